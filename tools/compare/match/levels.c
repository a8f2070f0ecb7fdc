/* SPDX-License-Identifier: MIT
 * Headings of another level: a section that became a sub-heading, or the other way, with the same words beside the same
 * text, or with others above the same text; and a sub-heading that is one of another depth. It stands where it stood,
 * and what holds it is another. */
#include "compare/match/known.h"

#include <string.h>

static bool may_pair(const struct match *match, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	return unit < side->units->len && (is_new ? match->new_bead : match->old_bead)[unit] == NO_UNIT &&
	       (UNIT(side, unit)->kind == UNIT_SECTION || UNIT(side, unit)->kind == UNIT_SUBHEADING) &&
	       *UNIT(side, unit)->text && copy_original(match->known, unit, is_new) == NO_UNIT;
}

/* Beside an old unit, `by` behind it or before it: the place in the new text beside that of its neighbour. */
static uint32_t place_beside(const struct match *match, uint32_t old, int by)
{
	int64_t neighbour = (int64_t)old + by;
	bool there = neighbour >= 0 && neighbour < match->old->units->len;
	uint32_t partner = there ? match_partner(match, (uint32_t)neighbour, false) : NO_UNIT;
	return partner == NO_UNIT ? NO_UNIT : (uint32_t)((int64_t)partner - by);
}

/* The unit behind another, if it is no heading and in no other section or appendix; else NO_UNIT. */
static uint32_t text_behind(const struct side *side, uint32_t unit)
{
	const struct part *part = PART(side, UNIT(side, unit)->part);
	bool text = unit + 1 < part->first + part->count && !unit_is_heading(UNIT(side, unit + 1));
	return text ? unit + 1 : NO_UNIT;
}

/* Whether the same text stands under two headings, up to the next ones, and there is some. */
static bool text_same(const struct match *match, uint32_t old, uint32_t new)
{
	uint32_t first = old;
	do {
		old = text_behind(match->old, old);
		new = text_behind(match->new, new);
		if (old == NO_UNIT || new == NO_UNIT)
			return old == new && match->old_bead[first + 1] != NO_UNIT;
	} while (match_partner(match, old, false) == new);
	return false;
}

static bool level_pair(struct match *match, uint32_t old, uint32_t new)
{
	const struct unit *x = UNIT(match->old, old), *y = UNIT(match->new, new);
	if (!may_pair(match, new, true) || match_apart(match, old, new))
		return false;
	bool same = !strcmp(x->text, y->text);
	if (!same && (!heading_level_differs(x, y) || !text_same(match, old, new)))
		return false;
	pair_add(match, old, new, same ? BY_TITLE : BY_LIKENESS, same ? 1 : pair_likeness(match, old, new));
	BEAD(match, match->beads->len - 1)->moved = false;
	return true;
}

/* What stands under each first, so that a heading finds those below it. */
static void headings_find(struct match *match)
{
	for (uint32_t i = match->old->units->len; i-- > 0;) {
		if (!may_pair(match, i, false))
			continue;
		uint32_t new = place_beside(match, i, 1);
		if (new != NO_UNIT && level_pair(match, i, new))
			continue;
		new = place_beside(match, i, -1);
		if (new != NO_UNIT)
			level_pair(match, i, new);
	}
}

/* The heading that a heading stands under, or NO_UNIT. */
static uint32_t heading_over(const struct side *side, uint32_t unit)
{
	const struct unit *u = UNIT(side, unit);
	uint32_t head = PART(side, u->part)->first;
	return u->parent != NO_UNIT ? u->parent : unit == head ? NO_UNIT : head;
}

static int deeper_by(const struct match *match, uint32_t old, uint32_t new)
{
	return (int)UNIT(match->new, new)->node->level - (int)UNIT(match->old, old)->node->level;
}

/* It went with the heading that it stands under. */
static bool went_with(const struct match *match, uint32_t old, uint32_t new)
{
	uint32_t above = heading_over(match->old, old), now = heading_over(match->new, new);
	return above != NO_UNIT && now != NO_UNIT && match_partner(match, above, false) == now &&
	       deeper_by(match, above, now) == deeper_by(match, old, new);
}

void levels_settle(struct match *match)
{
	headings_find(match);
	for (guint i = 0; i < match->beads->len; i++) {
		struct bead *bead = BEAD(match, i);
		bead->level = !bead->moved &&
			      heading_level_differs(UNIT(match->old, bead->old), UNIT(match->new, bead->new)) &&
			      !went_with(match, bead->old, bead->new);
		if (bead->level)
			bead->moved = bead->off = bead->recast = true;
	}
}
