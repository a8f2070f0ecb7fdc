/* SPDX-License-Identifier: MIT
 * What no form of an instruction says: that what stays where it is, and keeps its words, stands at another level. It is
 * told in words before the instructions, so that nobody takes those for the whole. */
#include "explain/instructions/instructions_draft.h"

/* What holds a unit and is no heading, or NO_UNIT. */
static uint32_t holder_of_unit(const struct side *side, uint32_t unit)
{
	uint32_t above = UNIT(side, unit)->parent;
	while (above != NO_UNIT && unit_is_heading(UNIT(side, above)))
		above = UNIT(side, above)->parent;
	return above;
}

/* Both are held by the same, or by a part of what held it. */
static bool held_still(const struct map *map, uint32_t old, uint32_t new)
{
	uint32_t above = holder_of_unit(map->old, old), now = holder_of_unit(map->new, new);
	if (above == NO_UNIT || now == NO_UNIT)
		return above == now;
	uint32_t first = map->joined[above] == NO_UNIT ? above : map->joined[above];
	return map->to[first] == now || map->piece_of[now] == above;
}

/* Its new number tells it. */
static bool is_numbered(const struct draft *draft, uint32_t old, uint32_t new)
{
	char *was = places_number(draft->places, old), *is = places_number(draft->new_places, new);
	bool numbered = UNIT(draft->map->old, old)->kind == UNIT_CLAUSE && *was && *is;
	g_free(was);
	g_free(is);
	return numbered;
}

/* What is said of it; NULL where nothing needs to be. */
static const char *level_key(const struct draft *draft, uint32_t old, uint32_t new)
{
	const struct map *map = draft->map;
	const struct unit *was = UNIT(map->old, old), *is = UNIT(map->new, new);
	const struct change *change = map->old_change[old];
	if (was->kind == UNIT_SUBHEADING && is->kind == UNIT_SUBHEADING)
		return change && change->level ? "instruct-unsaid-level" : NULL;
	if (was->noted != is->noted)
		return is->noted ? "instruct-unsaid-note" : "instruct-unsaid-no-note";
	bool same = was->depth == is->depth || held_still(map, old, new) || is_numbered(draft, old, new);
	return same ? NULL : "instruct-unsaid-level";
}

static char *unsaid(const struct draft *draft, const char *key, uint32_t old, uint32_t new)
{
	const struct words *words = draft->grammar.words;
	uint32_t above = places_parent(draft->new_places, new);
	char *place = places_name(draft->places, (struct spot_at){old, 0, false});
	char *now = places_name(draft->new_places, (struct spot_at){above == NO_UNIT ? new : above, 0, false});
	char *said = word_fill(words, key, "place", place, "now", now, NULL);
	g_free(place);
	g_free(now);
	return said;
}

void draft_unsaid(struct draft *draft)
{
	const struct map *map = draft->map;
	GString *list = g_string_new(NULL);
	for (uint32_t i = 0; i < map->old->units->len; i++) {
		uint32_t new = map->to[i];
		const char *key = new == NO_UNIT || draft->old_in[i] ? NULL : level_key(draft, i, new);
		if (!key)
			continue;
		char *said = unsaid(draft, key, i, new);
		g_string_append_printf(list, "%s%s", list->len ? "; " : "", said);
		g_free(said);
	}
	if (list->len)
		draft->orders->unsaid = word_fill(draft->grammar.words, "instruct-unsaid", "list", list->str, NULL);
	g_string_free(list, TRUE);
}
