/* SPDX-License-Identifier: MIT
 * Marks on an edition: a redline is an edition like any other, of a document that holds what stands in the new text and
 * what stood in the old, each node marked. Renderers ask for the mark of what they write and know nothing of
 * comparison. explain/redline/redline.h makes one.
 *
 * The document of a redline is merged in the order of the new text; what was removed stands where it stood, after what
 * stood before it. A node that is kept is the new one; where its words differ, they are cut into pieces, each with its
 * mark. Numbers, labels and what references print are those of the edition that a node comes from: nothing is counted
 * anew.
 *
 * Who leaves out what is MARK_REMOVED or MARK_MOVED_FROM has the new text; who leaves out what is MARK_INSERTED or
 * MARK_MOVED_TO has the old one (with `was` in place of numbers, and `end` minded). A mark is asked of each node
 * alone. What stands in something inserted, removed or moved mostly has the same mark, but not always: under a new
 * heading stand clauses that moved there; in what moved and has other words too, pieces are MARK_INSERTED, or
 * MARK_REMOVED with `echo`; a cell that is in neither text (of a column that went, in a row that came) is MARK_REMOVED
 * in a row that is MARK_INSERTED, or the other way round. */
#ifndef KEELING_REDLINE_MARKS_H
#define KEELING_REDLINE_MARKS_H

#include "resolve/edition.h"

enum mark { MARK_KEPT, MARK_INSERTED, MARK_REMOVED, MARK_MOVED_TO, MARK_MOVED_FROM };

/* How words are set. */
enum look { LOOK_STRONG = 1, LOOK_EMPHASIS = 2, LOOK_CODE = 4 };

struct marking {
	enum mark mark;
	/* Where a clause was divided or joined: of a paragraph, whether its end (the next line) was inserted or
	 * removed. The clause, item or paragraph that holds the rest is kept, for its words are; its `head` says
	 * whether it came or went as one of its own, and with it its number. */
	enum mark end, head;
	bool reset;                 /* TEXT, CODE, REFERENCE, VALUE, POLICY: bold, italic or code came or went; the
				       words are the same */
	uint8_t was_look;           /* of what is `reset`: bits of enum look, as it was */
	bool echo;                  /* removed, in what moved and has other words too: only for the reader to compare,
				       for all its old words stand as MARK_MOVED_FROM where it moved from */
	unsigned change;            /* the change that it belongs to, from 1; 0: none. Set on the nodes at which a
				       change begins: the block, or each piece of words */
	const struct node *partner; /* moved: the same in the other place, in this redline's document */
	/* Kept or moved: the number that it had, where that was another, "" where it had none; of a REFERENCE, or a
	 * TEXT that refers to a number typed by hand: what it printed. Else NULL. */
	const char *was;
	const char *other_place; /* moved to or from another document: 'paragraph 3.2 of the Protocol'; else NULL */
};

/* A change as a redline can tell of it. */
struct remark {
	const char *heading; /* 'Paragraph 16.5: reworded' */
	const char *reason;  /* or NULL */
	const char *fact;    /* of a fact of a document, which stands in none of its nodes: 'owner'; or NULL. Static */
	const struct node *at; /* where it is first shown; NULL where it is in no text (the place of an appendix) */
};

/* True for an edition with marks. */
bool edition_is_redline(const struct edition *edition);
/* Never NULL; of an ordinary edition, a marking of zeros. */
const struct marking *edition_marking(const struct edition *edition, const struct node *node);
/* By how many levels a heading that was removed stood deeper than it stands in the merged document, where it hangs in
 * whatever holds what came after it; mostly 0, and 0 for all others. */
int edition_deeper(const struct edition *edition, const struct node *node);
/* How many changes it tells of, and each of them, from 1. */
unsigned edition_remarks(const struct edition *edition);
const struct remark *edition_remark(const struct edition *edition, unsigned change);
/* How many edits of a Word file could not be taken over, and are in none of the two texts. */
unsigned edition_unplaced(const struct edition *edition);
/* The edition that was compared with the new one, and the new one; NULL where it is no redline, or has no such side. */
const struct edition *edition_before(const struct edition *edition);
const struct edition *edition_after(const struct edition *edition);

/* Of what is kept or moved to: the same in the edition before; else NULL. */
const struct node *edition_former(const struct edition *edition, const struct node *node);

/* ---- for explain/redline/redline.c, which makes them ---- */

/* Where a node of the merged document comes from; `node` NULL: from nowhere, it has no number or label. `before`: of
 * what is kept or moved to, the same in the old edition; or NULL. */
struct origin {
	const struct edition *edition;
	const struct node *node, *before;
	struct marking marking;
};
/* Takes `doc`, whose nodes are numbered (doc_number()); `origins` by node index and `remarks` are copied, strings too.
 * `old` or `new` may be NULL. References that lead to a node of the new or old edition lead to its twin in `doc`; those
 * that have children print them. Addresses stay those of the new edition; those of removed nodes are made different.
 * The editions must outlive it. Free it with redline_free(). */
struct edition *redline_new(struct doc *doc, const struct edition *old, const struct edition *new,
			    const struct origin *origins, const struct remark *remarks, unsigned remark_count);
void redline_unplaced(struct edition *redline, unsigned count);
void redline_free(struct edition *redline); /* NULL is fine */

#endif
