/* SPDX-License-Identifier: MIT
 * The nodes of a document as its author wrote it. A number is never text, a clause is never a line, a table is never
 * a string: what is printed at the margin, and what a reference says, is settled later in an edition (resolve/).
 *
 * For everyone above model. Nodes and their strings belong to the document (model/doc.h) and are freed with it.
 * After reading they are not changed. */
#ifndef KEELING_NODE_H
#define KEELING_NODE_H

#include "base/diag.h"

#include <stdbool.h>
#include <stdint.h>

/* What stands in what:
 *
 *   DOCUMENT   TITLE? block* SECTION* APPENDIX*         blocks before the first section are its lead
 *   APPENDIX   as DOCUMENT: a document within a document, lettered by its place
 *   SECTION    TITLE (block | CLAUSE | SUBHEADING)*     level 1; SUBHEADING the same, level 2 and deeper
 *   CLAUSE     (block | CLAUSE)*                        the first block is usually a PARAGRAPH
 *   block      PARAGRAPH BULLETS LIST TABLE DEFINITIONS NOTE FORM FLOWCHART CODE_BLOCK RULE
 *   PARAGRAPH TITLE CAPTION TERM LABEL HINT OPTION COLUMN    inlines only
 *   BULLETS, LIST   ITEM*        ITEM (block)*          a LIST is numbered but is no clause (in a note, say)
 *   TABLE      CAPTION? ROW*     ROW CELL*              the first row is the head; CELL holds PARAGRAPH and BULLETS
 *   DEFINITIONS     DEFINITION*  DEFINITION TERM MEANING+    MEANING (PARAGRAPH)*
 *   NOTE       (block)*                                 a quotation block in the source
 *   FORM       FIELD*
 *   FIELD      LABEL HINT? OPTION* COLUMN* FIELD*       fields in fields only where the type is a group or office use;
 *                                                       what the tools say of a field begins its HINT (enum said)
 *   inline     TEXT EMPH STRONG CODE LINK REFERENCE VALUE POLICY BLANK BREAK IMAGE */
enum node_kind {
#define KIND(name, text) NODE_##name,
#include "model/kinds.def"
#undef KIND
	NODE_KINDS
};

struct meta;

/* A field of a form, or a blank in a sentence. */
enum field_type {
	FIELD_TEXT,
	FIELD_LONG,
	FIELD_DATE,
	FIELD_TIME,
	FIELD_MONEY,
	FIELD_NUMBER,
	FIELD_CHOICE,    /* one of its OPTIONs */
	FIELD_CHOICES,   /* any of its OPTIONs */
	FIELD_TICK,      /* one box, ticked or not */
	FIELD_ROWS,      /* a table to fill: COLUMNs, `count` blank rows */
	FIELD_STATEMENT, /* a sentence; BLANKs in its label are the fields */
	FIELD_NOTE,      /* words only */
	FIELD_PRIVACY,   /* words only, under a heading of their own */
	FIELD_SIGNATURE, /* sign, date, print name, and post where asked for; the label says who signs */
	FIELD_GROUP,     /* a legend over the fields that follow it */
	FIELD_OFFICE,    /* the same, for the office to fill in: shaded */
	FIELD_TYPES
};

/* A choice of more options than this is a list to choose from; of these or fewer, a row of buttons. */
#define OPTIONS_FEW 8u

struct field {
	enum field_type type; /* of a COLUMN: one of those up to CHOICE, or TICK */
	bool required;
	bool role;        /* FIELD_SIGNATURE: the post of who signs is asked for too */
	unsigned lines;   /* FIELD_LONG: lines of room on paper; 4 by default */
	unsigned count;   /* FIELD_ROWS: blank rows; 3 by default */
	unsigned limit;   /* FIELD_TEXT, FIELD_LONG: characters at most; 0 for any number */
	bool boxes;       /* FIELD_TEXT: each of the `limit` characters has a box of its own */
	const char *name; /* FIELD_SIGNATURE: NULL, or "no" where no printed name is asked for; BLANK: its label */
};

enum align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct columns {
	unsigned count;
	bool wide;        /* long text side by side: on paper, across the page where a page can be turned */
	bool bare;        /* no head row: each cell says by itself whether it is a head (struct cell_head) */
	const char *name; /* what it is called for people who can't see it, where it has no caption; or NULL */
	enum align align[];
};

/* A cell of a table without a head row. */
struct cell_head {
	bool head;     /* it says what stands beside it, or below it in a table of one column */
	unsigned span; /* columns that it takes; from 1 */
	unsigned rows; /* rows that it takes; from 1 */
	bool joined;   /* it is empty, and belongs to the one above, which takes its row too */
};

/* Where the words of a reference, value or policy stand in the source, so that stale ones can be mended:
 * bytes from the start of the file as it lies on disk. length 0: there are none ('[](#id)'). */
