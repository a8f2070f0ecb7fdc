/* SPDX-License-Identifier: MIT
 * Moves across sections: what was left over on either side, found by their rarest words. Rather silent than wrong. */
#include "compare/match/known.h"

#include <stdlib.h>

#define MOVE_LEAST 0.55
#define WORDS_LEAST 5u
#define TRIED_MOST 64u
#define SHARERS_MOST 256u

int likeness_best_first(const void *a, const void *b)
{
	const struct likeness_found *x = a, *y = b;
	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	return x->old != y->old ? (x->old < y->old ? -1 : 1) : (x->new < y->new ? -1 : x->new > y->new);
}

bool found_is_free(const struct match *match, const struct likeness_found *found)
{
	return match->old_bead[found->old] == NO_UNIT && match->new_bead[found->new] == NO_UNIT;
}

void found_pair(struct match *match, const struct likeness_found *found, enum matched_by by, double likeness)
{
	pair_add(match, found->old, found->new, by, likeness);
	BEAD(match, match->beads->len - 1)->moved = true;
}

static bool may_move(const struct match *match, uint32_t unit, bool is_new)
{
	const struct unit *u = UNIT(is_new ? match->new : match->old, unit);
	return (is_new ? match->new_bead : match->old_bead)[unit] == NO_UNIT && !unit_is_heading(u) &&
	       !unit_is_fact(u) && copy_original(match->known, unit, is_new) == NO_UNIT;
}

/* By key: the units left over on the new side that have it, of each key one behind the other. */
struct sharing {
	uint32_t *first; /* by key: the first in `units`; the next key's is where they end */
	uint32_t *units;
	uint32_t *tried; /* by new unit: the last old one that it was tried with, and one more */
};

static const struct bag_entry *bag_of(const struct side *side, uint32_t unit)
{
	return (const struct bag_entry *)(void *)side->bags->data + UNIT(side, unit)->bag;
}

static struct sharing sharing_new(const struct match *match)
{
	const struct side *new = match->new;
	uint32_t size = lexicon_size(new->lexicon), all = 0;
	struct sharing sharing = {g_new0(uint32_t, size + 2), NULL, g_new0(uint32_t, new->units->len + 1)};
	for (uint32_t i = 0; i < new->units->len; i++)
		for (uint32_t k = 0; may_move(match, i, true) && k < UNIT(new, i)->bag_count; k++, all++)
			sharing.first[bag_of(new, i)[k].key + 2]++;
	for (uint32_t key = 0; key < size; key++)
		sharing.first[key + 2] += sharing.first[key + 1];
	sharing.units = g_new(uint32_t, all + 1);
	for (uint32_t i = 0; i < new->units->len; i++)
		for (uint32_t k = 0; may_move(match, i, true) && k < UNIT(new, i)->bag_count; k++)
			sharing.units[sharing.first[bag_of(new, i)[k].key + 1]++] = i;
	return sharing;
}

static void sharing_clear(struct sharing *sharing)
{
	g_free(sharing->first);
	g_free(sharing->units);
	g_free(sharing->tried);
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

/* A key, and how many units left over have it. */
struct sharers {
	uint32_t key, count;
};

static int fewest_first(const void *a, const void *b)
{
	const struct sharers *x = a, *y = b;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return x->key < y->key ? -1 : x->key > y->key;
}

/* The keys of an old unit that new ones have too, the rarest first: among boilerplate nothing is rare in itself, but of
 * what was left over few have it. Keys of too many are left out. */
static void sharers_find(const struct match *match, uint32_t old, const struct sharing *sharing, GArray *list)
{
	const struct bag_entry *bag = bag_of(match->old, old);
	g_array_set_size(list, 0);
	for (uint32_t k = 0; k < UNIT(match->old, old)->bag_count; k++) {
		uint32_t key = bag[k].key;
		struct sharers sharers = {key, sharing->first[key + 1] - sharing->first[key]};
		if (sharers.count && sharers.count <= SHARERS_MOST)
			g_array_append_val(list, sharers);
	}
	g_array_sort(list, fewest_first);
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

static void candidates_of(const struct match *match, uint32_t old, struct sharing *sharing, const GArray *keys,
			  GArray *all)
{
	unsigned tried = 0;
	for (guint k = 0; k < keys->len && tried < TRIED_MOST; k++) {
		const struct sharers *sharers = &g_array_index(keys, struct sharers, k);
		const uint32_t *units = sharing->units + sharing->first[sharers->key];
		for (uint32_t i = 0; i < sharers->count && tried < TRIED_MOST; i++) {
			if (sharing->tried[units[i]] == old + 1 || !may_be_same(match, old, units[i]))
				continue;
			sharing->tried[units[i]] = old + 1;
			tried++;
			if (likeness_most(match->likeness, &old, 1, &units[i], 1) < MOVE_LEAST)
				continue;
			struct likeness_found found = {pair_likeness(match, old, units[i]), old, units[i]};
			if (found.score >= MOVE_LEAST)
				g_array_append_val(all, found);
		}
	}
}

static GArray *candidates_find(const struct match *match)
{
	struct sharing sharing = sharing_new(match);
	GArray *keys = g_array_new(FALSE, FALSE, sizeof(struct sharers));
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct likeness_found));
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		if (!may_move(match, i, false))
			continue;
		sharers_find(match, i, &sharing, keys);
		candidates_of(match, i, &sharing, keys, all);
	}
	g_array_unref(keys);
	sharing_clear(&sharing);
	return all;
}

void moves_find(struct match *match)
{
	same_find(match);
	GArray *all = candidates_find(match);
	g_array_sort(all, likeness_best_first);
	for (guint i = 0; i < all->len; i++) {
		const struct likeness_found *found = &g_array_index(all, struct likeness_found, i);
		if (found_is_free(match, found))
			found_pair(match, found, found->score >= 1 ? BY_TEXT : BY_LIKENESS, found->score);
	}
	g_array_unref(all);
}
