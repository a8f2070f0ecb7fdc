/* SPDX-License-Identifier: MIT
 * Sections that neither a name nor a unit of the same words pairs: by all their words, and by units that are alike. */
#include "compare/match/parts.h"

#include <math.h>

/* Bags of words are compared where so few sections are left over. */
#define LEFT_MOST 60
#define ALIKE_LEAST 0.35
/* And so much of the smaller one must have a unit so alike in the other; among so many units of each. */
#define UNITS_LEAST 0.25
#define UNIT_LEAST 0.45
#define UNITS_MOST 24u

static GHashTable *part_bag(const struct side *side, uint32_t place)
{
	GHashTable *bag = g_hash_table_new(NULL, NULL);
	const struct part *part = PART(side, place);
	for (uint32_t i = part->first; i < part->first + part->count; i++)
		for (uint32_t k = 0; k < UNIT(side, i)->bag_count; k++) {
			const struct bag_entry *entry =
				&g_array_index(side->bags, struct bag_entry, UNIT(side, i)->bag + k);
			g_hash_table_add(bag, GUINT_TO_POINTER(entry->key));
		}
	return bag;
}

static double bags_alike(const struct match *match, GHashTable *x, GHashTable *y)
{
	double both = 0, either = 0;
	GHashTableIter iter;
	gpointer key;
	g_hash_table_iter_init(&iter, x);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		double weight = likeness_key(match->likeness, GPOINTER_TO_UINT(key));
		either += weight;
		both += g_hash_table_contains(y, key) ? weight : 0;
	}
	g_hash_table_iter_init(&iter, y);
	while (g_hash_table_iter_next(&iter, &key, NULL))
		if (!g_hash_table_contains(x, key))
			either += likeness_key(match->likeness, GPOINTER_TO_UINT(key));
	return either > 0 ? both / either : 0;
}

double units_alike(const struct match *match, uint32_t old, uint32_t new)
{
	const struct part *x = PART(match->old, old), *y = PART(match->new, new);
	uint32_t olds = MIN(x->count, UNITS_MOST), news = MIN(y->count, UNITS_MOST);
	bool turned = olds > news;
	double alike = 0, all = 0;
	for (uint32_t i = 1; i < (turned ? news : olds); i++) {
		double best = 0;
		for (uint32_t k = 1; k < (turned ? olds : news); k++)
			best = fmax(best, turned ? pair_likeness(match, x->first + k, y->first + i)
						 : pair_likeness(match, x->first + i, y->first + k));
		double weight = likeness_weight(match->likeness, (turned ? y : x)->first + i, turned);
		all += weight;
		alike += best >= UNIT_LEAST ? weight : 0;
	}
	return all > 0 ? alike / all : 1;
}

void words_propose(const struct match *match, GArray *list)
{
	GArray *olds = g_array_new(FALSE, FALSE, sizeof(uint32_t)), *news = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < match->old->parts->len; i++)
		if (match->old_part[i] == NO_UNIT && PART(match->old, i)->kind != UNIT_DOCUMENT)
			g_array_append_val(olds, i);
	for (uint32_t i = 0; i < match->new->parts->len; i++)
		if (match->new_part[i] == NO_UNIT && PART(match->new, i)->kind != UNIT_DOCUMENT)
			g_array_append_val(news, i);
	bool few = olds->len <= LEFT_MOST && news->len <= LEFT_MOST;
	GPtrArray *bags = g_ptr_array_new_with_free_func((GDestroyNotify)g_hash_table_unref); /* of `news` */
	for (guint k = 0; few && olds->len && k < news->len; k++)
		g_ptr_array_add(bags, part_bag(match->new, g_array_index(news, uint32_t, k)));
	for (guint i = 0; few && i < olds->len; i++) {
		uint32_t old = g_array_index(olds, uint32_t, i);
		GHashTable *x = part_bag(match->old, old);
		for (guint k = 0; k < news->len; k++) {
			uint32_t new = g_array_index(news, uint32_t, k);
			double alike = bags_alike(match, x, bags->pdata[k]);
			/* Two authors' ids that differ say that these are two. */
			bool apart = PART(match->old, old)->id && PART(match->new, new)->id;
			if (alike >= (apart ? 0.6 : ALIKE_LEAST) && units_alike(match, old, new) >= UNITS_LEAST)
				candidate_add(match, list, alike, old, new, BY_LIKENESS);
		}
		g_hash_table_unref(x);
	}
	g_ptr_array_unref(bags);
	g_array_unref(olds);
	g_array_unref(news);
}
