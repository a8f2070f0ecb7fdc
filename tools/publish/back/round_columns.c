/* SPDX-License-Identifier: MIT
 * Columns of a table that came or went: cells are put into the lines of its rows, or taken out of them. All is made
 * sure of before any of it: in the Word file, where cells that take several columns hide which is which, and in the
 * sources. */
#include "compare/match/myers.h"
#include "publish/back/round_columns.h"

#include <string.h>

bool cell_can_hold(const struct word_paragraph *paragraph)
{
	if (has_controls(paragraph) || (paragraph->number && !paragraph->bullet))
		return false;
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		enum piece_kind kind = g_array_index(paragraph->pieces, struct word_piece, i).kind;
		if (kind != PIECE_TEXT && kind != PIECE_BREAK)
			return false;
	}
	return true;
}

void head_plain(const struct line *line)
{
	for (guint i = 0; i < line->paragraph->pieces->len && line->row == 1; i++)
		g_array_index(line->paragraph->pieces, struct word_piece, i).marks &= ~(unsigned)WORD_BOLD;
}

/* ---- one table ---- */

static const struct node *row_node(const struct node *table, unsigned row)
{
	const struct node *node = table->first;
	while (node && (node->kind != NODE_ROW || row--))
		node = node->next;
	return node;
}

static const struct node *table_of(const GArray *lines, const struct grid *grid)
{
	const struct node *cell = NULL;
	for (guint i = grid->at; i < grid->at + grid->count && !cell; i++)
		cell = line_at(lines, i)->node ? cell_around(line_at(lines, i)->node) : NULL;
	const struct node *table = cell ? cell->parent->parent : NULL;
	return table && table->kind == NODE_TABLE && table->columns && !table->columns->bare ? table : NULL;
}

/* A row of the old table that is in the sources when all is put. */
static bool row_remains(const struct columning *columning, unsigned row)
{
	if (columning->map.rows[row] != LINE_NONE || (columning->own && columning->own[row]))
		return true;
	for (unsigned i = 0; i < columning->old->columns; i++)
		if (cell_has_words(columning->rounding->old, columning->old, row, i))
			return false;
	return true;
}

static size_t line_of_row(const struct columning *columning, unsigned row)
{
	return line_start(columning->text, row_node(columning->table, row)->place.line);
}

/* The line that marks off the head. */
static size_t line_of_marks(const struct columning *columning)
{
	return line_start(columning->text, row_node(columning->table, 0)->place.line + 1);
}

/* Whether a bar stands before the first cell of a line. */
static bool is_barred(const struct columning *columning, size_t line, size_t from)
{
	return from > line && columning->text->str[from - 1] == '|';
}

/* Whether each row of the sources has as many cells as the head, and the words that the grid says. */
static bool source_fits(const struct columning *columning)
{
	const GArray *lines = columning->rounding->old;
	unsigned columns = columning->old->columns;
	size_t from = 0, to = 0, marks;
	if (columning->table->columns->count != columns || row_node(columning->table, columning->old->rows))
		return false;
	for (unsigned row = 0; row < columning->old->rows; row++) {
		const struct node *node = row_node(columning->table, row);
		size_t start = node ? line_of_row(columning, row) : 0;
		if (!node || cell_bytes(columning->text, start, 1, &from, &to) != columns ||
		    !is_barred(columning, start, from))
			return false;
		for (guint i = columning->old->at; i < columning->old->at + columning->old->count; i++) {
			const struct line *line = line_at(lines, i);
			if (line->row == row + 1 && line->node && cell_around(line->node)->parent != node)
				return false;
		}
	}
	marks = line_of_marks(columning);
	return strspn(columning->text->str + marks, " |:-\t") >= line_end(columning->text, marks) - marks &&
	       cell_bytes(columning->text, marks, 1, &from, &to) == columns && is_barred(columning, marks, from);
}

