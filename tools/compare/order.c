/* SPDX-License-Identifier: MIT */
#include "compare/order.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define NONE SIZE_MAX

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? -1 : x > y;
}

static size_t rank_of(const uint32_t *sorted, size_t count, uint32_t value)
{
	const uint32_t *found = bsearch(&value, sorted, count, sizeof value, by_value);
	return (size_t)(found - sorted) + 1;
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

void order_keep(const uint32_t *places, const double *weights, size_t count, bool *kept)
{
	uint32_t *sorted = g_memdup2(places, count * sizeof *places);
	double *best = g_new(double, count);
	size_t *before = g_new(size_t, count), *tree = g_new(size_t, count + 1);
	size_t last = NONE;
	if (count)
		qsort(sorted, count, sizeof *sorted, by_value);
	for (size_t i = 0; i <= count; i++)
		tree[i] = NONE;
	for (size_t i = 0; i < count; i++) {
		size_t rank = rank_of(sorted, count, places[i]);
		before[i] = tree_best(tree, best, rank - 1);
		best[i] = weights[i] + (before[i] == NONE ? 0 : best[before[i]]);
		tree_add(tree, best, count, rank, i);
		if (last == NONE || best[i] > best[last])
			last = i;
		kept[i] = false;
	}
	for (; last != NONE; last = before[last])
		kept[last] = true;
	g_free(sorted);
	g_free(best);
	g_free(before);
	g_free(tree);
}
