/* SPDX-License-Identifier: MIT
 * Changes drafted as instructions: what is said of the words of a unit, what of where provisions stand. Within
 * explain/. */
#ifndef KEELING_INSTRUCTIONS_DRAFT_H
#define KEELING_INSTRUCTIONS_DRAFT_H

#include "explain/instructions/instructions_map.h"
#include "explain/instructions/instructions_orders.h"

struct draft {
	struct map *map;
	struct places *places, *new_places;
	struct grammar grammar;
	struct orders *orders;
	bool coarse;           /* whatever changed is substituted as a whole: where finer instructions fail */
	bool *whole;           /* by old unit: it is substituted as a whole */
	bool *old_in, *new_in; /* by unit: it stands in something that is */
	bool *gone;            /* by old unit: omitted, added to another, or in something substituted */
	uint32_t *run;         /* by old unit: of those that move together, from 1; 0 */
	GHashTable *leads;     /* an old word of a reference to the new one; 0 for none */
};

/* An order whose place in the file is that of an old unit; `after`: behind what is said of the unit itself. */
struct order *draft_order(struct draft *draft, enum form form, uint32_t unit, bool after);

/* What words of a unit differ, with those that are known by another target: of struct altered, in order, near ones
 * joined. The caller unrefs it. */
GArray *draft_altered(const struct draft *draft, uint32_t old);
/* Where the words stay and how they are set does not: [from, to), and how. */
struct reset {
	uint32_t from, to, format;
};
GArray *draft_resets(const struct draft *draft, uint32_t old);

/* Decides what is substituted as a whole; sets `whole`, `old_in`, `new_in` and `leads`, and takes divided and joined
 * provisions apart that can't be told as such. */
void draft_weigh(struct draft *draft);
/* The instructions about words; about what comes, goes and moves; about numbers that followed. */
void draft_words(struct draft *draft);
void draft_moves(struct draft *draft);
void draft_followed(struct draft *draft);
/* What none of them says, in words. */
void draft_unsaid(struct draft *draft);

/* A line of a block that is a new unit. */
void draft_line(const struct draft *draft, struct order *order, uint32_t unit);

#endif
