/* SPDX-License-Identifier: MIT */
#include "compare/likeness.h"

#include <math.h>

struct likeness {
	const struct side *old, *new;
	uint32_t *times; /* by key: in how many units */
	double *weights; /* by key */
};

static void times_count(struct likeness *likeness, const struct side *side)
{
	for (guint u = 0; u < side->units->len; u++) {
		const struct unit *unit = UNIT(side, u);
		for (uint32_t i = 0; i < unit->bag_count; i++)
			likeness->times[g_array_index(side->bags, struct bag_entry, unit->bag + i).key]++;
	}
}

struct likeness *likeness_new(const struct side *old, const struct side *new)
{
	struct likeness *likeness = g_new0(struct likeness, 1);
	uint32_t size = lexicon_size(old->lexicon);
	likeness->old = old;
	likeness->new = new;
	likeness->times = g_new0(uint32_t, size);
	likeness->weights = g_new0(double, size);
	times_count(likeness, old);
	times_count(likeness, new);
	double units = old->units->len + new->units->len;
	for (uint32_t key = 0; key < size; key++)
		likeness->weights[key] = log((units + 1) / (likeness->times[key] + 0.5));
	return likeness;
}

void likeness_free(struct likeness *likeness)
{
	if (!likeness)
		return;
	g_free(likeness->times);
	g_free(likeness->weights);
	g_free(likeness);
}

/* The words of up to three units, walked in the order of their keys. */
struct walker {
	const struct bag_entry *at[3], *end[3];
	unsigned count;
};

static struct walker walker_on(const struct side *side, const uint32_t *units, unsigned count)
{
	struct walker walker = {.count = count};
	for (unsigned i = 0; i < count; i++) {
		const struct unit *unit = UNIT(side, units[i]);
		walker.at[i] = (const struct bag_entry *)(void *)side->bags->data + unit->bag;
		walker.end[i] = walker.at[i] + unit->bag_count;
	}
	return walker;
}

static bool walker_next(struct walker *walker, struct bag_entry *entry)
{
	entry->key = UINT32_MAX;
	entry->times = 0;
	for (unsigned i = 0; i < walker->count; i++)
		if (walker->at[i] < walker->end[i] && walker->at[i]->key < entry->key)
			entry->key = walker->at[i]->key;
	for (unsigned i = 0; i < walker->count; i++)
		if (walker->at[i] < walker->end[i] && walker->at[i]->key == entry->key)
			entry->times += (walker->at[i]++)->times;
	return entry->times;
}

struct overlap likeness_overlap(const struct likeness *likeness, const uint32_t *olds, unsigned old_count,
				const uint32_t *news, unsigned new_count)
{
	struct walker x = walker_on(likeness->old, olds, old_count), y = walker_on(likeness->new, news, new_count);
	struct overlap overlap = {0, 0, 0};
	struct bag_entry a, b;
	bool more_x = walker_next(&x, &a), more_y = walker_next(&y, &b);
	while (more_x || more_y) {
		uint32_t key = MIN(a.key, b.key);
		uint32_t in_x = a.key == key ? a.times : 0, in_y = b.key == key ? b.times : 0;
		overlap.both += likeness->weights[key] * MIN(in_x, in_y);
		overlap.old += likeness->weights[key] * in_x;
		overlap.new += likeness->weights[key] * in_y;
		if (in_x)
			more_x = walker_next(&x, &a);
		if (in_y)
			more_y = walker_next(&y, &b);
	}
	return overlap;
}

double likeness_of(const struct likeness *likeness, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		   unsigned new_count)
{
	struct overlap overlap = likeness_overlap(likeness, olds, old_count, news, new_count);
	double either = overlap.old + overlap.new - overlap.both;
	return either > 0 ? overlap.both / either : 1;
}

double likeness_weight(const struct likeness *likeness, const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	double weight = 0;
	for (uint32_t i = 0; i < u->bag_count; i++) {
		const struct bag_entry *entry = &g_array_index(side->bags, struct bag_entry, u->bag + i);
		weight += likeness->weights[entry->key] * entry->times;
	}
	return weight;
}

double likeness_key(const struct likeness *likeness, uint32_t key)
{
	return likeness->weights[key];
}

uint32_t likeness_times(const struct likeness *likeness, uint32_t key)
{
	return likeness->times[key];
}
