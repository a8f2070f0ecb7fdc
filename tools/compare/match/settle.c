/* SPDX-License-Identifier: MIT
 * What has moved, once all is paired. A clause and what stands under it on both sides are a family: it keeps or loses
 * its place as one, and within it each member among its siblings. As few words as can be have moved. */
#include "compare/match/match.h"
#include "compare/match/order.h"

/* What each move is worth to be spared, in words. */
#define EACH 5.0
/* And that of what moves in any case. */
#define ANYWAY 0.01

struct families {
	struct match *match;
	uint32_t *above; /* by bead: that of the clause that it stands under, or NO_UNIT */
	double *weights; /* by bead: words of it and of what stands under it */
	uint32_t *first; /* by bead, then by old part: the first of those under it, or of the heads of families in it */
	uint32_t *next;  /* by bead: the next in the same list, in the old order */
	uint32_t *list;  /* by bead: the list that it is ordered in, by its place in `first`, or NO_UNIT */
};

/* The bead of the clause above, where both sides stand under it. */
static uint32_t bead_above(const struct match *match, const struct bead *bead)
{
	uint32_t old = UNIT(match->old, bead->old)->parent, new = UNIT(match->new, bead->new)->parent;
	return old != NO_UNIT && match_partner(match, old, false) == new ? match->old_bead[old] : NO_UNIT;
}

/* NO_UNIT for one that heads a part or stands in another part now. */
static uint32_t list_of(const struct families *families, uint32_t place)
{
	const struct match *match = families->match;
	const struct bead *bead = BEAD(match, place);
	uint32_t old = UNIT(match->old, bead->old)->part, new = UNIT(match->new, bead->new)->part;
	if (bead->old == PART(match->old, old)->first || bead->new == PART(match->new, new)->first)
		return NO_UNIT;
	if (families->above[place] != NO_UNIT)
		return families->above[place];
	return match->old_part[old] == new ? match->beads->len + old : NO_UNIT;
}

/* From the last old unit to the first, so that each list comes in the old order, and members before those above them.
 */
static struct families families_new(struct match *match)
{
	guint beads = match->beads->len;
	struct families families = {match,
				    units_none(beads),
				    g_new0(double, beads + 1),
				    units_none(beads + match->old->parts->len),
				    units_none(beads),
				    units_none(beads)};
	for (uint32_t i = match->old->units->len; i-- > 0;) {
		uint32_t place = match->old_bead[i];
		if (place == NO_UNIT)
			continue;
		families.weights[place] += 1 + UNIT(match->old, i)->length;
		if (BEAD(match, place)->old != i)
			continue;
		uint32_t above = bead_above(match, BEAD(match, place));
		families.above[place] = above;
		if (above != NO_UNIT)
			families.weights[above] += families.weights[place];
		uint32_t list = families.list[place] = list_of(&families, place);
		if (list == NO_UNIT)
			continue;
		families.next[place] = families.first[list];
		families.first[list] = place;
	}
	return families;
}

static void families_clear(struct families *families)
{
	g_free(families->above);
	g_free(families->weights);
	g_free(families->first);
	g_free(families->next);
	g_free(families->list);
}

/* Beads in the old order, as they are gathered. */
struct row {
	uint32_t *places, count;
};

static bool is_in_order(const struct match *match, const struct row *row)
{
	for (uint32_t i = 1; i < row->count; i++)
		if (BEAD(match, row->places[i - 1])->new >= BEAD(match, row->places[i])->new)
			return false;
	return true;
}

/* What another provision holds now has moved in any case (nests.c): no other needs to move for it. */
static bool moves_anyway(const struct match *match, const struct bead *bead)
{
	uint32_t old = holder_of(match->old, bead->old), new = holder_of(match->new, bead->new);
	bool held = old != NO_UNIT && new != NO_UNIT &&UNIT(match->old, bead->old)->kind != UNIT_CLAUSE;
	return held && match->old_bead[old] != match->new_bead[new] &&
	       !edition_meta(unit_edition(match->old, bead->old))->typed &&
	       !edition_meta(unit_edition(match->new, bead->new))->typed;
}

/* Those of a row that are off the order. */
static void row_order(const struct families *families, const struct row *row)
{
	struct match *match = families->match;
	for (uint32_t i = 0; i < row->count; i++)
		BEAD(match, row->places[i])->off = false;
	if (is_in_order(match, row))
		return;
	uint32_t *places = g_new(uint32_t, row->count);
	double *weights = g_new(double, row->count);
	bool *kept = g_new(bool, row->count);
	for (uint32_t i = 0; i < row->count; i++) {
		places[i] = BEAD(match, row->places[i])->new;
		weights[i] = moves_anyway(match, BEAD(match, row->places[i]))
				     ? ANYWAY
				     : EACH + families->weights[row->places[i]];
	}
	order_keep(places, weights, row->count, kept);
	for (uint32_t i = 0; i < row->count; i++)
		BEAD(match, row->places[i])->off = !kept[i];
	g_free(places);
	g_free(weights);
	g_free(kept);
}

static void lists_settle(const struct families *families)
{
	guint beads = families->match->beads->len;
	struct row row = {g_new(uint32_t, beads + 1), 0};
	for (guint i = 0; i < beads + families->match->old->parts->len; i++) {
		row.count = 0;
		for (uint32_t place = families->first[i]; place != NO_UNIT; place = families->next[place])
			row.places[row.count++] = place;
		row_order(families, &row);
	}
	g_free(row.places);
}

/* Who is off its list has moved, and with it those under it. */
static void moved_settle(const struct families *families)
{
	const struct match *match = families->match;
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t place = match->old_bead[i];
		struct bead *bead = place == NO_UNIT ? NULL : BEAD(match, place);
		if (!bead || bead->old != i || families->list[place] == NO_UNIT)
			continue;
		uint32_t above = families->above[place];
		bead->moved = bead->off || (above != NO_UNIT && BEAD(match, above)->moved);
	}
}

/* Between the members of a family others may stand now: what has not moved is in order all the same. */
static void rest_settle(const struct families *families)
{
	const struct match *match = families->match;
	struct row row = {g_new(uint32_t, match->beads->len + 1), 0};
	for (uint32_t p = 0; p < match->old->parts->len; p++) {
		const struct part *part = PART(match->old, p);
		row.count = 0;
		for (uint32_t i = part->first; i < part->first + part->count; i++) {
			uint32_t place = match->old_bead[i];
			if (place != NO_UNIT && BEAD(match, place)->old == i && !BEAD(match, place)->moved &&
			    families->list[place] != NO_UNIT)
				row.places[row.count++] = place;
		}
		row_order(families, &row);
		for (uint32_t i = 0; i < row.count; i++) {
			struct bead *bead = BEAD(match, row.places[i]);
			bead->moved = bead->off;
		}
	}
	g_free(row.places);
}

void order_settle(struct match *match)
{
	struct families families = families_new(match);
	lists_settle(&families);
	moved_settle(&families);
	rest_settle(&families);
	families_clear(&families);
}
