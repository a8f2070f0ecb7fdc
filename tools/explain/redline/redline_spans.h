/* SPDX-License-Identifier: MIT
 * What a unit is made of, options of a field or cells of a row, paired by the words that they share.
 * Within explain/redline*.c. */
#ifndef KEELING_REDLINE_SPANS_H
#define KEELING_REDLINE_SPANS_H

#include "explain/redline/redline_pairs.h"

/* The words of one piece: tokens [first, end), counted from the side's first. */
struct words_span {
	uint32_t first, end;
	enum node_kind kind;
};

/* How many words of an old piece are in a new one. */
double span_shared(const struct pairs *pairs, struct words_span old, struct words_span new);

/* Of two lists in order, the pairs that weigh most, from olds times news weights: for each of the first its place in
 * the second, or -1. The caller frees it. Time and memory: olds times news. */
int *best_pairs(const double *weights, unsigned olds, unsigned news);

/* The same, of pieces of one unit, by the words that they share; however many they are. */
int *spans_pair(const struct pairs *pairs, const struct words_span *olds, unsigned old_count,
		const struct words_span *news, unsigned new_count);

#endif
