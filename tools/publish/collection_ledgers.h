/* SPDX-License-Identifier: MIT
 * The numbers that the documents of a collection were adopted with, where they keep them. For publish/collection.c. */
#ifndef KEELING_COLLECTION_LEDGERS_H
#define KEELING_COLLECTION_LEDGERS_H

#include "publish/collection.h"

/* Before `doc` is added to the collection's library: the ledgers that it, and what it includes whole, will ask for. */
void ledgers_find(struct collection *collection, const struct doc *doc, const struct templates *templates,
		  struct diag *diag);

#endif