/* Whether a column of the new table is none of the old. */
static bool column_comes(const struct columning *columning, unsigned column)
{
	for (unsigned i = 0; i < columning->old->columns; i++)
		if (columning->map.columns[i] == column)
			return false;
	return true;
}

/* Whether cells of the sources can hold what stands in the columns that came. */
static bool words_fit(const struct columning *columning)
{
	for (guint i = columning->new->at; i < columning->new->at + columning->new->count; i++) {
		const struct line *line = line_at(columning->rounding->new, i);
		if (column_comes(columning, line->cell - 1) && !cell_can_hold(line->paragraph))
			return false;
	}
	return true;
}

/* ---- the lines of its rows ---- */

/* Lines of the sources that have no row of the new table. */
#define ROW_OF_MARKS LINE_NONE /* the line that marks off the head */
#define ROW_EMPTY (LINE_NONE - 1)

/* Puts cells, each '| words ', behind so many of a line. */
static void cells_insert(const struct columning *columning, size_t line, unsigned behind, const char *cells)
{
	const GString *text = columning->text;
	size_t from = 0, to = 0, end = line_end(text, line);
	cell_bytes(text, line, MAX(behind, 1), &from, &to);
	size_t at = behind ? to : from;
	bool open = behind && to == end;
	GString *out = g_string_new(behind ? cells : cells + 1);
	if (open && text->str[to - 1] != ' ')
		g_string_prepend_c(out, ' ');
	if (open || !behind) /* the bar at the end may be left out, but not behind an empty cell */
		g_string_append_c(out, '|');
	round_edit(columning->rounding, columning->path, at, at, g_string_free(out, FALSE));
}

/* Takes out the cells of a line from one to another, and a bar beside them. */
static void cells_remove(const struct columning *columning, size_t line, unsigned first, unsigned last)
{
	size_t from = 0, to = 0, start = 0, end = 0;
	cell_bytes(columning->text, line, first, &start, &to);
	cell_bytes(columning->text, line, last, &from, &end);
	if (first > 1)
		start--;
	else
		end++;
	round_edit(columning->rounding, columning->path, start, end, g_strdup(""));
}

/* The cells that come behind a column of the old table, from 1 (0: before the first), in a row of the new one. */
static char *cells_behind(const struct columning *columning, unsigned behind, guint row)
{
	const struct grid *new = columning->new;
	unsigned column = behind ? columning->map.columns[behind - 1] + 1 : 0;
	GString *out = g_string_new(NULL);
	for (; column < new->columns &&column_comes(columning, column); column++) {
		if (row == ROW_OF_MARKS || row == ROW_EMPTY) {
			g_string_append(out, row == ROW_EMPTY ? "|  " : "|---");
			continue;
		}
		guint count, place = grid_cell(columning->rounding->new, new, row, column, &count);
		char *words = cell_words(columning->rounding, place);
		g_string_append_printf(out, "| %s ", words);
		g_free(words);
	}
	return g_string_free(out, FALSE);
}

/* One line of the sources, which is a row of the new table. */
static void line_change(const struct columning *columning, size_t line, guint row)
{
	const guint *columns = columning->map.columns;
	for (unsigned behind = 0; behind <= columning->old->columns; behind++) {
		bool stays = !behind || columns[behind - 1] != LINE_NONE;
		g_autofree char *cells = stays ? cells_behind(columning, behind, row) : NULL;
		if (cells && *cells)
			cells_insert(columning, line, behind, cells);
	}
	for (unsigned first = 1, last; first <= columning->old->columns; first = last + 1) {
		for (last = first; last <= columning->old->columns && columns[last - 1] == LINE_NONE;)
			last++;
		if (last > first)
			cells_remove(columning, line, first, last - 1);
	}
}

static void source_change(const struct columning *columning)
{
	line_change(columning, line_of_marks(columning), ROW_OF_MARKS);
	for (unsigned row = 0; row < columning->old->rows; row++)
		if (row_remains(columning, row))
			line_change(columning, line_of_row(columning, row),
				    columning->map.rows[row] == LINE_NONE ? ROW_EMPTY : columning->map.rows[row]);
}

