/* SPDX-License-Identifier: MIT
 * Documents as a comparison sees them: one flat sequence of units (a heading, a clause's first paragraph, a bullet, a
 * row, a field, a step of a flowchart) in reading order, one document after the other, cut into parts (the lead of a
 * document, its sections, its appendices). Printed numbers are no words; a reference is one token, known by its target.
 * Within compare/; made from editions, which it borrows. */
#ifndef KEELING_COMPARE_UNITS_H
#define KEELING_COMPARE_UNITS_H

#include "compare/units/lexicon.h"
#include "resolve/edition.h"

#define NO_UNIT UINT32_MAX

enum unit_kind {
	UNIT_DOCUMENT, /* headings: title of the document, section, sub-heading, appendix */
	UNIT_SECTION,
	UNIT_SUBHEADING,
	UNIT_APPENDIX,
	UNIT_CLAUSE,
	UNIT_PARAGRAPH,
	UNIT_ITEM,
	UNIT_TABLE, /* caption and heads of columns */
	UNIT_ROW,
	UNIT_DEFINITION,
	UNIT_FORM,
	UNIT_FIELD,
	UNIT_FLOWCHART, /* what it says in words */
	UNIT_STEP,      /* a box or an arrow of a flowchart */
	UNIT_CODE,
	UNIT_CITATION, /* facts of the document (compare/units/facts.h), in the order of enum meta_fact */
	UNIT_SHORT,
	UNIT_REVIEW,
	UNIT_OWNER,
	UNIT_KINDS
};

enum token_format {
	FORMAT_STRONG = 1,
	FORMAT_EMPH = 2,
	FORMAT_CODE = 4,
	FORMAT_LINK = 8,
	FORMAT_MARK = 16,
	FORMAT_TYPED = 32,  /* 'paragraph 2.2' in words: a reference, where numbers are typed; or to some other text */
	FORMAT_ADDRESS = 64 /* where the link or the picture before it leads: no words of its own */
};

#define ADDRESS_SIGN "\1@"

struct token {
	uint32_t word;             /* what it reads; a reference: its target; an address: itself, after ADDRESS_SIGN */
	uint32_t key;              /* what units are matched by: a policy or value by its name; 0: not counted */
	uint32_t start;            /* bytes into the unit's text, where it is shown */
	uint32_t format;           /* bits of token_format */
	const struct node *node;   /* the REFERENCE, VALUE or POLICY that it comes from, or NULL */
	const struct node *target; /* a reference within these documents leads here, or NULL */
};

struct unit {
	enum unit_kind kind;
	bool noted;     /* it stands in a note there */
	unsigned depth; /* how many clauses, items, tables or forms hold it, one within the other */
	const struct node *node;
	uint32_t part;           /* place in `parts` */
	uint32_t parent;         /* the unit that holds it, in the same part, or NO_UNIT */
	uint32_t first, count;   /* of its tokens */
	char *text;              /* as shown, without numbers */
	uint32_t id;             /* the author's own, as a word that says in which document it stands; or 0 */
	uint32_t known;          /* the same, as references know it: wherever its document is included */
	uint64_t hash;           /* of kind and keys */
	uint64_t same;           /* of kind and words: what nobody touched, whatever was learned */
	uint64_t entry;          /* of a clause, paragraph or item: hash without the end, such as '; and' */
	uint64_t plain;          /* of keys alone, where the kind is clause, paragraph or item; else the same as hash */
	uint32_t name;           /* what it is called by: a row's first cell, a field's label, a term; or 0 */
	uint32_t bag, bag_count; /* its keys, each once with how often, for likeness: of an entry without the 'and' */
	uint32_t length;         /* words in it, marks not counted */
	bool stale;              /* its keys are others since it was indexed */
};

struct part {
	const struct node *node;
	enum unit_kind kind; /* UNIT_DOCUMENT, UNIT_SECTION or UNIT_APPENDIX */
	uint32_t parent;     /* the part that holds it; its own place for a document */
	uint32_t document;   /* place in `documents` */
	uint32_t first, count;
	uint32_t id, known, title; /* as words; 0 for none */
	uint32_t home, owner; /* the document, or the one included here, that it stands in: as an id and as known */
	const char *label;    /* 'Appendix B' that an author typed in the heading, or NULL */
	bool whole;           /* another document, included */
};

