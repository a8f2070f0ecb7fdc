/* SPDX-License-Identifier: MIT
 * A sentence of an item. For verify_sayings.c and verify_titles.c. */
#ifndef KEELING_EXPLAIN_VERIFY_SENTENCE_H
#define KEELING_EXPLAIN_VERIFY_SENTENCE_H

#include "explain/verify/verify_within.h"

struct sentence {
	struct verification *verification;
	const struct claim *claim;
	const struct words *words;
	const char *text;
	GPtrArray *places; /* of struct claim_place *, those in it */
};

/* Says that it claims what is not so. */
void sentence_off(const struct sentence *sentence, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* What parts and policies are called in it. verify_titles.c. */
void sentence_titles(const struct sentence *sentence);

/* What came or went in its places: rows, entries, questions. verify_units.c. */
void sentence_units(const struct sentence *sentence);

#endif
