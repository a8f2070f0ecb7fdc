/* SPDX-License-Identifier: MIT
 * What the parts of a Word file share while one is written: the document's body grows in one string, and what the
 * other parts have to say about it (links, numbers, pictures) is noted on the way.
 *
 * For render/docx*.c. Measures are twentieths of a point, as in Word. */
#ifndef KEELING_DOCX_PART_H
#define KEELING_DOCX_PART_H

#include "format/xml.h"
#include "render/bookmarks.h"
#include "render/docx/docx_house.h"
#include "render/docx/docx_list.h"
#include "render/docx/docx_revision.h"
#include "render/particulars.h"
#include "render/table_shape.h"
#include "render/words_plain.h"
#include "resolve/edition.h"

#define DOCX_NAMESPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define RELATIONSHIPS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The relationships of document.xml that are always there; those of links follow. */
enum docx_relation {
	RELATION_STYLES = 1,
	RELATION_NUMBERING,
	RELATION_SETTINGS,
	RELATION_FONTS,
	RELATION_HEADER,
	RELATION_HEADER_FIRST,
	RELATION_FOOTER,
	RELATION_LINKS
};

/* Those of what only a council's own file may have. */
#define RELATION_FOOTER_FIRST "footerFirst"
#define RELATION_HEADER_EVEN "headerEven"
#define RELATION_FOOTER_EVEN "footerEven"

/* The relationship of a picture, and its part: both with its place from 1. */
#define RELATION_PICTURE "picture%u"
#define PICTURE_PART "media/flowchart-%u.png"

/* How words are marked within a paragraph; of what is reset, how they were: the first three times RUN_WAS. */
enum {
	RUN_STRONG = 1,
	RUN_EMPHASIS = 2,
	RUN_CODE = 4,
	RUN_LINK = 8,
	RUN_RESET = 16,
	RUN_WAS = 32,
	RUN_CAPITALS = 256,
	RUN_PROMPT = 512,
	RUN_TICK = 1024
};

/* Where blocks stand: what paragraphs look like there, and where their left edge is. */
struct docx_site {
	const char *style; /* of a plain paragraph */
	unsigned shift;    /* added to that style's own indent */
	unsigned edge;     /* the left edge of the text around, added to the indent of any other style */
	unsigned base;     /* the edge outside the lists that the text is in */
	unsigned bullets;  /* how deep in bullets it is, or in an ordinary list */
	unsigned lists;
	bool cell;   /* in a cell of a table */
	bool office; /* in what the office fills in */
};

/* What the next paragraph begins with: the number, sign or bookmark of the clause or item that holds it. */
struct docx_lead {
	bool waiting;
	const char *style;
	const struct node *node; /* its bookmark; NULL for none */
	unsigned use, level;     /* numbers of Word's own; use 0: none, but see `plain` */
	bool plain;              /* the style has numbers, this paragraph none */
	bool placed;             /* `indent` is said in the paragraph */
	struct indent indent;
	const char *words; /* a number that is words; NULL for none */
	/* In a redline: what it was, where the text was numbered otherwise, or in words. */
	bool differs;
	unsigned was_use, was_level;
	const char *was_words;
};

struct docx {
	const struct edition *edition;
	const char *const *cover; /* lines up to a NULL; or NULL */
	const struct words *words;
	const struct docx_house *house;
	struct list_plan *plan;
	struct diag *diag;            /* what can't be drawn */
	bool lost;                    /* something could not: there is a message */
	const char *const *bookmarks; /* by node index; NULL where a node has none */
	GStringChunk *names;          /* holds them */
	GString *out;                 /* the body of document.xml */
	struct docx_site site;
	struct docx_lead lead;
	struct {
		bool open;
		unsigned style;
		enum mark mark;
		gsize start; /* of its words in `out` */
		const char *language;
	} run;
	const char *language;                /* of the words to come, where it is not the document's: 'cy'; or NULL */
	unsigned marks;                      /* how the words to come are marked */
	bool plain;                          /* words only: no links, fields or controls (in the contents) */
	unsigned bookmark_id, open_bookmark; /* the last one given; the one to be closed with the paragraph, or 0 */
	unsigned control_id, drawing_id;
	unsigned sections; /* how many have been ended */
	bool landscape;    /* the page is turned */
	bool ending;       /* a turned section ends before whatever comes next */
	enum mark ending_mark;
	bool by_hand; /* forms are to be filled in on paper: room to write, no controls */
	struct {
		GString *text;          /* the data part, as far as it goes */
		unsigned forms, fields; /* how many there are, and how many of the last form */
		bool open;              /* within a form */
		unsigned placeholders;  /* the controls that say something while they are empty, as bits */
	} data;
	struct fonts *fonts;  /* for pictures; NULL for none */
	GPtrArray *pictures;  /* of GByteArray *: the PNG of each flowchart */
	GPtrArray *links;     /* of char *: addresses, in the order of their relationships */
	GHashTable *link_ids; /* address to its place from 1 */
	struct docx_revision revision;
};

/* ---- docx_inline.c: words within a paragraph ------------------------------------------------------------------ */

