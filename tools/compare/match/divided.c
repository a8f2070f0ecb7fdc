/* SPDX-License-Identifier: MIT
 * One clause that became several, or was made of them. */
#include "compare/match/match.h"

/* Both sides say so much of the same, and of each member so much is in the whole, beside what the others bring. */
#define ALIKE_LEAST 0.65
#define MEMBER_LEAST 0.60
/* Or words were added on the way: but then nearly all of the whole is left. */
#define ADDED_ALIKE_LEAST 0.50
#define ADDED_MEMBER_LEAST 0.40
#define ADDED_LEFT_LEAST 0.80

static bool is_apart(const struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		     unsigned new_count)
{
	for (unsigned i = 0; i < old_count; i++)
		for (unsigned k = 0; k < new_count; k++)
			if (match_apart(match, olds[i], news[k]))
				return true;
	return false;
}

/* How much of a member is in the whole and is not there for the others. */
static double member_share(const struct match *match, const uint32_t *members, unsigned count, unsigned which,
			   uint32_t whole, bool members_new, double both)
{
	uint32_t others[PIECES_MOST];
	unsigned n = 0;
	for (unsigned i = 0; i < count; i++)
		if (i != which)
			others[n++] = members[i];
	struct overlap rest = members_new ? likeness_overlap(match->likeness, &whole, 1, others, n)
					  : likeness_overlap(match->likeness, others, n, &whole, 1);
	double weight = likeness_weight(match->likeness, members[which], members_new);
	return weight > 0 ? (both - rest.both) / weight : 0;
}

/* A member brings no more of the whole than both have: where that is too little, nothing was divided. */
static bool may_bring(const struct match *match, uint32_t old, uint32_t new, bool member_new)
{
	double weight = likeness_weight(match->likeness, member_new ? new : old, member_new);
	double both = likeness_overlap(match->likeness, &old, 1, &new, 1).both;
	return weight > 0 && both / weight >= ADDED_MEMBER_LEAST;
}

static bool may_be_divided(const struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news,
			   unsigned new_count)
{
	bool step = UNIT(match->old, olds[0])->kind == UNIT_STEP; /* an arrow says all of both boxes' words again */
	if (step || likeness_most(match->likeness, olds, old_count, news, new_count) < ADDED_ALIKE_LEAST ||
	    is_apart(match, olds, old_count, news, new_count))
		return false;
	for (unsigned i = 0; i < old_count; i++)
		for (unsigned k = 0; k < new_count; k++)
			if (!may_bring(match, olds[i], news[k], new_count > 1))
				return false;
	return true;
}

double divided_alike(const struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		     unsigned new_count)
{
	bool members_new = new_count > 1;
	if (!may_be_divided(match, olds, old_count, news, new_count))
		return 0;
	struct overlap all = likeness_overlap(match->likeness, olds, old_count, news, new_count);
	double either = all.old + all.new - all.both, alike = either > 0 ? all.both / either : 0;
	double left = all.both / (members_new ? all.old : all.new), least = 1, most = 0;
	if (alike < ADDED_ALIKE_LEAST)
		return 0;
	for (unsigned i = 0; i < MAX(old_count, new_count); i++) {
		double share = members_new ? member_share(match, news, new_count, i, olds[0], true, all.both)
					   : member_share(match, olds, old_count, i, news[0], false, all.both);
		least = MIN(least, share);
		most = MAX(most, share);
	}
	bool divided = alike >= ALIKE_LEAST && least >= MEMBER_LEAST;
	bool added = left >= ADDED_LEFT_LEAST && least >= ADDED_MEMBER_LEAST && most >= MEMBER_LEAST;
	return divided || added ? alike : 0;
}
