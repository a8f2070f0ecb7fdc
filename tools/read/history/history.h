/* SPDX-License-Identifier: MIT
 * The adopted versions of a document: the list in '<id>/history/index.yaml', and the proof that none was altered.
 *
 * Each version has a sum of each of its files, and of its text as it was printed; its seal is the sum of all that the
 * list says of it and of the seal of the version before, so that nothing in the chain can be changed unseen.
 * For commands. */
#ifndef KEELING_HISTORY_H
#define KEELING_HISTORY_H

#include "base/arena.h"
#include "read/source/source.h"

struct sealed_file {
	const char *path;   /* relative to the folder of the version */
	const char *sha256; /* 64 small hexadecimal digits */
	struct place place;
};

struct adopted {
	const char *version, *adopted;                 /* never NULL */
	const char *effective, *by, *minute, *summary; /* or NULL */
	const char *authority, *reason;                /* of a version made under delegation; else NULL */
	const char *folder;                            /* '<id>/history/<version>', a content folder in small */
	GPtrArray *files;                              /* of struct sealed_file *, sorted by path */
	const char *text, *seal;                       /* sums, or NULL: it was kept before there were seals */
	struct place place;
};

struct history {
	struct arena *arena;
	const char *id;
	GPtrArray *versions; /* of struct adopted *, the oldest first; empty where there is no history */
	bool present;        /* there is an index */
	bool broken;         /* there are mistakes in it: what it lists is not known */
};

/* Never NULL; mistakes are in `diag`. The caller frees it. */
struct history *history_read(struct sources *sources, const char *id, struct diag *diag);
void history_free(struct history *history); /* NULL is fine */

/* The version of that name, or NULL. */
const struct adopted *history_find(const struct history *history, const char *version);

/* The last version, or NULL. */
const struct adopted *history_last(const struct history *history);

/* Versions in their order: 2.0, 2.1, 10.0. Below 0 where `a` comes first. */
int version_order(const char *a, const char *b);

/* The seal of a version after one whose seal is `before` (NULL: it is the first, or that has none). The caller frees
 * it. */
char *seal_make(const struct adopted *adopted, const char *before);

/* Whether each fact about a version is one line, as keeling-adopt writes it: with a line break in one, 'Council' and
 * then 'minute: 14', the seal would be that of two. */
bool seal_is_plain(const struct adopted *adopted);

/* The list as text. Each version gets its seal. The caller frees it. */
char *history_index(struct history *history);

/* True, with a message, where there are files of versions and no list of them, or an empty one. */
bool history_is_lost(struct sources *sources, const struct history *history, struct diag *diag);

/* Says every file that is not as it was sealed, is gone, or was not there, and every entry of the list that was
 * altered. False when there is one. */
bool history_verify(struct sources *sources, const struct history *history, struct diag *diag);

#endif
