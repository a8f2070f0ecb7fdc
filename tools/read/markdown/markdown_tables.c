/* SPDX-License-Identifier: MIT
 * Pipe tables as GitHub renders them, found in what cmark takes for paragraphs. Rows and cells are cut from the
 * source's own lines; the words in the cells are parsed with the other fragments. */
#include "read/markdown/markdown.h"

#include <string.h>

#define COLUMNS_MOST 64

struct cells {
	unsigned count;
	struct slice of[COLUMNS_MOST];
};

/* Cuts a row at its pipes; one behind a backslash is text. More cells than can be are counted, not kept. */
static void row_cut(struct slice row, struct cells *out)
{
	out->count = 0;
	row = slice_trim(row);
	if (row.length && *row.start == '|')
		row.start++, row.length--;
	size_t start = 0;
	for (size_t i = 0; i <= row.length; i++) {
		char sign = i < row.length ? row.start[i] : '|';
		if (sign == '\\' && i + 1 < row.length)
			i++;
		if (sign != '|')
			continue;
		struct slice cell = slice_trim((struct slice){row.start + start, i - start});
		if (i == row.length && start > 0 && !cell.length)
			break; /* the pipe at the end closes the last cell */
		if (out->count < COLUMNS_MOST)
			out->of[out->count] = cell;
		out->count++;
		start = i + 1;
	}
}

static bool marker_align(struct slice cell, enum align *align)
{
	bool left = cell.length && *cell.start == ':';
	if (left)
		cell.start++, cell.length--;
	bool right = cell.length && cell.start[cell.length - 1] == ':';
	if (right)
		cell.length--;
	for (size_t i = 0; i < cell.length; i++)
		if (cell.start[i] != '-')
			return false;
	*align = left && right ? ALIGN_CENTRE : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
	return cell.length > 0;
}

/* The line under the head: '|---|:--:|'. Returns how many columns, 0 when it is none. */
static unsigned markers(struct slice line, enum align align[COLUMNS_MOST])
{
	if (!line.length || !strchr("|:-", *line.start) ||
	    (!memchr(line.start, '|', line.length) && !memchr(line.start, ':', line.length)))
		return 0;
	struct cells cells;
	row_cut(line, &cells);
	for (unsigned i = 0; i < MIN(cells.count, COLUMNS_MOST); i++)
		if (!marker_align(cells.of[i], &align[i]))
			return 0;
	return cells.count;
}

/* '\|' is a pipe, also in code, where cmark would keep the backslash. */
static void cell_fill(struct reading *reading, struct node *cell, struct slice words, unsigned line)
{
	if (!memchr(words.start, '\\', words.length)) {
		fragment_add(reading, cell, words, line, line, true);
		return;
	}
	GString *raw = g_string_sized_new(words.length);
	for (size_t i = 0; i < words.length; i++)
		if (words.start[i] != '\\' || i + 1 == words.length || words.start[i + 1] != '|')
			g_string_append_c(raw, words.start[i]);
	fragment_add(reading, cell, (struct slice){raw->str, raw->len}, line, line, true);
	g_string_free(raw, TRUE);
}

static void row_add(struct reading *reading, struct node *table, struct slice line, unsigned number)
{
	struct slice whole = lines_get(&reading->lines, number);
	struct node *row =
		doc_add(reading->doc, table, NODE_ROW, reading_place(reading, number, slice_column(whole, line.start)));
	struct cells cells;
	row_cut(line, &cells);
	unsigned columns = table->columns->count, column = row->place.column;
	if (cells.count > columns)
		diag_add(reading->diag, CODE_TABLE_CELLS, row->place,
			 "this row has %u cells, but the table's head has %u: take out a '|', or write \\| where the "
			 "sign "
			 "itself is meant",
			 cells.count, columns);
	else if (cells.count < columns && reading->constitution)
		diag_add(reading->diag, CODE_TABLE_FEW_CELLS, row->place,
			 "this row has %u %s, but the table's head has %u: the rest are left empty. Write '|' for each "
			 "cell that is to be empty, and an empty line before words that belong to the table no more",
			 cells.count, cells.count == 1 ? "cell" : "cells", columns);
	for (unsigned i = 0; i < columns; i++) {
		struct node *cell = doc_add(reading->doc, row, NODE_CELL, row->place);
		if (i >= cells.count)
			continue;
		const char *start = cells.of[i].start;
		column += slice_column((struct slice){line.start, (size_t)(start - line.start)}, start) - 1;
		line.start = start;
		cell->place.column = column;
		if (cells.of[i].length)
			cell_fill(reading, cell, cells.of[i], number);
	}
}

