/* SPDX-License-Identifier: MIT
 * What kind of item a change makes. Within explain/; the rest of item_class.c is in items.h. */
#ifndef KEELING_EXPLAIN_ITEM_CLASS_H
#define KEELING_EXPLAIN_ITEM_CLASS_H

#include "explain/verify/items.h"

/* items.c: takes `from`, which becomes a part of `into`. */
void item_join(struct item *into, struct item *from);
/* items_arrange.c: joins what belongs together, and puts all in order. */
void items_arrange(GPtrArray *items, const struct changes *changes);

enum item_class class_of(const struct change *change);
/* A section or an appendix as a whole. */
bool change_is_whole(const struct change *change);
/* Text that stood in the document itself, or in another appendix, and is in this one now. */
bool change_is_taken_in(const struct change *change);
/* An appendix that stands elsewhere among the same ones. */
bool change_is_of_letters(const struct change *change);
/* Text in which no more than marks of punctuation are others. */
bool change_is_of_marks(const struct change *change);
/* A clause that came, went or moved, with all that stands in it. */
bool comes_whole(const struct change *change);
/* The outermost clause that a node stands in, or NULL. */
const struct node *clause_of(const struct node *node);
/* The section that a node stands in, else the appendix, else the document. */
const struct node *section_of(const struct node *node);
/* The same, or a sub-heading within it: the nearest. */
const struct node *heading_of(const struct node *node);
/* The clause that a change is told at, else the nearest heading. */
const struct node *place_in_section(const struct change *change);

#endif
