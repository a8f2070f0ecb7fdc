/* SPDX-License-Identifier: MIT
 * The words of both texts woven into one row. Within explain/redline/redline_words.c and redline_write.c. */
#ifndef KEELING_REDLINE_WEAVE_H
#define KEELING_REDLINE_WEAVE_H

#include "explain/redline/redline_merge.h"

/* A token, a blank, or a node without words of its own, in the order in which it is shown. */
struct item {
	enum mark mark;
	const struct flat *flat; /* NULL: from here on the pieces stand in `holder` */
	const struct flat_leaf *leaf;
	uint32_t from, to; /* bytes of the flat's text */
	const struct node *source;
	bool blank, reset;
	uint8_t was_look; /* of what is reset */
	char *was;        /* or NULL */
	struct node *holder;
};

/* One side's words in a row. */
struct reading {
	const struct stretch *stretches;
	unsigned count, at; /* `at`: the stretch at hand */
	uint32_t token;     /* the next */
	guint run;          /* of `at`: runs before it are done with */
	bool is_new;
};

struct weaving {
	struct merge *merge;
	struct reading old, new;
	enum mark kept;
	unsigned change;
	GArray *items, *gone, *came; /* of struct item */
	GHashTable *twins;           /* what pieces of the old stood in, to the same of the new */
};

/* True for a node that stands within the leaf, and can hold its words. */
bool holds_inlines(const struct node *node, const struct node *leaf);
/* A value or a policy, which prints its words itself; and what words of a node stand in: that, or what holds it. */
bool is_settled(const struct node *source);
const struct node *innermost(const struct node *source);

/* The items as inlines of `holder`, or of those that they name. */
void weaving_write(struct weaving *weaving, struct node *holder);

#endif