struct bag_entry {
	uint32_t key, times;
};

struct document {
	const struct edition *edition;
	const char *identity; /* what it is known by on both sides; "" for one that is compared alone */
	uint32_t part;
	uint32_t *unit_of; /* by a node's index: its unit, or NO_UNIT */
	GHashTable *typed; /* 'Section 11' folded to lower case: the node with that typed number */
};

struct side {
	GArray *documents; /* of struct document */
	struct lexicon *lexicon;
	struct arena *arena;
	GArray *tokens;    /* of struct token */
	GArray *units;     /* of struct unit */
	GArray *parts;     /* of struct part */
	GArray *bags;      /* of struct bag_entry; NULL once all is matched */
	GArray *times;     /* of uint32_t, by word in lower case; NULL until all is matched */
	GHashTable *terms; /* of char *: words in terms that are defined, folded; "" once they are known. As `times` */
};

#define UNIT(side, i) (&g_array_index((side)->units, struct unit, i))
#define PART(side, i) (&g_array_index((side)->parts, struct part, i))
#define TOKEN(side, i) (&g_array_index((side)->tokens, struct token, i))
#define DOCUMENT(side, i) (&g_array_index((side)->documents, struct document, i))

/* `editions` of const struct edition *, in order of publication. `identities`, by document, are what the other side
 * knows them by too; NULL: their own ids, and none for one alone. */
struct side *side_new(const GPtrArray *editions, const char *const *identities, struct lexicon *lexicon);
void side_free(struct side *side); /* NULL is fine */
/* Bags go once nothing is matched any more. */
void side_matched(struct side *side);
/* How often a word stands in all of the text, in whatever case; asked once all is matched. Counted when it is first
 * asked. */
uint32_t side_times(const struct side *side, uint32_t word);
/* Whether a definition has a word in its term, whatever the case of it: `folded` is what g_utf8_casefold() gives. Asked
 * once all is matched. */
bool side_defines(const struct side *side, const char *folded);

/* Hashes and bags of stale units, from their tokens' keys. */
void side_index(struct side *side);

/* What is shown for tokens [from, to) of a unit, counted from its first; appended. */
void unit_shown(const struct side *side, const struct unit *unit, uint32_t from, uint32_t to, GString *out);

/* The word that a reference to `node` is known by. */
uint32_t target_word(struct side *side, const struct edition *edition, const struct node *node);

/* The edition that a unit stands in. */
const struct edition *unit_edition(const struct side *side, uint32_t unit);
/* 'Appendix B' and 'B' as typed in a heading; or how the edition cites the unit, or else what it stands in, and its
 * number. "" for none. They belong to the side or the edition. */
const char *unit_label(const struct side *side, uint32_t unit);
const char *unit_number(const struct side *side, uint32_t unit);
/* '1.' and '1.0' are the same number in another style. */
bool numbers_same(const char *x, const char *y);
/* The unit of a node of any of the documents, or NO_UNIT. */
uint32_t unit_of(const struct side *side, const struct node *node);
/* The place of the document that a node stands in; NO_UNIT for one that is not of this side. */
uint32_t document_of(const struct side *side, const struct node *node);
/* What a document of that id is known by: for one that stands here too, its identity. */
const char *identity_of(const struct side *side, const char *id);

const char *unit_kind_name(enum unit_kind kind);
bool unit_is_heading(const struct unit *unit);
/* What the front matter says, and no text: its node is that of the heading before it. */
bool unit_is_fact(const struct unit *unit);
/* A step of a flowchart that leads from one box to another (chart_fold.c). */
bool unit_is_arrow(const struct side *side, const struct unit *unit);
/* Of a section or a sub-heading that is one of another depth. */
bool heading_level_differs(const struct unit *old, const struct unit *new);
bool unit_is_text(const struct unit *unit); /* a clause, a paragraph or an item: one may have become the other */

#endif
