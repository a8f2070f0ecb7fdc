/* SPDX-License-Identifier: MIT
 * What kept its words and its place in the order, and stands under another provision now, or under none; or has a
 * number that it had not. Which words it is read with has changed: it has moved. */
#include "compare/match/match.h"

#include <string.h>

/* The clause, item or table that held it is what holds it now, or was divided into it, or joined to others in it. */
static bool held_still(const struct match *match, uint32_t old, uint32_t new)
{
	uint32_t above = holder_of(match->old, old), holder = holder_of(match->new, new);
	if (above == NO_UNIT || holder == NO_UNIT)
		return above == holder;
	uint32_t was = match->old_bead[above], is = match->new_bead[holder];
	/* What came in the place of what went tells it. */
	return was == is && (was != NO_UNIT || UNIT(match->old, old)->depth == UNIT(match->new, new)->depth);
}

/* Clauses that are '1.1(c)' on both sides, whether that is typed or counted. */
static bool cited_alike(const struct match *match, uint32_t old, uint32_t new)
{
	return !strcmp(unit_label(match->old, old), unit_label(match->new, new));
}

/* A clause became a paragraph, a numbered entry a bullet, or the other way, and not a word of it shows that. */
static bool numbered_otherwise(const struct match *match, const struct bead *bead)
{
	return unit_is_text(UNIT(match->old, bead->old)) && unit_is_text(UNIT(match->new, bead->new)) &&
	       !*unit_number(match->old, bead->old) != !*unit_number(match->new, bead->new);
}

static bool words_same(const struct match *match, const struct bead *bead)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	bool same = old->count == new->count;
	for (uint32_t i = 0; same && i < old->count; i++)
		same = TOKEN(match->old, old->first + i)->word == TOKEN(match->new, new->first + i)->word;
	return same;
}

/* Where numbers are typed nothing is indented under them: what a clause holds is known only from what comes before. */
static bool holder_guessed(const struct side *side, uint32_t unit)
{
	uint32_t holder = holder_of(side, unit);
	return edition_meta(unit_edition(side, unit))->typed && holder != NO_UNIT &&
	       UNIT(side, holder)->kind == UNIT_CLAUSE;
}

/* What held it stands elsewhere, and holds other things; what holds it now stood elsewhere. */
static bool holders_exchanged(const struct match *match, const struct bead *bead)
{
	uint32_t above = holder_of(match->old, bead->old), holder = holder_of(match->new, bead->new);
	return above != NO_UNIT && holder != NO_UNIT && match->old_bead[above] != NO_UNIT &&
	       match->new_bead[holder] != NO_UNIT;
}

static bool is_lone(const uint32_t *beads, uint32_t unit)
{
	return unit != NO_UNIT && beads[unit] == NO_UNIT;
}

/* Under the number that it always had, and what it was read under is gone, or what it is read under is new: where
 * numbers are typed that is all that happened, and it is told. */
static bool number_stayed(const struct match *match, const struct bead *bead)
{
	const struct node *old = UNIT(match->old, bead->old)->node, *new = UNIT(match->new, bead->new)->node;
	if (!edition_meta(unit_edition(match->old, bead->old))->typed ||
	    !edition_meta(unit_edition(match->new, bead->new))->typed || g_strcmp0(old->typed, new->typed) != 0)
		return false;
	return is_lone(match->old_bead, holder_of(match->old, bead->old)) ||
	       is_lone(match->new_bead, holder_of(match->new, bead->new));
}

/* By itself: what went with the provision above it stands where it stood. */
static bool held_elsewhere(const struct match *match, const struct bead *bead)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	if (old->noted != new->noted)
		return true;
	if (held_still(match, bead->old, bead->new))
		return false;
	bool clauses = old->kind == UNIT_CLAUSE && new->kind == UNIT_CLAUSE;
	bool alike = clauses && (cited_alike(match, bead->old, bead->new) || number_stayed(match, bead));
	if (clauses && (!alike || !holders_exchanged(match, bead)))
		return !alike;
	return !holder_guessed(match->old, bead->old) && !holder_guessed(match->new, bead->new);
}

/* The bead of what holds it on both sides, or NO_UNIT. */
static uint32_t bead_above(const struct match *match, const struct bead *bead)
{
	uint32_t above = holder_of(match->old, bead->old);
	return above != NO_UNIT && held_still(match, bead->old, bead->new) ? match->old_bead[above] : NO_UNIT;
}

void nests_settle(struct match *match)
{
	bool *went = g_new0(bool, match->beads->len + 1);
	for (uint32_t i = 0; i < match->old->units->len; i++) {
		uint32_t place = match->old_bead[i];
		struct bead *bead = place == NO_UNIT ? NULL : BEAD(match, place);
		if (!bead || bead->old_count != 1 || bead->new_count != 1 || unit_is_heading(UNIT(match->old, i)) ||
		    unit_is_heading(UNIT(match->new, bead->new)))
			continue;
		uint32_t above = bead_above(match, bead);
		bool with = above != NO_UNIT && went[above];
		bool elsewhere = !with && held_elsewhere(match, bead);
		bead->recast = elsewhere || numbered_otherwise(match, bead);
		went[place] = with || elsewhere || (bead->recast && words_same(match, bead));
		bead->moved = bead->moved || went[place];
		bead->off = bead->off || (went[place] && (!with || bead->recast));
	}
	g_free(went);
}
