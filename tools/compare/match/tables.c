/* SPDX-License-Identifier: MIT
 * Tables that stand elsewhere, or under a heading that came or went: a table is known by all its rows, for its cells
 * may be too short to be found by themselves. */
#include "compare/match/known.h"

/* So much of their words must stand in both, among so many words at least. */
#define ALIKE_LEAST 0.55
#define WORDS_LEAST 5u
/* Where there are more pairs of tables than these, none is looked for. */
#define PAIRS_MOST 10000u

/* A table that stands in no bead, with those of its rows that stand in none. */
struct rows {
	GArray *units; /* of uint32_t */
	uint32_t words;
};

static bool is_free(const struct match *match, uint32_t unit, bool is_new)
{
	return (is_new ? match->new_bead : match->old_bead)[unit] == NO_UNIT &&
	       copy_original(match->known, unit, is_new) == NO_UNIT;
}

static struct rows rows_of(const struct match *match, uint32_t table, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	struct rows rows = {g_array_new(FALSE, FALSE, sizeof(uint32_t)), 0};
	for (uint32_t i = table; i < side->units->len && (i == table || UNIT(side, i)->parent == table); i++) {
		if (!is_free(match, i, is_new))
			continue;
		g_array_append_val(rows.units, i);
		rows.words += UNIT(side, i)->length;
	}
	return rows;
}

static void rows_clear(void *gone)
{
	g_array_unref(((struct rows *)gone)->units);
}

/* Of struct rows. */
static GArray *tables_left(const struct match *match, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	GArray *tables = g_array_new(FALSE, FALSE, sizeof(struct rows));
	g_array_set_clear_func(tables, rows_clear);
	for (uint32_t i = 0; i < side->units->len; i++) {
		if (UNIT(side, i)->kind != UNIT_TABLE || !is_free(match, i, is_new))
			continue;
		struct rows rows = rows_of(match, i, is_new);
		if (rows.words >= WORDS_LEAST)
			g_array_append_val(tables, rows);
		else
			rows_clear(&rows);
	}
	return tables;
}

static const uint32_t *units_of(const struct rows *rows)
{
	return (const uint32_t *)(void *)rows->units->data;
}

/* Adds a pair that may be one table. */
static void pair_try(const struct match *match, const struct rows *old, const struct rows *new, GArray *all)
{
	const uint32_t *olds = units_of(old), *news = units_of(new);
	if (match_apart(match, olds[0], news[0]) ||
	    likeness_most(match->likeness, olds, old->units->len, news, new->units->len) < ALIKE_LEAST)
		return;
	double alike = likeness_of(match->likeness, olds, old->units->len, news, new->units->len);
	const struct likeness_found found = {alike, olds[0], news[0]};
	if (alike >= ALIKE_LEAST)
		g_array_append_val(all, found);
}

static GArray *candidates_find(const struct match *match)
{
	GArray *olds = tables_left(match, false), *news = tables_left(match, true);
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct likeness_found));
	bool few = (uint64_t)olds->len * news->len <= PAIRS_MOST;
	for (guint i = 0; few && i < olds->len; i++)
		for (guint k = 0; k < news->len; k++)
			pair_try(match, &g_array_index(olds, struct rows, i), &g_array_index(news, struct rows, k),
				 all);
	g_array_unref(olds);
	g_array_unref(news);
	return all;
}

void tables_pair(struct match *match)
{
	GArray *all = candidates_find(match);
	g_array_sort(all, likeness_best_first);
	for (guint i = 0; i < all->len; i++) {
		const struct likeness_found *found = &g_array_index(all, struct likeness_found, i);
		bool same = UNIT(match->old, found->old)->same == UNIT(match->new, found->new)->same;
		if (found_is_free(match, found))
			found_pair(match, found, same ? BY_TEXT : BY_LIKENESS,
				   pair_likeness(match, found->old, found->new));
	}
	g_array_unref(all);
}
