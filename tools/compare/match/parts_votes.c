/* SPDX-License-Identifier: MIT
 * Units that are the same on both sides vote for their parts. */
#include "compare/match/known.h"
#include "compare/units/numbers.h"
#include "compare/match/parts.h"

#include <math.h>

/* Votes of less than this part of the old section's words, and of the new one's, say nothing. */
#define VOTE_LEAST 0.3
#define VOTE_NEW_LEAST 0.5
/* Units that stand so often on one side have no vote. */
#define VOTERS_MOST 4u
/* Headings that are alike are worth so much beside the votes. */
#define HEADING_WORTH 0.2
/* A third section says that two are not one where it has so much of one of them, in so many units, and they less
 * than this part of that; nor may so much of them be alike. */
#define AGAINST_LEAST 0.35
#define AGAINST_PART 0.25
#define AGAINST_ALIKE 0.25
#define AGAINST_UNITS 2u

static double *part_weights(const struct match *match, bool is_new)
{
	const struct side *side = is_new ? match->new : match->old;
	double *weights = g_new0(double, side->parts->len + 1);
	for (uint32_t p = 0; p < side->parts->len; p++) {
		const struct part *part = PART(side, p);
		for (uint32_t i = part->first + 1; i < part->first + part->count; i++)
			weights[p] += likeness_weight(match->likeness, i, is_new);
	}
	return weights;
}

/* Of an old and a new part. */
static struct vote *vote_of(const struct votes *votes, uint32_t old, uint32_t new)
{
	uint32_t number = number_known(votes->pairs, (uint64_t)old << 32 | new);
	return number ? &g_array_index(votes->sums, struct vote, number - 1) : NULL;
}

static void vote_add(struct votes *votes, uint32_t old, uint32_t new, double share)
{
	const struct unit *unit = UNIT(votes->match->old, old);
	uint32_t x = unit->part, y = UNIT(votes->match->new, new)->part;
	/* 'Introduction' stands in many documents. */
	if (unit_is_heading(unit) && PART(votes->match->old, x)->owner != PART(votes->match->new, y)->owner)
		return;
	const struct vote none = {.old = x, .new = y};
	if (number_of(votes->pairs, (uint64_t)x << 32 | y) > votes->sums->len)
		g_array_append_val(votes->sums, none);
	struct vote *vote = vote_of(votes, x, y);
	g_assert(vote); /* it has a number now */
	vote->units++;
	vote->sum += share * likeness_weight(votes->match->likeness, old, false);
}

/* The units with the same words, on both sides, as lists by the number of their hash. */
struct alike {
	uint32_t old, new;             /* the first of each list, or NO_UNIT */
	uint32_t old_count, new_count; /* how many there are */
};

/* The units of a side into the lists, in their order; `next` is what follows each in its list. Those in a bead have
 * voted, and copies have no vote. */
static void alike_fill(const struct match *match, bool is_new, GArray *lists, uint32_t *next)
{
	const struct side *side = is_new ? match->new : match->old;
	const uint32_t *beads = is_new ? match->new_bead : match->old_bead;
	const struct alike none = {NO_UNIT, NO_UNIT, 0, 0};
	for (uint32_t i = side->units->len; i-- > 0;) {
		if (beads[i] != NO_UNIT || copy_original(match->known, i, is_new) != NO_UNIT)
			continue;
		uint32_t number = number_of(match->numbers, UNIT(side, i)->hash);
		if (number > lists->len)
			g_array_append_val(lists, none);
		struct alike *alike = &g_array_index(lists, struct alike, number - 1);
		uint32_t *first = is_new ? &alike->new : &alike->old;
		next[i] = *first;
		*first = i;
		(is_new ? alike->new_count++ : alike->old_count++);
	}
}

/* Units with the same words vote for their parts, unless there are many of them. */
static void hashes_vote(struct votes *votes)
{
	const struct match *match = votes->match;
	uint32_t olds = match->old->units->len, news = match->new->units->len;
	uint32_t *next_old = g_new(uint32_t, olds + 1), *next_new = g_new(uint32_t, news + 1);
	GArray *lists = g_array_new(FALSE, FALSE, sizeof(struct alike));
	numbers_clear(match->numbers, olds + news);
	alike_fill(match, false, lists, next_old);
	alike_fill(match, true, lists, next_new);
	for (guint i = 0; i < lists->len; i++) {
		const struct alike *alike = &g_array_index(lists, struct alike, i);
		if (alike->old_count > VOTERS_MOST || alike->new_count > VOTERS_MOST)
			continue;
		double share = 1.0 / MAX(alike->old_count, alike->new_count);
		for (uint32_t old = alike->old; old != NO_UNIT; old = next_old[old])
			for (uint32_t new = alike->new; new != NO_UNIT; new = next_new[new])
				vote_add(votes, old, new, share);
	}
	g_array_unref(lists);
	g_free(next_old);
	g_free(next_new);
}

