/* SPDX-License-Identifier: MIT */
#include "explain/instructions/instructions_map.h"
#include "compare/match/myers.h"

#include <string.h>

struct side *side_alone(const GPtrArray *editions, struct lexicon *lexicon)
{
	return side_new(editions, NULL, lexicon);
}

static uint32_t *nothing_yet(uint32_t count)
{
	uint32_t *list = g_new(uint32_t, (gsize)count + 1);
	memset(list, 0xff, ((gsize)count + 1) * sizeof *list);
	return list;
}

static void altered_add(struct map *map, uint32_t old, struct altered altered)
{
	if (!map->altered[old])
		map->altered[old] = g_array_new(FALSE, FALSE, sizeof altered);
	g_array_append_val(map->altered[old], altered);
}

static void divided_add(struct map *map, uint32_t old, uint32_t at, uint32_t unit)
{
	struct divided divided = {at, unit};
	if (!map->divided[old])
		map->divided[old] = g_array_new(FALSE, FALSE, sizeof divided);
	g_array_append_val(map->divided[old], divided);
}

/* Where the new words from `at` on begin among the old words of a step. */
static uint32_t old_place(const struct change_step *step, uint32_t at)
{
	int64_t shift = 0;
	for (guint i = 0; i < step->hunks->len; i++) {
		const struct hunk *hunk = &g_array_index(step->hunks, struct hunk, i);
		if (at <= hunk->new_at)
			break;
		if (at <= hunk->new_at + hunk->new_count)
			return hunk->old_at + hunk->old_count;
		shift = (int64_t)hunk->old_at + hunk->old_count - hunk->new_at - hunk->new_count;
	}
	return (uint32_t)(at + shift);
}

/* And the other way round: where the old words from `at` on stand among the new ones, or what is left of them. */
static uint32_t new_place(const struct change_step *step, uint32_t at)
{
	int64_t shift = 0;
	for (guint i = 0; i < step->hunks->len; i++) {
		const struct hunk *hunk = &g_array_index(step->hunks, struct hunk, i);
		if (at <= hunk->old_at)
			break;
		if (at <= hunk->old_at + hunk->old_count)
			return hunk->new_at + hunk->new_count;
		shift = (int64_t)hunk->new_at + hunk->new_count - hunk->old_at - hunk->old_count;
	}
	return (uint32_t)(at + shift);
}

/* One old unit, one or more new ones: the words of a hunk that reach over an edge between two are told apart. */
static void divided_note(struct map *map, const struct change_step *step)
{
	uint32_t old = step->old_at, start = 0;
	for (uint32_t i = 0; i < step->new_count; i++) {
		uint32_t unit = step->new_at + i, end = start + UNIT(map->new, unit)->count;
		bool last = i + 1 == step->new_count;
		if (i) {
			map->piece_of[unit] = old;
			divided_add(map, old, old_place(step, start), unit);
		}
		for (guint k = 0; k < step->hunks->len; k++) {
			const struct hunk *hunk = &g_array_index(step->hunks, struct hunk, k);
			uint32_t to = hunk->new_at + hunk->new_count;
			bool begins = hunk->new_at >= start && (hunk->new_at < end || last);
			bool reaches = hunk->new_at < start && to > start;
			if (!begins && !reaches)
				continue;
			uint32_t from = MAX(hunk->new_at, start);
			uint32_t old_from = begins ? hunk->old_at : hunk->old_at + hunk->old_count;
			altered_add(map, old,
				    (struct altered){old_from, hunk->old_at + hunk->old_count, unit, from - start,
						     MIN(to, end) - start});
		}
		start = end;
	}
}

/* More old units than one, one new: each has its share of the hunks. */
static void joined_note(struct map *map, const struct change_step *step)
{
	uint32_t start = 0, new = step->new_at;
	for (uint32_t i = 0; i < step->old_count; i++) {
		uint32_t unit = step->old_at + i, end = start + UNIT(map->old, unit)->count;
		bool last = i + 1 == step->old_count;
		if (i)
			map->joined[unit] = step->old_at;
		map->base[unit] = new_place(step, start);
		for (guint k = 0; k < step->hunks->len; k++) {
			const struct hunk *hunk = &g_array_index(step->hunks, struct hunk, k);
			uint32_t to = hunk->old_at + hunk->old_count;
			bool begins = hunk->old_at >= start && (hunk->old_at < end || last);
			bool reaches = hunk->old_at < start && to > start;
			uint32_t new_to = hunk->new_at + hunk->new_count;
			if (begins)
				altered_add(map, unit,
					    (struct altered){hunk->old_at - start, MIN(to, end) - start, new,
							     hunk->new_at, new_to});
			else if (reaches)
				altered_add(map, unit, (struct altered){0, MIN(to, end) - start, new, new_to, new_to});
		}
		start = end;
	}
}

