/* SPDX-License-Identifier: MIT
 * Tables as CSV (RFC 4180): every cell between quotation marks, lines end with CR LF, UTF-8. What is written is what is
 * read again: no value is altered. For publish/. */
#ifndef KEELING_CSV_H
#define KEELING_CSV_H

#include <glib.h>
#include <stdbool.h>

/* Appends a cell, with a comma before it unless it begins a line. */
void csv_cell(GString *out, const char *text);
void csv_line_end(GString *out);

/* Whether a spreadsheet may take a text for a formula and carry it out: '=HYPERLINK(…)', '@SUM(…)', '+A1', and what
 * begins with a tab. A number is none: '-5', '+44 1632 960123', '-£2.50'. */
bool csv_is_formula(const char *text);

#endif
