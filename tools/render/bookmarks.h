/* SPDX-License-Identifier: MIT
 * Names for the bookmarks of a document, by which references lead to a clause and an edited file is read back. The same
 * in Word and OpenDocument files. */
#ifndef KEELING_BOOKMARKS_H
#define KEELING_BOOKMARKS_H

#include "resolve/edition.h"

/* By node index: a name for each node that has an address and can be led to, else NULL. The caller frees the array; the
 * names belong to `chunk`. */
const char **bookmarks_new(const struct edition *edition, GStringChunk *chunk);

#endif
