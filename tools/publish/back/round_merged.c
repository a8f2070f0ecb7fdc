/* SPDX-License-Identifier: MIT
 * Cells of a table that were merged: tables of the sources can't say that, so it is told. */
#include "publish/back/round_internal.h"

void tables_gather(const GPtrArray *blocks, GPtrArray *tables)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_table *table = ((const struct word_block *)blocks->pdata[i])->table;
		if (table)
			g_ptr_array_add(tables, (gpointer)table);
		for (guint r = 0; table && r < table->rows->len; r++) {
			const GArray *cells = g_array_index(table->rows, struct word_row, r).cells;
			for (guint c = 0; c < cells->len; c++)
				tables_gather(g_array_index(cells, struct word_cell, c).blocks, tables);
		}
	}
}

bool table_is_plain(const struct word_table *table)
{
	for (guint r = 0; r < table->rows->len; r++) {
		const GArray *cells = g_array_index(table->rows, struct word_row, r).cells;
		for (guint c = 0; c < cells->len; c++) {
			const struct word_cell *cell = &g_array_index(cells, struct word_cell, c);
			if (cell->span > 1 || cell->rows > 1 || cell->joined)
				return false;
			for (guint i = 0; i < cell->blocks->len; i++)
				if (((const struct word_block *)cell->blocks->pdata[i])->table)
					return false;
		}
	}
	return true;
}

/* How many cells take several columns or rows, and the words of the first. */
static guint cells_merged(const struct word_table *table, GString *words)
{
	guint count = 0;
	for (guint r = 0; r < table->rows->len; r++) {
		const GArray *cells = g_array_index(table->rows, struct word_row, r).cells;
		for (guint c = 0; c < cells->len; c++) {
			const struct word_cell *cell = &g_array_index(cells, struct word_cell, c);
			bool merged = cell->span > 1 || cell->rows > 1;
			for (guint i = 0; i < cell->blocks->len && merged && !count; i++) {
				const struct word_block *block = cell->blocks->pdata[i];
				g_string_append(words, words->len ? " " : "");
				if (block->paragraph)
					word_plain(block->paragraph, words);
			}
			count += merged;
		}
	}
	return count;
}

/* A line of the table of that number in the file as it was made, and its place in the new file; LINE_NONE for none. */
static guint table_partner(const struct rounding *rounding, unsigned number, const struct line **old)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *new = &g_array_index(rounding->new, struct line, i);
		if (new->table != number || new->partner == LINE_NONE || !*new->text)
			continue;
		*old = &g_array_index(rounding->old, struct line, new->partner);
		if ((*old)->table)
			return i;
	}
	return LINE_NONE;
}

static void tables_compare(struct rounding *rounding, const GPtrArray *old_tables, const GPtrArray *new_tables)
{
	GString *words = g_string_new(NULL), *none = g_string_new(NULL);
	for (guint i = 0; i < new_tables->len; i++) {
		const struct line *old;
		guint place = table_partner(rounding, i + 1, &old);
		g_string_truncate(words, 0);
		if (place == LINE_NONE ||
		    cells_merged(new_tables->pdata[i], words) <= cells_merged(old_tables->pdata[old->table - 1], none))
			continue;
		g_autofree char *where = line_where(rounding->new, place);
		round_leave(rounding,
			    "%s%scells of a table were merged, which tables of the sources can't say; they stay apart: "
			    "'%s'",
			    where, *where ? ": " : "", words->str);
	}
	g_string_free(none, TRUE);
	g_string_free(words, TRUE);
}

void round_merged(struct rounding *rounding, const struct word *base, const struct word *edited)
{
	GPtrArray *old_tables = g_ptr_array_new(), *new_tables = g_ptr_array_new();
	tables_gather(base->blocks, old_tables);
	tables_gather(edited->blocks, new_tables);
	tables_compare(rounding, old_tables, new_tables);
	g_ptr_array_unref(new_tables);
	g_ptr_array_unref(old_tables);
}
