/* SPDX-License-Identifier: MIT
 * Two lists of units, of one place each: what is the same or has the same name in both, and the gaps between. */
#include "compare/match.h"
#include "compare/order.h"

/* ---- anchors in two lists -------------------------------------------------------------------------------------- */

/* By all its words; by its keys, among which what is replaced throughout is one; by its name. */
enum anchor { ANCHOR_SAME, ANCHOR_HASH, ANCHOR_NAME };

static uint64_t anchor_key(const struct unit *unit, enum anchor anchor)
{
	if (anchor == ANCHOR_SAME)
		return unit->same;
	return anchor == ANCHOR_HASH ? unit->hash : unit->name ? ((uint64_t)unit->kind << 32 | unit->name) : 0;
}

/* Each key's only unit in the list; 0 where there are more. Keys live in `units`, so the table borrows nothing. */
static GHashTable *anchors_of(const struct side *side, const GArray *list, const uint32_t *beads, enum anchor anchor)
{
	GHashTable *table = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	for (guint i = 0; i < list->len; i++) {
		uint32_t unit = g_array_index(list, uint32_t, i);
		uint64_t key = anchor_key(UNIT(side, unit), anchor);
		if (!key || beads[unit] != NO_UNIT)
			continue;
		bool twice = g_hash_table_contains(table, &key);
		g_hash_table_insert(table, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(twice ? 0 : unit + 1));
	}
	return table;
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

static void anchors_pair(struct match *match, const GArray *olds, const GArray *news, enum anchor anchor)
{
	GHashTable *first = anchors_of(match->old, olds, match->old_bead, anchor);
	GHashTable *second = anchors_of(match->new, news, match->new_bead, anchor);
	for (guint i = 0; i < olds->len; i++) {
		uint32_t old = g_array_index(olds, uint32_t, i);
		const struct unit *unit = UNIT(match->old, old);
		uint64_t key = anchor_key(unit, anchor);
		if (!key || match->old_bead[old] != NO_UNIT || !g_hash_table_lookup(first, &key))
			continue;
		uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(second, &key));
		if (!found || match->new_bead[found - 1] != NO_UNIT || match_apart(match, old, found - 1))
			continue;
		uint32_t new = found - 1;
		bool same = keys_equal(match, unit, UNIT(match->new, new));
		if (anchor == ANCHOR_NAME)
			pair_add(match, old, new, BY_NAME, pair_likeness(match, old, new));
		else if (same || anchor == ANCHOR_SAME)
			pair_add(match, old, new, BY_TEXT, 1);
	}
	g_hash_table_unref(first);
	g_hash_table_unref(second);
}

/* ---- one place against another --------------------------------------------------------------------------------- */

/* The pairs between the two lists, in the old order. */
static GArray *pairs_between(const struct match *match, const GArray *olds, const GArray *news)
{
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	GHashTable *inside = g_hash_table_new(NULL, NULL);
	for (guint i = 0; i < news->len; i++)
		g_hash_table_add(inside, GUINT_TO_POINTER(g_array_index(news, uint32_t, i)));
	for (guint i = 0; i < olds->len; i++) {
		uint32_t old = g_array_index(olds, uint32_t, i), place = match->old_bead[old];
		const struct bead *bead = place != NO_UNIT ? BEAD(match, place) : NULL;
		if (bead && bead->old == old && g_hash_table_contains(inside, GUINT_TO_POINTER(bead->new)))
			g_array_append_val(pairs, place);
	}
	g_hash_table_unref(inside);
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

/* Those of [from, to) in a list of increasing units that stand in no bead; `at` is where the walk stands in the list.
 */
static GArray *free_units(const GArray *list, guint *at, uint32_t to, const uint32_t *beads)
{
	GArray *found = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (; *at < list->len && g_array_index(list, uint32_t, *at) < to; (*at)++) {
		uint32_t unit = g_array_index(list, uint32_t, *at);
		if (beads[unit] == NO_UNIT)
			g_array_append_val(found, unit);
	}
	return found;
}

void lists_match(struct match *match, const GArray *olds, const GArray *news)
{
	anchors_pair(match, olds, news, ANCHOR_SAME);
	anchors_pair(match, olds, news, ANCHOR_HASH);
	anchors_pair(match, olds, news, ANCHOR_NAME);
	GArray *pairs = pairs_between(match, olds, news);
	pairs_order(match, pairs);
	guint x = 0, y = 0;
	for (guint i = 0; i <= pairs->len; i++) {
		const struct bead *next = i < pairs->len ? BEAD(match, g_array_index(pairs, uint32_t, i)) : NULL;
		uint32_t to_old = next ? next->old : NO_UNIT, to_new = next ? next->new : NO_UNIT;
		GArray *left = free_units(olds, &x, to_old, match->old_bead);
		GArray *right = free_units(news, &y, to_new, match->new_bead);
		if (left->len && right->len)
			gap_match(match, left, right);
		g_array_unref(left);
		g_array_unref(right);
	}
	g_array_unref(pairs);
}
