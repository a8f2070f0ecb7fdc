/* SPDX-License-Identifier: MIT
 * What the parts of an OpenDocument file share while one is written: the text grows in one string, and the styles that
 * it needs beside the named ones, its fields and its pictures in others.
 *
 * For render/odt*.c. Measures are twentieths of a point. */
#ifndef KEELING_ODT_PART_H
#define KEELING_ODT_PART_H

#include "format/xml.h"
#include "render/bookmarks.h"
#include "render/docx/docx_list.h"
#include "render/odt/odt_house.h"
#include "render/odt/odt_list.h"
#include "render/particulars.h"
#include "render/table_shape.h"
#include "render/words_plain.h"
#include "resolve/edition.h"

/* How words are marked within a paragraph. */
enum { ODT_STRONG = 1, ODT_EMPHASIS = 2, ODT_CODE = 4, ODT_CAPITALS = 8 };

/* The page that a paragraph or table begins: none, mostly. */
enum odt_page { PAGE_SAME, PAGE_FIRST, PAGE_UPRIGHT, PAGE_TURNED };

/* Where blocks stand: what paragraphs look like there, and where their left edge is. */
struct odt_site {
	const char *style;        /* of a plain paragraph */
	unsigned shift;           /* added to that style's own indent */
	unsigned edge;            /* the left edge of the text around, added to the indent of any other style */
	unsigned base;            /* the edge outside the lists that the text is in */
	unsigned bullets, lists;  /* how deep in bullets it is, or in an ordinary list */
	unsigned instance;        /* of the bullets or list */
	const struct node *owner; /* the clause or item that paragraphs here belong to; or NULL */
	bool cell;                /* in a cell of a table */
	bool office;              /* in what the office fills in */
};

/* What the next paragraph begins with: the number, sign or bookmark of the clause or item that holds it. */
struct odt_lead {
	bool waiting;
	const char *style;
	const struct node *node;  /* its bookmark; NULL for none */
	const struct node *owner; /* what its item in a list belongs to */
	unsigned heading;         /* its level in the outline; 0: it is no heading */
	unsigned instance;        /* the list that it is counted in; 0: none */
	unsigned list, level;     /* the list's place in the plan */
	unsigned start;           /* the count starts again here; 0: it goes on */
	bool placed;              /* `indent` is said in the paragraph */
	struct indent indent;
	const char *words; /* a number that is words; NULL for none */
};

struct odt {
	const struct edition *edition;
	const struct words *words;
	const struct odt_house *house;
	struct list_plan *plan;
	const char *const *bookmarks; /* by node index; NULL where a node has none */
	GStringChunk *names;
	GString *out;       /* the text */
	GString *automatic; /* styles that are needed beside the named ones */
	GHashTable *styles; /* what such a style says to its name */
	struct odt_site site;
	struct odt_lead lead;
	struct odt_lists lists;
	bool begun, turned,
		on_turned;      /* a page is; the text to come stands on turned pages; what was written last does */
	unsigned marks;         /* how the words to come are marked */
	bool plain;             /* words only: no links, fields or bookmarks (in the contents) */
	const char *span;       /* the style of the words that are open; NULL for none */
	bool blank;             /* a space to come would be taken for none, or for one with that before */
	const char *element;    /* the paragraph that is open: 'p' or 'h' */
	const char *bookmark;   /* the one that is closed with it, or NULL */
	GString *waiting_marks; /* bookmarks that go into the next paragraph */
	unsigned tables;
	struct {
		GString *text;     /* the fields of all forms */
		unsigned controls; /* how many there are */
		bool open;         /* within a form */
	} forms;
	bool by_hand;        /* forms are to be filled in on paper */
	struct fonts *fonts; /* for pictures; NULL for none */
	GPtrArray *pictures; /* of struct odt_picture * */
};

/* A picture in the package. */
struct odt_picture {
	char *name;
	const char *type;
	GByteArray *bytes;
};

/* ---- odt_style.c: styles of the text's own part ----------------------------------------------------------------- */

