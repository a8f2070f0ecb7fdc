/* SPDX-License-Identifier: MIT
 * What the parts of the Markdown renderer share. For render/markdown*.c only. */
#ifndef KEELING_MARKDOWN_INTERNAL_H
#define KEELING_MARKDOWN_INTERNAL_H

#include "render/markdown/markdown.h"
#include "render/markdown/markdown_text.h"
#include "render/pages/run.h"

struct markdown {
	GString *out;
	const struct edition *edition;
	const struct words *words;
	GString *prefix;  /* what stands before each line: blanks within lists, '> ' within notes */
	size_t marker;    /* length of the prefix where the next line begins an item, with `mark`; else 0 */
	const char *mark; /* '- ', or NULL */
	bool tight;       /* no empty line before the next block */
	bool beginning;   /* nothing of the block at hand is written yet */
	bool line;        /* nor of the line in a cell, after a break */
	bool heading, cell;
	bool head;      /* the row at hand is a table's first */
	unsigned depth; /* of headings: 1 is the title */
	struct run run; /* of words with one mark */
};

/* The handlers of every kind, in the enum's order; and in a redline. */
extern const struct handler markdown_handlers[NODE_KINDS], markdown_marked[NODE_KINDS];

/* ---- markdown_marks.c: what a redline adds; of an ordinary edition this writes nothing ---- */

/* Around a number and before the words after it: it came or went with its block, it was another, its block moved. */
void markdown_number_open(struct markdown *md, const struct node *node);
void markdown_number_close(struct markdown *md, const struct node *node);
/* Around words of ours that come and go with a node. */
void markdown_mark_open(struct markdown *md, const struct node *node);
void markdown_mark_close(struct markdown *md, const struct node *node);
/* The title of the page and the list of its changes. */
void markdown_changes(const struct edition *edition, GString *out);

/* ---- markdown_lines.c: lines, blocks and items ---- */

/* The first `length` bytes of what stands before each line; `empty`: no blanks at the end. */
void markdown_put_prefix(struct markdown *md, size_t length, bool empty);
/* Begins a line; an item's mark stands on its first one. */
void markdown_line_begin(struct markdown *md);
/* Begins a block, after an empty line but within tight lists; ends it. */
void markdown_block_begin(struct markdown *md);
void markdown_block_end(struct markdown *md);
/* Text of the document's, escaped; marks of our own, as they are. */
void markdown_put_text(struct markdown *md, const char *text);
void markdown_put_mark(struct markdown *md, const char *mark);
/* After this break what follows begins a line of a cell. */
void markdown_cell_line(struct markdown *md, const char *mark);
/* What follows stands in an item of a list, `width` columns in. */
void markdown_item_open(struct markdown *md, const char *mark, unsigned width);
void markdown_item_close(struct markdown *md, unsigned width);

/* ---- markdown_inlines.c ---- */

bool markdown_text_enter(void *data, const struct node *node);
bool markdown_emph_enter(void *data, const struct node *node);
void markdown_emph_leave(void *data, const struct node *node);
bool markdown_strong_enter(void *data, const struct node *node);
void markdown_strong_leave(void *data, const struct node *node);
bool markdown_code_enter(void *data, const struct node *node);
bool markdown_link_enter(void *data, const struct node *node);
void markdown_link_leave(void *data, const struct node *node);
bool markdown_reference_enter(void *data, const struct node *node);
void markdown_reference_leave(void *data, const struct node *node);
bool markdown_blank_enter(void *data, const struct node *node);
bool markdown_break_enter(void *data, const struct node *node);

/* ---- markdown_tables.c: tables, forms, flowcharts ---- */

bool markdown_caption_enter(void *data, const struct node *node);
bool markdown_row_enter(void *data, const struct node *node);
void markdown_row_leave(void *data, const struct node *node);
bool markdown_cell_enter(void *data, const struct node *node);
void markdown_cell_leave(void *data, const struct node *node);
bool markdown_field_enter(void *data, const struct node *node);
bool markdown_label_enter(void *data, const struct node *node);
void markdown_label_leave(void *data, const struct node *node);
bool markdown_flowchart_enter(void *data, const struct node *node);

#endif
