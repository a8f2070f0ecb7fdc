/* SPDX-License-Identifier: MIT
 * An item whose facts are held against the texts of its places. For verify_facts.c, verify_came.c and
 * verify_exchanged.c. */
#ifndef KEELING_EXPLAIN_VERIFY_HOLDING_H
#define KEELING_EXPLAIN_VERIFY_HOLDING_H

#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/verify_within.h"

/* Of a fact, what the words between it and the next say: TURN_ON that the first became the second, TURN_BACK that the
 * second did. */
enum turn { TURN_BACK = -1, TURN_NONE, TURN_ON };

struct holding {
	struct verification *verification;
	const struct claim *claim;
	const struct words *words;
	const char *text; /* the item, reasons blanked */
	GArray *facts;    /* of struct fact */
	enum turn *turns; /* of each of them */
	GPtrArray *old, *new;
	const GPtrArray *titles;
};

/* What people give with an amount that is none of either text: 'by £5'; and what somebody quotes with words left out.
 */
bool holding_is_difference(const struct holding *holding, const struct fact *fact);
bool fact_is_edited(const struct fact *fact);
/* The words of a fact as they are written; the caller frees them. */
char *holding_words(const struct holding *holding, const struct fact *fact);
/* Past a word of a list and the blanks behind it. */
const char *holding_past(const struct words *words, const char *key, const char *at);

/* The changes that it may mean, of struct spot *: where it names none, all. */
const GPtrArray *holding_spots(const struct holding *holding);
/* The sentence in which something stands that begins at `at`; the caller frees it. */
char *holding_sentence(const struct holding *holding, size_t at);
/* Whether a fact stands in the texts of its places, or is a title. */
bool holding_stands(const struct holding *holding, const struct fact *fact);

/* That one fact, or name, took the place of another. verify_turns.c. */
void holding_turned(const struct holding *holding, const struct fact *was, const struct fact *now);
void holding_names_turned(const struct holding *holding, const char *was, const char *now);
/* By how much amounts changed. verify_amounts.c. */
void holding_differences(const struct holding *holding);
/* What it says of posts and bodies. verify_names.c. */
void holding_names(const struct holding *holding);
/* What is said to have come or gone (where `kinds_fit`), and what must be filled in. verify_came.c. */
void holding_came(const struct holding *holding, bool kinds_fit);
/* That what stands in one row or paragraph is not said of another. verify_exchanged.c. */
void holding_exchanged(const struct holding *holding);

#endif
