/* SPDX-License-Identifier: MIT
 * Provisions that left the compared document for another, or came from one: what the comparison of one document can't
 * see. Found by publish/, told by the overview and the table of destinations. */
#ifndef KEELING_EXPLAIN_TRANSFERS_H
#define KEELING_EXPLAIN_TRANSFERS_H

#include "resolve/edition.h"

struct transfers;

struct transfers *transfers_new(void);
void transfers_free(struct transfers *transfers); /* NULL is fine */

/* What has that address in the new text (`came`) stood at `place`, or what had it in the old is there since:
 * 'section 14A.0 of the Officer Code of Conduct (version 2.0)'. Takes `place`. */
void transfers_add(struct transfers *transfers, bool came, const char *address, char *place);
/* Where a node of the new text was, or one of the old is; NULL: in no other document. `transfers` may be NULL. */
const char *transfers_place(const struct transfers *transfers, bool came, const struct edition *edition,
			    const struct node *node);
/* All of them, as text: what they say is the same where this is. */
const char *transfers_all(const struct transfers *transfers);

#endif
