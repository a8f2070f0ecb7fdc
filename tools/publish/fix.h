/* SPDX-License-Identifier: MIT
 * Mending stale words in the sources: figures of references, values, titles of policies; nothing else.
 * For keeling-check. */
#ifndef KEELING_FIX_H
#define KEELING_FIX_H

#include "publish/collection.h"

/* What was mended: 'says' became 'now' at a place. */
struct mended {
	struct place place;
	char *was, *now;
};

/* Which sources: of every document of the collection, or of one; all of its files, or the one of that path within the
 * content folder. */
struct fix_scope {
	const struct edition *edition; /* or NULL */
	const char *path;              /* or NULL */
};

/* Mends all files or none. A place is mended only where the file still has the words that were read. Adds struct mended
 * * to `done`, which must free them with mended_free(). */
void fix_sources(const struct collection *collection, struct fix_scope scope, GPtrArray *done, struct diag *diag);
void mended_free(gpointer mended);

#endif
