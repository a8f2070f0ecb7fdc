/* SPDX-License-Identifier: MIT
 * Units that came, went, moved, were divided or joined, or have other words. */
#include "compare/tell/assemble.h"
#include "compare/units/facts.h"
#include "compare/match/known.h"
#include "compare/words/tags.h"

/* ---- came and went ------------------------------------------------------------------------------------------- */

/* How many units from `unit` on stand under it and are as free as it is. */
static uint32_t family(const struct assembly *assembly, const struct side *side, uint32_t unit, bool is_new)
{
	const uint32_t *beads = is_new ? assembly->match->new_bead : assembly->match->old_bead;
	uint32_t i = unit + 1;
	for (; i < side->units->len && beads[i] == NO_UNIT && UNIT(side, i)->part == UNIT(side, unit)->part; i++) {
		uint32_t above = UNIT(side, i)->parent;
		while (above != NO_UNIT && above > unit)
			above = UNIT(side, above)->parent;
		if (above != unit)
			break;
	}
	return i - unit;
}

/* The document in which what is left of an old part stands; NO_UNIT for none. */
static uint32_t document_now(const struct match *match, uint32_t old_part)
{
	uint32_t part = match->old_part[old_part];
	return part != NO_UNIT ? PART(match->new, part)->document
			       : match->known->old_document[PART(match->old, old_part)->document];
}

/* What held an old unit, as it is now; but not where that went to another document by itself. */
static const struct node *holder_now(const struct match *match, uint32_t unit)
{
	uint32_t old_part = UNIT(match->old, unit)->part, part = match->old_part[old_part];
	uint32_t document = document_now(match, old_part);
	for (uint32_t above = UNIT(match->old, unit)->parent; above != NO_UNIT;
	     above = UNIT(match->old, above)->parent) {
		uint32_t place = match->old_bead[above];
		const struct unit *now = place == NO_UNIT ? NULL : UNIT(match->new, BEAD(match, place)->new);
		if (now && PART(match->new, now->part)->document == document)
			return now->node;
	}
	return part == NO_UNIT ? NULL : PART(match->new, part)->node;
}

static void lone_tell(struct assembly *assembly, const struct side *side, uint32_t unit, uint32_t count, bool is_new)
{
	struct changes *changes = assembly->changes;
	enum change_kind kind = is_new ? CHANGE_INSERTED : CHANGE_REMOVED;
	struct change *change = change_new(changes, kind, unit_kind_name(UNIT(side, unit)->kind));
	g_ptr_array_add(is_new ? change->new : change->old, (gpointer)provision_new(changes, side, unit, count));
	if (is_new)
		change_step(assembly, change, 0, 0, unit, count, NULL);
	else
		change_step(assembly, change, unit, count, 0, 0, NULL);
	change->within = is_new ? NULL : holder_now(assembly->match, unit);
	fact_settle(assembly, change, unit, is_new);
}

static void lone_units(struct assembly *assembly, const struct side *side, bool is_new)
{
	const uint32_t *beads = is_new ? assembly->match->new_bead : assembly->match->old_bead;
	struct change **owner = is_new ? assembly->new_owner : assembly->old_owner;
	for (uint32_t i = 0; i < side->units->len;) {
		if (beads[i] != NO_UNIT || owner[i]) {
			i++;
			continue;
		}
		uint32_t count = family(assembly, side, i, is_new);
		lone_tell(assembly, side, i, count, is_new);
		i += count;
	}
}

/* ---- pairs ------------------------------------------------------------------------------------------------------- */

enum change_kind bead_kind(const struct match *match, const struct bead *bead, bool reworded, bool went)
{
	if (bead->old_count > 1)
		return CHANGE_MERGED;
	if (bead->new_count > 1)
		return CHANGE_SPLIT;
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	if (!bead->moved || (went && !bead->off))
		return unit_is_heading(old) ? CHANGE_RETITLED : CHANGE_REWORDED;
	if (reworded)
		return CHANGE_MOVED_REWORDED;
	bool sibling = old->kind != UNIT_CLAUSE && old->kind != UNIT_PARAGRAPH;
	bool together = old->parent == NO_UNIT && new->parent == NO_UNIT
				? old->part == match->new_part[new->part]
				: match_partner(match, old->parent, false) == new->parent;
	return sibling && together && !bead->recast ? CHANGE_REORDERED : CHANGE_MOVED;
}

/* The change that tells of the clause above, if this unit went with it. */
static struct change *went_with(const struct assembly *assembly, const struct bead *bead)
{
	const struct match *match = assembly->match;
	uint32_t above = UNIT(match->old, bead->old)->parent;
	while (above != NO_UNIT) {
		uint32_t place = match->old_bead[above];
		if (place == NO_UNIT)
			return NULL;
		if (assembly->by_bead[place] && BEAD(match, place)->moved)
			return assembly->by_bead[place];
		above = UNIT(match->old, above)->parent;
	}
	return NULL;
}

