/* SPDX-License-Identifier: MIT
 * What belongs together in an overview: the changes gathered into items, in the order in which a committee is told.
 * Within explain/. */
#ifndef KEELING_EXPLAIN_ITEMS_H
#define KEELING_EXPLAIN_ITEMS_H

#include "compare/changes.h"
#include "explain/reasons.h"

/* In this order. */
enum item_class {
	ITEM_POLICIES,   /* titles of policies, wherever they stand */
	ITEM_THROUGHOUT, /* one replacement in many places */
	ITEM_CLAUSE,     /* one clause and what stands in it */
	ITEM_SECTIONS,   /* new sections, with the clauses that moved into them */
	ITEM_JOINED,     /* a clause and the new appendix that it cites, which cites it */
	ITEM_APPENDIX,   /* one appendix that is new or changed, or the forms that are changed */
	ITEM_GONE,       /* a section or an appendix that was removed */
	ITEM_MINOR,      /* spelling, case, bold and italic */
	ITEM_CLASSES
};

struct item {
	enum item_class kind;
	double position;
	const struct node *at; /* the clause, section or appendix; NULL where there are several */
	bool forms;            /* ITEM_APPENDIX: changed forms, told together */
	GPtrArray *changes;    /* of const struct change * */
	const char *group;     /* the author's own, or NULL */
};

/* An array of struct item *, owned, in order; every change stands in exactly one. */
GPtrArray *items_of(const struct changes *changes, const struct reasons *reasons);

/* The node at which a change is told: what was removed, at what held it. */
const struct node *told_at(const struct change *change);
/* The appendix that a node stands in or is, or NULL. */
const struct node *appendix_of(const struct node *node);
bool holds_kind(const struct node *node, enum node_kind kind);

#endif
