/* SPDX-License-Identifier: MIT
 * Which units of the old are which units of the new. Each unit stands in at most one bead; what stands in none was
 * removed or inserted. Within compare/. */
#ifndef KEELING_COMPARE_MATCH_H
#define KEELING_COMPARE_MATCH_H

#include "compare/match/likeness.h"
#include "compare/units/units.h"

enum matched_by { BY_NOTHING, BY_ID, BY_TITLE, BY_TEXT, BY_NAME, BY_LIKENESS, BY_PIN };

struct known;

/* So many units may be what one became, or was. */
#define PIECES_MOST 16u

struct bead {
	uint32_t old, new;            /* the first unit of each side */
	uint8_t old_count, new_count; /* 1 to PIECES_MOST; one of them is 1. All of them, in order, are in the lists */
	uint32_t old_units[PIECES_MOST], new_units[PIECES_MOST];
	enum matched_by by;
	double score;
	bool moved;  /* out of the order of its part, or into another part */
	bool off;    /* out of order where it stands now: also among what went with a clause that moved */
	bool level;  /* a heading of another level that stands where it stood */
	bool recast; /* another provision holds it now, or it has a number that it had not: never a slight change */
};

struct match {
	struct side *old, *new;        /* borrowed */
	const struct known *known;     /* borrowed */
	GArray *beads;                 /* of struct bead */
	uint32_t *old_bead, *new_bead; /* by unit: its bead, or NO_UNIT */
	uint32_t *old_part, *new_part; /* by part: its partner, or NO_UNIT */
	enum matched_by *part_by;      /* by old part */
	bool *part_moved;              /* by old part */
	struct likeness *likeness;
	struct numbers *numbers; /* for a moment, of whatever is looked for */
};

struct match *match_find(struct side *old, struct side *new, const struct known *known);
void match_free(struct match *match); /* NULL is fine */

#define PAIR_LEAST 0.35 /* a pair from here on */

#define BEAD(match, i) (&g_array_index((match)->beads, struct bead, i))

/* The unit of the other side that a unit is paired with alone, or NO_UNIT. */
uint32_t match_partner(const struct match *match, uint32_t unit, bool is_new);

/* One past the last part that stands in a part. */
uint32_t parts_end(const struct side *side, uint32_t place);

/* What holds a unit and is no heading, or NO_UNIT. */
uint32_t holder_of(const struct side *side, uint32_t unit);
/* Both units stand in no clause, list or table; or in the same. */
bool match_held(const struct match *match, uint32_t old, uint32_t new);
/* True where an author said that these two units, or the parts that they head, are never the same. */
bool match_apart(const struct match *match, uint32_t old, uint32_t new);

/* ---- the stages, for match.c ---------------------------------------------------------------------------------- */

void bead_add(struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news, unsigned new_count,
	      enum matched_by by, double score);
/* One more unit in a bead, on a side that alone may have several; there are fewer than PIECES_MOST. */
void bead_widen(struct match *match, uint32_t place, uint32_t unit, bool is_new);
void pair_add(struct match *match, uint32_t old, uint32_t new, enum matched_by by, double score);
double pair_likeness(const struct match *match, uint32_t old, uint32_t new);
/* One unit and those that it was divided into, or made of: how alike, or 0 where it was not. */
double divided_alike(const struct match *match, const uint32_t *olds, unsigned old_count, const uint32_t *news,
		     unsigned new_count);
/* Units that head no part, as an author pinned them; and by the author's ids, where they stand, or wherever their
 * document is included. */
void pins_pair(struct match *match);
void ids_pair(struct match *match, bool anywhere);
/* Sections and appendices by id, title, and votes of the units in them; then what lost its order has moved. */
void parts_pair(struct match *match);
void parts_order(struct match *match);
/* Two lists of units, of one place each: all that is in them. */
struct unit_range {
	uint32_t first, end; /* units from the first up to the end */
};
void lists_match(struct match *match, struct unit_range olds, struct unit_range news);
/* Once all is paired: what of it has moved. */
void order_settle(struct match *match);
/* What kept its place while the heading above it came or went has not moved. */
void places_keep(struct match *match);
/* Lists of units of one place each, in order: pairs, splits and merges among those that stand in no bead. */
void gap_match(struct match *match, const GArray *olds, const GArray *news);
/* The same for what is left once it is known what moved: less will do for a pair. */
void gap_match_again(struct match *match, const GArray *olds, const GArray *news);
double left_alike(const struct match *match, uint32_t old, uint32_t new, bool lone);
/* A second look at all that is left between two that kept their place. */
void left_match(struct match *match);
/* What was left over anywhere, by rare words. */
void moves_find(struct match *match);
/* A sub-heading or lead-in whose members went on together went with them; so did the few words beside what moved. */
void heads_pair(struct match *match);
/* A table is known by all its rows, however short its cells are. */
void tables_pair(struct match *match);
void neighbours_pair(struct match *match);
/* What another provision holds now, or has a number or lost it, has moved too. */
void nests_settle(struct match *match);
/* A list of so many units or beads that are none, and one more; the caller frees it. */
uint32_t *units_none(guint count);

/* Two units that may be one; in order the most alike first, then as they stand. */
struct likeness_found {
	double score;
	uint32_t old, new;
};
int likeness_best_first(const void *a, const void *b);
/* Whether neither stands in a bead yet; and the two as one that moved. */
bool found_is_free(const struct match *match, const struct likeness_found *found);
void found_pair(struct match *match, const struct likeness_found *found, enum matched_by by, double likeness);

/* Headings that stand where they stood, at another level. */
void levels_settle(struct match *match);
/* The parts, and then the units, of copies as those of the document itself. */
void copies_pair(struct match *match);
void copies_match(struct match *match);
/* A pair beside which a rest of the same clause stands alone becomes a split or a merge; and so on with the next rest.
 */
void pairs_widen(struct match *match);
/* The pieces of one text, word for word, however far from each other they stand. */
void rests_match(struct match *match);

#endif
