/* SPDX-License-Identifier: MIT
 * Which units of the old are which units of the new. Each unit stands in at most one bead; what stands in none was
 * removed or inserted. Within compare/. */
#ifndef KEELING_COMPARE_MATCH_H
#define KEELING_COMPARE_MATCH_H

#include "compare/likeness.h"
#include "compare/units.h"

enum matched_by { BY_NOTHING, BY_ID, BY_TITLE, BY_TEXT, BY_NAME, BY_LIKENESS };

struct bead {
	uint32_t old, new;            /* the first unit of each side */
	uint8_t old_count, new_count; /* 1 to 3; one of them is 1. More of them follow in `old_units`, `new_units` */
	uint32_t old_units[3], new_units[3];
	enum matched_by by;
	double score;
	bool moved; /* out of the order of its part, or into another part */
};

struct match {
	struct side *old, *new;        /* borrowed */
	GArray *beads;                 /* of struct bead */
	uint32_t *old_bead, *new_bead; /* by unit: its bead, or NO_UNIT */
	uint32_t *old_part, *new_part; /* by part: its partner, or NO_UNIT */
	enum matched_by *part_by;      /* by old part */
	bool *part_moved;              /* by old part */
	struct likeness *likeness;
};

struct match *match_find(struct side *old, struct side *new);
void match_free(struct match *match); /* NULL is fine */

#define BEAD(match, i) (&g_array_index((match)->beads, struct bead, i))

/* The unit of the other side that a unit is paired with alone, or NO_UNIT. */
uint32_t match_partner(const struct match *match, uint32_t unit, bool is_new);

/* ---- the stages, for match.c ---------------------------------------------------------------------------------- */

void bead_add(struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news, unsigned new_count,
	      enum matched_by by, double score);
void pair_add(struct match *match, uint32_t old, uint32_t new, enum matched_by by, double score);
/* Sections and appendices by id, title, and votes of the units in them; what lost its order has moved. */
void parts_pair(struct match *match);
/* Lists of units of one place each, in order: pairs, splits and merges among those that stand in no bead. */
void gap_match(struct match *match, const GArray *olds, const GArray *news);
/* What was left over anywhere, by rare words. */
void moves_find(struct match *match);
/* A pair beside which a rest of the same clause stands alone becomes a split or a merge. */
void pairs_widen(struct match *match);

#endif
