/* SPDX-License-Identifier: MIT
 * Writing a tree of files whole or not at all: the publisher's floor.
 *
 *   static const char *const entries[] = {"site", "manifest.json", NULL};
 *   struct stage *stage = stage_open("build", entries, diag);
 *   stage_put(stage, "site/index.html", html, length);    each file, in any order
 *   status = stage_commit(stage);                         all of them take their places, or none
 *   stage_drop(stage);                                    in any case
 *
 * The files are written into a hidden folder beside the old ones and synced; then each entry is exchanged with the old
 * one of its name. An entry that no earlier build made is never touched. One build at a time: a second one is told
 * who is at work. SIGINT, SIGTERM and SIGHUP between stage_open() and stage_drop() remove what was staged and then end
 * the program; after SIGKILL or a power cut the next run finishes what was committed and removes what was not.
 * For publish/, and for keeling-import. */
#ifndef KEELING_STAGE_H
#define KEELING_STAGE_H

#include "base/diag.h"
#include "base/proofs.h"

#include <stddef.h>
#include <stdint.h>

struct stage;

struct staged_file {
	char *path;   /* relative to the output folder */
	size_t size;  /* bytes */
	uint64_t sum; /* of the bytes, quickly reckoned */
	char *sha256;
	bool kept; /* a file of the old output, read in this run: what is left to do is to wait for the disk */
};

/* The output folder `out` is made if it isn't there, with those around it. `entries`, NULL-terminated, are the names at
 * its top that this build owns; they and `diag` must outlive the stage. NULL with a message when nothing can be
 * written there. */
struct stage *stage_open(const char *out, const char *const *entries, struct diag *diag);

/* The same for entries that are an author's own, such as the folder of a document: they need not have been made by an
 * earlier build, and are not noted as ours; what is written keeps the owner and the rights of what stood there, or has
 * those of the folder that it comes into, as far as the umask leaves them to others. What others save in them from now
 * on is not lost: they are watched. */
struct stage *stage_open_within(const char *folder, const char *const *entries, struct diag *diag);
/* From now on nobody but this program may save anything at an entry, or below it: what is read after this and is
 * replaced by the commit is what was read. The commit says what was saved there, and changes nothing; what is saved in
 * the very moment of the commit it keeps in the folder SAVED_MEANWHILE, with a warning. False with a message. */
bool stage_watch(struct stage *stage, const char *entry);
#define SAVED_MEANWHILE "saved-meanwhile"
/* Where the files are staged: the output folder, and a name in it. */
char *stage_folder(const struct stage *stage);

/* Whether a file may be put at a path: false, with a message, where in an author's own folder something stands there
 * that is no file, such as a folder, or a link to one elsewhere, in whose place the new one would come. */
bool stage_may_put(struct stage *stage, const char *path);

/* A file below one of the entries, or an entry itself. One that stands there already with the same bytes, and the
 * rights that a new one would have, is taken over as it is, with its time, so that whoever copies the output copies
 * what changed. False with a message; after that every call fails. */
bool stage_put(struct stage *stage, const char *path, const void *bytes, size_t length);
/* The same where the sum of the bytes is known. */
bool stage_put_summed(struct stage *stage, const char *path, const void *bytes, size_t length, const char *sha256);

/* Files of the old output whose bytes are known (after proofs_end()): one that is put with the same sum is taken over
 * unread. They must outlive the stage; NULL: none. */
void stage_trust(struct stage *stage, const struct proofs *proofs);
/* Such a file, as it is. False, and nothing put, where it can't be had so. */
bool stage_take(struct stage *stage, const char *path);

/* The bytes of the file that was put last, again at another path; they need not be summed again. */
bool stage_repeat(struct stage *stage, const char *path, const void *bytes, size_t length);
/* Everything that lies at `entry` now and was not put anew: the old files themselves, under a second name. */
bool stage_keep(struct stage *stage, const char *entry);

/* How many files were put so far, and the path of each in the order of that, from 0. */
guint stage_count(const struct stage *stage);
const char *stage_path(const struct stage *stage, guint i);
/* The files put so far, sorted by path: of struct staged_file *, which belong to the stage. Free the array only. */
GPtrArray *stage_files(const struct stage *stage);

/* STATUS_DONE, with a warning where files of the old output can't be removed; STATUS_FAILURE with a message: all is as
 * it was; STATUS_UNCONFIRMED with a message: the new output is in place but the disk did not confirm it. */
enum status stage_commit(struct stage *stage);

/* Removes what is left of the stage and frees it; without a commit the output folder is as it was. NULL is fine. */
void stage_drop(struct stage *stage);

#endif