/* Appends a measure: '48.20pt'. */
void measure_append(GString *out, int twentieths);
/* A paragraph style like the named one, with an indent of its own (or NULL) or beginning a page. */
const char *style_paragraph(struct odt *odt, const char *named, const struct indent *indent, enum odt_page page);
const char *style_table(struct odt *odt, unsigned width, unsigned edge, enum odt_page page);
const char *style_column(struct odt *odt, unsigned width);
/* Text from here on stands on pages turned on their side, or upright again. */
void page_turn(struct odt *odt, bool turned);
/* The page that must begin now. */
enum odt_page page_take(struct odt *odt);
/* How wide text may be from the site's edge. */
unsigned odt_width(const struct odt *odt);

/* ---- odt_paragraph.c -------------------------------------------------------------------------------------------- */

/* A paragraph of a style, shifted as the site asks. */
void odt_paragraph_start(struct odt *odt, const char *style);
/* The same as a heading of the level; 0: as none. */
void odt_heading_start(struct odt *odt, const char *style, unsigned level);
/* The same with all that a lead says. */
void odt_paragraph_lead(struct odt *odt, const struct odt_lead *lead);
void odt_paragraph_end(struct odt *odt);
/* A whole paragraph of plain words. */
void odt_paragraph_words(struct odt *odt, const char *style, const char *words);
/* If a clause or item still waits for its first paragraph, gives it an empty one. */
void odt_lead_settle(struct odt *odt);
/* The lead of a heading, clause or appendix. */
struct odt_lead odt_lead_for(const struct odt *odt, const struct node *node);
/* A bookmark around the paragraph that is open; one within the paragraph that comes next. */
void odt_bookmark(struct odt *odt, const struct node *node);
void odt_bookmark_next(struct odt *odt, const struct node *node);

/* ---- odt_inline.c: words within a paragraph --------------------------------------------------------------------- */

/* Appends words with the present marks. */
void odt_text(struct odt *odt, const char *text);
void odt_tab(struct odt *odt);
void odt_break(struct odt *odt);
/* Ends the words that are open: before any other markup. */
void odt_span_end(struct odt *odt);
/* A link to a bookmark, around what follows; and the end of any link. */
void odt_anchor(struct odt *odt, const struct node *node);
void odt_anchor_end(struct odt *odt);
/* The inlines under a node. */
void odt_inlines(struct odt *odt, const struct node *parent);

/* ---- blocks ----------------------------------------------------------------------------------------------------- */

/* odt_body.c: the blocks under a node, at the present site; the whole text. */
void odt_blocks(struct odt *odt, const struct node *parent);
void odt_body(struct odt *odt);
/* Whether the words to come are in capitals, in a document whose headings are. */
void odt_capitals(struct odt *odt, bool on);
/* odt_block.c: bullets, lists, definitions, notes, code. */
bool odt_bullets_enter(void *data, const struct node *node);
bool odt_list_enter(void *data, const struct node *node);
bool odt_definition_enter(void *data, const struct node *node);
bool odt_note_enter(void *data, const struct node *node);
bool odt_code_enter(void *data, const struct node *node);
bool odt_rule_enter(void *data, const struct node *node);

void odt_front(struct odt *odt);                          /* odt_front.c: title block, contents */
void odt_table(struct odt *odt, const struct node *node); /* odt_table.c */
void odt_chart(struct odt *odt, const struct node *node); /* odt_chart.c */
void odt_form(struct odt *odt, const struct node *node);  /* odt_form.c */
void odt_blank(struct odt *odt, const struct node *node);

/* odt_table.c: a table's beginning up to its rows, with its name for people who can't see it. */
void odt_table_start(struct odt *odt, const unsigned *widths, unsigned columns, const char *words);
void odt_table_end(struct odt *odt);
void odt_row_start(struct odt *odt, const char *style);
void odt_row_end(struct odt *odt);
void odt_cell_start(struct odt *odt, const char *style, unsigned columns, unsigned rows);
void odt_cell_end(struct odt *odt);
/* Around the rows that repeat on each page. */
void odt_heads_start(struct odt *odt);
void odt_heads_end(struct odt *odt);

/* ---- the other parts -------------------------------------------------------------------------------------------- */

void odt_styles_write(struct odt *odt, GString *out);         /* odt_shell.c */
void odt_automatic_write(struct odt *odt, GString *out);      /* odt_shell.c */
void odt_meta_write(const struct odt *odt, GString *out);     /* odt_meta.c */
void odt_manifest_write(const struct odt *odt, GString *out); /* odt_meta.c */

#endif
