/* SPDX-License-Identifier: MIT
 * Units that are the same on both sides vote for their parts. */
#include "compare/known.h"
#include "compare/parts.h"

#include <math.h>
#include <stdlib.h>

/* Votes of less than this part of the old section's words, and of the new one's, say nothing. */
#define VOTE_LEAST 0.3
#define VOTE_NEW_LEAST 0.5
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

static void vote_add(struct votes *votes, uint32_t old, uint32_t new, double share)
{
	const struct unit *unit = UNIT(votes->match->old, old);
	uint32_t x = unit->part, y = UNIT(votes->match->new, new)->part;
	/* 'Introduction' stands in many documents. */
	if (unit_is_heading(unit) && PART(votes->match->old, x)->owner != PART(votes->match->new, y)->owner)
		return;
	uint64_t key = (uint64_t)x << 32 | y;
	struct vote *vote = g_hash_table_lookup(votes->sums, &key);
	if (!vote) {
		vote = g_new0(struct vote, 1);
		g_hash_table_insert(votes->sums, g_memdup2(&key, sizeof key), vote);
	}
	vote->units++;
	vote->sum += share * likeness_weight(votes->match->likeness, old, false);
}

static int by_hash(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;
	return x[0] != y[0] ? (x[0] < y[0] ? -1 : 1) : (x[1] < y[1] ? -1 : x[1] > y[1]);
}

/* Pairs of hash and place, sorted; of units that are no copies, and in no bead: those have voted. */
static uint64_t *hashes_of(const struct match *match, bool is_new, size_t *count)
{
	const struct side *side = is_new ? match->new : match->old;
	const uint32_t *beads = is_new ? match->new_bead : match->old_bead;
	uint64_t *list = g_new(uint64_t, 2 * (gsize)side->units->len + 2);
	size_t n = 0;
	for (guint i = 0; i < side->units->len; i++) {
		if (beads[i] != NO_UNIT || copy_original(match->known, i, is_new) != NO_UNIT)
			continue;
		list[2 * n] = UNIT(side, i)->hash;
		list[2 * n++ + 1] = i;
	}
	qsort(list, n, 2 * sizeof *list, by_hash);
	*count = n;
	return list;
}

/* Units with the same words vote for their parts, unless there are many of them. */
static void hashes_vote(struct votes *votes)
{
	size_t n, m;
	uint64_t *x = hashes_of(votes->match, false, &n), *y = hashes_of(votes->match, true, &m);
	for (size_t i = 0, k = 0; i < n && k < m;) {
		size_t i1 = i, k1 = k;
		while (i1 < n && x[2 * i1] == x[2 * i])
			i1++;
		while (k1 < m && y[2 * k1] == y[2 * k])
			k1++;
		if (x[2 * i] != y[2 * k]) {
			x[2 * i] < y[2 * k] ? (i = i1) : (k = k1);
			continue;
		}
		double share = 1.0 / (double)MAX(i1 - i, k1 - k);
		for (size_t a = i; a < i1 && i1 - i <= 4 && k1 - k <= 4; a++)
			for (size_t b = k; b < k1; b++)
				vote_add(votes, (uint32_t)x[2 * a + 1], (uint32_t)y[2 * b + 1], share);
		i = i1;
		k = k1;
	}
	g_free(x);
	g_free(y);
}

/* ---- who has most of a part ------------------------------------------------------------------------------------ */

static struct lead *leads_new(guint count)
{
	struct lead *leads = g_new(struct lead, count + 1);
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
	GHashTableIter iter;
	gpointer key, vote;
	g_hash_table_iter_init(&iter, votes->sums);
	while (g_hash_table_iter_next(&iter, &key, &vote)) {
		uint32_t old = (uint32_t)(*(uint64_t *)key >> 32), new = (uint32_t) * (uint64_t *)key;
		if (((struct vote *)vote)->units < AGAINST_UNITS)
			continue;
		double share = votes_share(votes, old, new);
		lead_take(&votes->old_leads[old], new, share);
		lead_take(&votes->new_leads[new], old, share);
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
			      g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free),
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
	g_hash_table_unref(votes->sums);
	g_free(votes->old_weights);
	g_free(votes->new_weights);
	g_free(votes->old_leads);
	g_free(votes->new_leads);
}

static double votes_sum(const struct votes *votes, uint32_t old, uint32_t new)
{
	uint64_t key = (uint64_t)old << 32 | new;
	const struct vote *vote = g_hash_table_lookup(votes->sums, &key);
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
	GHashTableIter iter;
	gpointer key;
	g_hash_table_iter_init(&iter, votes->sums);
	while (g_hash_table_iter_next(&iter, &key, NULL)) {
		uint32_t old = (uint32_t)(*(uint64_t *)key >> 32), new = (uint32_t) * (uint64_t *)key;
		const struct part *x = PART(match->old, old), *y = PART(match->new, new);
		if (!votes_enough(votes, old, new) || x->kind == UNIT_DOCUMENT || y->kind == UNIT_DOCUMENT)
			continue;
		double heading = pair_likeness(match, x->first, y->first);
		candidate_add(match, list, votes_share(votes, old, new) + HEADING_WORTH * heading, old, new, BY_TEXT);
	}
}
