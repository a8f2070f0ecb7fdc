/* SPDX-License-Identifier: MIT
 * What is too short to be found by itself, and went along with what was found. */
#include "compare/match/known.h"

/* A head that was reworded is known by its members only where so much of it is left. */
#define HEAD_LEAST 0.35

static bool is_free(const struct match *match, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	return unit < side->units->len && (is_new ? match->new_bead : match->old_bead)[unit] == NO_UNIT &&
	       PART(side, UNIT(side, unit)->part)->first != unit &&
	       copy_original(match->known, unit, is_new) == NO_UNIT;
}

/* ---- heads ------------------------------------------------------------------------------------------------------- */

/* Under which new units the members of an old one stand, by their words: the most of them, or NO_UNIT. */
static uint32_t head_by_members(const struct match *match, uint32_t head, GHashTable *words)
{
	const struct side *old = match->old;
	uint32_t best = NO_UNIT, most = 0, all = 0;
	g_hash_table_remove_all(words);
	for (uint32_t i = head + 1; i < old->units->len && UNIT(old, i)->part == UNIT(old, head)->part; i++) {
		if (UNIT(old, i)->parent == NO_UNIT || UNIT(old, i)->parent < head)
			break;
		if (UNIT(old, i)->parent != head)
			continue;
		uint32_t weight = 1 + UNIT(old, i)->length, partner = match_partner(match, i, false);
		all += weight;
		uint32_t above = partner == NO_UNIT ? NO_UNIT : UNIT(match->new, partner)->parent;
		if (above == NO_UNIT)
			continue;
		gpointer key = GUINT_TO_POINTER(above + 1);
		uint32_t sum = GPOINTER_TO_UINT(g_hash_table_lookup(words, key)) + weight;
		g_hash_table_insert(words, key, GUINT_TO_POINTER(sum));
		if (sum > most) {
			most = sum;
			best = above;
		}
	}
	return 2 * most > all ? best : NO_UNIT;
}

void heads_pair(struct match *match)
{
	GHashTable *words = g_hash_table_new(NULL, NULL);
	for (uint32_t i = match->old->units->len; i-- > 0;) {
		if (!is_free(match, i, false))
			continue;
		uint32_t new = head_by_members(match, i, words);
		if (new == NO_UNIT || !is_free(match, new, true) || match_apart(match, i, new) ||
		    UNIT(match->old, i)->kind != UNIT(match->new, new)->kind)
			continue;
		double alike = pair_likeness(match, i, new);
		if (alike < HEAD_LEAST)
			continue;
		pair_add(match, i, new, alike >= 1 ? BY_TEXT : BY_LIKENESS, alike);
		BEAD(match, match->beads->len - 1)->moved = true;
	}
	g_hash_table_unref(words);
}

/* ---- neighbours -------------------------------------------------------------------------------------------------- */

static bool neighbour_pair(struct match *match, uint32_t old, uint32_t new)
{
	if (!is_free(match, old, false) || !is_free(match, new, true) || match_apart(match, old, new) ||
	    UNIT(match->old, old)->same != UNIT(match->new, new)->same)
		return false;
	pair_add(match, old, new, BY_TEXT, 1);
	BEAD(match, match->beads->len - 1)->moved = true;
	return true;
}

void neighbours_pair(struct match *match)
{
	guint beads = match->beads->len;
	for (guint i = 0; i < beads; i++) {
		const struct bead bead = *BEAD(match, i);
		if (!bead.moved || bead.old_count != 1 || bead.new_count != 1)
			continue;
		for (uint32_t k = 1; neighbour_pair(match, bead.old + k, bead.new + k);)
			k++;
		for (uint32_t k = 1;
		     k <= bead.old && k <= bead.new &&neighbour_pair(match, bead.old - k, bead.new - k);)
			k++;
	}
}
