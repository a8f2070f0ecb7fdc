/* SPDX-License-Identifier: MIT
 * What is done to a table as a whole, or to one cell of a row that stays. */
#include "publish/back/round_internal.h"

#include <string.h>

static bool same_row(const struct line *a, const struct line *b)
{
	return a->table && a->table == b->table && a->row == b->row;
}

/* How many cells the row of a line has in columns of both files: each holds a line, if an empty one. */
static unsigned cells_of(const GArray *lines, const struct line *at)
{
	unsigned cells = 0;
	for (guint i = 0; i < lines->len; i++)
		if (same_row(line_at(lines, i), at) && line_at(lines, i)->column != LINE_NONE)
			cells = MAX(cells, line_at(lines, i)->column);
	return cells;
}

/* The line that a line's cell begins with in the other file, where the row is there with as many cells; NULL for none.
 */
static struct line *opposite(const GArray *lines, const struct line *at, const GArray *others)
{
	const struct line *beside = NULL;
	for (guint i = 0; i < lines->len && !beside; i++)
		if (same_row(line_at(lines, i), at) && line_at(lines, i)->partner != LINE_NONE)
			beside = line_at(others, line_at(lines, i)->partner);
	if (!beside || !beside->table || at->column == LINE_NONE || cells_of(lines, at) != cells_of(others, beside))
		return NULL;
	for (guint i = 0; i < others->len; i++)
		if (same_row(line_at(others, i), beside) && line_at(others, i)->column == at->column)
			return line_at(others, i);
	return NULL;
}

/* ---- one cell ---- */

bool cell_empty(struct rounding *rounding, const struct line *old, const struct node *cell)
{
	const struct line *new = opposite(rounding->old, old, rounding->new);
	return new && !*new->text &&new->partner ==
			      LINE_NONE &&cell_renew(rounding, cell, (guint)(new - line_at(rounding->new, 0)));
}

guint row_cells(const struct node *row)
{
	guint count = 0;
	for (const struct node *cell = row->first; cell; cell = cell->next)
		count += cell->kind == NODE_CELL;
	return count;
}

guint cell_bytes(const GString *text, size_t at, unsigned which, size_t *from, size_t *to)
{
	size_t end = line_end(text, at);
	guint count = 0;
	at += strspn(text->str + at, " ");
	at += at < end && text->str[at] == '|';
	while (at < end && at + strspn(text->str + at, " ") < end) {
		size_t start = at;
		while (at < end && text->str[at] != '|')
			at += text->str[at] == '\\' && at + 1 < end ? 2 : 1;
		if (++count == which)
			*from = start, *to = at;
		at++;
	}
	return count;
}

bool cell_fill(struct rounding *rounding, guint place)
{
	const struct line *new = line_at(rounding->new, place);
	const struct line *old = opposite(rounding->new, new, rounding->old);
	const struct node *row = NULL;
	for (guint i = 0; i < rounding->old->len && old && !*old->text && !row; i++) {
		const struct line *line = line_at(rounding->old, i);
		const struct node *cell = same_row(line, old) && line->node ? cell_around(line->node) : NULL;
		row = cell ? cell->parent : NULL;
	}
	const char *path;
	const GString *text = row ? node_text(rounding, row, &path) : NULL;
	size_t from = 0, to = 0;
	guint cells = text ? cell_bytes(text, line_start(text, row->place.line), new->column, &from, &to) : 0;
	if (!cells || cells != row_cells(row) || cells < new->column)
		return false;
	const struct node *cell = row->first;
	for (unsigned i = 1; i < new->column; i++)
		cell = cell->next;
	if (!g_hash_table_add(rounding->cells, (gpointer)cell))
		return true;
	char *words = cell_words(rounding, place);
	round_edit(rounding, path, from, to, g_strdup_printf(" %s ", words));
	g_free(words);
	return true;
}

/* ---- columns ---- */

bool column_leave(struct rounding *rounding, GArray *lines, const struct line *at, const char *what)
{
	const GArray *others = lines == rounding->old ? rounding->new : rounding->old;
	guint rows = 0;
	GString *words = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = line_at(lines, i);
		if (line->table != at->table || line->cell != at->cell || line_stays(line) || !*line->text ||
		    opposite(lines, line, others))
			continue;
		g_string_append_printf(words, "%s'%s'", words->len ? ", " : "", line->text);
		rows++;
	}
	for (guint i = 0; i < lines->len && rows > 1; i++) {
		struct line *line = line_at(lines, i);
		line->settled = line->settled || (line->table == at->table && line->cell == at->cell &&
						  !line_stays(line) && !opposite(lines, line, others));
	}
	if (rows > 1)
		round_leave(rounding,
			    "a column of a table was %s, and the columns of a table are to be changed in the sources "
			    "by hand: %s",
			    what, words->str);
	g_string_free(words, TRUE);
	return rows > 1;
}

/* ---- a whole table ---- */

const struct node *table_around(const struct node *node)
{
	while (node && node->kind != NODE_TABLE)
		node = node->parent;
	return node;
}

void table_lines(const struct node *table, unsigned *first, unsigned *last)
{
	*first = G_MAXUINT;
	*last = 0;
	for (const struct node *child = table->first; child; child = child->next) {
		*first = MIN(*first, child->place.line);
		*last = MAX(*last, child->place.line);
	}
}

/* The line of a table's caption, or NULL. */
static const struct line *caption_of(const struct rounding *rounding, const struct node *table)
{
	const struct node *caption = node_child(table, NODE_CAPTION);
	for (guint i = 0; i < rounding->old->len && caption; i++)
		if (line_at(rounding->old, i)->node == caption)
			return line_at(rounding->old, i);
	return NULL;
}

bool table_is_gone(const struct rounding *rounding, const struct node *node)
{
	const struct node *table = table_around(node);
	guint lines = 0;
	for (guint i = 0; i < rounding->old->len && table; i++) {
		const struct line *line = line_at(rounding->old, i);
		if (!line->node || !cell_around(line->node) || table_around(line->node) != table)
			continue;
		if (line_stays(line))
			return false;
		lines++;
	}
	return lines > 0;
}

/* It stays as it is, and nothing more is said of what stands in it. */
static void table_leave(struct rounding *rounding, const struct node *table, const char *caption)
{
	round_leave(rounding,
		    "the table '%s' was taken out and its caption was not: take both out of the sources by hand",
		    caption);
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *line = line_at(rounding->old, i);
		line->settled = line->settled || (line->node && table_around(line->node) == table);
	}
}

bool table_remove(struct rounding *rounding, const struct node *node)
{
	const struct node *table = table_around(node);
	const char *path;
	const GString *text = node_text(rounding, table, &path);
	const struct line *caption = caption_of(rounding, table);
	if (!text)
		return false;
	if (caption && line_stays(caption)) {
		table_leave(rounding, table, caption->text);
		return false;
	}
	if (!g_hash_table_add(rounding->rows, (gpointer)table))
		return true;
	unsigned first, last;
	table_lines(table, &first, &last);
	lines_cut(rounding, path, text, line_start(text, first), last + 1);
	return true;
}