static struct slice line_of(const struct reading *reading, unsigned line, unsigned first, unsigned column, bool quoted)
{
	struct slice slice = lines_get(&reading->lines, line);
	if (line != first)
		return slice_bare(slice, quoted);
	size_t skip = MIN((size_t)column - 1, slice.length);
	return slice_trim((struct slice){slice.start + skip, slice.length - skip});
}

static bool is_link_definition(struct slice line)
{
	const char *close = line.length && *line.start == '[' ? memchr(line.start, ']', line.length) : NULL;
	return close && close + 1 < line.start + line.length && close[1] == ':';
}

/* Lines before or after the table become a paragraph of their own. */
static void lines_add(struct reading *reading, struct node *parent, unsigned from, unsigned to, unsigned first,
		      unsigned column, bool quoted)
{
	GString *raw = g_string_new(NULL);
	unsigned begun = 0;
	for (unsigned line = from; line <= to; line++) {
		struct slice slice = line_of(reading, line, first, column, quoted);
		if (!slice.length || (!begun && is_link_definition(slice)))
			continue;
		if (!begun)
			begun = line;
		else
			g_string_append_c(raw, ' ');
		g_string_append_len(raw, slice.start, (gssize)slice.length);
	}
	if (begun) {
		struct node *paragraph = doc_add(reading->doc, parent, NODE_PARAGRAPH,
						 reading_place(reading, begun, begun == first ? column : 1));
		fragment_add(reading, paragraph, (struct slice){raw->str, raw->len}, begun, to, false);
	}
	g_string_free(raw, TRUE);
}

static struct columns *columns_make(struct doc *doc, unsigned count, const enum align *align)
{
	struct columns *columns = arena_take(doc->arena, sizeof *columns + count * sizeof *align);
	columns->count = count;
	memcpy(columns->align, align, count * sizeof *align);
	return columns;
}

bool table_read(struct reading *reading, struct node *parent, unsigned first, unsigned last, unsigned column,
		bool quoted)
{
	enum align align[COLUMNS_MOST];
	unsigned count = 0, head = first;
	for (; head < last; head++) {
		struct slice below = line_of(reading, head + 1, first, column, quoted);
		count = below.length && strchr("|:-", *below.start) ? markers(below, align) : 0;
		if (!count)
			continue;
		struct cells cells;
		row_cut(line_of(reading, head, first, column, quoted), &cells);
		if (cells.count == count && count > COLUMNS_MOST)
			diag_add(reading->diag, CODE_TABLE_CELLS, reading_place(reading, head, 1),
				 "this table has %u columns; %d is the most that can be shown", count, COLUMNS_MOST);
		else if (cells.count == count)
			break;
		count = 0;
	}
	if (!count)
		return false;
	if (head > first)
		lines_add(reading, parent, first, head - 1, first, column, quoted);
	struct slice line = line_of(reading, head, first, column, quoted);
	struct node *table =
		doc_add(reading->doc, parent, NODE_TABLE,
			reading_place(reading, head, slice_column(lines_get(&reading->lines, head), line.start)));
	table->columns = columns_make(reading->doc, count, align);
	row_add(reading, table, line, head);
	for (unsigned row = head + 2; row <= last; row++) {
		line = line_of(reading, row, first, column, quoted);
		if (slice_begins(line, "Table:") && !memchr(line.start, '|', line.length)) {
			lines_add(reading, parent, row, last, first, column, quoted);
			break;
		}
		row_add(reading, table, line, row);
	}
	return true;
}