/* ---- who has most of a part ------------------------------------------------------------------------------------ */

static struct lead *leads_new(guint count)
{
	struct lead *leads = g_new0(struct lead, count + 1);
	for (guint i = 0; i <= count; i++)
		leads[i] = (struct lead){NO_UNIT, 0};
	return leads;
}

static void lead_take(struct lead *lead, uint32_t part, double share)
{
	if (share > lead->share || (share >= lead->share && part < lead->part))
		*lead = (struct lead){part, share};
}

static void leads_find(struct votes *votes)
{
	for (guint i = 0; i < votes->sums->len; i++) {
		const struct vote *vote = &g_array_index(votes->sums, struct vote, i);
		if (vote->units < AGAINST_UNITS)
			continue;
		double share = votes_share(votes, vote->old, vote->new);
		lead_take(&votes->old_leads[vote->old], vote->new, share);
		lead_take(&votes->new_leads[vote->new], vote->old, share);
	}
}

bool votes_against(const struct votes *votes, uint32_t old, uint32_t new)
{
	double share = votes_share(votes, old, new);
	double most = fmax(votes->old_leads[old].share, votes->new_leads[new].share);
	return most >= AGAINST_LEAST && share < AGAINST_PART * most &&
	       units_alike(votes->match, old, new) < AGAINST_ALIKE;
}

/* ---- all of them ----------------------------------------------------------------------------------------------- */

struct votes votes_new(const struct match *match)
{
	struct votes votes = {match,
			      numbers_new(),
			      g_array_new(FALSE, FALSE, sizeof(struct vote)),
			      part_weights(match, false),
			      part_weights(match, true),
			      leads_new(match->old->parts->len),
			      leads_new(match->new->parts->len)};
	for (guint i = 0; i < match->beads->len; i++)
		vote_add(&votes, BEAD(match, i)->old, BEAD(match, i)->new, 1);
	hashes_vote(&votes);
	leads_find(&votes);
	return votes;
}

void votes_clear(struct votes *votes)
{
	numbers_free(votes->pairs);
	g_array_unref(votes->sums);
	g_free(votes->old_weights);
	g_free(votes->new_weights);
	g_free(votes->old_leads);
	g_free(votes->new_leads);
}

static double votes_sum(const struct votes *votes, uint32_t old, uint32_t new)
{
	const struct vote *vote = vote_of(votes, old, new);
	return vote ? vote->sum : 0;
}

double votes_share(const struct votes *votes, uint32_t old, uint32_t new)
{
	double all = votes->old_weights[old] + votes->new_weights[new];
	return fmin(2 * votes_sum(votes, old, new) / fmax(2, all), 1);
}

/* Enough of the old part, or of what the new one is made of. */
static bool votes_enough(const struct votes *votes, uint32_t old, uint32_t new)
{
	double sum = votes_sum(votes, old, new);
	return sum >= VOTE_LEAST * fmax(1, votes->old_weights[old]) ||
	       sum >= VOTE_NEW_LEAST * fmax(1, votes->new_weights[new]);
}

void votes_propose(const struct votes *votes, GArray *list)
{
	const struct match *match = votes->match;
	for (guint i = 0; i < votes->sums->len; i++) {
		uint32_t old = g_array_index(votes->sums, struct vote, i).old;
		uint32_t new = g_array_index(votes->sums, struct vote, i).new;
		const struct part *x = PART(match->old, old), *y = PART(match->new, new);
		if (!votes_enough(votes, old, new) || x->kind == UNIT_DOCUMENT || y->kind == UNIT_DOCUMENT)
			continue;
		double heading = pair_likeness(match, x->first, y->first);
		candidate_add(match, list, votes_share(votes, old, new) + HEADING_WORTH * heading, old, new, BY_TEXT);
	}
}
