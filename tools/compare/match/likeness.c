/* SPDX-License-Identifier: MIT */
#include "compare/match/likeness.h"

#include <math.h>

/* Weights are whole parts of one, so that a sum of them is the same in whatever order they are added. */
#define PARTS_OF_ONE 4294967296.0

struct likeness {
	const struct side *old, *new;
	uint32_t *times;                   /* by key: in how many units */
	double *weights;                   /* by key */
	double *old_weights, *new_weights; /* by unit: of all its words */
	uint32_t *counts; /* by key: how often it stands in the old units that are looked at; 0 for all others */
	uint32_t looked;  /* the one old unit that `counts` is of, or NO_UNIT */
};

static const struct bag_entry *bag_of(const struct side *side, uint32_t unit)
{
	return (const struct bag_entry *)(void *)side->bags->data + UNIT(side, unit)->bag;
}

static void times_count(struct likeness *likeness, const struct side *side)
{
	for (uint32_t u = 0; u < side->units->len; u++) {
		const struct bag_entry *bag = bag_of(side, u);
		for (uint32_t i = 0; i < UNIT(side, u)->bag_count; i++)
			likeness->times[bag[i].key]++;
	}
}

static double *weights_by_unit(const struct likeness *likeness, const struct side *side)
{
	double *weights = g_new0(double, side->units->len + 1);
	for (uint32_t u = 0; u < side->units->len; u++) {
		const struct bag_entry *bag = bag_of(side, u);
		for (uint32_t i = 0; i < UNIT(side, u)->bag_count; i++)
			weights[u] += likeness->weights[bag[i].key] * bag[i].times;
	}
	return weights;
}

struct likeness *likeness_new(const struct side *old, const struct side *new)
{
	struct likeness *likeness = g_new0(struct likeness, 1);
	uint32_t size = lexicon_size(old->lexicon);
	likeness->old = old;
	likeness->new = new;
	likeness->times = g_new0(uint32_t, size);
	likeness->weights = g_new(double, size);
	likeness->counts = g_new0(uint32_t, size);
	likeness->looked = NO_UNIT;
	times_count(likeness, old);
	times_count(likeness, new);
	double units = old->units->len + new->units->len;
	for (uint32_t key = 0; key < size; key++) {
		double weight = log((units + 1) / (likeness->times[key] + 0.5));
		likeness->weights[key] = round(weight * PARTS_OF_ONE) / PARTS_OF_ONE;
	}
	likeness->old_weights = weights_by_unit(likeness, old);
	likeness->new_weights = weights_by_unit(likeness, new);
	return likeness;
}

void likeness_free(struct likeness *likeness)
{
	if (!likeness)
		return;
	g_free(likeness->times);
	g_free(likeness->weights);
	g_free(likeness->counts);
	g_free(likeness->old_weights);
	g_free(likeness->new_weights);
	g_free(likeness);
}

/* ---- what two have in common ----------------------------------------------------------------------------------- */

static void counts_add(struct likeness *likeness, uint32_t old)
{
	const struct bag_entry *bag = bag_of(likeness->old, old);
	for (uint32_t i = 0; i < UNIT(likeness->old, old)->bag_count; i++)
		likeness->counts[bag[i].key] += bag[i].times;
}

static void counts_clear(struct likeness *likeness, uint32_t old)
{
	const struct bag_entry *bag = bag_of(likeness->old, old);
	for (uint32_t i = 0; i < UNIT(likeness->old, old)->bag_count; i++)
		likeness->counts[bag[i].key] = 0;
}

/* Counts of this one old unit, and of no other. */
static void look_at(struct likeness *likeness, uint32_t old)
{
	if (likeness->looked == old)
		return;
	if (likeness->looked != NO_UNIT)
		counts_clear(likeness, likeness->looked);
	if (old != NO_UNIT)
		counts_add(likeness, old);
	likeness->looked = old;
}

static double both_of_one(struct likeness *likeness, uint32_t old, uint32_t new)
{
	const struct bag_entry *bag = bag_of(likeness->new, new);
	double both = 0;
	look_at(likeness, old);
	for (uint32_t i = 0; i < UNIT(likeness->new, new)->bag_count; i++) {
		uint32_t times = likeness->counts[bag[i].key];
		if (times)
			both += likeness->weights[bag[i].key] * MIN(times, bag[i].times);
	}
	return both;
}

/* What one unit has of the others' words, the next has no more. */
static double both_of_several(struct likeness *likeness, const uint32_t *olds, unsigned old_count, const uint32_t *news,
			      unsigned new_count)
{
	double both = 0;
	look_at(likeness, NO_UNIT);
	for (unsigned i = 0; i < old_count; i++)
		counts_add(likeness, olds[i]);
	for (unsigned k = 0; k < new_count; k++) {
		const struct bag_entry *bag = bag_of(likeness->new, news[k]);
		for (uint32_t i = 0; i < UNIT(likeness->new, news[k])->bag_count; i++) {
			uint32_t *times = &likeness->counts[bag[i].key], taken = MIN(*times, bag[i].times);
			both += likeness->weights[bag[i].key] * taken;
			*times -= taken;
		}
	}
	for (unsigned i = 0; i < old_count; i++)
		counts_clear(likeness, olds[i]);
	return both;
}

static double weight_of(const double *weights, const uint32_t *units, unsigned count)
{
	double weight = 0;
	for (unsigned i = 0; i < count; i++)
		weight += weights[units[i]];
	return weight;
}

struct overlap likeness_overlap(struct likeness *likeness, const uint32_t *olds, unsigned old_count,
				const uint32_t *news, unsigned new_count)
{
	double both = old_count == 1 && new_count == 1 ? both_of_one(likeness, olds[0], news[0])
						       : both_of_several(likeness, olds, old_count, news, new_count);
	return (struct overlap){both, weight_of(likeness->old_weights, olds, old_count),
				weight_of(likeness->new_weights, news, new_count)};
}

double likeness_of(struct likeness *likeness, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		   unsigned new_count)
{
	struct overlap overlap = likeness_overlap(likeness, olds, old_count, news, new_count);
	double either = overlap.old + overlap.new - overlap.both;
	return either > 0 ? overlap.both / either : 1;
}

double likeness_most(const struct likeness *likeness, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		     unsigned new_count)
{
	double x = weight_of(likeness->old_weights, olds, old_count);
	double y = weight_of(likeness->new_weights, news, new_count);
	return MAX(x, y) > 0 ? MIN(x, y) / MAX(x, y) : 1;
}

double likeness_weight(const struct likeness *likeness, uint32_t unit, bool is_new)
{
	return (is_new ? likeness->new_weights : likeness->old_weights)[unit];
}

double likeness_key(const struct likeness *likeness, uint32_t key)
{
	return likeness->weights[key];
}

uint32_t likeness_times(const struct likeness *likeness, uint32_t key)
{
	return likeness->times[key];
}
