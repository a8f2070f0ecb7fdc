/* SPDX-License-Identifier: MIT */
#include "publish/back/round_grid.h"

#include <string.h>

#define TABLES_MOST 300u /* of a file that are compared with each of the other */
#define CELLS_MOST 4000u /* of a table whose columns are looked for */
#define ROWS_MOST 300u
#define TABLE_LEAST 0.4  /* so much of what stands in them two tables share that are one */
#define ROW_LEAST 0.5    /* such a share of its words a row has in its partner */
#define COLUMN_LEAST 0.5 /* so alike are the cells of a column that stayed, on the whole */
#define CELL_LEAST 0.5   /* so alike are the words of a cell that was reworded */
#define EMPTY_ROWS 0.3   /* what speaks for two rows without words */
#define EMPTY_ROW 0.02   /* and where one has none, by how long the other is */
#define EMPTY_CELL 0.5   /* and for two columns where neither cell of a row has words */

/* ---- the tables of a file ---- */

/* Counts the rows and cells where the lines stand as those of a plain table do. */
static void grid_count(const GArray *lines, struct grid *grid)
{
	const struct line *first = line_at(lines, grid->at), *last = line_at(lines, grid->at + grid->count - 1);
	unsigned row = 1, cell = 0, cells = 0;
	for (guint i = 0; i < grid->count; i++) {
		const struct line *line = first + i;
		bool next_row = line->row == row + 1 && line->cell == 1 && (!cells || cell == cells);
		bool here = line->row == row && (line->cell == cell || line->cell == cell + 1);
		if (line->table != first->table || line->of_note || !(here || next_row))
			return;
		if (next_row)
			cells = cell;
		row = line->row;
		cell = line->cell;
	}
	if (cells && cell != cells)
		return;
	grid->rows = last->row;
	grid->columns = cell;
}

GArray *grids_of(const GArray *lines)
{
	GArray *grids = g_array_new(FALSE, TRUE, sizeof(struct grid));
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = line_at(lines, i);
		if (line->table > grids->len)
			g_array_set_size(grids, line->table);
		if (!line->table)
			continue;
		struct grid *grid = &g_array_index(grids, struct grid, line->table - 1);
		grid->at = grid->count ? grid->at : i;
		grid->count = i - grid->at + 1;
	}
	for (guint i = 0; i < grids->len; i++) {
		struct grid *grid = &g_array_index(grids, struct grid, i);
		if (grid->count)
			grid_count(lines, grid);
	}
	return grids;
}

guint grid_cell(const GArray *lines, const struct grid *grid, unsigned row, unsigned column, guint *count)
{
	guint first = 0;
	*count = 0;
	for (guint i = grid->at; i < grid->at + grid->count; i++)
		if (line_at(lines, i)->row == row + 1 && line_at(lines, i)->cell == column + 1 && !(*count)++)
			first = i;
	return first;
}

bool cell_has_words(const GArray *lines, const struct grid *grid, unsigned row, unsigned column)
{
	guint count, at = grid_cell(lines, grid, row, column, &count);
	for (guint i = at; i < at + count; i++)
		if (*line_at(lines, i)->text)
			return true;
	return false;
}

bool cells_alike(const GArray *lines, const struct grid *grid, unsigned row, const GArray *others,
		 const struct grid *other, unsigned other_row, unsigned column)
{
	guint count, other_count, at = grid_cell(lines, grid, row, column, &count);
	guint other_at = grid_cell(others, other, other_row, column, &other_count);
	bool alike = count == other_count;
	for (guint i = 0; i < count && alike; i++)
		alike = !strcmp(line_at(lines, at + i)->key, line_at(others, other_at + i)->key);
	return alike;
}

bool rows_alike(const GArray *lines, const struct grid *grid, unsigned row, const GArray *others,
		const struct grid *other, unsigned other_row)
{
	bool alike = grid->columns == other->columns;
	for (unsigned column = 0; column < grid->columns && alike; column++)
		alike = cells_alike(lines, grid, row, others, other, other_row, column);
	return alike;
}

/* ---- which table is which ---- */

