/* SPDX-License-Identifier: MIT
 * What the parts of the HTML renderer share. For render/html*.c only. */
#ifndef KEELING_HTML_INTERNAL_H
#define KEELING_HTML_INTERNAL_H

#include "render/html.h"
#include "render/html_escape.h"

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
	const char *form;               /* what the ids of the fields at hand begin with; NULL outside of forms */
	unsigned fields;                /* ids given so far */
	unsigned blanks;                /* ids given to blanks outside of forms */
	unsigned forms, charts;         /* counted, for the ids of those without an address */
};

/* The handlers of every kind, in the enum's order. */
extern const struct handler html_handlers[NODE_KINDS];

/* html_body(), with what can't be drawn said in `diag`. */
void html_body_checked(const struct edition *edition, const struct html_links *links, GString *out, struct diag *diag);

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

/* ---- html_forms.c, html_charts.c ---- */
bool html_form_enter(void *data, const struct node *node);
bool html_flowchart_enter(void *data, const struct node *node);

/* ---- small things that all parts write ---- */

/* ' id="..."' where the node has an address. */
void html_id(struct html *html, const struct node *node);
/* The number as text that leads to its own node, with a blank after it; nothing where there is no number. */
void html_number(struct html *html, const struct node *node);
/* ' lang="..."' where a part is written in another language than what it stands in. */
void html_language(struct html *html, const struct meta *meta, const struct meta *outer);
/* One of the tools' own words, escaped. */
void html_word(struct html *html, const char *key);

#endif
