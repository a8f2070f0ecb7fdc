/* SPDX-License-Identifier: MIT
 * What became of each unit of two editions, for a redline: kept in its place, moved, or on one side only; and which of
 * its words are which. Read from the steps of the changes: what no step tells of is the same, in the same order.
 * Within explain/redline*.c. */
#ifndef KEELING_REDLINE_PAIRS_H
#define KEELING_REDLINE_PAIRS_H

#include "compare/changes.h"
#include "compare/match/myers.h"
#include "compare/units/units.h"

enum fate { FATE_LONE, FATE_KEPT, FATE_MOVED };

/* Of one unit. */
struct standing {
	enum fate fate;
	bool here;         /* it stands in the pair of editions at hand */
	bool differs;      /* kept or moved: other words, or set otherwise */
	uint8_t place, of; /* among the units that one was divided into, or that were joined: 0 of 2, 1 of 2 */
	uint32_t partner;  /* of the other side, the first where there are more; or NO_UNIT */
	const struct change *change; /* that tells of it, or NULL */
};

struct pairs {
	const struct changes *changes;
	const struct edition *old, *new; /* one of them may be NULL */
	struct standing *olds, *news;    /* by unit */
	uint32_t *old_token,
		*new_token; /* by token of the new side, the same of the old, and the other way; or NO_UNIT */
	GHashTable *old_units, *new_units; /* a node to its first unit and one */
	GHashTable *followed;              /* a reference of the new text to what it printed, where that was other */
	GStringChunk *typed;               /* what some of those read, typed by hand */
};

struct pairs *pairs_new(const struct changes *changes, const struct edition *old, const struct edition *new);
void pairs_free(struct pairs *pairs); /* NULL is fine */

/* The words of links among tokens [first, end) of a side that came, went or lead elsewhere now have no twins: they are
 * shown as they were, and as they are. */
void links_unpair(const struct pairs *pairs, uint32_t first, uint32_t end, bool is_new);

/* The unit that begins with a node, or NO_UNIT. */
uint32_t pairs_unit(const struct pairs *pairs, const struct node *node, bool is_new);

#endif
