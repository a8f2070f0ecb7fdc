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

/* Appends the whole file. `versions` of struct akn_version; NULL: what the edition says of itself. */
void akn_render(const struct edition *edition, const GArray *versions, GString *out);

#endif
