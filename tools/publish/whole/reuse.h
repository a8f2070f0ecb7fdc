/* SPDX-License-Identifier: MIT
 * What an earlier build made and this one need not make anew: a Word file, a printed form, two pages of changes,
 * the files of a report. Each
 * such product has a key, the sum of all that it is made of: what an edition says (resolve/digest.h), the templates,
 * the tools. Beside the output lies a record of keys with the sums of the files that were made. A product is taken over
 * only where its key is the same and each file still has its sum: nothing that was altered by hand is trusted, and in
 * any doubt all is made anew. A product about which there was a message is not recorded, so that it is said again.
 *
 *   struct reuse *reuse = reuse_open(out, entries);
 *   ... other work, such as reading the sources ...
 *   reuse_settle(reuse, fonts, templates);
 *   char *key = reuse_key("docx", path, digest, NULL);
 *   if (!reuse_put(reuse, key, stage))             nothing of it is there: make it, and
 *           reuse_note(reuse, key, path);          for each file of it
 *   reuse_write(reuse, stage);
 *
 * For publish/ only. */
#ifndef KEELING_REUSE_H
#define KEELING_REUSE_H

#include "base/stage.h"
#include "base/templates.h"
#include "resolve/edition.h"

#include <glib.h>

/* The record, an entry of the output folder. */
#define REUSE_RECORD ".keeling-made"

struct reuse;

/* Reads the record in `out` and begins to prove its files (base/proofs.h), beside what is done until reuse_settle().
 * `entries` are those that the build writes anew; they must outlive it. Never NULL. */
struct reuse *reuse_open(const char *out, const char *const *entries);
/* What makes all products: with others than the record's nothing of it is reused. `fonts` are the paths of the fonts
 * that the build prints with. */
void reuse_settle(struct reuse *reuse, const GPtrArray *fonts, const struct templates *templates);
const struct proofs *reuse_proofs(const struct reuse *reuse); /* settled; they belong to it */
void reuse_free(struct reuse *reuse);                         /* NULL is fine */

/* The key of what is made of these texts, of which any may be "", ended by NULL. The caller frees it. */
char *reuse_key(const char *kind, ...) G_GNUC_NULL_TERMINATED;
/* What an edition says, summed once; it belongs to `reuse`. No more may be noted on the edition after that. */
const char *reuse_digest(struct reuse *reuse, const struct edition *edition);
/* All that was noted on it after that, once; and the digest with it, which the caller frees. */
void reuse_digest_add(struct reuse *reuse, const struct edition *edition, const char *noted);
char *reuse_digest_late(struct reuse *reuse, const struct edition *edition);
/* Whether an earlier build made it, and all its files are there. */
bool reuse_holds(const struct reuse *reuse, const char *key);
/* The bytes of the file of it that was noted first; NULL where it isn't there. The caller unrefs them. */
GByteArray *reuse_bytes(const struct reuse *reuse, const char *key);
/* Puts its files on the stage as they are, and notes them. False where they are not all there, or the stage fails. */
bool reuse_put(struct reuse *reuse, const char *key, struct stage *stage);
void reuse_note(struct reuse *reuse, const char *key, const char *path);

/* Short texts that are costly to find out are kept in the record itself, by kind ('events', 'chart') and key. NULL
 * where none is known. */
const char *reuse_text(const struct reuse *reuse, const char *kind, const char *key);
void reuse_text_note(struct reuse *reuse, const char *kind, const char *key, const char *text);
/* Those of an earlier build, of one kind. */
void reuse_texts_each(const struct reuse *reuse, const char *kind, void (*take)(const char *key, const char *text));

/* The record, when all files are on the stage. False when the stage fails. */
bool reuse_write(struct reuse *reuse, struct stage *stage);

#endif
