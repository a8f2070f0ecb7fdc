/* SPDX-License-Identifier: MIT
 * What became of each unit, from the changes: the same facts as their steps, seen from the units. For instructions and
 * for the table of destinations; within explain/. */
#ifndef KEELING_INSTRUCTIONS_MAP_H
#define KEELING_INSTRUCTIONS_MAP_H

#include "compare/changes.h"
#include "compare/units/units.h"

/* Words [from, to) of an old unit become words [new_from, new_to) of a new one. */
struct altered {
	uint32_t from, to;
	uint32_t unit, new_from, new_to;
};

/* Where an old unit is divided: from this word on it is that new unit. */
struct divided {
	uint32_t at, unit;
};

/* It moved; or it is an appendix, or stands in one, that has another letter and no more. */
enum { MAP_STAYS, MAP_MOVED, MAP_LETTER };

struct map {
	struct lexicon *lexicon;
	struct side *old, *new; /* as they are by themselves: no reference has followed */
	uint32_t *to;           /* by old unit: the new unit that it became, or its first piece; NO_UNIT */
	uint32_t *from;     /* by new unit: the old unit that it was, or the first that it was joined from; NO_UNIT */
	uint32_t *joined;   /* by old unit: the old unit that its words were added to, or NO_UNIT */
	uint32_t *piece_of; /* by new unit: the old unit that it is a later piece of, or NO_UNIT */
	uint32_t *base;     /* by old unit: where its words begin in the new one */
	GArray **altered;   /* by old unit: of struct altered, in order; or NULL */
	GArray **divided;   /* by old unit: of struct divided, in order; or NULL */
	uint8_t *moved;     /* by old unit: MAP_MOVED or MAP_LETTER, as the changes tell */
	const struct change **old_change, **new_change; /* by unit: the change that has it, or NULL */
};

struct map *map_new(const struct changes *changes);
void map_free(struct map *map); /* NULL is fine */

/* The new unit and the word in it that each word of an old unit is now; unit NO_UNIT where it is gone. An array of
 * struct kept_word as long as the unit; the caller frees it. */
struct kept_word {
	uint32_t unit, word;
};
struct kept_word *map_words(const struct map *map, uint32_t old);

/* A side by itself. */
struct side *side_alone(const GPtrArray *editions, struct lexicon *lexicon);

#endif
