/* SPDX-License-Identifier: MIT
 * Putting in order what the blocks of a part only show side by side. For read/, and for publish/, which makes the
 * blocks of a report; knows nothing of cmark. */
#ifndef KEELING_READ_TIDY_H
#define KEELING_READ_TIDY_H

#include "model/doc.h"

/* Captions go into their tables, terms and meanings into lists of definitions, in `parent` and below. */
void tidy(struct doc *doc, struct node *parent);

/* Whether the words of a part begin with official numbers. */
bool typed_look(const struct node *part);
/* Makes typed numbers the numbers of sections and clauses: paragraphs and list items that begin with one become
 * clauses, nested by what the numbers look like. */
void typed_apply(struct doc *doc, struct node *part);
/* Takes away the numbers that numbered lists happen to have in the source: the engine counts. */
void typed_clear(struct node *part);

/* When all stand in their places: tells each clause its depth among clauses, and makes line ends within a paragraph
 * blanks. */
void tree_finish(struct node *parent);

#endif
