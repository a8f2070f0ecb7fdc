/* SPDX-License-Identifier: MIT
 * What the parts of the HTML renderer share. For render/html*.c only. */
#ifndef KEELING_HTML_INTERNAL_H
#define KEELING_HTML_INTERNAL_H

#include "render/html/html.h"
#include "render/html/html_escape.h"
#include "render/pages/run.h"

enum html_side { HTML_BOTH, HTML_OLD, HTML_NEW };

struct html_stops;

struct html {
	GString *out;
	const struct edition *edition;
	const struct words *words;
	struct diag *diag;              /* or NULL */
	const struct html_links *links; /* or NULL */
	unsigned depth;                 /* of headings: 1 is the page's title */
	bool plain;                     /* words only: no tag is written */
	bool head;                      /* within the first row of a table */
	unsigned column;                /* of the cell at hand, from 0 */
	const struct columns *columns;  /* of the table at hand */
	unsigned blanks;                /* ids given to blanks outside of forms */
	unsigned charts, tables;        /* counted, for the ids of those without an address */
	const struct handler *handlers; /* by which nodes are written: html_handlers, or in a redline html_marked */
	const char *prefix;             /* of every id: where several documents stand on one page; or "" */
	const struct html_stops *stops; /* where changes stand, in a redline that leads to them; or NULL */
	enum html_side side;            /* of a redline: both texts, or one of them */
	struct run run;                 /* of words with one mark */
	GHashTable *cited;              /* numbers that are ids on the page; NULL where none is */
	struct html_asked *asked;       /* what the form at hand asks for: html_wanted.c; NULL outside of one */
};

/* A renderer at the beginning of a document. */
struct html html_begin(const struct edition *edition, const struct html_links *links, GString *out);

/* On a page of the website, which has links, numbers are ids too. */
void html_cites_begin(struct html *html);
void html_cites_end(struct html *html);

/* The handlers of every kind, in the enum's order. */
extern const struct handler html_handlers[NODE_KINDS];

/* html_body(), with what can't be drawn said in `diag`. */
void html_body_checked(const struct edition *edition, const struct html_links *links, GString *out, struct diag *diag);

/* The <div> that holds a document, or a part of it. */
void html_open(const struct edition *edition, GString *out);
/* 'G Protocol': a section or an appendix as the list of contents names it. */
void html_entry(struct html *html, const struct node *node);

/* ---- html_numbers.c ---- */

/* The number in full, where it is to be an id on the page: on a page of the website, and the first time; else NULL. */
const char *html_cite(struct html *html, const struct node *node);
/* The number as text that leads to its own node, with a blank after it; nothing where there is no number. */
void html_number(struct html *html, const struct node *node);
/* The same in other words: 'Appendix G'. */
void html_number_link(struct html *html, const struct node *node, const char *number);
/* On a page of the website, places that show nothing: for the addresses of what was removed with a node; and for its
 * number without the letter of its appendix. */
void html_formers(struct html *html, const struct node *node);
void html_short_place(struct html *html, const struct node *node);

/* ---- html_inlines.c ---- */
bool html_text_enter(void *data, const struct node *node);
bool html_emph_enter(void *data, const struct node *node);
void html_emph_leave(void *data, const struct node *node);
bool html_strong_enter(void *data, const struct node *node);
void html_strong_leave(void *data, const struct node *node);
bool html_code_enter(void *data, const struct node *node);
bool html_link_enter(void *data, const struct node *node);
void html_link_leave(void *data, const struct node *node);
bool html_reference_enter(void *data, const struct node *node);
void html_reference_leave(void *data, const struct node *node);
bool html_value_enter(void *data, const struct node *node);
bool html_policy_enter(void *data, const struct node *node);
void html_policy_leave(void *data, const struct node *node);
bool html_blank_enter(void *data, const struct node *node);
bool html_break_enter(void *data, const struct node *node);
bool html_image_enter(void *data, const struct node *node);

/* The inlines under a node; and as words only, fit for an attribute. */
void html_inlines(struct html *html, const struct node *node);
void html_words(struct html *html, const struct node *node);
/* The same as a text; of NULL nothing. */
char *html_words_of(struct html *html, const struct node *node);

