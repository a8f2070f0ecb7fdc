/* SPDX-License-Identifier: MIT
 * Word's own numbers: which list and level each numbered paragraph belongs to, so that what Word counts is what
 * edition_number() says.
 *
 * Each part (the document, an appendix) has one list of many levels, whose texts come from its patterns: '%1.',
 * '%1.%2', '(%3)'. The plan counts along as Word will. Where Word would print another number (after a section with a
 * number fixed by its author, say), a further list begins whose text is spelt out: '2A.%2'. What no list can count is
 * printed as words. So a count is never wrong, only, at worst, not Word's own.
 *
 * In a redline two texts are counted at once: the new one, which Word will have when all changes are accepted, and the
 * old one, when they are rejected. A paragraph that is in both belongs to one list if that prints both its numbers,
 * else to one list now and to another before.
 *
 * OpenDocument files are planned in the same way (odt_list.h), but for what a text of theirs can't say.
 *
 * For render/docx*.c and render/odt*.c. */
#ifndef KEELING_DOCX_LIST_H
#define KEELING_DOCX_LIST_H

#include "render/docx/docx_house.h"
#include "resolve/redline.h"

#define LIST_LEVELS 9

/* Whether what has a mark stands in the new text; in the old one. */
static inline bool mark_is_new(enum mark mark)
{
	return mark != MARK_REMOVED && mark != MARK_MOVED_FROM;
}

static inline bool mark_is_old(enum mark mark)
{
	return mark != MARK_INSERTED && mark != MARK_MOVED_TO;
}

/* More uses than this are not made: beyond it numbers are words. */
#define LIST_USES_MOST 30000u

enum list_format {
	LIST_DECIMAL,
	LIST_UPPER_LETTER,
	LIST_LOWER_LETTER,
	LIST_UPPER_ROMAN,
	LIST_LOWER_ROMAN,
	LIST_BULLET
};

/* Who counts: Word puts the counts of any levels into a text, and after z come aa and bb. OpenDocument has the levels
 * above side by side in front of a level's own, with a full stop between, and ab after aa. */
enum list_dialect { LIST_OF_WORD, LIST_OF_ODF };

/* The texts that are counted: without marks there is the new one only. */
enum text_state { STATE_NEW, STATE_OLD, STATES };

struct list_level {
	char *text; /* as in w:lvlText: '%1.%2'; NULL where the list has no such level */
	enum list_format format;
	unsigned start;
	struct indent indent;
	bool bold;         /* the number is */
	const char *look;  /* how it is marked in the council's own file, the content of a w:rPr; or NULL */
	const char *style; /* the paragraph style that is tied to the level, or NULL */
	bool settled;      /* a paragraph has been counted here */
};

/* Becomes a w:abstractNum, or a text:list-style. */
struct list {
	enum list_dialect dialect;
	struct list_level levels[LIST_LEVELS];
	struct {
		unsigned value;
		bool seen, doubtful; /* doubtful: a deeper level was counted first; Word and others differ */
	} counts[STATES][LIST_LEVELS];
};

/* Becomes a w:num; its w:numId is its place in the plan from 1. */
struct list_use {
	unsigned list;
	int restart; /* the level that starts again, or -1 */
	unsigned start;
};

enum list_kind {
	LIST_NOT,   /* no number */
	LIST_OWN,   /* Word counts */
	LIST_WORDS, /* the number is printed as words, with a tab */
};

/* How one node is numbered. */
struct list_mark {
	uint16_t use;  /* w:numId */
	uint8_t level; /* w:ilvl */
	uint8_t kind;  /* enum list_kind */
	bool tied;     /* its style says so already */
	bool indented; /* the level's indent is not that of its style: repeat the style's */
	bool differs;  /* in a redline: it was numbered otherwise, as `was` says */
	struct {
		uint16_t use;
		uint8_t level, kind;
	} was;
};

struct list_plan {
	enum list_dialect dialect;
	GPtrArray *lists;               /* of struct list * */
	GArray *uses;                   /* of struct list_use */
	struct list_mark *marks;        /* by node index */
	GHashTable *tied;               /* style id to its use and level: see list_tied() */
	GHashTable *bullets, *ordinary; /* left edge to list + 1 */
};

/* Of `house` the plan asks for indents and looks alone. */
struct list_plan *list_plan_new(const struct edition *edition, const struct docx_house *house,
				enum list_dialect dialect);
void list_plan_free(struct list_plan *plan); /* NULL is fine */

/* A level's text taken apart: what stands in front of its counts and behind them, and how many levels are counted, its
 * own the last, with full stops between. False for a text of another make. */
struct list_shape {
	size_t before;     /* bytes */
	const char *after; /* within the text */
	unsigned shown;
};
bool list_shape(const struct list_level *level, unsigned at, struct list_shape *shape);

/* A new list without levels, at the end of the plan's; a new use of the list at that place; the list of a use. */
struct list *list_add(struct list_plan *plan);
unsigned list_use_add(struct list_plan *plan, unsigned list);
struct list *list_of_use(const struct list_plan *plan, unsigned use);

/* ---- docx_inner.c ---- */

/* The use for bullets under text whose left edge is `edge`; level 0 to 2. Bullets at the page's edge are tied to the
 * styles List Bullet 1 to 3. */
unsigned list_bullets(struct list_plan *plan, const struct docx_house *house, unsigned edge);
/* The use for bullets in cells of tables, tied to its style. */
unsigned list_cell_bullets(struct list_plan *plan, const struct docx_house *house);
/* A fresh use for a list that is no clause and starts at `start`. */
unsigned list_ordinary(struct list_plan *plan, const struct docx_house *house, unsigned edge, unsigned level,
		       unsigned start);

/* ---- docx_list.c ---- */

/* True when a level of a use is tied to `style`, which then needs no numbers of its own in its paragraphs. */
bool list_tied(const struct list_plan *plan, const char *style, unsigned *use, unsigned *level);

/* ---- docx_numbering.c ---- */

/* The style of a heading, clause or appendix. */
const char *docx_style(const struct node *node);
/* The level of a heading in the outline, from 1, which is that of its style; the contents list the first two. */
unsigned heading_level(const struct node *heading);
#define CONTENTS_DEEPEST 2u
/* The same of the heading of a FIELD, a group or a privacy notice: below the heading that its form stands under, and
 * below those that contents list; in a form by itself the first. */
unsigned field_heading_level(const struct node *field);
/* How deep a clause is among clauses, from 1. */
unsigned clause_depth(const struct node *clause);

/* What a node's number is in a text, as printed at the margin: NULL where the node is not in that text. */
const char *number_in(const struct edition *edition, const struct node *node, enum text_state state);
/* What an appendix is called in a text, 'Appendix B'; NULL where it is not in that text. The caller frees it. */
char *label_in(const struct edition *edition, const struct node *appendix, enum text_state state);

/* What Word's REF field prints for a node (\r, \n or \w) in a text, and the switch that does it, or NULL when that is
 * not sure. The caller frees it. */
char *list_reference(const struct list_plan *plan, const struct edition *edition, const struct node *node,
		     enum text_state state, char *field_switch);

/* word/numbering.xml. */
void list_write(const struct list_plan *plan, GString *out);

#endif
