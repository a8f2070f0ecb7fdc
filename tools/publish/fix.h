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

/* Mends the sources of every document of the collection, or only those of one, all files or none. A place
 * is mended only where the file still has the words that were read. Adds struct mended * to `done`, which must free
 * them with mended_free(). */
void fix_sources(const struct collection *collection, const struct edition *only, GPtrArray *done, struct diag *diag);
void mended_free(gpointer mended);

#endif