static void step_note(struct map *map, const struct change *change, const struct change_step *step, uint8_t moved)
{
	for (uint32_t i = 0; i < step->old_count; i++)
		map->old_change[step->old_at + i] = change;
	for (uint32_t i = 0; i < step->new_count; i++)
		map->new_change[step->new_at + i] = change;
	if (!step->old_count || !step->new_count)
		return;
	map->to[step->old_at] = step->new_at;
	map->from[step->new_at] = step->old_at;
	map->moved[step->old_at] = moved;
	if (step->old_count == 1)
		divided_note(map, step);
	else
		joined_note(map, step);
}

static void steps_note(struct map *map, const GPtrArray *list, bool letters)
{
	for (guint i = 0; i < list->len; i++) {
		const struct change *change = list->pdata[i];
		bool moved = change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED ||
			     change->kind == CHANGE_REORDERED;
		for (guint k = 0; k < change->steps->len; k++)
			step_note(map, change, &g_array_index(change->steps, struct change_step, k),
				  letters || (change->kind == CHANGE_REORDERED && !strcmp(change->unit, "appendix"))
					  ? MAP_LETTER
				  : moved ? MAP_MOVED
					  : MAP_STAYS);
	}
}

/* What no change tells of is the same, in the same order. */
static void rest_note(struct map *map)
{
	uint32_t all = map->old->units->len, all_new = map->new->units->len;
	for (uint32_t i = 0, k = 0;; i++, k++) {
		while (i < all && map->old_change[i])
			i++;
		while (k < all_new && map->new_change[k])
			k++;
		if (i >= all || k >= all_new)
			break;
		map->to[i] = k;
		map->from[k] = i;
	}
}

struct kept_word *map_words(const struct map *map, uint32_t old)
{
	uint32_t count = UNIT(map->old, old)->count,
		 unit = map->to[map->joined[old] == NO_UNIT ? old : map->joined[old]];
	struct kept_word *words = g_new(struct kept_word, (gsize)count + 1);
	uint32_t at = map->base[old];
	guint altered = 0, divided = 0;
	for (uint32_t i = 0; i < count;) {
		const GArray *cuts = map->divided[old], *list = map->altered[old];
		for (; cuts && divided < cuts->len && g_array_index(cuts, struct divided, divided).at <= i; divided++) {
			unit = g_array_index(cuts, struct divided, divided).unit;
			at = 0;
		}
		const struct altered *next =
			list && altered < list->len ? &g_array_index(list, struct altered, altered) : NULL;
		if (next && next->from <= i) {
			for (; i < next->to; i++)
				words[i] = (struct kept_word){NO_UNIT, 0};
			at = next->unit == unit ? next->new_to : at;
			altered++;
			continue;
		}
		words[i++] = (struct kept_word){unit, at++};
	}
	return words;
}

struct map *map_new(const struct changes *changes)
{
	struct map *map = g_new0(struct map, 1);
	map->lexicon = lexicon_new();
	map->old = side_alone(changes_editions(changes, false), map->lexicon);
	map->new = side_alone(changes_editions(changes, true), map->lexicon);
	uint32_t olds = map->old->units->len, news = map->new->units->len;
	map->to = nothing_yet(olds);
	map->joined = nothing_yet(olds);
	map->from = nothing_yet(news);
	map->piece_of = nothing_yet(news);
	map->base = g_new0(uint32_t, (gsize)olds + 1);
	map->altered = g_new0(GArray *, (gsize)olds + 1);
	map->divided = g_new0(GArray *, (gsize)olds + 1);
	map->moved = g_new0(uint8_t, (gsize)olds + 1);
	map->old_change = g_new0(const struct change *, (gsize)olds + 1);
	map->new_change = g_new0(const struct change *, (gsize)news + 1);
	steps_note(map, changes->list, false);
	steps_note(map, changes->letters, true);
	rest_note(map);
	return map;
}

void map_free(struct map *map)
{
	if (!map)
		return;
	for (uint32_t i = 0; i < map->old->units->len; i++) {
		g_clear_pointer(&map->altered[i], g_array_unref);
		g_clear_pointer(&map->divided[i], g_array_unref);
	}
	g_free(map->base);
	g_free(map->altered);
	g_free(map->divided);
	g_free(map->to);
	g_free(map->from);
	g_free(map->joined);
	g_free(map->piece_of);
	g_free(map->moved);
	g_free(map->old_change);
	g_free(map->new_change);
	side_free(map->old);
	side_free(map->new);
	lexicon_free(map->lexicon);
	g_free(map);
}
