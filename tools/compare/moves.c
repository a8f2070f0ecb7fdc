/* SPDX-License-Identifier: MIT
 * Moves across sections: what was left over on either side, found by their rarest words. Rather silent than wrong. */
#include "compare/known.h"

#include <stdlib.h>

#define MOVE_LEAST 0.55
#define WORDS_LEAST 5u
#define TRIED_MOST 64u
#define SHARERS_MOST 256u

struct found {
	double score;
	uint32_t old, new;
};

static int best_first(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	return x->old != y->old ? (x->old < y->old ? -1 : 1) : (x->new < y->new ? -1 : x->new > y->new);
}

static bool may_move(const struct match *match, uint32_t unit, bool is_new)
{
	const struct unit *u = UNIT(is_new ? match->new : match->old, unit);
	return (is_new ? match->new_bead : match->old_bead)[unit] == NO_UNIT && !unit_is_heading(u) &&
	       copy_original(match->known, unit, is_new) == NO_UNIT;
}

/* By key: the units left over on the new side that have it. */
static GHashTable *units_by_key(const struct match *match)
{
	GHashTable *table = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	for (uint32_t i = 0; i < match->new->units->len; i++) {
		const struct unit *unit = UNIT(match->new, i);
		if (!may_move(match, i, true))
			continue;
		for (uint32_t k = 0; k < unit->bag_count; k++) {
			uint32_t key = g_array_index(match->new->bags, struct bag_entry, unit->bag + k).key;
			GArray *list = g_hash_table_lookup(table, GUINT_TO_POINTER(key));
			if (!list) {
				list = g_array_new(FALSE, FALSE, sizeof(uint32_t));
				g_hash_table_insert(table, GUINT_TO_POINTER(key), list);
			}
			g_array_append_val(list, i);
		}
	}
	return table;
}

/* What reads the same moved, however common its words, and also where a paragraph became a bullet. */
static void same_find(struct match *match)
{
	GHashTable *table = g_hash_table_new(g_int64_hash, g_int64_equal);
	for (uint32_t i = match->new->units->len; i-- > 0;)
		if (may_move(match, i, true) && UNIT(match->new, i)->length >= WORDS_LEAST)
			g_hash_table_insert(table, &UNIT(match->new, i)->plain, GUINT_TO_POINTER(i + 1));
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		if (!may_move(match, i, false))
			continue;
		uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(table, &UNIT(match->old, i)->plain));
		if (!found || match->new_bead[found - 1] != NO_UNIT || match_apart(match, i, found - 1))
			continue;
		pair_add(match, i, found - 1, BY_TEXT, 1);
		BEAD(match, match->beads->len - 1)->moved = true;
	}
	g_hash_table_unref(table);
}

/* The units left over that have a key. */
struct sharers {
	uint32_t key;
	const GArray *units;
};

static int fewest_first(const void *a, const void *b)
{
	const struct sharers *x = a, *y = b;
	if (x->units->len != y->units->len)
		return x->units->len < y->units->len ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

/* By each key of an old unit the new ones that have it too, the rarest key first: among boilerplate nothing is rare in
 * itself, but of what was left over few have it. Keys of too many are left out. */
static GArray *sharers_of(const struct match *match, uint32_t old, GHashTable *table)
{
	const struct unit *unit = UNIT(match->old, old);
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct sharers));
	for (uint32_t k = 0; k < unit->bag_count; k++) {
		uint32_t key = g_array_index(match->old->bags, struct bag_entry, unit->bag + k).key;
		struct sharers sharers = {key, g_hash_table_lookup(table, GUINT_TO_POINTER(key))};
		if (sharers.units && sharers.units->len <= SHARERS_MOST)
			g_array_append_val(list, sharers);
	}
	g_array_sort(list, fewest_first);
	return list;
}

/* Both stand in the same list, table or form still. */
static bool are_siblings(const struct match *match, const struct unit *old, const struct unit *new)
{
	if (old->parent != NO_UNIT)
		return match_partner(match, old->parent, false) == new->parent;
	return new->parent == NO_UNIT && match->old_part[old->part] == new->part && old->kind != UNIT_CLAUSE &&
	       old->kind != UNIT_PARAGRAPH;
}

/* A few words are no evidence, but among siblings. */
static bool may_be_same(const struct match *match, uint32_t old, uint32_t new)
{
	const struct unit *x = UNIT(match->old, old), *y = UNIT(match->new, new);
	return x->kind == y->kind && !match_apart(match, old, new) &&
	       (MIN(x->length, y->length) >= WORDS_LEAST || are_siblings(match, x, y));
}

static void candidates_of(const struct match *match, uint32_t old, GHashTable *table, GArray *all)
{
	GArray *list = sharers_of(match, old, table);
	GHashTable *tried = g_hash_table_new(NULL, NULL);
	for (guint k = 0; k < list->len && g_hash_table_size(tried) < TRIED_MOST; k++) {
		const GArray *units = g_array_index(list, struct sharers, k).units;
		for (guint i = 0; i < units->len && g_hash_table_size(tried) < TRIED_MOST; i++) {
			uint32_t new = g_array_index(units, uint32_t, i);
			if (!may_be_same(match, old, new) || !g_hash_table_add(tried, GUINT_TO_POINTER(new)))
				continue;
			struct found found = {pair_likeness(match, old, new), old, new};
			if (found.score >= MOVE_LEAST)
				g_array_append_val(all, found);
		}
	}
	g_hash_table_unref(tried);
	g_array_unref(list);
}

void moves_find(struct match *match)
{
	same_find(match);
	GHashTable *table = units_by_key(match);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct found));
	for (uint32_t i = 0; i < match->old->units->len; i++)
		if (may_move(match, i, false))
			candidates_of(match, i, table, all);
	g_array_sort(all, best_first);
	for (guint i = 0; i < all->len; i++) {
		const struct found *found = &g_array_index(all, struct found, i);
		if (match->old_bead[found->old] != NO_UNIT || match->new_bead[found->new] != NO_UNIT)
			continue;
		pair_add(match, found->old, found->new, found->score >= 1 ? BY_TEXT : BY_LIKENESS, found->score);
		BEAD(match, match->beads->len - 1)->moved = true;
	}
	g_array_unref(all);
	g_hash_table_unref(table);
}