/* Appends words with the present marks, joined to those before where they are marked alike. */
void run_text(struct docx *docx, const char *text);
/* Ends what run_text() has open: before any other markup. */
void run_end(struct docx *docx);
void run_tab(struct docx *docx);
void run_break(struct docx *docx);
/* The opening tag of a run, with its marks; and its closing tag. */
void run_start(struct docx *docx);
void run_close(struct docx *docx);
/* The inlines under a node. */
void inlines(struct docx *docx, const struct node *parent);
/* The same words without any markup, appended to `text`. */
void inlines_plain(struct docx *docx, const struct node *parent, GString *text);
/* A link within the document to the bookmark of a node, around what follows; and its end. */
void anchor_start(struct docx *docx, const struct node *node);
void link_end(struct docx *docx);
/* A field with its words as Word would put them; in a redline `was` is what they were, else the same. */
void field(struct docx *docx, const char *instruction, const char *was, const char *cached);

/* ---- docx_paragraph.c ----------------------------------------------------------------------------------------- */

/* A paragraph of a style, shifted as the site asks. */
void paragraph_start(struct docx *docx, const char *style);
/* The same as a heading of the level in the outline, from 1, which its style does not say; 0: as none. */
void heading_start(struct docx *docx, const char *style, unsigned level);
/* The same with all that a lead says. */
void paragraph_lead(struct docx *docx, const struct docx_lead *lead);
/* The properties that a lead asks for, in a text. */
void lead_properties(struct docx *docx, const struct docx_lead *lead, enum text_state state);
void paragraph_end(struct docx *docx);
/* A whole paragraph of plain words. */
void paragraph_words(struct docx *docx, const char *style, const char *words);
/* If a clause or item still waits for its first paragraph, gives it an empty one. */
void lead_settle(struct docx *docx);
/* Bookmarks for the paragraph that is open; closed with it. */
void bookmark_start(struct docx *docx, const struct node *node);
/* The lead of a heading, clause or appendix. */
struct docx_lead lead_for(const struct docx *docx, const struct node *node);

/* ---- docx_body.c and those that it calls ------------------------------------------------------------------------ */

/* The blocks under a node, at the present site. */
void blocks(struct docx *docx, const struct node *parent);
void body_write(struct docx *docx);
/* Once the body is written: gives styles that it has not used a number or a bullet. docx_ties.c. */
void unused_styles_tie(struct docx *docx);
/* Text from here on stands on pages turned on their side, or upright again; settled before the next block. */
void section_turn(struct docx *docx, bool landscape);
void section_settle(struct docx *docx);
/* Whether the next block stands on a turned page. */
bool section_turned(const struct docx *docx);
/* The measures of the last pages, at the end of the body. */
void section_last(struct docx *docx);
/* How wide text may be from the site's edge. */
unsigned text_width(const struct docx *docx);

void front_write(struct docx *docx); /* docx_front.c: title block, contents */
/* A fact of the document, after what `key` says, and in a redline what it was; "" and NULL for none. */
void fact_write(struct docx *docx, const char *style, const char *key, const char *was, const char *now);
void table_write(struct docx *docx, const struct node *node); /* docx_table.c */
void form_write(struct docx *docx, const struct node *node);  /* docx_form.c */
void blank_write(struct docx *docx, const struct node *node);
void chart_write(struct docx *docx, const struct node *node); /* docx_chart.c */

/* docx_body.c: whether the words to come are in capitals, in a document whose headings are. */
void capitals(struct docx *docx, bool on);

/* A table's beginning up to its rows; widths of its columns. `bare`: its first row is no head. */
void table_start(struct docx *docx, const char *style, const unsigned *widths, unsigned columns, bool bare,
		 const char *caption);
void cell_start(struct docx *docx, unsigned width, const struct cell_head *cell, enum mark row);
void cell_end(struct docx *docx);
void row_start(struct docx *docx, bool head);
void row_end(struct docx *docx);
void table_end(struct docx *docx);

/* ---- the other parts ------------------------------------------------------------------------------------------ */

/* docx_shell.c: templates with their slots filled. */
void shell_write(struct docx *docx, enum docx_shell shell, GString *out);
/* Whether there is such a part. */
bool shell_is_there(const struct docx *docx, enum docx_shell shell);
/* Words of the status, as they stand at the top: 'Draft: not in force', 'In force from 1 April 2027'; NULL where there
 * is none. The caller frees them. */
char *status_words(const struct docx *docx, const struct meta *meta);
/* The language as Word names it: 'cy-GB'. */
char *language_tag(const struct docx *docx);

/* docx_properties.c */
void core_write(const struct docx *docx, GString *out);
void application_write(const struct docx *docx, GString *out);
void custom_write(const struct docx *docx, GString *out);

/* docx_data.c: what is filled in (docx_form.h); nothing where there is no form. */
bool data_is_there(const struct docx *docx);
void data_write(const struct docx *docx, GString *out);
void data_properties_write(const struct docx *docx, GString *out);

/* docx_control.c: what empty controls say; nothing where there are none. */
bool glossary_is_there(const struct docx *docx);
void glossary_write(const struct docx *docx, GString *out);
void glossary_styles_write(const struct docx *docx, GString *out);

/* docx_relations.c */
void data_relations_write(const struct docx *docx, GString *out);
void glossary_relations_write(const struct docx *docx, GString *out);
void content_types_write(const struct docx *docx, GString *out);
void package_relations_write(GString *out);
void document_relations_write(const struct docx *docx, GString *out);
unsigned link_relation(struct docx *docx, const char *address);

#endif
