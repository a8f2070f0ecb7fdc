/* SPDX-License-Identifier: MIT
 * A document that stands alone and is included in another says everything twice. Its copies are matched with nothing
 * by themselves: they are matched as the document itself is. Only where the other side has it in no other way than
 * included, a copy is what it is paired with. */
#include "compare/match/known.h"

/* One past the last part that stands in a part. */
uint32_t parts_end(const struct side *side, uint32_t place)
{
	uint32_t end = place + 1;
	while (end < side->parts->len && PART(side, end)->kind != UNIT_DOCUMENT && PART(side, end)->parent >= place)
		end++;
	return end;
}

static bool words_equal(const struct side *side, uint32_t one, uint32_t other)
{
	const struct unit *x = UNIT(side, one), *y = UNIT(side, other);
	bool same = x->count == y->count;
	for (uint32_t i = 0; i < x->count && same; i++)
		same = TOKEN(side, x->first + i)->word == TOKEN(side, y->first + i)->word;
	return same;
}

/* ---- what is a copy ---------------------------------------------------------------------------------------------- */

static bool stands_in(const struct side *side, uint32_t known)
{
	bool found = false;
	for (uint32_t i = 0; i < side->parts->len && !found; i++)
		found = PART(side, i)->known == known;
	return found;
}

/* The document itself, as a part, that a part includes; NO_UNIT for none. */
static uint32_t original_of(const struct side *side, const struct side *other, const struct part *part,
			    const uint32_t *partners)
{
	for (guint i = 0; part->whole && i < side->documents->len; i++) {
		uint32_t place = DOCUMENT(side, i)->part;
		if (PART(side, place)->known == part->known)
			return partners[i] == NO_UNIT && stands_in(other, part->known) ? NO_UNIT : place;
	}
	return NO_UNIT;
}

static uint32_t *originals_of(const struct side *side, const struct side *other, const uint32_t *partners)
{
	uint32_t *originals = g_new(uint32_t, side->units->len + 1);
	for (guint i = 0; i <= side->units->len; i++)
		originals[i] = NO_UNIT;
	for (uint32_t p = 0; p < side->parts->len; p++) {
		uint32_t whole = original_of(side, other, PART(side, p), partners);
		if (whole == NO_UNIT)
			continue;
		uint32_t last = parts_end(side, p) - 1, end = PART(side, last)->first + PART(side, last)->count;
		uint32_t copy = PART(side, p)->first, own = PART(side, whole)->first;
		for (; copy < end && own < side->units->len && words_equal(side, copy, own); copy++, own++)
			originals[copy] = own;
	}
	return originals;
}

void copies_find(struct known *known, const struct side *old, const struct side *new)
{
	if (known->olds < 2 && known->news < 2)
		return;
	known->old_original = originals_of(old, new, known->old_document);
	known->new_original = originals_of(new, old, known->new_document);
}

uint32_t copy_original(const struct known *known, uint32_t unit, bool is_new)
{
	const uint32_t *originals = is_new ? known->new_original : known->old_original;
	return originals ? originals[unit] : NO_UNIT;
}

/* ---- matched as the document itself ------------------------------------------------------------------------------ */

/* The document itself that a part is a copy of, as a part; NO_UNIT for none. */
static uint32_t whole_of(const struct match *match, uint32_t place, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	const struct part *part = PART(side, place);
	uint32_t unit = part->whole ? copy_original(match->known, part->first, is_new) : NO_UNIT;
	return unit == NO_UNIT ? NO_UNIT : UNIT(side, unit)->part;
}

/* The unit that repeats `original` in the copy with this head; NO_UNIT where nothing does. */
static uint32_t repeating(const struct match *match, uint32_t original, uint32_t whole, uint32_t copy, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	uint32_t first = PART(side, whole)->first, unit = PART(side, copy)->first + (original - first);
	if (original < first || unit >= side->units->len)
		return NO_UNIT;
	return copy_original(match->known, unit, is_new) == original ? unit : NO_UNIT;
}

static void parts_repeat(struct match *match, uint32_t old, uint32_t new)
{
	uint32_t old_whole = whole_of(match, old, false), new_whole = whole_of(match, new, true);
	uint32_t end = parts_end(match->old, old_whole);
	for (uint32_t x = old_whole; x < end; x++) {
		uint32_t y = match->old_part[x];
		if (y == NO_UNIT)
			continue;
		uint32_t one = repeating(match, PART(match->old, x)->first, old_whole, old, false);
		uint32_t other = repeating(match, PART(match->new, y)->first, new_whole, new, true);
		if (one == NO_UNIT || other == NO_UNIT)
			continue;
		uint32_t p = UNIT(match->old, one)->part, q = UNIT(match->new, other)->part;
		match->old_part[p] = q;
		match->new_part[q] = p;
		match->part_by[p] = match->part_by[x];
	}
}

/* A copy of the same document that is still free: at the same place, or anywhere. */
static uint32_t copy_left(const struct match *match, uint32_t old, bool anywhere)
{
	const struct part *x = PART(match->old, old);
	for (uint32_t i = 0; i < match->new->parts->len; i++) {
		const struct part *y = PART(match->new, i);
		if (y->known == x->known && (anywhere || y->id == x->id) && match->new_part[i] == NO_UNIT &&
		    whole_of(match, i, true) != NO_UNIT && !match_apart(match, x->first, y->first))
			return i;
	}
	return NO_UNIT;
}

void copies_pair(struct match *match)
{
	for (int anywhere = 0; anywhere <= 1; anywhere++)
		for (uint32_t i = 0; i < match->old->parts->len; i++) {
			if (whole_of(match, i, false) == NO_UNIT || match->old_part[i] != NO_UNIT)
				continue;
			uint32_t found = copy_left(match, i, anywhere);
			if (found != NO_UNIT)
				parts_repeat(match, i, found);
		}
}

/* A bead of the document itself, once more between two of its copies. */
static void bead_repeat(struct match *match, guint place, uint32_t old, uint32_t new)
{
	const struct bead bead = *BEAD(match, place);
	uint32_t olds[PIECES_MOST], news[PIECES_MOST], old_whole = whole_of(match, old, false),
						       new_whole = whole_of(match, new, true);
	for (unsigned i = 0; i < bead.old_count; i++) {
		olds[i] = repeating(match, bead.old_units[i], old_whole, old, false);
		if (olds[i] == NO_UNIT || match->old_bead[olds[i]] != NO_UNIT)
			return;
	}
	for (unsigned i = 0; i < bead.new_count; i++) {
		news[i] = repeating(match, bead.new_units[i], new_whole, new, true);
		if (news[i] == NO_UNIT || match->new_bead[news[i]] != NO_UNIT)
			return;
	}
	bead_add(match, olds, bead.old_count, news, bead.new_count, bead.by, bead.score);
	BEAD(match, match->beads->len - 1)->moved = bead.moved;
	BEAD(match, match->beads->len - 1)->off = bead.off;
	BEAD(match, match->beads->len - 1)->recast = bead.recast;
}

void copies_match(struct match *match)
{
	guint beads = match->beads->len;
	for (uint32_t i = 0; i < match->old->parts->len; i++) {
		if (whole_of(match, i, false) == NO_UNIT || match->old_part[i] == NO_UNIT)
			continue;
		for (guint k = 0; k < beads; k++)
			bead_repeat(match, k, i, match->old_part[i]);
	}
}
