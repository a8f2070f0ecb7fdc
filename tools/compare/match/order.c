/* SPDX-License-Identifier: MIT */
#include "compare/match/order.h"

#include <glib.h>
#include <string.h>

#define NONE SIZE_MAX

static bool is_rising(const uint32_t *places, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (places[i - 1] >= places[i])
			return false;
	return true;
}

/* By place, from the lowest: how many of those given are not above it. */
struct ranks {
	uint32_t low;
	uint32_t *upto;
};

static struct ranks ranks_new(const uint32_t *places, size_t count)
{
	uint32_t low = places[0], high = places[0];
	for (size_t i = 1; i < count; i++) {
		low = MIN(low, places[i]);
		high = MAX(high, places[i]);
	}
	struct ranks ranks = {low, g_new0(uint32_t, (size_t)(high - low) + 1)};
	for (size_t i = 0; i < count; i++)
		ranks.upto[places[i] - low] = 1;
	for (size_t i = 1; i <= high - low; i++)
		ranks.upto[i] += ranks.upto[i - 1];
	return ranks;
}

/* The best chain that ends at each rank, as a binary indexed tree of maxima: places in `best`, or NONE. */
static size_t tree_best(const size_t *tree, const double *best, size_t rank)
{
	size_t found = NONE;
	for (; rank; rank &= rank - 1)
		if (tree[rank] != NONE && (found == NONE || best[tree[rank]] > best[found]))
			found = tree[rank];
	return found;
}

static void tree_add(size_t *tree, const double *best, size_t count, size_t rank, size_t place)
{
	for (; rank <= count; rank += rank & (~rank + 1))
		if (tree[rank] == NONE || best[place] > best[tree[rank]])
			tree[rank] = place;
}

static void heaviest_keep(const uint32_t *places, const double *weights, size_t count, bool *kept)
{
	struct ranks ranks = ranks_new(places, count);
	double *best = g_new(double, count);
	size_t *before = g_new(size_t, count), *tree = g_new(size_t, count + 1);
	size_t last = NONE;
	for (size_t i = 0; i <= count; i++)
		tree[i] = NONE;
	for (size_t i = 0; i < count; i++) {
		size_t rank = ranks.upto[places[i] - ranks.low];
		before[i] = tree_best(tree, best, rank - 1);
		best[i] = weights[i] + (before[i] == NONE ? 0 : best[before[i]]);
		tree_add(tree, best, count, rank, i);
		if (last == NONE || best[i] > best[last])
			last = i;
		kept[i] = false;
	}
	for (; last != NONE; last = before[last])
		kept[last] = true;
	g_free(ranks.upto);
	g_free(best);
	g_free(before);
	g_free(tree);
}

void order_keep(const uint32_t *places, const double *weights, size_t count, bool *kept)
{
	if (!count)
		return;
	if (is_rising(places, count))
		memset(kept, true, count * sizeof *kept);
	else
		heaviest_keep(places, weights, count, kept);
}
