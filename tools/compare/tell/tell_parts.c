/* SPDX-License-Identifier: MIT
 * Sections and appendices that came, went or moved: one change each, with all that stands in them. */
#include "compare/tell/assemble.h"

/* A unit of a part that came or went, which did so with it: neither the unit nor what holds it was there before. */
static bool whole_gone(const struct match *match, const struct side *side, uint32_t unit, bool is_new)
{
	const uint32_t *beads = is_new ? match->new_bead : match->old_bead;
	const uint32_t *parts = is_new ? match->new_part : match->old_part;
	bool gone = parts[UNIT(side, unit)->part] == NO_UNIT;
	for (uint32_t above = unit; gone && above != NO_UNIT; above = UNIT(side, above)->parent)
		gone = beads[above] == NO_UNIT;
	return gone;
}

/* True for a part that comes behind another and is within it. */
static bool part_holds(const struct side *side, uint32_t place, uint32_t behind)
{
	const struct part *part = PART(side, behind);
	return part->kind != UNIT_DOCUMENT && part->parent >= place;
}

/* The units of a part, and of the parts in it, that stand in no bead, as steps of the change. */
static void steps_within(struct assembly *assembly, struct change *change, const struct side *side, uint32_t place,
			 bool is_new)
{
	const struct part *part = PART(side, place);
	uint32_t end = part->first + part->count;
	for (uint32_t i = part->first; i < end;) {
		uint32_t to = i;
		while (to < end && whole_gone(assembly->match, side, to, is_new))
			to++;
		if (to > i && is_new)
			change_step(assembly, change, 0, 0, i, to - i, NULL);
		else if (to > i)
			change_step(assembly, change, i, to - i, 0, 0, NULL);
		i = MAX(to, i + 1);
	}
	/* Parts stand in reading order: those within this one follow it. */
	for (uint32_t i = place + 1; i < side->parts->len && part_holds(side, place, i); i++)
		if (PART(side, i)->parent == place &&
		    (is_new ? assembly->match->new_part : assembly->match->old_part)[i] == NO_UNIT)
			steps_within(assembly, change, side, i, is_new);
}

/* How many units from the heading on are as free as it is. */
static uint32_t units_within(const struct match *match, const struct side *side, uint32_t place, bool is_new)
{
	uint32_t first = PART(side, place)->first, to = first;
	for (; to < side->units->len && whole_gone(match, side, to, is_new); to++) {
		uint32_t part = UNIT(side, to)->part;
		while (part != place && PART(side, part)->kind != UNIT_DOCUMENT)
			part = PART(side, part)->parent;
		if (part != place)
			break;
	}
	return to - first;
}

static void part_lone_tell(struct assembly *assembly, const struct side *side, uint32_t place, bool is_new)
{
	struct changes *changes = assembly->changes;
	const struct part *part = PART(side, place);
	const uint32_t *partners = is_new ? assembly->match->new_part : assembly->match->old_part;
	const uint32_t *beads = is_new ? assembly->match->new_bead : assembly->match->old_bead;
	if (beads[part->first] != NO_UNIT)
		return; /* its heading is a sub-heading on the other side */
	if (part->kind != UNIT_DOCUMENT && partners[part->parent] == NO_UNIT &&
	    beads[PART(side, part->parent)->first] == NO_UNIT)
		return; /* told with the part that holds it */
	enum change_kind kind = !is_new ? CHANGE_REMOVED : part->whole ? CHANGE_INCLUDED : CHANGE_INSERTED;
	struct change *change = change_new(changes, kind, unit_kind_name(part->kind));
	change->from = kind == CHANGE_INCLUDED ? part->node->meta->id : NULL;
	g_ptr_array_add(is_new ? change->new : change->old,
			(gpointer)provision_new(changes, side, part->first,
						units_within(assembly->match, side, place, is_new)));
	steps_within(assembly, change, side, place, is_new);
}

/* The nearest part that moved, among a part and those that hold it; NO_UNIT for none. */
static uint32_t mover_of(const struct match *match, uint32_t part)
{
	for (;; part = PART(match->old, part)->parent) {
		if (match->part_moved[part])
			return part;
		if (PART(match->old, part)->kind == UNIT_DOCUMENT)
			return NO_UNIT;
	}
}