/* ---- html_blocks.c ---- */
bool html_paragraph_enter(void *data, const struct node *node);
void html_paragraph_leave(void *data, const struct node *node);
bool html_bullets_enter(void *data, const struct node *node);
void html_bullets_leave(void *data, const struct node *node);
bool html_list_enter(void *data, const struct node *node);
void html_list_leave(void *data, const struct node *node);
bool html_item_enter(void *data, const struct node *node);
void html_item_leave(void *data, const struct node *node);
bool html_table_enter(void *data, const struct node *node);
void html_table_leave(void *data, const struct node *node);
bool html_caption_enter(void *data, const struct node *node);
void html_caption_leave(void *data, const struct node *node);
bool html_row_enter(void *data, const struct node *node);
void html_row_leave(void *data, const struct node *node);
bool html_cell_enter(void *data, const struct node *node);
void html_cell_leave(void *data, const struct node *node);
bool html_definitions_enter(void *data, const struct node *node);
void html_definitions_leave(void *data, const struct node *node);
bool html_definition_enter(void *data, const struct node *node);
void html_definition_leave(void *data, const struct node *node);
bool html_term_enter(void *data, const struct node *node);
void html_term_leave(void *data, const struct node *node);
bool html_meaning_enter(void *data, const struct node *node);
void html_meaning_leave(void *data, const struct node *node);
bool html_note_enter(void *data, const struct node *node);
void html_note_leave(void *data, const struct node *node);
bool html_code_block_enter(void *data, const struct node *node);
bool html_rule_enter(void *data, const struct node *node);

/* ---- html_form.c, html_charts.c ---- */
bool html_form_enter(void *data, const struct node *node);
bool html_flowchart_enter(void *data, const struct node *node);

/* ---- html_marks.c: what a redline adds; of an ordinary edition, all of this writes nothing ---- */

extern const struct handler html_marked[NODE_KINDS];

/* True where a node stands in the text at hand. */
bool html_shown(const struct html *html, const struct node *node);
/* True where words, or what stands for words, of a node stand in the text at hand. */
bool html_worded(const struct html *html, const struct node *node);
/* True where a node has its address: beside each other, what stands in both texts has it in the new one. */
bool html_named(const struct html *html, const struct node *node);
/* ' class="..."' of a block: what it always has (or NULL), and whether a change stands at it. */
void html_class(struct html *html, const struct node *node, const char *always);
/* What change stands at a block, with links to the one before and after. */
void html_change(struct html *html, const struct node *node);
/* Around a number: it came or went with its block. */
void html_number_open(struct html *html, const struct node *node);
void html_number_close(struct html *html, const struct node *node);
/* '(was 14.5)'. */
void html_former(struct html *html, const struct node *node);

/* Words for who hears the page. */
void html_unseen(struct html *html, const char *key, const char *before, const char *after);

/* ---- html_looks.c: how words of a redline are set ---- */
/* By which a node is written. In the old text, what is bold or italic and holds words that were not writes nothing, and
 * neither does program text that was none: their words have tags of their own. */
const struct handler *html_look_handler(const struct html *html, const struct node *node);
/* Those tags, around words; nothing around others. */
void html_look_open(struct html *html, const struct node *word);
void html_look_close(struct html *html, const struct node *word);
/* What is to be heard before words that are set otherwise now. */
void html_look_say(struct html *html, const struct node *word);

/* ---- html_beside.c: both texts beside each other ---- */
void html_beside(struct html *html, const char *old_name, const char *new_name);

/* ---- html_fields.c: the fields of a form in words, as a redline shows them ---- */
void html_fields(struct html *html, const struct node *form);

/* ---- html_stops.c: where the changes of a page stand ---- */

/* What stands at a block. */
struct html_stop {
	const struct node *node;
	unsigned number;     /* on the page, from 1 */
	unsigned changes[4]; /* of its document; 0 for none */
};

struct html_stops {
	const struct edition *edition;
	GHashTable *at; /* a node to its struct html_stop */
	GArray *list;   /* of struct html_stop */
	unsigned last;  /* the number of the last on the page */
	const char *prefix;
};

/* `before`: how many stand on the page already. `last` is the caller's to set. */
struct html_stops *html_stops_new(const struct edition *edition, const char *prefix, unsigned before);
void html_stops_free(gpointer stops);
const struct html_stop *html_stop_at(const struct html_stops *stops, const struct node *node);
/* The first that tells of a change, or NULL. */
const struct html_stop *html_stop_of(const struct html_stops *stops, unsigned change);

/* ---- html_changes.c ---- */

/* The list of a redline's changes, which leads to its stops. */
void html_changes(const struct edition *edition, const struct html_stops *stops, GString *out);

/* ---- small things that all parts write ---- */

/* ' id="..."' where the node has an address. */
void html_id(struct html *html, const struct node *node);
/* One of the tools' own words, escaped. */
void html_word(struct html *html, const char *key);

#endif