/* Which share of their paragraphs two tables have in common: 0 to 1. */
static double grid_likeness(const GArray *lines, const struct grid *a, const GArray *others, const struct grid *b)
{
	GHashTable *counts = g_hash_table_new(g_str_hash, g_str_equal);
	guint all = 0, common = 0;
	for (guint i = 0; i < a->count; i++) {
		const char *key = line_at(lines, a->at + i)->key;
		guint known = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
		if (*key)
			g_hash_table_insert(counts, (gpointer)key, GUINT_TO_POINTER(known + 1));
		all += *key != '\0';
	}
	for (guint i = 0; i < b->count; i++) {
		const char *key = line_at(others, b->at + i)->key;
		guint left = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
		if (left)
			g_hash_table_insert(counts, (gpointer)key, GUINT_TO_POINTER(left - 1));
		common += left > 0;
		all += *key != '\0';
	}
	g_hash_table_unref(counts);
	return all ? 2.0 * common / all : 0;
}

guint *grids_pair(const GArray *old_lines, const GArray *old, const GArray *new_lines, const GArray *new)
{
	guint n = MIN(old->len, TABLES_MOST), m = MIN(new->len, TABLES_MOST);
	double *weights = g_new0(double, (gsize)n *m + 1);
	for (guint i = 0; i < n; i++)
		for (guint k = 0; k < m; k++) {
			double like = grid_likeness(old_lines, &g_array_index(old, struct grid, i), new_lines,
						    &g_array_index(new, struct grid, k));
			weights[(gsize)i * m + k] = like >= TABLE_LEAST ? like : 0;
		}
	guint *partners = order_pair(n, m, weights);
	partners = g_renew(guint, partners, old->len + 1);
	for (guint i = n; i < old->len; i++)
		partners[i] = LINE_NONE;
	g_free(weights);
	return partners;
}

/* ---- which row and column is which ---- */

/* The words of each cell, row by row. */
static GPtrArray *cells_of(const GArray *lines, const struct grid *grid)
{
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
	for (unsigned row = 0; row < grid->rows; row++)
		for (unsigned column = 0; column < grid->columns; column++) {
			guint count, at = grid_cell(lines, grid, row, column, &count);
			GString *words = g_string_new(NULL);
			for (guint i = at; i < at + count; i++)
				g_string_append_printf(words, "%s ", line_at(lines, i)->key);
			g_ptr_array_add(cells, words_collapsed(words->str));
			g_string_free(words, TRUE);
		}
	return cells;
}

static const char *words_in(const GPtrArray *cells, unsigned columns, unsigned row, unsigned column)
{
	return cells->pdata[(gsize)row * columns + column];
}

/* The words of each row. */
static GPtrArray *rows_of(const GPtrArray *cells, const struct grid *grid)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
	for (unsigned row = 0; row < grid->rows; row++) {
		GString *words = g_string_new(NULL);
		for (unsigned i = 0; i < grid->columns; i++)
			g_string_append_printf(words, "%s ", words_in(cells, grid->columns, row, i));
		g_ptr_array_add(rows, words_collapsed(words->str));
		g_string_free(words, TRUE);
	}
	return rows;
}

static double row_weight(const char *words, const char *others)
{
	if (!*words || !*others)
		return *words || *others ? EMPTY_ROW / (double)(strlen(words) + strlen(others)) : EMPTY_ROWS;
	double shared, like = words_likeness_shared(words, others, &shared);
	return shared >= ROW_LEAST ? shared + 0.1 * like : 0;
}

struct mapping {
	const struct grid *old, *new;
	GPtrArray *old_cells, *new_cells;
};

static guint *rows_pair(const struct mapping *mapping)
{
	unsigned n = mapping->old->rows, m = mapping->new->rows;
	GPtrArray *old_rows = rows_of(mapping->old_cells, mapping->old);
	GPtrArray *new_rows = rows_of(mapping->new_cells, mapping->new);
	double *weights = g_new0(double, (gsize)n *m);
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < m; k++)
			weights[(gsize)i * m + k] = row_weight(old_rows->pdata[i], new_rows->pdata[k]);
	guint *rows = order_pair(n, m, weights);
	g_free(weights);
	g_ptr_array_unref(new_rows);
	g_ptr_array_unref(old_rows);
	return rows;
}

/* How alike the cells of two columns are, in the rows that have partners: from 0 to how many those are. */
static double column_weight(const struct mapping *mapping, const guint *rows, unsigned column, unsigned other)
{
	double weight = 0;
	for (unsigned i = 0; i < mapping->old->rows; i++) {
		if (rows[i] == LINE_NONE)
			continue;
		const char *words = words_in(mapping->old_cells, mapping->old->columns, i, column);
		const char *others = words_in(mapping->new_cells, mapping->new->columns, rows[i], other);
		double like = words_likeness(words, others);
		weight += !*words && !*others ? EMPTY_CELL : !strcmp(words, others) ? 1 : like >= CELL_LEAST ? like : 0;
	}
	return weight;
}

