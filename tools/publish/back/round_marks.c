/* SPDX-License-Identifier: MIT
 * New words, or words before which others went, may come to begin a line as a mark does: then it is escaped. */
#include "publish/back/round_internal.h"
#include "render/markdown/markdown_text.h"

#include <string.h>

enum marking_place marking_place_of(const struct node *node)
{
	bool means = node->parent->kind == NODE_MEANING && node->parent->first == node;
	if (node->kind != NODE_PARAGRAPH && node->kind != NODE_TERM && node->kind != NODE_CAPTION)
		return PLACE_FREE;
	if (cell_around(node))
		return node->parent->kind == NODE_CELL ? PLACE_CELL : PLACE_FREE; /* a bullet of a cell holds none */
	return means || node->kind == NODE_CAPTION ? PLACE_LATER_LINES : PLACE_LINES;
}

/* Where the line of a cell begins in which `at` stands. */
static size_t cell_line_start(const GString *text, size_t words, size_t at)
{
	const char *mark = g_strrstr_len(text->str + words, (gssize)(at - words), "<br>");
	size_t start = mark ? (size_t)(mark - text->str) + strlen("<br>") : words;
	return start + strspn(text->str + start, " ");
}

static size_t line_start_before(const GString *text, size_t words, size_t at)
{
	while (at > words && text->str[at - 1] != '\n')
		at--;
	return at > words ? at + strspn(text->str + at, " \t>") : words;
}

void mark_escape(GString *text, size_t words, size_t at, enum marking_place place)
{
	if (place == PLACE_FREE || at < words)
		return;
	bool cell = place == PLACE_CELL;
	size_t start = cell ? cell_line_start(text, words, at) : line_start_before(text, words, at);
	bool first = start <= words + strspn(text->str + words, " ");
	if (first && place == PLACE_LATER_LINES)
		return;
	const char *line = text->str + start;
	int before = cell ? markdown_cell_mark(line) : markdown_line_mark(line, first);
	if (before >= 0)
		g_string_insert_c(text, (gssize)start + before, '\\');
}