/* Halves between which another text stands: one of them is what the whole was or became, the other came or went. */
static void parted_step(struct assembly *assembly, struct change *change, const struct bead *bead)
{
	struct bead first = *bead;
	first.old_count = first.new_count = 1;
	struct wording *wording = wording_new(assembly->match, &first);
	change_step(assembly, change, bead->old, 1, bead->new, 1, wording->hunks);
	wording_free(wording);
	for (unsigned i = 1; i < bead->old_count; i++)
		change_step(assembly, change, bead->old_units[i], 1, 0, 0, NULL);
	for (unsigned i = 1; i < bead->new_count; i++)
		change_step(assembly, change, 0, 0, bead->new_units[i], 1, NULL);
}

static void bead_step(struct assembly *assembly, struct change *change, uint32_t place)
{
	const struct bead *bead = BEAD(assembly->match, place);
	const struct wording *wording = assembly->wordings[place];
	if (bead->old_units[bead->old_count - 1] - bead->old >= bead->old_count ||
	    bead->new_units[bead->new_count - 1] - bead->new >= bead->new_count)
		parted_step(assembly, change, bead);
	else
		change_step(assembly, change, bead->old, bead->old_count, bead->new, bead->new_count,
			    wording ? wording->hunks : NULL);
}

static void bead_tell(struct assembly *assembly, uint32_t place)
{
	struct changes *changes = assembly->changes;
	const struct match *match = assembly->match;
	const struct bead *bead = BEAD(match, place);
	const struct wording *wording = assembly->wordings[place];
	bool divided = bead->old_count + bead->new_count > 2;
	if (!bead->moved && !wording && !divided)
		return;
	struct change *with = bead->moved && !divided ? went_with(assembly, bead) : NULL;
	if (with && !wording && !bead->off) {
		bead_step(assembly, with, place);
		return;
	}
	const struct unit *new = UNIT(match->new, bead->new);
	enum change_kind kind = bead_kind(match, bead, wording != NULL, with != NULL);
	struct change *change = change_new(changes, kind, unit_kind_name(new->kind));
	for (unsigned i = 0; i < bead->old_count; i++)
		g_ptr_array_add(change->old, (gpointer)provision_new(changes, match->old, bead->old_units[i], 1));
	for (unsigned i = 0; i < bead->new_count; i++)
		g_ptr_array_add(change->new, (gpointer)provision_new(changes, match->new, bead->new_units[i], 1));
	change->matched_by = matched_name(bead->by);
	change->score = bead->score;
	change->level = bead->level;
	if (wording) {
		change_words(changes, change, wording, NULL);
		change->tags =
			wording->formatted ? TAG_FORMATTING : tags_of(assembly->posts, wording, 0, wording->hunks->len);
		if (unit_is_arrow(match->old, UNIT(match->old, bead->old)) && unit_is_arrow(match->new, new))
			change->tags &= TAG_OBLIGATION; /* what else the boxes at its ends say is told of them */
		if (bead->recast)
			change->tags &= ~TAGS_SLIGHT;
	}
	fact_settle(assembly, change, bead->new, true);
	bead_step(assembly, change, place);
	assembly->by_bead[place] = change;
}

/* A section that moved and is counted among the appendices now, a paragraph that has the number it had in words, reads
 * as it did: a step, and nothing more to tell. */
static void kinds_settle(struct assembly *assembly)
{
	const struct match *match = assembly->match;
	struct changes *changes = assembly->changes;
	for (guint i = 0; i < match->beads->len; i++) {
		const struct bead *bead = BEAD(match, i);
		const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
		bool alike = old->kind == new->kind && old->depth == new->depth && old->noted == new->noted;
		if (alike || assembly->old_owner[bead->old] || assembly->new_owner[bead->new])
			continue;
		struct change *change = change_new(changes, CHANGE_RETITLED, unit_kind_name(new->kind));
		g_ptr_array_steal_index(changes->list, changes->list->len - 1);
		g_ptr_array_add(changes->letters, change);
		g_ptr_array_add(change->old, (gpointer)provision_new(changes, match->old, bead->old, 1));
		g_ptr_array_add(change->new, (gpointer)provision_new(changes, match->new, bead->new, 1));
		bead_step(assembly, change, i);
	}
}

void units_tell(struct assembly *assembly)
{
	const struct match *match = assembly->match;
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t place = match->old_bead[i];
		if (place != NO_UNIT && BEAD(match, place)->old == i)
			bead_tell(assembly, place);
	}
	kinds_settle(assembly);
	lone_units(assembly, match->new, true);
	lone_units(assembly, match->old, false);
}