/* Between two columns that stayed there may be as many as there were: each was reworded from end to end. False where
 * others have come or gone there too. */
static bool columns_fill(guint *columns, guint n, guint m)
{
	guint i = 0, k = 0;
	while (i < n || k < m) {
		guint end = i;
		while (end < n && columns[end] == LINE_NONE)
			end++;
		guint other = end < n ? columns[end] : m;
		if (end > i && other > k && end - i != other - k)
			return false;
		for (; i < end && k < other; i++, k++)
			columns[i] = k;
		i = end + 1;
		k = other + 1;
	}
	return true;
}

/* NULL where it is not sure, or each column is where it was. */
static guint *columns_pair(const struct mapping *mapping, const guint *rows)
{
	unsigned n = mapping->old->columns, m = mapping->new->columns, paired = 0, stayed = 0, moved = n != m;
	double *weights = g_new0(double, (gsize)n *m);
	for (unsigned i = 0; i < mapping->old->rows; i++)
		paired += rows[i] != LINE_NONE;
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < m; k++) {
			double weight = column_weight(mapping, rows, i, k);
			weights[(gsize)i * m + k] = weight >= COLUMN_LEAST * paired ? weight : 0;
		}
	guint *columns = order_pair(n, m, weights);
	for (unsigned i = 0; i < n; i++) {
		stayed += columns[i] != LINE_NONE;
		moved = moved || (columns[i] != LINE_NONE && columns[i] != i);
	}
	g_free(weights);
	if (!moved || 2 * stayed < MIN(n, m) || !stayed || !columns_fill(columns, n, m))
		g_clear_pointer(&columns, g_free);
	return columns;
}

/* Rows that have nothing in common in the columns that stay are not one. */
static void rows_hold(const struct mapping *mapping, struct grid_map *map)
{
	for (unsigned i = 0; i < mapping->old->rows; i++) {
		bool both = false, any = false;
		for (unsigned k = 0; k < mapping->old->columns && map->rows[i] != LINE_NONE; k++) {
			if (map->columns[k] == LINE_NONE)
				continue;
			bool here = *words_in(mapping->old_cells, mapping->old->columns, i, k);
			bool there =
				*words_in(mapping->new_cells, mapping->new->columns, map->rows[i], map->columns[k]);
			both = both || (here && there);
			any = any || here || there;
		}
		if (any && !both)
			map->rows[i] = LINE_NONE;
	}
}

static bool is_small(const struct grid *grid)
{
	return grid->columns && grid->rows <= ROWS_MOST && grid->rows * grid->columns <= CELLS_MOST;
}

bool grid_map(const GArray *old_lines, const struct grid *old, const GArray *new_lines, const struct grid *new,
	      struct grid_map *map)
{
	*map = (struct grid_map){NULL, NULL};
	if (!is_small(old) || !is_small(new))
		return false;
	struct mapping mapping = {old, new, cells_of(old_lines, old), cells_of(new_lines, new)};
	map->rows = rows_pair(&mapping);
	map->columns = map->rows[0] == 0 ? columns_pair(&mapping, map->rows) : NULL;
	if (map->columns)
		rows_hold(&mapping, map);
	g_ptr_array_unref(mapping.old_cells);
	g_ptr_array_unref(mapping.new_cells);
	if (map->columns && map->rows[0] == 0)
		return true;
	grid_map_clear(map);
	return false;
}

guint *grid_rows(const GArray *old_lines, const struct grid *old, const GArray *new_lines, const struct grid *new)
{
	if (!is_small(old) || !is_small(new) || !rows_alike(old_lines, old, 0, new_lines, new, 0))
		return NULL;
	struct mapping mapping = {old, new, cells_of(old_lines, old), cells_of(new_lines, new)};
	guint *rows = rows_pair(&mapping);
	g_ptr_array_unref(mapping.old_cells);
	g_ptr_array_unref(mapping.new_cells);
	if (rows[0] != 0)
		g_clear_pointer(&rows, g_free);
	return rows;
}

void grid_map_clear(struct grid_map *map)
{
	g_clear_pointer(&map->rows, g_free);
	g_clear_pointer(&map->columns, g_free);
}
