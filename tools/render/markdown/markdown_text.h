/* SPDX-License-Identifier: MIT
 * Text as Markdown: what would be read as a mark is escaped. For render/markdown*.c, and for what
 * writes sources. */
#ifndef KEELING_MARKDOWN_TEXT_H
#define KEELING_MARKDOWN_TEXT_H

#include <glib.h>
#include <stdbool.h>

/* Where text stands: at the beginning of a block, or of a line within one; in a heading, in a cell of a table. */
struct markdown_spot {
	bool beginning, line, heading, cell;
};

/* How many bytes stand before the sign of a line that makes a mark of what the line begins with, -1 where none does:
 * of a line in a paragraph (`first`: which begins it), or, between the breaks, in a cell. */
int markdown_line_mark(const char *line, bool first);
int markdown_cell_mark(const char *line);

void markdown_text(GString *out, const char *text, struct markdown_spot spot);

/* A code span, with as many backticks as it takes. */
void markdown_code(GString *out, const char *text, bool cell);

/* What stands before and after the words of a link; of a picture, the end alone. `title`: NULL is fine. */
void markdown_link_open(GString *out);
void markdown_link_close(GString *out, const char *address, const char *title, bool cell);

/* A text in YAML, between double quotes. */
void markdown_yaml(GString *out, const char *text);

/* How many backticks stand in a row in a text, at most. */
size_t markdown_ticks(const char *text);

#endif
