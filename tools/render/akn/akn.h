/* SPDX-License-Identifier: MIT
 * An edition as Akoma Ntoso 3, the OASIS standard for legal documents: its provisions with their numbers, addresses and
 * references, and what is known of its versions. For publish/. */
#ifndef KEELING_AKN_H
#define KEELING_AKN_H

#include "resolve/edition.h"

/* A version up to the edition, the oldest first. */
struct akn_version {
	const char *version, *day; /* of adoption */
};

/* Which version of another document a reference leads to. */
struct akn_others {
	/* The versions of a document up to the one to which a reference to `node` leads, of struct akn_version. NULL
	 * where none is known: then it leads to the document in whatever version. */
	const GArray *(*versions)(const void *data, const struct edition *edition, const struct node *node);
	const void *data;
};

/* Appends the whole file. `versions` of struct akn_version; NULL: what the edition says of itself. `others` may be
 * NULL: of no document is a version known. */
void akn_render(const struct edition *edition, const GArray *versions, const struct akn_others *others, GString *out);

#endif
