/* SPDX-License-Identifier: MIT
 * A document on its way to paper: words set in lines, lines and shapes put on strips, strips put on pages.
 * Shared by render/pages*.c, arrange.c and draw.c, and nobody else; all measures are points.
 *
 * A strip is what a page break never cuts: a line of text, a row of a table, a blank to write in. Its marks are what
 * is drawn on it. Strips follow each other down the page in reading order, and so do the marks on each of them, so
 * that a screen reader meets the words as the eye does. */
#ifndef KEELING_LAYOUT_H
#define KEELING_LAYOUT_H

#include "format/pdf.h"
#include "model/paper.h"
#include "render/pages/measure.h"
#include "resolve/entries.h"

struct chart;

#define NONE 0u /* no tag, no stretch, no head, no line: their tables begin with one that means nothing */

enum tint { TINT_INK, TINT_SOFT, TINT_LINE, TINT_FAINT, TINT_SHADE, TINT_ACCENT };

enum mark_kind {
	MARK_LINE,  /* words; x, y: the start of the base line; `what` is the line */
	MARK_RULE,  /* a level or upright line from x, y over width, height; `weight` thick */
	MARK_FRAME, /* a box, with rounded corners where `radius` is given */
	MARK_BLANK, /* room to write in, ruled below where it has a weight; `what` is the blank */
	MARK_EMPTY, /* nothing to see; its element is there all the same (an empty cell) */
	MARK_CHART, /* a flowchart; `what` is its place in the layout's charts */
	MARK_PAGE   /* the number of the page that a node stands on, ending at x + width; `what` is the node's index */
};

struct mark {
	enum mark_kind kind;
	enum tint tint;
	uint32_t what;
	uint32_t stretch; /* MARK_CHART, MARK_PAGE, MARK_EMPTY and BLANK in a cell: whose it is */
	float x, y, width, height;
	float weight, radius;
};

struct strip {
	float gap, height; /* the gap above falls away at the top of a page */
	uint32_t mark, marks;
	bool keep;     /* stays on one page with the strip after it */
	bool fresh;    /* begins a page */
	bool shade;    /* lies on a shaded area */
	bool turned;   /* stands on a page that is turned: its long side lies */
	float bar;     /* x of an upright bar at its side; 0 for none */
	uint32_t head; /* the strip + 1 that is drawn again where the page turned just before this one */
	uint32_t page; /* filled in by arrange() */
	float top;     /* from the top of the page's room for text */
};

struct page {
	uint32_t first, count; /* strips */
	uint32_t head;         /* a strip + 1 drawn again at its top, or NONE */
	bool turned;
};

/* An element of the structure tree; it is made when the first mark of it is drawn. */
struct tag {
	uint32_t parent; /* NONE: the tree's root */
	const char *type;
	const char *scope, *numbering, *alt, *language;
	unsigned element; /* filled in by draw */
};

/* What a piece of text is, beyond its type. */
struct stretch {
	uint32_t tag;
	enum tint tint;
	const struct node *target; /* a link to a node of this edition */
	const char *address;       /* a link to the web */
	uint32_t page;             /* a link to a page of the file, from 1; 0 for none */
	const char *words;         /* where a link leads, for those who hear it */
	uint32_t blank;            /* a blank in a sentence + 1 */
	uint32_t caption;          /* the line + 1 that stands below it */
};

/* Room to write in: a field of the file is made from it. The mark has its place. */
struct blank {
	const struct entry *entry; /* NULL where nothing asks for it: a line, and no field */
	const char *words;         /* of a choice: of the button; of a blank in a sentence: what stands below it */
	uint32_t piece;            /* of an answer longer than a page; from 0 */
	uint32_t tag;              /* the Form that it becomes */
	uint32_t page;             /* filled in by draw, as the place is */
	struct pdf_area area;
};

/* Where text is being set. */
struct place_on {
	double x, width; /* the text's left edge and its width */
	uint32_t tag;    /* what new elements go into */
	bool direct;     /* the next paragraph's words belong to that tag itself */
	bool keep;       /* all that is set stays together with what follows */
	enum align align;
	double gap; /* between paragraphs */
	struct style style;
	enum tint tint;
};

struct listed { /* in the contents and the outline */
	unsigned level;
	const struct node *node;
	char *words;
};

/* Where the pages stand in a file that holds more than them; all 0: it holds nothing else. */
struct bound {
	unsigned element;   /* the tags' root */
	uint32_t first, of; /* pages before them; all pages */
	const char *title;  /* of their entry in the outline; NULL for none */
};

