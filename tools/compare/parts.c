/* SPDX-License-Identifier: MIT
 * Sections and appendices: paired by identity - the author's id, the title, what stands in them - and never by their
 * number or letter. */
#include "compare/match.h"
#include "compare/order.h"

#include <math.h>
#include <stdlib.h>

/* A vote less than this part of a section's words says nothing. */
#define VOTE_LEAST 0.3
/* Bags of words are compared where so few sections are left over. */
#define LEFT_MOST 60
#define ALIKE_LEAST 0.35

struct candidate {
	double score;
	uint32_t old, new;
	enum matched_by by;
};

static int best_first(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;
	if (x->score < y->score || x->score > y->score)
		return x->score > y->score ? -1 : 1;
	uint32_t far_x = x->old > x->new ? x->old - x->new : x->new - x->old;
	uint32_t far_y = y->old > y->new ? y->old - y->new : y->new - y->old;
	if (far_x != far_y)
		return far_x < far_y ? -1 : 1;
	return x->old != y->old ? (x->old < y->old ? -1 : 1) : (x->new < y->new ? -1 : x->new > y->new);
}

static void candidate_add(GArray *list, double score, uint32_t old, uint32_t new, enum matched_by by)
{
	struct candidate candidate = {score, old, new, by};
	g_array_append_val(list, candidate);
}

static double part_weight(const struct match *match, const struct side *side, uint32_t place)
{
	const struct part *part = PART(side, place);
	double weight = 0;
	for (uint32_t i = part->first + 1; i < part->first + part->count; i++)
		weight += likeness_weight(match->likeness, side, i);
	return weight;
}

/* ---- ids and titles -------------------------------------------------------------------------------------------- */

static unsigned title_times(const struct side *side, const struct part *part)
{
	unsigned times = 0;
	for (guint i = 0; i < side->parts->len; i++) {
		const struct part *other = PART(side, i);
		times += other->title == part->title && other->kind == part->kind;
	}
	return times;
}

static void names_propose(const struct match *match, GArray *list)
{
	for (uint32_t i = 0; i < match->old->parts->len; i++) {
		const struct part *x = PART(match->old, i);
		bool only = title_times(match->old, x) == 1;
		for (uint32_t k = 0; k < match->new->parts->len; k++) {
			const struct part *y = PART(match->new, k);
			if (x->kind == UNIT_DOCUMENT || y->kind == UNIT_DOCUMENT) {
				if (x->kind == y->kind)
					candidate_add(list, 1e12, i, k, BY_ID);
			} else if (x->id && x->id == y->id) {
				candidate_add(list, 1e9, i, k, BY_ID);
			} else if (x->title && x->title == y->title && x->kind == y->kind) {
				bool sure = only && title_times(match->new, y) == 1;
				candidate_add(list, sure ? 1e6 : 1.5, i, k, BY_TITLE);
			}
		}
	}
}

/* ---- votes ------------------------------------------------------------------------------------------------------- */

struct votes {
	const struct match *match;
	GHashTable *sums; /* old part and new part in one number, to a double */
};

static void vote_add(struct votes *votes, uint32_t old, uint32_t new, double share)
{
	uint64_t key = (uint64_t)UNIT(votes->match->old, old)->part << 32 | UNIT(votes->match->new, new)->part;
	double *sum = g_hash_table_lookup(votes->sums, &key);
	if (!sum) {
		sum = g_new0(double, 1);
		g_hash_table_insert(votes->sums, g_memdup2(&key, sizeof key), sum);
	}
	*sum += share * likeness_weight(votes->match->likeness, votes->match->old, old);
}

static int by_hash(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return x[0] != y[0] ? (x[0] < y[0] ? -1 : 1) : (x[1] < y[1] ? -1 : x[1] > y[1]);
}

/* Pairs of hash and place, sorted. */
static uint64_t *hashes_of(const struct side *side)
{
	uint64_t *list = g_new(uint64_t, 2 * (gsize)side->units->len + 2);
	for (guint i = 0; i < side->units->len; i++) {
		list[2 * i] = UNIT(side, i)->hash;
		list[2 * i + 1] = i;
	}
	qsort(list, side->units->len, 2 * sizeof *list, by_hash);
	return list;
}

/* Units with the same words vote for their parts, unless there are many of them. */
static void hashes_vote(struct votes *votes)
{
	const struct side *old = votes->match->old, *new = votes->match->new;
	uint64_t *x = hashes_of(old), *y = hashes_of(new);
	size_t n = old->units->len, m = new->units->len;
	for (size_t i = 0, k = 0; i < n && k < m;) {
		size_t i1 = i, k1 = k;
		while (i1 < n && x[2 * i1] == x[2 * i])
			i1++;
		while (k1 < m && y[2 * k1] == y[2 * k])
			k1++;
		if (x[2 * i] != y[2 * k]) {
			x[2 * i] < y[2 * k] ? (i = i1) : (k = k1);
			continue;
		}
		double share = 1.0 / (double)MAX(i1 - i, k1 - k);
		for (size_t a = i; a < i1 && i1 - i <= 4 && k1 - k <= 4; a++)
			for (size_t b = k; b < k1; b++)
				vote_add(votes, (uint32_t)x[2 * a + 1], (uint32_t)y[2 * b + 1], share);
		i = i1;
		k = k1;
	}
	g_free(x);
	g_free(y);
}

