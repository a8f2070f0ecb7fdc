/* SPDX-License-Identifier: MIT
 * What belongs together in an overview: the changes gathered into items, in the order in which a committee is told.
 * Within explain/. */
#ifndef KEELING_EXPLAIN_ITEMS_H
#define KEELING_EXPLAIN_ITEMS_H

#include "compare/changes.h"
#include "explain/authority.h"
#include "explain/reasons.h"

/* In this order. */
enum item_class {
	ITEM_DOCUMENT,   /* a whole document that came or went, or its title */
	ITEM_POLICIES,   /* titles of policies, wherever they stand */
	ITEM_THROUGHOUT, /* one replacement in many places */
	ITEM_CLAUSE,     /* one clause and what stands in it; or the clauses that came into, or left, one section */
	ITEM_SECTIONS,   /* new sections, with the clauses that moved into them */
	ITEM_JOINED,     /* a clause and the new appendix that it cites, which cites it */
	ITEM_APPENDIX,   /* one appendix that is new or changed, or the forms that are changed */
	ITEM_GONE,       /* a section or an appendix that was removed */
	ITEM_FACTS,      /* what is said of a document in front of its text: who owns it, when it is reviewed */
	ITEM_MARKS,      /* clauses in each of which no more than the punctuation is another */
	ITEM_MINOR,      /* spelling, case, bold and italic */
	ITEM_CLASSES
};

struct item {
	enum item_class kind;
	double position;
	const struct edition *edition; /* the document under which it is told; never NULL */
	const struct rule *rule;       /* that applied; NULL where there are none */
	const struct node *at;         /* the clause, section or appendix; NULL where there are several */
	bool forms;                    /* ITEM_APPENDIX: changed forms, told together */
	bool folded;                   /* ITEM_CLAUSE: all that changed in one section */
	bool siblings; /* ITEM_CLAUSE: whole clauses of one section that came, went or moved; ITEM_APPENDIX:
			  appendices in another order */
	enum change_kind sibling_kind; /* which of these */
	const char *group;             /* the author's own, or the name of the stanza with the author's own sentence */
	unsigned order;                /* the author's own; 0 for none */
	GPtrArray *changes;            /* of const struct change * */
	GPtrArray *parts; /* of struct item *: the items that were joined to this one, each of which is told as it would
			     be alone; NULL where it is one */
};

struct items {
	GPtrArray *list;     /* of struct item *, owned, in order; every other change stands in exactly one */
	GPtrArray *left_out; /* of const struct change *: what the author hides */
};

/* All changes; `part` 'A' or 'B': those of one authority, 0: of all. Free it with items_free(). */
struct items *items_of(const struct changes *changes, const struct reasons *reasons, char part);
void items_free(struct items *items);

/* The node at which a change is told: what was removed, at what held it. */
const struct node *told_at(const struct change *change);
/* The appendix that a node stands in or is, or NULL. */
const struct node *appendix_of(const struct node *node);
bool holds_kind(const struct node *node, enum node_kind kind);
/* Where a change is told of a set: the document of the new text, or the old one that is gone. */
const struct edition *edition_told(const struct changes *changes, const struct change *change);

/* True for changes of spelling and appearance alone, of a policy's title, of the list of policies, and of when a
 * document is reviewed and how it is cited: what needs no reason of its own. */
bool change_is_slight(const struct change *change);

#endif
