/* SPDX-License-Identifier: MIT
 * The adopted versions of a document: the list in '<id>/history/index.yaml', and the proof that none was altered.
 * For commands. */
#ifndef KEELING_HISTORY_H
#define KEELING_HISTORY_H

#include "base/arena.h"
#include "read/source.h"

struct sealed_file {
	const char *path;   /* relative to the folder of the version */
	const char *sha256; /* 64 small hexadecimal digits */
	struct place place;
};

struct adopted {
	const char *version, *adopted;                 /* never NULL */
	const char *effective, *by, *minute, *summary; /* or NULL */
	const char *folder;                            /* '<id>/history/<version>', a content folder in small */
	GPtrArray *files;                              /* of struct sealed_file * */
	struct place place;
};

struct history {
	struct arena *arena;
	const char *id;
	GPtrArray *versions; /* of struct adopted *, the oldest first; empty where there is no history */
	bool present;        /* there is an index */
};

/* Never NULL; mistakes are in `diag`. The caller frees it. */
struct history *history_read(struct sources *sources, const char *id, struct diag *diag);
void history_free(struct history *history); /* NULL is fine */

/* The version of that name, or NULL. */
const struct adopted *history_find(const struct history *history, const char *version);

/* Says every file that is not as it was sealed, is gone, or was not there. False when there is one. */
bool history_verify(struct sources *sources, const struct history *history, struct diag *diag);

#endif
