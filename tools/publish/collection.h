/* SPDX-License-Identifier: MIT
 * The documents of one content folder (or lone ones), read and settled together, with what they need.
 * Within publish/, and for the commands that look into sources. */
#ifndef KEELING_COLLECTION_H
#define KEELING_COLLECTION_H

#include "base/templates.h"
#include "read/source/source.h"
#include "resolve/edition.h"

struct collected {
	const char *folder;            /* of the document within the content folder; "" for a lone one, or its file */
	const struct edition *edition; /* NULL when the document could not be read */
};

struct collection {
	struct sources *sources;
	struct constitution *constitution; /* NULL for lone documents */
	struct words *words;
	GPtrArray *other_words; /* of struct words *: for documents in another language */
	struct library *library;
	GHashTable *ledgers;  /* id of a document that keeps its numbers, to its struct ledger * */
	GPtrArray *documents; /* of struct collected *, as constitution.yaml lists them */
};

/* All documents of the constitution in `sources`, which the collection takes; all mistakes are in `diag`. NULL when
 * constitution.yaml or the words can't be read. */
struct collection *collection_open(struct sources *sources, const struct templates *templates, struct diag *diag);
/* One file that belongs to no constitution. NULL when it can't be read. */
struct collection *collection_lone(struct sources *sources, const char *path, const struct templates *templates,
				   struct diag *diag);
/* Files that belong to no constitution, `paths` within `sources`: each a document, known by its name. NULL when there
 * are no words for them. */
struct collection *collection_loose(struct sources *sources, const GPtrArray *paths, const struct templates *templates,
				    struct diag *diag);
void collection_free(struct collection *collection); /* NULL is fine */

/* References in its documents to others get the addresses of those on the website of the constitution that stands in
 * `content`, for files that are taken away from it: the document's own address, where what is current stands. Nothing
 * where the constitution has no address, and none for a document of which no version was adopted: its address leads to
 * nothing yet. collection_open() does it with what it reads; a sealed version, which knows no website, gets them from
 * the constitution of today. */
void collection_lead(struct collection *collection, struct sources *content, const struct constitution *constitution);

/* The words of a language, as the collection has them or read for it, and its own for as long as it is there; what is
 * added to its library from then on may be in that language. NULL, with a message, when they can't be read. */
const struct words *collection_words(struct collection *collection, const char *language,
				     const struct templates *templates, struct diag *diag);

/* The document in a folder of the content folder, or NULL. */
const struct edition *collection_find(const struct collection *collection, const char *folder);

/* Adds to `to` the messages of `from` that are about files of this one document, or about no file, or about the
 * constitution, and of whatever could not be read: what else is wrong elsewhere does not matter to it. Where a
 * reference of it leads to what could not be read, all mistakes do. */
void messages_of(const struct diag *from, const struct collection *collection, const struct edition *edition,
		 struct diag *to);

#endif
