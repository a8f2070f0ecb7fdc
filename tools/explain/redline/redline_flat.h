/* SPDX-License-Identifier: MIT
 * The text of a unit, as a comparison has it (compare/units/units.c), with the inlines that each byte of it comes from.
 * Within explain/redline*.c. */
#ifndef KEELING_REDLINE_FLAT_H
#define KEELING_REDLINE_FLAT_H

#include "compare/units/units.h"

/* From `start` on, up to the next one, the text is that of an inline; NULL: a mark of the comparison's own. */
struct flat_run {
	uint32_t start;
	const struct node *source;
};

/* A node that holds inlines, and where its text stands. */
struct flat_leaf {
	const struct node *node;
	uint32_t start, end;
	uint32_t first, count; /* its tokens, counted from the side's first */
};

struct flat {
	const struct side *side;
	const struct edition *edition;
	uint32_t unit;
	GString *text;
	GArray *runs;       /* of struct flat_run */
	GArray *leaves;     /* of struct flat_leaf, in order */
	GHashTable *places; /* of leaves: a node to its place and one */
	uint32_t label;     /* bytes before its first token: 'Appendix B:' typed in a heading */
};

struct flat *flat_new(const struct side *side, const struct edition *edition, uint32_t unit);
void flat_free(struct flat *flat); /* NULL is fine */

/* The leaf of a node, or NULL. */
const struct flat_leaf *flat_leaf(const struct flat *flat, const struct node *node);
/* Where a token's text begins and ends, the blank after it not counted. */
void flat_token(const struct flat *flat, const struct flat_leaf *leaf, uint32_t token, uint32_t *start, uint32_t *end);
/* The place among the runs of the one that holds a byte. */
guint flat_run_at(const struct flat *flat, uint32_t byte);

#endif