/* ---- the partners of its cells ---- */

static void lines_part(GArray *lines, const struct grid *grid, GArray *others)
{
	for (guint i = grid->at; i < grid->at + grid->count; i++) {
		struct line *line = line_at(lines, i);
		if (line->partner != LINE_NONE)
			line_at(others, line->partner)->partner = LINE_NONE;
		line->partner = LINE_NONE;
	}
}

/* The first line of a cell that has words; LINE_NONE for none. */
static guint first_words(const GArray *lines, guint at, guint count)
{
	for (guint i = at; i < at + count; i++)
		if (*line_at(lines, i)->text)
			return i;
	return LINE_NONE;
}

/* Two cells that are one: where they have words, two lines at least are partners. */
static void cell_pair(GArray *old, const struct grid *was, GArray *new, const struct grid *now,
		      const struct grid_map *map, unsigned row, unsigned column)
{
	guint count, other_count;
	guint at = grid_cell(old, was, row, column, &count);
	guint other_at = grid_cell(new, now, map->rows[row], map->columns[column], &other_count);
	lines_pair_part(old, &(struct hunk){at, count, other_at, other_count}, new);
	guint first = first_words(old, at, count), other = first_words(new, other_at, other_count);
	for (guint i = at; i < at + count; i++)
		if (*line_at(old, i)->text && line_at(old, i)->partner != LINE_NONE)
			return;
	if (first == LINE_NONE || other == LINE_NONE)
		return;
	line_pair(old, first, new, other);
}

void cells_pair(GArray *old, const struct grid *was, GArray *new, const struct grid *now, const struct grid_map *map)
{
	lines_part(old, was, new);
	lines_part(new, now, old);
	for (unsigned row = 0; row < was->rows; row++)
		for (unsigned column = 0; column < was->columns; column++)
			if (map->rows[row] != LINE_NONE && map->columns[column] != LINE_NONE)
				cell_pair(old, was, new, now, map, row, column);
}

/* The lines of a column that came or went have been seen to, in the rows that stay. */
static void column_settle(const struct columning *columning, GArray *lines, const struct grid *grid, bool old)
{
	for (guint i = grid->at; i < grid->at + grid->count; i++) {
		struct line *line = line_at(lines, i);
		unsigned row = line->row - 1, column = line->cell - 1;
		bool alone = old ? columning->map.columns[column] == LINE_NONE : column_comes(columning, column);
		bool stays = old && columning->map.rows[row] != LINE_NONE;
		for (unsigned r = 0; r < columning->old->rows && !old; r++)
			stays = stays || columning->map.rows[r] == row;
		for (unsigned c = 0; c < columning->old->columns && !old && !alone; c++)
			line->column = columning->map.columns[c] == column ? c + 1 : line->column;
		line->column = alone ? LINE_NONE : line->column;
		line->settled = line->settled || (alone && stays);
		line->removed = alone && stays && old;
		columning->rounding->round->removed += line->removed && *line->text;
		columning->rounding->round->inserted += alone && stays && !old && *line->text;
	}
}

bool columns_put(struct columning *columning)
{
	struct rounding *rounding = columning->rounding;
	columning->table = table_of(rounding->old, columning->old);
	columning->text = columning->table ? node_text(rounding, columning->table, &columning->path) : NULL;
	if (!columning->text || !source_fits(columning) || !words_fit(columning))
		return false;
	ids_find(rounding, columning->table);
	for (guint i = columning->new->at; i < columning->new->at + columning->new->count; i++)
		if (column_comes(columning, line_at(rounding->new, i)->cell - 1))
			head_plain(line_at(rounding->new, i));
	column_settle(columning, rounding->old, columning->old, true);
	source_change(columning);
	column_settle(columning, rounding->new, columning->new, false);
	return true;
}

