/* SPDX-License-Identifier: MIT
 * Provisions that count together: those of one level below one holder, as numbers.c counts them. For resolve/. */
#ifndef KEELING_SERIES_H
#define KEELING_SERIES_H

#include "model/doc.h"
#include "model/words.h"

/* A place in a document: what holds provisions, and how those are numbered. */
struct holder {
	const struct node *node;     /* a part, or a provision */
	const struct meta *meta;     /* of the part */
	unsigned level;              /* of what it holds */
	const char *const *patterns; /* a section's own, or NULL */
	unsigned patterns_from;      /* the level that they begin at */
};

/* A part of a document: the document itself or an appendix. */
struct holder holder_part(const struct node *part);
/* A provision that stands in `above`. */
struct holder holder_below(const struct holder *above, const struct node *provision);

/* The style of the counter of what it holds: 1, A, a, I or i. */
char holder_style(const struct holder *holder);
/* What it holds, of struct node *: sections, sub-headings and clauses of its level, with a number or without; or its
 * appendices. The caller unrefs the array. */
GPtrArray *holder_series(const struct holder *holder);
GPtrArray *holder_appendices(const struct holder *holder);

/* The sum of a provision's own words, in a few signs: by it one without an id is known, also to publish/. The caller
 * frees it. */
char *provision_words(const struct node *provision);
/* The sums of a clause's words if it ended as another entry of a list does: by them it is known where one beside it
 * came or went. Of char *; the caller unrefs the array. */
GPtrArray *provision_forms(const struct words *words, const struct node *provision);

#endif
