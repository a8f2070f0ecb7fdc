/* SPDX-License-Identifier: MIT */
#include "compare/match.h"
#include "compare/order.h"

void bead_add(struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news, unsigned new_count,
	      enum matched_by by, double score)
{
	struct bead bead = {.old = olds[0], .new = news[0], .by = by, .score = score};
	uint32_t place = match->beads->len;
	bead.old_count = (uint8_t)old_count;
	bead.new_count = (uint8_t)new_count;
	for (unsigned i = 0; i < old_count; i++)
		match->old_bead[bead.old_units[i] = olds[i]] = place;
	for (unsigned i = 0; i < new_count; i++)
		match->new_bead[bead.new_units[i] = news[i]] = place;
	uint32_t partner = match->old_part[UNIT(match->old, olds[0])->part];
	bead.moved = partner != UNIT(match->new, news[0])->part;
	g_array_append_val(match->beads, bead);
}

void pair_add(struct match *match, uint32_t old, uint32_t new, enum matched_by by, double score)
{
	bead_add(match, &old, 1, &new, 1, by, score);
}

uint32_t match_partner(const struct match *match, uint32_t unit, bool is_new)
{
	uint32_t place = unit == NO_UNIT ? NO_UNIT : (is_new ? match->new_bead : match->old_bead)[unit];
	if (place == NO_UNIT)
		return NO_UNIT;
	const struct bead *bead = BEAD(match, place);
	if (bead->old_count != 1 || bead->new_count != 1)
		return NO_UNIT;
	return is_new ? bead->old : bead->new;
}

/* ---- author's ids ---------------------------------------------------------------------------------------------- */

static void ids_pair(struct match *match)
{
	GHashTable *news = g_hash_table_new(NULL, NULL);
	for (uint32_t i = 0; i < match->new->units->len; i++) {
		const struct unit *unit = UNIT(match->new, i);
		if (unit->id && !g_hash_table_contains(news, GUINT_TO_POINTER(unit->id)))
			g_hash_table_insert(news, GUINT_TO_POINTER(unit->id), GUINT_TO_POINTER(i + 1));
	}
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		const struct unit *unit = UNIT(match->old, i);
		uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(news, GUINT_TO_POINTER(unit->id)));
		if (!unit->id || !found || unit_is_heading(unit) || match->new_bead[found - 1] != NO_UNIT)
			continue;
		if (UNIT(match->new, found - 1)->kind == unit->kind)
			pair_add(match, i, found - 1, BY_ID,
				 likeness_of(match->likeness, &i, 1, &(uint32_t){found - 1}, 1));
	}
	g_hash_table_unref(news);
}

/* ---- anchors in two lists -------------------------------------------------------------------------------------- */

enum anchor { ANCHOR_HASH, ANCHOR_NAME };

static uint64_t anchor_key(const struct unit *unit, enum anchor anchor)
{
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
		if (!found || match->new_bead[found - 1] != NO_UNIT)
			continue;
		uint32_t new = found - 1;
		bool same = keys_equal(match, unit, UNIT(match->new, new));
		if (anchor == ANCHOR_NAME)
			pair_add(match, old, new, BY_NAME, likeness_of(match->likeness, &old, 1, &new, 1));
		else if (same)
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
		uint32_t place = match->old_bead[g_array_index(olds, uint32_t, i)];
		if (place != NO_UNIT && g_hash_table_contains(inside, GUINT_TO_POINTER(BEAD(match, place)->new)))
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
		BEAD(match, place)->moved = !kept[i];
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

static void lists_match(struct match *match, const GArray *olds, const GArray *news)
{
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

static GArray *units_of_part(const struct side *side, uint32_t place)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	const struct part *part = PART(side, place);
	for (uint32_t i = part->first + 1; i < part->first + part->count; i++)
		g_array_append_val(list, i);
	return list;
}

static void part_match(struct match *match, uint32_t old, uint32_t new)
{
	GArray *olds = units_of_part(match->old, old), *news = units_of_part(match->new, new);
	lists_match(match, olds, news);
	g_array_unref(olds);
	g_array_unref(news);
}

/* ---- what stands under a clause that moved --------------------------------------------------------------------- */

static GArray *units_under(const struct side *side, uint32_t parent)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	const struct part *part = PART(side, UNIT(side, parent)->part);
	for (uint32_t i = parent + 1; i < part->first + part->count; i++) {
		uint32_t above = UNIT(side, i)->parent;
		while (above != NO_UNIT && above > parent)
			above = UNIT(side, above)->parent;
		if (above != parent)
			break;
		g_array_append_val(list, i);
	}
	return list;
}

static void moved_match(struct match *match)
{
	for (guint i = 0; i < match->beads->len; i++) {
		const struct bead *bead = BEAD(match, i);
		if (!bead->moved || bead->old_count != 1 || bead->new_count != 1 || bead->by == BY_NOTHING)
			continue;
		GArray *olds = units_under(match->old, bead->old), *news = units_under(match->new, bead->new);
		if (olds->len && news->len)
			lists_match(match, olds, news);
		g_array_unref(olds);
		g_array_unref(news);
	}
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

static uint32_t *none(guint count)
{
	uint32_t *list = g_new(uint32_t, count + 1);
	for (guint i = 0; i <= count; i++)
		list[i] = NO_UNIT;
	return list;
}

static void headings_pair(struct match *match)
{
	for (uint32_t i = 0; i < match->old->parts->len; i++) {
		uint32_t partner = match->old_part[i];
		if (partner != NO_UNIT)
			pair_add(match, PART(match->old, i)->first, PART(match->new, partner)->first, match->part_by[i],
				 1);
	}
}

struct match *match_find(struct side *old, struct side *new)
{
	struct match *match = g_new0(struct match, 1);
	match->old = old;
	match->new = new;
	match->beads = g_array_new(FALSE, TRUE, sizeof(struct bead));
	match->old_bead = none(old->units->len);
	match->new_bead = none(new->units->len);
	match->old_part = none(old->parts->len);
	match->new_part = none(new->parts->len);
	match->part_by = g_new0(enum matched_by, old->parts->len);
	match->part_moved = g_new0(bool, old->parts->len);
	match->likeness = likeness_new(old, new);
	ids_pair(match);
	parts_pair(match);
	for (guint i = 0; i < match->beads->len; i++) {
		struct bead *bead = BEAD(match, i);
		bead->moved = match->old_part[UNIT(old, bead->old)->part] != UNIT(new, bead->new)->part;
	}
	headings_pair(match);
	for (uint32_t i = 0; i < old->parts->len; i++)
		if (match->old_part[i] != NO_UNIT)
			part_match(match, i, match->old_part[i]);
	moved_match(match);
	moves_find(match);
	pairs_widen(match);
	return match;
}

void match_free(struct match *match)
{
	if (!match)
		return;
	likeness_free(match->likeness);
	g_array_unref(match->beads);
	g_free(match->old_bead);
	g_free(match->new_bead);
	g_free(match->old_part);
	g_free(match->new_part);
	g_free(match->part_by);
	g_free(match->part_moved);
	g_free(match);
}
