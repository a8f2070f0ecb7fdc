/* SPDX-License-Identifier: MIT
 * A table to fill in, as one field of rows: its first row has words, and each cell below has one thing to fill in. */
#include "publish/word/word_writing.h"

#include <string.h>

/* The one control in a cell, or NULL where there is none, or more, or words beside it. */
static const struct word_control *cell_control(const struct word_cell *cell)
{
	const struct word_control *control = NULL;
	for (guint i = 0; i < cell->blocks->len; i++) {
		const struct word_block *block = cell->blocks->pdata[i];
		const struct word_control *found = block->paragraph ? control_alone(block->paragraph) : NULL;
		if (!found || control)
			return NULL;
		control = found;
	}
	return control;
}

static bool row_is_open(const struct word_row *row, guint columns)
{
	if (row->cells->len != columns)
		return false;
	for (guint i = 0; i < columns; i++) {
		const struct word_cell *cell = &g_array_index(row->cells, struct word_cell, i);
		if (cell->span > 1 || cell->rows > 1 || !cell_control(cell))
			return false;
	}
	return true;
}

/* The words of a head; what our own say there of the options is no part of them. */
static void cell_words(const struct word_cell *cell, GString *out)
{
	for (guint i = 0; i < cell->blocks->len; i++) {
		const struct word_block *block = cell->blocks->pdata[i];
		if (block->paragraph && is_field_hint(block->paragraph))
			continue;
		if (out->len)
			g_string_append_c(out, ' ');
		if (block->paragraph)
			word_plain(block->paragraph, out);
	}
	g_strstrip(out->str);
	g_string_set_size(out, strlen(out->str));
}

bool table_is_rows(const struct word_table *table)
{
	const struct word_row *head = table->rows->len > 1 ? &g_array_index(table->rows, struct word_row, 0) : NULL;
	if (!head || !head->head || !head->cells->len)
		return false;
	GString *words = g_string_new(NULL);
	bool fine = true;
	for (guint i = 0; i < head->cells->len && fine; i++) {
		const struct word_cell *cell = &g_array_index(head->cells, struct word_cell, i);
		g_string_truncate(words, 0);
		cell_words(cell, words);
		fine = cell->span <= 1 && !cell_control(cell) && has_letters(words->str);
	}
	g_string_free(words, TRUE);
	for (guint r = 1; r < table->rows->len && fine; r++)
		fine = row_is_open(&g_array_index(table->rows, struct word_row, r), head->cells->len);
	return fine;
}

/* Our own row to sign in: 'manager-sign', and beside it the name and the day that go with it. */
static bool is_signature(const struct word_row *row)
{
	const struct word_control *first = cell_control(&g_array_index(row->cells, struct word_cell, 0));
	const struct word_control *last =
		cell_control(&g_array_index(row->cells, struct word_cell, row->cells->len - 1));
	size_t length = first && first->id ? strlen(first->id) : 0;
	return row->cells->len > 1 && length && last && last->id && !strncmp(last->id, first->id, length) &&
	       !strcmp(last->id + length, "-date");
}

/* 'shares' of the first cell's 'shares-1-1'. */
static void rows_id(struct writing *writing, const struct word_table *table)
{
	const struct word_row *row = &g_array_index(table->rows, struct word_row, 1);
	const struct word_control *first = cell_control(&g_array_index(row->cells, struct word_cell, 0));
	if (!first || !first->id || !g_str_has_suffix(first->id, "-1-1"))
		return;
	char *id = g_strndup(first->id, strlen(first->id) - strlen("-1-1"));
	const struct word_control whole = {.id = id};
	form_id_line(writing, &whole);
	g_free(id);
}

static bool cell_has_sign(const struct word_cell *cell)
{
	const struct word_block *block = cell->blocks->pdata[0];
	return asks_money(block->paragraph);
}

static void column_write(struct writing *writing, const struct word_table *table, guint column)
{
	const struct word_row *head = &g_array_index(table->rows, struct word_row, 0);
	const struct word_row *row = &g_array_index(table->rows, struct word_row, 1);
	const struct word_control *control = cell_control(&g_array_index(row->cells, struct word_cell, column));
	const char *type = !control                                                              ? NULL
			   : control->type == FIELD_DATE                                         ? "date:"
			   : cell_has_sign(&g_array_index(row->cells, struct word_cell, column)) ? "money:"
												 : NULL;
	GString *words = g_string_new(type);
	cell_words(&g_array_index(head->cells, struct word_cell, column), words);
	g_string_append(writing->out, column ? ", " : "");
	if (type && !strpbrk(words->str + strlen(type), ",:[]\"'#"))
		g_string_append(writing->out, words->str);
	else
		form_quoted(writing->out, words->str);
	g_string_free(words, TRUE);
}

void table_rows_write(struct writing *writing, const struct word_table *table, const char *label,
		      const struct field_words *above)
{
	const struct word_row *row = &g_array_index(table->rows, struct word_row, 1);
	if (table->rows->len == 2 && is_signature(row)) {
		form_begin(writing, "signature", label);
		form_id_line(writing, cell_control(&g_array_index(row->cells, struct word_cell, 0)));
		form_above(writing, above);
		return;
	}
	form_begin(writing, "rows", label);
	rows_id(writing, table);
	form_above(writing, above);
	g_string_append(writing->out, "  columns: [");
	for (guint i = 0; i < g_array_index(table->rows, struct word_row, 0).cells->len; i++)
		column_write(writing, table, i);
	g_string_append_printf(writing->out, "]\n  count: %u\n", table->rows->len - 1);
}
