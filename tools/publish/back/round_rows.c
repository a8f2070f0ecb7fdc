/* SPDX-License-Identifier: MIT
 * Tables and rows that came with the edited file and were not there before: whole, with all their cells. */
#include "publish/back/round_internal.h"

/* The words of a row, cell by cell. */
static void row_append(const GArray *lines, guint place, GString *out)
{
	const struct line *first = &g_array_index(lines, struct line, place);
	unsigned cell = first->cell;
	for (guint i = place; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		if (line->table != first->table)
			continue;
		if (line->row != first->row)
			break;
		g_string_append(out, line->cell != cell ? " | " : i > place && *line->text ? " " : "");
		g_string_append(out, line->text);
		cell = line->cell;
	}
}

/* The first line of the row that a line stands in. */
static guint row_start(const GArray *lines, guint place)
{
	const struct line *at = &g_array_index(lines, struct line, place);
	for (guint i = 0; i < place; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		if (line->table == at->table && line->row == at->row)
			return i;
	}
	return place;
}

/* Whether words stand before a line in its row, or in the whole table. */
static bool words_before(const GArray *lines, guint place, bool whole)
{
	const struct line *at = &g_array_index(lines, struct line, place);
	for (guint i = 0; i < place; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		if (line->table == at->table && (whole || line->row == at->row) && *line->text)
			return true;
	}
	return false;
}

/* Whether none of the table's words was there before. */
static bool table_is_new(const GArray *lines, const struct line *at)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		if (line->table == at->table && line->partner != LINE_NONE && *line->text)
			return false;
	}
	return true;
}

static void table_append(const GArray *lines, guint place, GString *out)
{
	unsigned row = 0;
	for (guint i = row_start(lines, place); i < lines->len; i++) {
		const struct line *line = &g_array_index(lines, struct line, i);
		if (line->table != g_array_index(lines, struct line, place).table || line->row == row)
			continue;
		g_string_append(out, row ? " / " : "");
		row_append(lines, i, out);
		row = line->row;
	}
}

guint table_come(struct rounding *rounding, guint place, const struct line *before)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	bool whole = table_is_new(rounding->new, new);
	guint start = row_start(rounding->new, place);
	if (words_before(rounding->new, place, whole))
		return 0; /* it came, or was told, with the first of its words */
	if (!whole && before && before->table && row_insert(rounding, start, before))
		return 1;
	guint put = whole ? table_put(rounding, place, before) : 0;
	if (put)
		return put;
	GString *words = g_string_new(NULL);
	g_autofree char *where = line_where(rounding->new, place);
	if (whole)
		table_append(rounding->new, place, words);
	else
		row_append(rounding->new, start, words);
	round_leave(rounding,
		    whole ? "%s%sa table was put in; write it into the sources by hand, its cells are '%s'"
			  : "%s%sa row of a table was put in, and its place in the sources can't be found: '%s'",
		    where, *where ? ": " : "", words->str);
	g_string_free(words, TRUE);
	return 0;
}
