/* SPDX-License-Identifier: MIT
 * The document of a redline in the making: nodes copied from the new edition and the old, each with where it comes from
 * and its mark. Within explain/redline*.c. */
#ifndef KEELING_REDLINE_MERGE_H
#define KEELING_REDLINE_MERGE_H

#include "explain/redline/redline_flat.h"
#include "explain/redline/redline_pairs.h"
#include "resolve/redline.h"

struct merge {
	const struct pairs *pairs;
	const struct edition *past; /* that nodes of the old text come from: within what moved here, another document */
	struct doc *doc;
	GArray *origins;      /* of struct origin, by the index that a node has until the document is numbered */
	GHashTable *now;      /* a node of the new edition to its copy */
	GHashTable *then;     /* a node of the old edition to what stands for it: the copy of its partner, or its own */
	GHashTable *grids;    /* a table of the new edition to its columns, with those of the old */
	GHashTable *changes;  /* a change to its number, from 1 */
	GHashTable *prepared; /* a divided or joined unit's node to the copy that holds its words */
};

/* ---- redline_copy.c ---- */

/* A copy without children that stands nowhere yet; and one at the end of `parent`. */
struct node *copy_make(struct merge *merge, const struct node *source, bool is_new, enum mark mark);
struct node *copy_add(struct merge *merge, struct node *parent, const struct node *source, bool is_new, enum mark mark);
/* A new node that comes from nowhere. */
struct node *blank_add(struct merge *merge, struct node *parent, enum node_kind kind, enum mark mark);
/* A copy with all that stands in it, all with one mark. */
struct node *copy_all(struct merge *merge, struct node *parent, const struct node *source, bool is_new, enum mark mark);
/* What has no number any more begins with the one it had, as words that were removed; its words must stand. */
void number_strike(struct merge *merge, struct node *copy, unsigned change);
/* Valid until the next copy is made. */
struct origin *origin_of(struct merge *merge, const struct node *copy);
unsigned change_number(const struct merge *merge, const struct change *change);

/* ---- redline_words.c ---- */

/* The inlines of one leaf, and what is to hold them. */
struct stretch {
	const struct flat *flat;
	const struct flat_leaf *leaf; /* NULL: none on this side */
	struct node *holder;          /* a copy */
};

/* The words of some leaves of the old beside those of the new, as pieces with marks; kept ones get `kept`. Where there
 * is more than one of a side, the pieces go on in the holder of the next as its words begin. */
void words_merge(struct merge *merge, const struct stretch *olds, unsigned old_count, const struct stretch *news,
		 unsigned new_count, enum mark kept, unsigned change);

/* ---- redline_inner.c ---- */

/* The columns of a table as merged: places in the old and the new head, or -1. */
struct grid {
	unsigned count;
	int *old_at, *new_at;
};

/* Of two tables that are one: both heads, and the rows that are paired. The caller frees it with grid_free(). */
struct grid *grid_new(const struct merge *merge, const struct node *old, const struct node *new);
void grid_free(gpointer grid);
/* Their columns, as columns of a copy. */
const struct columns *grid_columns(struct merge *merge, const struct grid *grid, const struct node *old,
				   const struct node *new);

/* What a unit is made of, but not what stands under it, into its copy: the same of both sides merged. */
void inner_merge(struct merge *merge, struct node *copy, uint32_t old_unit, uint32_t new_unit, enum mark kept);
/* A row on one side only, in a table whose columns are merged. */
void row_copy(struct merge *merge, struct node *copy, const struct node *row, bool is_new, enum mark mark,
	      const struct grid *grid);

/* What was removed in something that moved is only there to be compared. */
void echoes_mark(struct merge *merge, const struct node *copy);

/* True for a child that belongs to the unit of its parent. */
bool is_own(const struct node *child);

/* ---- redline_build.c ---- */

/* A node of the new edition with all that stands in it, into the tree; `around`: the mark of what holds it. */
void new_build(struct merge *merge, struct node *parent, const struct node *node, enum mark around);
/* What belongs to a unit on one side only, into its copy; `grid` of the table that a row stands in, or NULL. */
void own_copy(struct merge *merge, struct node *copy, const struct node *node, bool is_new, enum mark mark,
	      const struct grid *grid);
/* 'paragraph 3.2 of the Protocol', where the other side of a move stands in another document. */
const char *place_elsewhere(const struct merge *merge, uint32_t unit, bool is_new);

/* ---- redline_place.c ---- */

/* Places after `last` and before `next`: within `last`, after it, after what holds it, and so on. */
struct gap {
	struct node *last;
	const struct node *next;
};

/* Hangs a copy of an old node in; `parent` held that node in the old text. */
void put_old(struct merge *merge, const struct gap *gap, struct node *copy, const struct node *parent);
/* The last of the children that belong to the unit of their parent, or NULL. */
struct node *own_last(const struct node *container);
/* A copy of what stood in the old text too. */
bool was_there(struct merge *merge, const struct node *node);

/* ---- redline_tree.c ---- */

void tree_merge(struct merge *merge);

#endif