struct layout {
	const struct edition *edition;
	const struct node *part;
	const struct paper *paper;
	const struct words *words;
	struct diag *diag;
	struct arena *arena;
	struct measure *measure;
	const struct handler *handlers;
	struct place_on at;
	GArray *strips, *marks, *tags, *stretches, *blanks, *pages;
	GPtrArray *charts;  /* of struct chart * */
	GPtrArray *forms;   /* of GPtrArray *: what is asked for in each form, as struct entry * */
	GHashTable *asked;  /* FIELD or BLANK to the first of its struct entry *, in an array of those */
	GArray *entries;    /* of struct listed */
	uint32_t *anchors;  /* strip + 1 of each node, by index */
	GArray *waiting;    /* of uint32_t: nodes whose first strip is still to come */
	bool squeeze;       /* gaps of a form are drawn together */
	struct paper sheet; /* what `paper` is once the layout has begun: with the margins of a form */
	double leading;     /* from one line to the next, in heights of the type */
	double room;        /* the height of a page's room for text */
	double room_turned; /* the same on a page that is turned */
	double after;       /* the gap that what was set last asks for */
	uint32_t label;     /* the line + 1 of a number that stands before the next paragraph */
	double label_x;
	uint32_t stretch;      /* of the text that is measured now */
	unsigned strong, code; /* how deep in each */
	unsigned heading;      /* the level of the last heading */
	bool cell;             /* the strips are those of a cell: they get no anchors, they can't shade */
	bool dry;              /* only widths are wanted: no tags, stretches and blanks */
	bool shade;
	bool turned; /* strips stand on a page that is turned */
	float bar;
	char *head_left, *head_right, *foot_left; /* words at the edges of each page */
	uint32_t head_tag, foot_tag; /* whose the right of the head and the left of the foot are on the first page,
				      * where they are read out; NONE: nobody's */
	struct bound bound;
};

/* layout.c: the small steps. The pointers are good until the next call that adds. */
uint32_t layout_tag(struct layout *layout, uint32_t parent, const char *type);
struct tag *layout_tag_get(const struct layout *layout, uint32_t tag);
uint32_t layout_stretch(struct layout *layout, uint32_t tag);
struct stretch *layout_stretch_get(const struct layout *layout, uint32_t stretch);
struct strip *layout_strip(struct layout *layout, double gap, double height);
struct strip *layout_strip_last(const struct layout *layout);
/* Sets the strips of a cell (of struct strip) one below the other, from `y` down; each tells its top. */
void layout_stack(GArray *strips, float y);
void layout_mark(struct layout *layout, struct mark mark);
void layout_anchor(struct layout *layout, const struct node *node);

/* Words of our own as one paragraph: measured, and set in lines as a new element of the type. */
void layout_words(struct layout *layout, const char *type, const char *words, double gap);
/* One line for `words`, to be put on a mark; the caller knows where. Its width is that of the line. */
uint32_t layout_line(struct layout *layout, uint32_t tag, const char *words);
/* The measured paragraph as lines of the current place, widows and orphans kept from. */
void layout_lines(struct layout *layout, double gap);
/* What the blanks of a sentence that was set ask for, in small type below each, its stretches being those from this one
 * on. */
void layout_captions(struct layout *layout, uint32_t stretches);
void layout_paragraph(struct layout *layout, const struct node *node, const char *type, double gap);
/* Moves the text's edge further in, but never so far that no room is left for words. */
void layout_indent(struct layout *layout, double by);
/* A number or bullet that stands at x beside the next lines. */
void layout_label(struct layout *layout, uint32_t tag, const char *words, double x);
void layout_label_flush(struct layout *layout);
/* A heading of the level or of what follows the last one without a jump; the tag of it. */
uint32_t layout_heading(struct layout *layout, unsigned level);
/* The blocks under a node, clauses gathered in lists. */
void layout_blocks(struct layout *layout, const struct node *parent);
struct style layout_style(const struct layout *layout, enum font_role role, double size);

/* pages.c */
extern const struct handler pages_handlers[NODE_KINDS];

/* pages_print.c: what pages_render() does before it draws. The caller has set edition, part, paper, diag and
 * squeeze, all else 0. */
void layout_begin(struct layout *layout, struct fonts *fonts);
void layout_fill(struct layout *layout);
void layout_end(struct layout *layout);
/* Begins and fills it, a form whose last page is nearly empty once more with smaller gaps. */
void layout_run(struct layout *layout, struct fonts *fonts);

/* The letters that were drawn (base/letters.h), to be held against those of what was to be drawn. */
GString *pages_letters(const struct pdf *pdf);

/* arrange.c: strips to pages of the given height, or of the other one where they are turned. */
void arrange(GArray *strips, double height, double turned, GArray *pages);

/* draw.c: pages to the file; a page that says that it is empty. */
void draw(struct layout *layout, struct pdf *pdf);
void draw_empty(struct layout *layout, struct pdf *pdf);

/* pages_front.c */
void pages_front(struct layout *layout, const struct node *node);
void pages_appendix_title(struct layout *layout, const struct node *node);
/* What the contents and the outline show. */
void pages_outline(struct layout *layout);
void pages_contents(struct layout *layout);
void pages_edges(struct layout *layout);

/* pages_inlines.c, pages_table.c, pages_form.c, pages_chart.c: rows of the table of handlers. */
bool inline_text(void *out, const struct node *node);
bool inline_strong(void *out, const struct node *node);
void inline_strong_end(void *out, const struct node *node);
bool inline_code(void *out, const struct node *node);
bool inline_link(void *out, const struct node *node);
bool inline_reference(void *out, const struct node *node);
bool inline_blank(void *out, const struct node *node);
bool inline_break(void *out, const struct node *node);
bool pages_table(void *out, const struct node *node);
bool pages_form(void *out, const struct node *node);
bool pages_field(void *out, const struct node *node);
bool pages_chart(void *out, const struct node *node);

/* pages_table.c */
/* The label, the head and `count` blank rows of a field; a TR, TH and TD to each, so that it can be filled in on screen
 * later. */
void grid_fields(struct layout *layout, const struct node *field);

#endif
