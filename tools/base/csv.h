/* SPDX-License-Identifier: MIT
 * Tables as CSV (RFC 4180). What we write has every cell between quotation marks, lines that end with CR LF, and UTF-8.
 * What is written is what is read again: no value is altered. For publish/. */
#ifndef KEELING_CSV_H
#define KEELING_CSV_H

#include <glib.h>
#include <stdbool.h>

/* Appends a cell, with a comma before it unless it begins a line. */
void csv_cell(GString *out, const char *text);
void csv_line_end(GString *out);

/* Reading what another program may have written: quotation marks only where they are needed, other line ends, the mark
 * of UTF-8 before it. */
/* Where the first line begins. */
const char *csv_begin(const char *text);
/* The cells (of char *) of the line at `at`, which moves behind it; NULL at the end of the text. The caller unrefs. */
GPtrArray *csv_line_read(const char **at);
/* How the first line ends. */
const char *csv_ending(const char *text);

/* Whether a spreadsheet may take a text for a formula and carry it out: '=HYPERLINK(…)', '@SUM(…)', '+A1', and what
 * begins with a tab. A number is none: '-5', '+44 1632 960123', '-£2.50'. */
bool csv_is_formula(const char *text);

#endif
