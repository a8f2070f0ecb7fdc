/* SPDX-License-Identifier: MIT
 * Which section or appendix may be which: candidates for parts_pair(). For compare/parts*.c. */
#ifndef KEELING_COMPARE_PARTS_H
#define KEELING_COMPARE_PARTS_H

#include "compare/match/match.h"

struct candidate {
	double score;
	uint32_t old, new;
	enum matched_by by;
};

void candidate_add(const struct match *match, GArray *list, double score, uint32_t old, uint32_t new,
		   enum matched_by by);

/* Units that are the same on both sides vote for the parts that they stand in. */
struct votes {
	const struct match *match;
	struct numbers *pairs;              /* of an old part and a new part */
	GArray *sums;                       /* of struct vote, by that number */
	double *old_weights, *new_weights;  /* by part: words in it */
	struct lead *old_leads, *new_leads; /* by part: who has most of it, in more than one unit */
};
struct vote {
	uint32_t old, new; /* parts */
	double sum;        /* of words */
	unsigned units;
};
struct lead {
	uint32_t part; /* of the other side, or NO_UNIT */
	double share;
};
struct votes votes_new(const struct match *match);
void votes_clear(struct votes *votes);
/* How much of two parts stands in both, word for word: 0 to 1. */
double votes_share(const struct votes *votes, uint32_t old, uint32_t new);
/* True where next to nothing of these two is the same, while most of one of them stands in a third part. */
bool votes_against(const struct votes *votes, uint32_t old, uint32_t new);
void votes_propose(const struct votes *votes, GArray *list);

/* How much of the smaller part has a unit in the other that is alike: sections of boilerplate share nearly all their
 * words and not one clause. */
double units_alike(const struct match *match, uint32_t old, uint32_t new);
/* What is left, by all its words. */
void words_propose(const struct match *match, GArray *list);

#endif
