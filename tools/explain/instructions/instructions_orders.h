/* SPDX-License-Identifier: MIT
 * Amending instructions as data: made from changes or read from Markdown, written as Markdown, carried out on a text.
 * Within explain/. */
#ifndef KEELING_INSTRUCTIONS_ORDERS_H
#define KEELING_INSTRUCTIONS_ORDERS_H

#include "base/diag.h"
#include "explain/instructions/instructions_grammar.h"

/* A line of a block that is inserted or substituted: a new provision, or one that is moved there. */
struct block_line {
	enum form moved; /* LINE_MOVED or LINE_MOVED_RANGE; else 0 */
	struct slots slots;
	enum unit_kind kind;
	char *label;       /* its new number, or NULL; only for its reader */
	char *text, *more; /* as Markdown; `more`: the meaning of a definition, the caption of a table or NULL */
	struct place at;
};

struct edit {
	struct slots slots; /* its form is slots.edit */
	struct place at;
};

struct order {
	enum form form; /* one of several edits is FORM_IN_SEVERAL, whether it is written so or not */
	struct slots slots;
	GPtrArray *edits; /* of struct edit *, or NULL */
	GPtrArray *block; /* of struct block_line *, or NULL */
	char *group;      /* the heading that it stands under, or NULL */
	uint32_t key;     /* while drafting: where in the file it goes */
	struct place at;
};

struct orders {
	GPtrArray *list;    /* of struct order * */
	char *title, *lead; /* for the reader; or NULL */
	char *unsaid;       /* the same: what no order says; or NULL */
	struct slots sums;  /* the closing line */
	bool closed;        /* it is there */
	struct place sums_at;
};

struct orders *orders_new(void);
void orders_free(struct orders *orders); /* NULL is fine */
struct order *order_add(struct orders *orders, enum form form);
struct edit *edit_add(struct order *order, enum form form);
struct block_line *line_add(struct order *order);

void orders_write(const struct orders *orders, const struct grammar *grammar, GString *out);

/* From Markdown; what can't be read is told. The caller frees it. */
struct orders *orders_read(const char *text, const char *file, const struct grammar *grammar, struct diag *diag);

/* The dump of the text that comes out of a side's units; false, with messages, where an order can't be carried out. */
bool orders_run(const struct orders *orders, const struct side *old, const struct grammar *grammar, GString *out,
		struct diag *diag);

/* Marks of a line in a block, shared by the one who writes and the one who reads. */
#define LABEL_END "\xe2\x80\x83"             /* an em space after a number */
#define LINE_CAPTION "instruct-line-caption" /* the word before the caption of a table that follows */
#define LABEL_NONE "–"
/* The word that stands in front of what has no sign of its own: 'Field'; NULL for the others. */
const char *line_kind_key(enum unit_kind kind);

#endif
