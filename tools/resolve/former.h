/* SPDX-License-Identifier: MIT
 * Addresses of what was removed and of which only the number above it is left: those that the clauses of a removed
 * section had lead to where it says 'Removed'. Noted on the edition by publish/, read by renderers. */
#ifndef KEELING_FORMER_H
#define KEELING_FORMER_H

#include "resolve/edition.h"

/* An address that nothing has in the edition leads to the node from now on. It is copied. */
void edition_lead(struct edition *edition, const char *address, const struct node *node);
/* Those that lead to a node, in the order in which they were noted: of const char *; NULL where there are none. */
const GPtrArray *edition_formers(const struct edition *edition, const struct node *node);

#endif
