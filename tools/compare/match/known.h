/* SPDX-License-Identifier: MIT
 * What is settled before anything is matched: which documents of the two sides are the same, and what an author said
 * about single provisions. Within compare/. */
#ifndef KEELING_COMPARE_KNOWN_H
#define KEELING_COMPARE_KNOWN_H

#include "compare/changes.h"
#include "compare/match/match.h"

struct pin {
	uint32_t old, new; /* units */
};

struct known {
	guint olds, news;
	uint32_t *old_document, *new_document; /* by document: its partner, or NO_UNIT */
	enum matched_by *document_by;          /* by old document */
	uint32_t *old_original, *new_original; /* by unit; NULL for none: see copy_original() */
	GArray *pins;                          /* of struct pin */
	GHashTable *apart;                     /* an old and a new unit in one number: never the same */
};

/* Documents by what an author said, by id, by title, one and one anyway. */
struct known *known_new(const struct comparison *comparison);
void known_free(struct known *known); /* NULL is fine */

/* Documents that are left, by the units that they share. True where any was found: what they are known by has changed,
 * and the sides are to be made again. */
bool documents_vote(struct known *known, const struct comparison *comparison, const struct side *old,
		    const struct side *new);
/* What the documents of a side are known by; of char *, owned, by document. */
GPtrArray *documents_identities(const struct known *known, const struct comparison *comparison, bool of_new);

/* Which units only repeat those of a document that stands alone too, and does so on both sides. */
void copies_find(struct known *known, const struct side *old, const struct side *new);
/* The unit of the document itself that a unit repeats, or NO_UNIT. */
uint32_t copy_original(const struct known *known, uint32_t unit, bool is_new);

/* Pins, and what is set apart, from names to units; a name that finds nothing is a finding. */
void pairings_resolve(struct known *known, const struct comparison *comparison, const struct side *old,
		      const struct side *new, struct diag *diag);

#endif
