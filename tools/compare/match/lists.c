/* SPDX-License-Identifier: MIT
 * Two lists of units, of one place each: what is the same or has the same name in both, and the gaps between. */
#include "compare/match/match.h"
#include "compare/units/numbers.h"
#include "compare/match/order.h"

/* ---- anchors in two lists -------------------------------------------------------------------------------------- */

/* By all its words; by its keys, among which what is replaced throughout is one; by those without what ends an entry of
 * a list; by its name. */
enum anchor { ANCHOR_SAME, ANCHOR_HASH, ANCHOR_ENTRY, ANCHOR_NAME };

/* 0 for a unit that is no such anchor, or that stands in a bead. */
static uint64_t anchor_key(const struct side *side, const uint32_t *beads, uint32_t place, enum anchor anchor)
{
	const struct unit *unit = UNIT(side, place);
	if (beads[place] != NO_UNIT)
		return 0;
	switch (anchor) {
	case ANCHOR_SAME:
		return unit->same;
	case ANCHOR_HASH:
		return unit->hash;
	case ANCHOR_ENTRY:
		return unit->entry;
	default:
		return unit->name ? ((uint64_t)unit->kind << 32 | unit->name) : 0;
	}
}

/* Who has a key in either list. */
struct twins {
	uint32_t old, new; /* NO_UNIT: none; MANY: more than one */
};
#define MANY (NO_UNIT - 1)

/* By the number of each key that the old list has. NULL where no unit of it is an anchor. */
static struct twins *twins_new(const struct match *match, struct unit_range olds, struct unit_range news,
			       enum anchor anchor)
{
	struct numbers *numbers = match->numbers;
	struct twins *twins = NULL;
	numbers_clear(numbers, olds.end - olds.first);
	for (uint32_t i = olds.first; i < olds.end; i++) {
		uint64_t key = anchor_key(match->old, match->old_bead, i, anchor);
		if (!key)
			continue;
		if (!twins)
			twins = g_new(struct twins, olds.end - i + 1);
		bool more = number_known(numbers, key);
		twins[number_of(numbers, key)] = (struct twins){more ? MANY : i, NO_UNIT};
	}
	for (uint32_t i = news.first; twins && i < news.end; i++) {
		uint64_t key = anchor_key(match->new, match->new_bead, i, anchor);
		uint32_t number = key ? number_known(numbers, key) : 0;
		if (number)
			twins[number].new = twins[number].new == NO_UNIT ? i : MANY;
	}
	return twins;
}

/* The hash said that they are the same: their keys say it. */
static bool keys_equal(const struct match *match, const struct unit *x, const struct unit *y)
{
	uint32_t i = 0, k = 0;
	for (;; i++, k++) {
		while (i < x->count && !TOKEN(match->old, x->first + i)->key)
			i++;
		while (k < y->count && !TOKEN(match->new, y->first + k)->key)
			k++;
		if (i >= x->count || k >= y->count)
			return i >= x->count && k >= y->count && x->kind == y->kind;
		if (TOKEN(match->old, x->first + i)->key != TOKEN(match->new, y->first + k)->key)
			return false;
	}
}

static void anchors_pair(struct match *match, struct unit_range olds, struct unit_range news, enum anchor anchor)
{
	struct twins *twins = twins_new(match, olds, news, anchor);
	for (uint32_t i = 1; twins && i <= numbers_count(match->numbers); i++) {
		uint32_t old = twins[i].old, new = twins[i].new;
		if (old == MANY || new == MANY || new == NO_UNIT || match_apart(match, old, new))
			continue;
		if (anchor == ANCHOR_NAME || anchor == ANCHOR_ENTRY)
			pair_add(match, old, new, anchor == ANCHOR_NAME ? BY_NAME : BY_LIKENESS,
				 pair_likeness(match, old, new));
		else if (anchor == ANCHOR_SAME || keys_equal(match, UNIT(match->old, old), UNIT(match->new, new)))
			pair_add(match, old, new, BY_TEXT, 1);
	}
	g_free(twins);
}

/* ---- one place against another --------------------------------------------------------------------------------- */

/* The pairs between the two lists, in the old order. */
static GArray *pairs_between(const struct match *match, struct unit_range olds, struct unit_range news)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t old = olds.first; old < olds.end; old++) {
		uint32_t place = match->old_bead[old];
		const struct bead *bead = place != NO_UNIT ? BEAD(match, place) : NULL;
		if (bead && bead->old == old && bead->new >= news.first && bead->new < news.end)
			g_array_append_val(pairs, place);
	}
	return pairs;
}

/* Marks what is out of order as moved, and leaves the others in `pairs`. */
static void pairs_order(struct match *match, GArray *pairs)
{
	uint32_t *places = g_new(uint32_t, pairs->len + 1);
	double *weights = g_new(double, pairs->len + 1);
	bool *kept = g_new(bool, pairs->len + 1);
	for (guint i = 0; i < pairs->len; i++) {
		const struct bead *bead = BEAD(match, g_array_index(pairs, uint32_t, i));
		places[i] = bead->new;
		weights[i] = 1 + UNIT(match->old, bead->old)->length;
	}
	order_keep(places, weights, pairs->len, kept);
	guint left = 0;
	for (guint i = 0; i < pairs->len; i++) {
		uint32_t place = g_array_index(pairs, uint32_t, i);
		BEAD(match, place)->moved = BEAD(match, place)->off = !kept[i];
		if (kept[i])
			g_array_index(pairs, uint32_t, left++) = place;
	}
	g_array_set_size(pairs, left);
	g_free(places);
	g_free(weights);
	g_free(kept);
}

/* Those of [from, to) that stand in no bead. */
static void free_units(GArray *list, uint32_t from, uint32_t to, const uint32_t *beads)
{
	g_array_set_size(list, 0);
	for (; from < to; from++)
		if (beads[from] == NO_UNIT)
			g_array_append_val(list, from);
}

static void gaps_match(struct match *match, struct unit_range olds, struct unit_range news, const GArray *pairs)
{
	GArray *left = g_array_new(FALSE, FALSE, sizeof(uint32_t)),
	       *right = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (guint i = 0; i <= pairs->len; i++) {
		const struct bead *next = i < pairs->len ? BEAD(match, g_array_index(pairs, uint32_t, i)) : NULL;
		struct unit_range old = {olds.first, next ? next->old : olds.end};
		struct unit_range new = {news.first, next ? next->new : news.end};
		free_units(left, old.first, old.end, match->old_bead);
		free_units(right, new.first, new.end, match->new_bead);
		if (left->len && right->len)
			gap_match(match, left, right);
		olds.first = old.end;
		news.first = new.end;
	}
	g_array_unref(left);
	g_array_unref(right);
}

void lists_match(struct match *match, struct unit_range olds, struct unit_range news)
{
	anchors_pair(match, olds, news, ANCHOR_SAME);
	anchors_pair(match, olds, news, ANCHOR_HASH);
	anchors_pair(match, olds, news, ANCHOR_ENTRY);
	anchors_pair(match, olds, news, ANCHOR_NAME);
	GArray *pairs = pairs_between(match, olds, news);
	pairs_order(match, pairs);
	gaps_match(match, olds, news, pairs);
	g_array_unref(pairs);
}
