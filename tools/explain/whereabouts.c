/* SPDX-License-Identifier: MIT */
#include "explain/whereabouts.h"
#include "explain/instructions/instructions_map.h"

static const struct node *now_of(const struct map *map, uint32_t old)
{
	uint32_t unit = map->to[old];
	if (unit == NO_UNIT && map->joined[old] != NO_UNIT)
		unit = map->to[map->joined[old]];
	return unit == NO_UNIT ? NULL : UNIT(map->new, unit)->node;
}

void whereabouts_each(const struct changes *changes, whereabouts_take *take, void *data)
{
	struct map *map = map_new(changes);
	for (uint32_t i = 0; i < map->old->units->len; i++) {
		const struct unit *unit = UNIT(map->old, i);
		if (unit->kind == UNIT_CLAUSE || (unit_is_heading(unit) && unit->kind != UNIT_DOCUMENT))
			take(data, unit->node, now_of(map, i));
	}
	map_free(map);
}
