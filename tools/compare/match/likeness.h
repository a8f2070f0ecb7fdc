/* SPDX-License-Identifier: MIT
 * How alike units are: words that both have, weighed by how rare they are, of all words that either has. Boilerplate
 * ('Employees must ...') weighs little. Within compare/. */
#ifndef KEELING_COMPARE_LIKENESS_H
#define KEELING_COMPARE_LIKENESS_H

#include "compare/units/units.h"

struct likeness;

struct likeness *likeness_new(const struct side *old, const struct side *new);
void likeness_free(struct likeness *likeness); /* NULL is fine */

/* Up to three units of either side: 0 nothing in common, 1 the same words. Quickest where the same old unit is asked
 * for again and again. */
double likeness_of(struct likeness *likeness, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		   unsigned new_count);
/* They cannot be more alike than this: by what all their words weigh. */
double likeness_most(const struct likeness *likeness, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		     unsigned new_count);
/* The weight of the words that both have, of all of the old and of all of the new. */
struct overlap {
	double both, old, new;
};
struct overlap likeness_overlap(struct likeness *likeness, const uint32_t *olds, unsigned old_count,
				const uint32_t *news, unsigned new_count);

/* The weight of a unit's words; of a key; and how many units have it. */
double likeness_weight(const struct likeness *likeness, uint32_t unit, bool is_new);
double likeness_key(const struct likeness *likeness, uint32_t key);
uint32_t likeness_times(const struct likeness *likeness, uint32_t key);

#endif