static void votes_propose(const struct match *match, GArray *list)
{
	struct votes votes = {match, g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free)};
	for (guint i = 0; i < match->beads->len; i++)
		vote_add(&votes, BEAD(match, i)->old, BEAD(match, i)->new, 1);
	hashes_vote(&votes);
	GHashTableIter iter;
	gpointer key, sum;
	g_hash_table_iter_init(&iter, votes.sums);
	while (g_hash_table_iter_next(&iter, &key, &sum)) {
		uint32_t old = (uint32_t)(*(uint64_t *)key >> 32), new = (uint32_t) * (uint64_t *)key;
		double share = *(double *)sum / fmax(1, part_weight(match, match->old, old));
		if (share >= VOTE_LEAST && PART(match->old, old)->kind != UNIT_DOCUMENT &&
		    PART(match->new, new)->kind != UNIT_DOCUMENT)
			candidate_add(list, fmin(share, 1), old, new, BY_TEXT);
	}
	g_hash_table_unref(votes.sums);
}

/* ---- what is left, by all its words ---------------------------------------------------------------------------- */

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

static void words_propose(const struct match *match, GArray *list)
{
	GArray *olds = g_array_new(FALSE, FALSE, sizeof(uint32_t)), *news = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	for (uint32_t i = 0; i < match->old->parts->len; i++)
		if (match->old_part[i] == NO_UNIT)
			g_array_append_val(olds, i);
	for (uint32_t i = 0; i < match->new->parts->len; i++)
		if (match->new_part[i] == NO_UNIT)
			g_array_append_val(news, i);
	bool few = olds->len <= LEFT_MOST && news->len <= LEFT_MOST;
	for (guint i = 0; few && i < olds->len; i++) {
		uint32_t old = g_array_index(olds, uint32_t, i);
		GHashTable *x = part_bag(match->old, old);
		for (guint k = 0; k < news->len; k++) {
			uint32_t new = g_array_index(news, uint32_t, k);
			GHashTable *y = part_bag(match->new, new);
			double alike = bags_alike(match, x, y);
			/* Two authors' ids that differ say that these are two. */
			bool apart = PART(match->old, old)->id && PART(match->new, new)->id;
			if (alike >= (apart ? 0.6 : ALIKE_LEAST))
				candidate_add(list, alike, old, new, BY_LIKENESS);
			g_hash_table_unref(y);
		}
		g_hash_table_unref(x);
	}
	g_array_unref(olds);
	g_array_unref(news);
}

/* ---- the choice -------------------------------------------------------------------------------------------------- */

static void choose(struct match *match, GArray *list)
{
	g_array_sort(list, best_first);
	for (guint i = 0; i < list->len; i++) {
		const struct candidate *candidate = &g_array_index(list, struct candidate, i);
		if (match->old_part[candidate->old] != NO_UNIT || match->new_part[candidate->new] != NO_UNIT)
			continue;
		match->old_part[candidate->old] = candidate->new;
		match->new_part[candidate->new] = candidate->old;
		match->part_by[candidate->old] = candidate->by;
	}
	g_array_set_size(list, 0);
}

static void parts_order(struct match *match)
{
	guint count = 0, all = match->old->parts->len;
	uint32_t *places = g_new(uint32_t, all), *olds = g_new(uint32_t, all);
	double *weights = g_new(double, all);
	bool *kept = g_new(bool, all);
	for (uint32_t i = 0; i < all; i++) {
		if (match->old_part[i] == NO_UNIT)
			continue;
		olds[count] = i;
		places[count] = match->old_part[i];
		weights[count++] = 1 + PART(match->old, i)->count;
	}
	order_keep(places, weights, count, kept);
	for (guint i = 0; i < count; i++) {
		const struct part *part = PART(match->old, olds[i]);
		bool with_its_own = match->part_moved[part->parent] &&
				    match->old_part[part->parent] == PART(match->new, places[i])->parent;
		bool elsewhere = match->old_part[part->parent] != PART(match->new, places[i])->parent;
		match->part_moved[olds[i]] = part->kind != UNIT_DOCUMENT && !with_its_own && (!kept[i] || elsewhere);
	}
	g_free(places);
	g_free(olds);
	g_free(weights);
	g_free(kept);
}

void parts_pair(struct match *match)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	names_propose(match, list);
	votes_propose(match, list);
	choose(match, list);
	words_propose(match, list);
	choose(match, list);
	parts_order(match);
	g_array_unref(list);
}
