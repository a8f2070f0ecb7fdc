/* SPDX-License-Identifier: MIT
 * An item whose facts are held against the texts of its places. For verify_facts.c and verify_came.c. */
#ifndef KEELING_EXPLAIN_VERIFY_HOLDING_H
#define KEELING_EXPLAIN_VERIFY_HOLDING_H

#include "explain/claim_facts.h"
#include "explain/verify_within.h"

struct holding {
	struct verification *verification;
	const struct claim *claim;
	const struct words *words;
	const char *text; /* the item, reasons blanked */
	GArray *facts;    /* of struct fact */
	GPtrArray *old, *new;
	const GPtrArray *titles;
};

/* The words of a fact as they are written; the caller frees them. */
char *holding_words(const struct holding *holding, const struct fact *fact);
/* Past a word of a list and the blanks behind it. */
const char *holding_past(const struct words *words, const char *key, const char *at);
/* Past blanks, commas, brackets and quotation marks. */
const char *holding_past_marks(const char *at);

/* What is said to have come or gone (where `kinds_fit`), and what must be filled in. verify_came.c. */
void holding_came(const struct holding *holding, bool kinds_fit);

#endif
