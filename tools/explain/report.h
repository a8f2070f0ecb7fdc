/* SPDX-License-Identifier: MIT
 * A report on changes, before it has a format: headings, paragraphs, lettered items and a table. The overview and the
 * table of changes are made as one; publish/ prints it as Markdown, HTML or a Word file, so that all say the same. */
#ifndef KEELING_EXPLAIN_REPORT_H
#define KEELING_EXPLAIN_REPORT_H

#include <glib.h>

enum report_kind { REPORT_HEADING, REPORT_PARAGRAPH, REPORT_ITEM, REPORT_TABLE };

/* '=' as it is, '-' taken out, '+' put in. */
struct report_run {
	char op;
	char *text; /* a line break is a new line */
};

struct report_cell {
	GPtrArray *runs; /* of struct report_run * */
};

struct report_block {
	enum report_kind kind;
	unsigned level;   /* REPORT_HEADING: from 2 */
	char *number;     /* REPORT_ITEM: 'a)' */
	char *text;       /* all but REPORT_TABLE */
	unsigned columns; /* REPORT_TABLE */
	GPtrArray *cells; /* REPORT_TABLE: of struct report_cell *, row by row, the first row the head */
};

struct report {
	char *title;       /* of what it is about: 'Officer Code of Conduct' */
	char *language;    /* 'en-GB' */
	GPtrArray *blocks; /* of struct report_block * */
	unsigned items;    /* how many of them are items */
};

struct report *report_new(const char *title, const char *language);
void report_free(struct report *report); /* NULL is fine */

/* Each takes `text`. */
void report_heading(struct report *report, unsigned level, char *text);
void report_paragraph(struct report *report, char *text);
/* The next item: a) to z), then aa). */
void report_item(struct report *report, char *text);
/* A table, to be filled cell by cell. */
struct report_block *report_table(struct report *report, unsigned columns);
struct report_cell *report_cell(struct report_block *table);
void cell_add(struct report_cell *cell, char op, const char *text);

/* The report in Markdown, appended. */
void report_markdown(const struct report *report, GString *out);

#endif
