/* SPDX-License-Identifier: MIT
 * Moves across sections: what was left over on either side, found by rare words. Rather silent than wrong. */
#include "compare/match.h"

#include <stdlib.h>

#define MOVE_LEAST 0.55
#define WORDS_LEAST 5u
#define TRIED_MOST 64u

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

static bool may_move(const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	return u->length >= WORDS_LEAST && !unit_is_heading(u);
}

/* By key: the units left over on the new side that have it. Frequent keys are left out. */
static GHashTable *units_by_key(const struct match *match, uint32_t most)
{
	GHashTable *table = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
	for (uint32_t i = 0; i < match->new->units->len; i++) {
		const struct unit *unit = UNIT(match->new, i);
		if (match->new_bead[i] != NO_UNIT || !may_move(match->new, i))
			continue;
		for (uint32_t k = 0; k < unit->bag_count; k++) {
			uint32_t key = g_array_index(match->new->bags, struct bag_entry, unit->bag + k).key;
			if (likeness_times(match->likeness, key) > most)
				continue;
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
		if (match->new_bead[i] == NO_UNIT && may_move(match->new, i))
			g_hash_table_insert(table, &UNIT(match->new, i)->plain, GUINT_TO_POINTER(i + 1));
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		if (match->old_bead[i] != NO_UNIT || !may_move(match->old, i))
			continue;
		uint32_t found = GPOINTER_TO_UINT(g_hash_table_lookup(table, &UNIT(match->old, i)->plain));
		if (!found || match->new_bead[found - 1] != NO_UNIT)
			continue;
		pair_add(match, i, found - 1, BY_TEXT, 1);
		BEAD(match, match->beads->len - 1)->moved = true;
	}
	g_hash_table_unref(table);
}

static void candidates_of(const struct match *match, uint32_t old, GHashTable *table, GArray *all)
{
	const struct unit *unit = UNIT(match->old, old);
	GHashTable *tried = g_hash_table_new(NULL, NULL);
	for (uint32_t k = 0; k < unit->bag_count; k++) {
		uint32_t key = g_array_index(match->old->bags, struct bag_entry, unit->bag + k).key;
		const GArray *list = g_hash_table_lookup(table, GUINT_TO_POINTER(key));
		for (guint i = 0; list && i < list->len && g_hash_table_size(tried) < TRIED_MOST; i++) {
			uint32_t new = g_array_index(list, uint32_t, i);
			if (UNIT(match->new, new)->kind != unit->kind ||
			    !g_hash_table_add(tried, GUINT_TO_POINTER(new)))
				continue;
			struct found found = {likeness_of(match->likeness, &old, 1, &new, 1), old, new};
			if (found.score >= MOVE_LEAST)
				g_array_append_val(all, found);
		}
	}
	g_hash_table_unref(tried);
}

void moves_find(struct match *match)
{
	same_find(match);
	uint32_t units = match->old->units->len + match->new->units->len;
	GHashTable *table = units_by_key(match, MAX(4, units / 50));
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct found));
	for (uint32_t i = 0; i < match->old->units->len; i++)
		if (match->old_bead[i] == NO_UNIT && may_move(match->old, i))
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