struct span {
	size_t start, length;
	bool known;
};

/* What stands in the place of a VALUE. */
enum said {
	SAID_VALUE,     /* a value that the constitution or a document names */
	SAID_CONDITION, /* in a HINT: when the field is asked: the answer to the field `target` that it needs */
	SAID_LIMIT,     /* in a HINT: how long the answer may be */
};

struct link {
	const char *target; /* LINK and IMAGE: the address. REFERENCE: 'id', 'document' or 'document#id' without the
			       leading '#'. VALUE and POLICY: the name */
	const char *title;  /* LINK and IMAGE: or NULL */
	const char *words;  /* REFERENCE, VALUE, POLICY: the words typed between the brackets, plain; "" for none */
	bool local;         /* REFERENCE: written '#id', so it means this document */
	enum said said;     /* VALUE */
	const char *const *answers; /* SAID_CONDITION: options of the other field, one of which was chosen,
				       NULL-terminated; or NULL: any, or a tick */
	struct span span;
	uint32_t slot; /* REFERENCE, VALUE, POLICY: its place in the edition's table of references */
};

struct chart;

struct node {
	enum node_kind kind;
	uint32_t index; /* dense over the whole document, in reading order, the root 0 */
	struct node *parent, *first, *last, *next;
	struct place place;
	const char *id;    /* the author's own, or NULL */
	const char *text;  /* TEXT, CODE, CODE_BLOCK: the words. FLOWCHART: its DOT source. Else NULL */
	const char *typed; /* SECTION, SUBHEADING, CLAUSE, ITEM: a number that the author fixed ('2A', '16.5', '(a)'),
			      as it is printed, or NULL where the numbering engine counts */
	union {
		struct meta *meta;             /* DOCUMENT, APPENDIX */
		const struct columns *columns; /* TABLE */
		const struct cell_head *cell;  /* CELL: or NULL, for an ordinary one */
		const char *const *patterns; /* SECTION: how its clauses are numbered where that is not as in the part;
						NULL-terminated; or NULL */
		const struct field *field;   /* FIELD, BLANK, COLUMN */
		struct link *link;           /* LINK, REFERENCE, VALUE, POLICY, IMAGE */
		const char *words;           /* FLOWCHART: what it says for people who can't see it; NULL for none.
						CODE_BLOCK: its info string or NULL */
		unsigned start;              /* LIST: the first number */
		const char *language;        /* TEXT of ours: of words in another language than what is around them;
						NULL: in the same */
	};
	uint8_t level;          /* SECTION 1, SUBHEADING 2 and deeper, CLAUSE its depth among clauses, from 1 */
	bool inserted;          /* `typed` is the count alone ('2A'), to be put into the pattern: '{number=2A}' */
	const char *retired_on; /* `retired`: since that day; NULL where it is not settled yet */
	bool retired; /* SECTION, CLAUSE, APPENDIX: it was removed, and only keeps its number from being used again */
	bool unnumbered; /* SECTION, SUBHEADING, CLAUSE: '{-}', no number */
	bool tight;      /* BULLETS, LIST: no space between items */
	bool whole;      /* APPENDIX: another document, included whole, with an identity of its own */
};

const char *node_kind_name(enum node_kind kind);
const char *field_type_name(enum field_type type);

/* True for the kinds from TEXT on. Here, because whoever walks the tree asks it of each node. */
static inline bool node_is_inline(const struct node *node)
{
	return node->kind >= NODE_TEXT;
}

/* True for what is found, and led to, by itself: parts of the text, and what stands between its paragraphs. */
bool node_is_place(const struct node *node);

/* The words in and under a node, without numbers, one space between blocks; appended to `out`.
 * A reference contributes what the author typed between the brackets. */
void node_plain(const struct node *node, GString *out);

/* The first child of a kind, or NULL. */
const struct node *node_child(const struct node *node, enum node_kind kind);

/* The first OPTION of a FIELD, or of a COLUMN of choices, whose options follow it; and the next of the same. NULL:
 * there is none. */
const struct node *option_first(const struct node *of);
const struct node *option_next(const struct node *option);
unsigned option_count(const struct node *of);

/* The nearest DOCUMENT or APPENDIX that holds a node (or is it). */
const struct node *node_part(const struct node *node);

/* ---- one walk for everyone ------------------------------------------------------------------------------------ *
 * A table of handlers per output, a row a kind, in the enum's order. `enter` says whether to visit the children;
 * NULL means yes. `leave` comes after the children, also where they were not visited; NULL means nothing to do. */
struct handler {
	bool (*enter)(void *out, const struct node *node);
	void (*leave)(void *out, const struct node *node);
};
void walk(const struct node *root, const struct handler table[NODE_KINDS], void *out);
/* The children only. */
void walk_children(const struct node *parent, const struct handler table[NODE_KINDS], void *out);

#endif