/* A document that is now included in another; or one that only stands elsewhere among the documents. */
static enum change_kind moved_kind(const struct part *old, const struct part *new)
{
	if (old->kind != UNIT_DOCUMENT)
		return CHANGE_MOVED;
	return new->kind == UNIT_DOCUMENT ? CHANGE_REORDERED : new->whole ? CHANGE_INCLUDED : CHANGE_MOVED;
}

/* True where the appendices beside a part are all those that stood beside it before: their letters did not follow what
 * came or went, they were put into another order. */
static bool same_appendices(const struct match *match, uint32_t place)
{
	uint32_t old = PART(match->old, place)->parent, new = match->old_part[old];
	for (int is_new = 0; is_new < 2; is_new++) {
		const struct side *side = is_new ? match->new : match->old, *other = is_new ? match->old : match->new;
		const uint32_t *partners = is_new ? match->new_part : match->old_part;
		for (uint32_t i = 0; i < side->parts->len; i++) {
			const struct part *part = PART(side, i);
			if (part->kind != UNIT_APPENDIX || part->parent != (is_new ? new : old))
				continue;
			if (partners[i] == NO_UNIT || PART(other, partners[i])->parent != (is_new ? old : new))
				return false;
		}
	}
	return true;
}

static struct change *part_moved_change(struct assembly *assembly, uint32_t place)
{
	const struct match *match = assembly->match;
	const struct part *old = PART(match->old, place), *new = PART(match->new, match->old_part[place]);
	enum matched_by by = match->part_by[place];
	struct change *change = change_new(assembly->changes, moved_kind(old, new), unit_kind_name(new->kind));
	bool letter =
		old->kind == UNIT_APPENDIX && new->kind == UNIT_APPENDIX && match->old_part[old->parent] == new->parent;
	if (letter && same_appendices(match, place)) {
		change->kind = CHANGE_REORDERED;
	} else if (letter) { /* where an appendix stands is its letter and no more */
		g_ptr_array_steal_index(assembly->changes->list, assembly->changes->list->len - 1);
		g_ptr_array_add(assembly->changes->letters, change);
	}
	g_ptr_array_add(change->old, (gpointer)provision_new(assembly->changes, match->old, old->first, 1));
	g_ptr_array_add(change->new, (gpointer)provision_new(assembly->changes, match->new, new->first, 1));
	change->from = change->kind == CHANGE_INCLUDED ? new->node->meta->id : NULL;
	change->matched_by = matched_name(by == BY_LIKENESS ? BY_TEXT : by);
	change->score = 1;
	return change;
}

/* What moved with its part and is as it was goes to the part's change, which `moved` has by old part. */
static void moved_with(struct assembly *assembly, struct change *const *moved)
{
	const struct match *match = assembly->match;
	for (guint i = 0; i < match->beads->len; i++) {
		const struct bead *bead = BEAD(match, i);
		bool divided = bead->old_count + bead->new_count > 2;
		if (bead->moved || divided || assembly->wordings[i])
			continue;
		uint32_t mover = mover_of(match, UNIT(match->old, bead->old)->part);
		if (mover != NO_UNIT && moved[mover])
			change_step(assembly, moved[mover], bead->old, 1, bead->new, 1, NULL);
	}
}

void parts_tell(struct assembly *assembly)
{
	const struct match *match = assembly->match;
	struct change **moved = g_new0(struct change *, match->old->parts->len);
	for (uint32_t i = 0; i < match->new->parts->len; i++)
		if (match->new_part[i] == NO_UNIT)
			part_lone_tell(assembly, match->new, i, true);
	for (uint32_t i = 0; i < match->old->parts->len; i++) {
		if (match->old_part[i] == NO_UNIT)
			part_lone_tell(assembly, match->old, i, false);
		else if (match->part_moved[i])
			moved[i] = part_moved_change(assembly, i);
	}
	moved_with(assembly, moved);
	g_free(moved);
}