/* ---- all of them ---- */

/* Whether the lines of two tables that are one have partners elsewhere. */
static bool grids_cross(const struct rounding *rounding, const struct grid *old, const struct grid *new)
{
	unsigned table = line_at(rounding->new, new->at)->table, was = line_at(rounding->old, old->at)->table;
	for (guint i = old->at; i < old->at + old->count; i++) {
		const struct line *line = line_at(rounding->old, i);
		if (line->partner != LINE_NONE && *line->text && line_at(rounding->new, line->partner)->table != table)
			return true;
	}
	for (guint i = new->at; i < new->at + new->count; i++) {
		const struct line *line = line_at(rounding->new, i);
		if (line->partner != LINE_NONE && *line->text && line_at(rounding->old, line->partner)->table != was)
			return true;
	}
	return false;
}

static void grids_settle(struct rounding *rounding, const struct grid *old, const struct grid *new, bool plain)
{
	struct columning columning = {.rounding = rounding, .old = old, .new = new};
	if (plain && grid_map(rounding->old, old, rounding->new, new, &columning.map)) {
		bool put = columns_put(&columning);
		if (put)
			cells_pair(rounding->old, old, rounding->new, new, &columning.map);
		grid_map_clear(&columning.map);
		if (put)
			return;
	}
	if (!old->columns || !new->columns || !grids_cross(rounding, old, new))
		return;
	lines_part(rounding->old, old, rounding->new);
	lines_part(rounding->new, new, rounding->old);
	lines_pair_part(rounding->old, &(struct hunk){old->at, old->count, new->at, new->count}, rounding->new);
}

/* The words of a table that is none of the old ones are not those of one that has its own partner. */
static void grid_part(struct rounding *rounding, const struct grid *new, const guint *partners)
{
	for (guint i = new->at; i < new->at + new->count; i++) {
		struct line *line = line_at(rounding->new, i);
		struct line *old = line->partner == LINE_NONE ? NULL : line_at(rounding->old, line->partner);
		if (old && old->table && partners[old->table - 1] != LINE_NONE)
			old->partner = line->partner = LINE_NONE;
	}
}

static void grids_part(struct rounding *rounding, const GArray *old, const GArray *new, const guint *partners)
{
	for (guint k = 0; k < new->len; k++) {
		bool known = false;
		for (guint i = 0; i < old->len && !known; i++)
			known = partners[i] == k;
		if (!known)
			grid_part(rounding, &g_array_index(new, struct grid, k), partners);
	}
}

bool cells_have_partners(const GArray *lines)
{
	for (guint i = 0; i < lines->len; i++)
		if (line_at(lines, i)->table && line_at(lines, i)->partner == LINE_NONE)
			return false;
	return true;
}

void round_columns(struct rounding *rounding, const struct word *base, const struct word *edited)
{
	if (cells_have_partners(rounding->old) && cells_have_partners(rounding->new))
		return;
	GPtrArray *old_tables = g_ptr_array_new(), *new_tables = g_ptr_array_new();
	GArray *old = grids_of(rounding->old), *new = grids_of(rounding->new);
	guint *partners = grids_pair(rounding->old, old, rounding->new, new);
	grids_part(rounding, old, new, partners);
	tables_gather(base->blocks, old_tables);
	tables_gather(edited->blocks, new_tables);
	for (guint i = 0; i < old->len; i++) {
		if (partners[i] == LINE_NONE)
			continue;
		bool plain = table_is_plain(old_tables->pdata[i]) && table_is_plain(new_tables->pdata[partners[i]]);
		grids_settle(rounding, &g_array_index(old, struct grid, i),
			     &g_array_index(new, struct grid, partners[i]), plain);
	}
	g_free(partners);
	g_array_unref(new);
	g_array_unref(old);
	g_ptr_array_unref(new_tables);
	g_ptr_array_unref(old_tables);
}
