/* SPDX-License-Identifier: MIT */
#include "compare/units/facts.h"
#include "compare/match/known.h"
#include "compare/units/numbers.h"

void bead_add(struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news, unsigned new_count,
	      enum matched_by by, double score)
{
	struct bead bead = {.old = olds[0], .new = news[0], .by = by, .score = score};
	uint32_t place = match->beads->len;
	bead.old_count = (uint8_t)old_count;
	bead.new_count = (uint8_t)new_count;
	for (unsigned i = 0; i < old_count; i++)
		match->old_bead[bead.old_units[i] = olds[i]] = place;
	for (unsigned i = 0; i < new_count; i++)
		match->new_bead[bead.new_units[i] = news[i]] = place;
	uint32_t partner = match->old_part[UNIT(match->old, olds[0])->part];
	bead.moved = partner != UNIT(match->new, news[0])->part;
	g_array_append_val(match->beads, bead);
}

void bead_widen(struct match *match, uint32_t place, uint32_t unit, bool is_new)
{
	struct bead *bead = BEAD(match, place);
	uint32_t *units = is_new ? bead->new_units : bead->old_units;
	uint8_t *count = is_new ? &bead->new_count : &bead->old_count;
	g_assert(*count < PIECES_MOST);
	unsigned at = (*count)++;
	for (; at && units[at - 1] > unit; at--)
		units[at] = units[at - 1];
	units[at] = unit;
	*(is_new ? &bead->new : &bead->old) = units[0];
	(is_new ? match->new_bead : match->old_bead)[unit] = place;
}

void pair_add(struct match *match, uint32_t old, uint32_t new, enum matched_by by, double score)
{
	bead_add(match, &old, 1, &new, 1, by, score);
}

uint32_t match_partner(const struct match *match, uint32_t unit, bool is_new)
{
	uint32_t place = unit == NO_UNIT ? NO_UNIT : (is_new ? match->new_bead : match->old_bead)[unit];
	if (place == NO_UNIT)
		return NO_UNIT;
	const struct bead *bead = BEAD(match, place);
	if (bead->old_count != 1 || bead->new_count != 1)
		return NO_UNIT;
	return is_new ? bead->old : bead->new;
}

uint32_t holder_of(const struct side *side, uint32_t unit)
{
	uint32_t above = UNIT(side, unit)->parent;
	while (above != NO_UNIT && unit_is_heading(UNIT(side, above)))
		above = UNIT(side, above)->parent;
	return above;
}

bool match_held(const struct match *match, uint32_t old, uint32_t new)
{
	uint32_t above = holder_of(match->old, old), holder = holder_of(match->new, new);
	return above == NO_UNIT ? holder == NO_UNIT : match_partner(match, above, false) == holder;
}

bool match_apart(const struct match *match, uint32_t old, uint32_t new)
{
	uint64_t pair = (uint64_t)old << 32 | new;
	return g_hash_table_size(match->known->apart) && g_hash_table_contains(match->known->apart, &pair);
}

double pair_likeness(const struct match *match, uint32_t old, uint32_t new)
{
	return likeness_of(match->likeness, &old, 1, &new, 1);
}

/* ---- one part against another ------------------------------------------------------------------------------------ */

static struct unit_range units_of_part(const struct side *side, uint32_t place)
{
	const struct part *part = PART(side, place);
	return (struct unit_range){facts_of_part(side, place).end, part->first + part->count};
}

/* ---- what stands under a clause that moved --------------------------------------------------------------------- */

static struct unit_range units_under(const struct side *side, uint32_t parent)
{
	const struct part *part = PART(side, UNIT(side, parent)->part);
	struct unit_range range = {parent + 1, parent + 1};
	for (; range.end < part->first + part->count; range.end++) {
		uint32_t above = UNIT(side, range.end)->parent;
		while (above != NO_UNIT && above > parent)
			above = UNIT(side, above)->parent;
		if (above != parent)
			break;
	}
	return range;
}

static void under_match(struct match *match, uint32_t old, uint32_t new)
{
	struct unit_range olds = units_under(match->old, old), news = units_under(match->new, new);
	if (olds.first < olds.end && news.first < news.end)
		lists_match(match, olds, news);
	for (uint32_t i = olds.first; i < olds.end; i++)
		if (match->old_bead[i] != NO_UNIT)
			BEAD(match, match->old_bead[i])->moved = true;
}

/* What stands under the clauses that moved, from a bead on, goes with them. How many beads have been seen then. */
static guint moved_match(struct match *match, guint from)
{
	for (; from < match->beads->len; from++) {
		const struct bead *bead = BEAD(match, from);
		if (bead->moved && bead->old_count == 1 && bead->new_count == 1)
			under_match(match, bead->old, bead->new);
	}
	return from;
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

uint32_t *units_none(guint count)
{
	uint32_t *list = g_new(uint32_t, count + 1);
	for (guint i = 0; i <= count; i++)
		list[i] = NO_UNIT;
	return list;
}

static void headings_pair(struct match *match)
{
	for (uint32_t i = 0; i < match->old->parts->len; i++) {
		uint32_t partner = match->old_part[i];
		if (partner == NO_UNIT)
			continue;
		pair_add(match, PART(match->old, i)->first, PART(match->new, partner)->first, match->part_by[i], 1);
		facts_pair(match, i, partner);
	}
}

struct match *match_find(struct side *old, struct side *new, const struct known *known)
{
	struct match *match = g_new0(struct match, 1);
	match->old = old;
	match->new = new;
	match->known = known;
	match->beads = g_array_new(FALSE, TRUE, sizeof(struct bead));
	match->old_bead = units_none(old->units->len);
	match->new_bead = units_none(new->units->len);
	match->old_part = units_none(old->parts->len);
	match->new_part = units_none(new->parts->len);
	match->part_by = g_new0(enum matched_by, old->parts->len);
	match->part_moved = g_new0(bool, old->parts->len);
	match->likeness = likeness_new(old, new);
	match->numbers = numbers_new();
	pins_pair(match);
	ids_pair(match, false);
	ids_pair(match, true);
	parts_pair(match);
	for (guint i = 0; i < match->beads->len; i++) {
		struct bead *bead = BEAD(match, i);
		bead->moved = match->old_part[UNIT(old, bead->old)->part] != UNIT(new, bead->new)->part;
	}
	headings_pair(match);
	for (uint32_t i = 0; i < old->parts->len; i++)
		if (match->old_part[i] != NO_UNIT && copy_original(known, PART(old, i)->first, false) == NO_UNIT)
			lists_match(match, units_of_part(old, i), units_of_part(new, match->old_part[i]));
	guint seen = moved_match(match, 0);
	moves_find(match);
	heads_pair(match);
	tables_pair(match);
	neighbours_pair(match);
	moved_match(match, seen);
	order_settle(match);
	places_keep(match);
	pairs_widen(match);
	left_match(match);
	rests_match(match);
	order_settle(match);
	places_keep(match);
	pairs_widen(match);
	nests_settle(match);
	levels_settle(match);
	copies_match(match);
	return match;
}

void match_free(struct match *match)
{
	if (!match)
		return;
	likeness_free(match->likeness);
	numbers_free(match->numbers);
	g_array_unref(match->beads);
	g_free(match->old_bead);
	g_free(match->new_bead);
	g_free(match->old_part);
	g_free(match->new_part);
	g_free(match->part_by);
	g_free(match->part_moved);
	g_free(match);
}
