/* SPDX-License-Identifier: MIT
 * Two places of which a sentence says that the one is the other now, or that they have changed places; held against
 * what was moved and what has another number. */
#include "compare/units/units.h"
#include "explain/verify/claim_words.h"
#include "explain/verify/verify_within.h"

#include <string.h>

#define MARKS " ,;()"

/* Whether what stood at a place, as a whole, stands at another now. */
static bool is_pair(const struct verification *verification, const struct claim_place *was,
		    const struct claim_place *now)
{
	const GPtrArray *spots = verification->spots, *renumbered = verification->given->changes->renumbered;
	for (guint i = 0; i < spots->len; i++)
		if (spot_is_whole(spots->pdata[i], was, true) && spot_is_whole(spots->pdata[i], now, false))
			return true;
	for (guint i = 0; i < renumbered->len; i++) {
		const struct renumbering *moved = renumbered->pdata[i];
		if (numbers_same(moved->old, was->number) && numbers_same(moved->new, now->number))
			return true;
	}
	return false;
}

/* What a place was (`former`: is now), as a whole; NULL where that is not known. It belongs to the changes. */
static const char *other_end(const struct verification *verification, const struct claim_place *place, bool former)
{
	const GPtrArray *spots = verification->spots;
	for (guint i = 0; i < spots->len; i++) {
		const struct spot *spot = spots->pdata[i];
		const GPtrArray *cites = former ? spot->now : spot->was;
		if (spot_is_whole(spot, place, former) && cites->len && (former ? spot->new : spot->old))
			return ((const struct claim_place *)cites->pdata[0])->words;
	}
	return NULL;
}

/* Whether a place is new with its text: no heading above what was there before. */
static bool is_new(const struct verification *verification, const struct claim_place *place)
{
	for (guint i = 0; i < verification->spots->len; i++) {
		const struct spot *spot = verification->spots->pdata[i];
		bool came = spot->change->kind == CHANGE_INSERTED || spot->change->kind == CHANGE_INCLUDED;
		if (!came || !spot_is_whole(spot, place, false))
			continue;
		enum node_kind kind = spot->new->node->kind;
		if ((kind != NODE_SECTION && kind != NODE_SUBHEADING) || spot->new->units > 1)
			return true;
	}
	return false;
}

static void pair_check(struct verification *verification, unsigned line, const struct claim_place *was,
		       const struct claim_place *now)
{
	const char *is = other_end(verification, was, true), *had = other_end(verification, now, false);
	if (is_pair(verification, was, now))
		return;
	if (is_new(verification, now))
		verify_off(verification, CODE_REPORT_CLAIMED, line, "%s was not %s: it is new", now->words, was->words);
	else if (is)
		verify_off(verification, CODE_REPORT_CLAIMED, line, "what was %s is %s now, not %s", was->words, is,
			   now->words);
	else if (had)
		verify_off(verification, CODE_REPORT_CLAIMED, line, "%s was %s, not %s", now->words, had, was->words);
}

/* Whether no more stands between two places than a word that says which of them was. */
static bool is_joined(const struct words *words, const char *text, const struct claim_place *first,
		      const struct claim_place *second)
{
	const char *from = text + first->to, *to = text + second->from;
	for (size_t n = 1; n && from < to; from += n) {
		n = strspn(from, MARKS);
		n = n ? n : listed_word(words, "claim-former", from);
		n = n ? n : listed_word(words, "claim-is-now", from);
		n = n ? n : listed_word(words, "claim-in-table", from);
	}
	return from >= to;
}

static void swap_check(struct verification *verification, unsigned line, const struct claim_place *one,
		       const struct claim_place *other)
{
	if (!is_pair(verification, one, other) && !is_pair(verification, other, one))
		verify_off(verification, CODE_REPORT_CLAIMED, line, "%s and %s have not changed places", one->words,
			   other->words);
}

void verify_pairs(struct verification *verification, unsigned line, const char *sentence, const GPtrArray *places)
{
	const struct claim_place *first = places->len == 2 ? places->pdata[0] : NULL;
	const struct claim_place *second = first ? places->pdata[1] : NULL;
	if (!first || first->own || second->own || first->goal || second->goal || first->between || second->between)
		return;
	if (listed_within(verification->words, "claim-swapped", sentence))
		swap_check(verification, line, first, second);
	else if (first->former != second->former && is_joined(verification->words, sentence, first, second))
		pair_check(verification, line, first->former ? first : second, first->former ? second : first);
}
