/* SPDX-License-Identifier: MIT
 * Tables of a Word file as pipe tables. */
#include "publish/word/word_where.h"
#include "publish/word/word_writing.h"

#include <string.h>

static void cell_break(GString *out, gsize start, const char *sign)
{
	if (out->len > start)
		g_string_append(out, sign);
}

void cell_paragraph(struct writing *writing, const struct word_paragraph *paragraph, gsize start, GString *out)
{
	if (!paragraph->pieces->len && !paragraph->number)
		return;
	struct markdown_spot spot = {.cell = true, .line = !paragraph->number};
	if (paragraph->bullet) {
		cell_break(out, start, "<br>");
		g_string_append(out, "- ");
	} else if (paragraph->number) {
		cell_break(out, start, "<br>");
		markdown_text(out, paragraph->number, (struct markdown_spot){.cell = true});
		g_string_append_c(out, ' ');
	} else {
		cell_break(out, start, "<br><br>");
	}
	words_write(writing, paragraph->pieces, 0, paragraph->pieces->len, spot, out);
}

static void cell_blocks(struct writing *writing, const GPtrArray *blocks, gsize start, GString *out);

static void cell_table(struct writing *writing, const struct word_table *table, gsize start, GString *out)
{
	g_autofree char *shown = writing_table(writing, table);
	writing_note(writing, "%s within a cell became lines of that cell", shown);
	for (guint r = 0; r < table->rows->len; r++) {
		const struct word_row *row = &g_array_index(table->rows, struct word_row, r);
		for (guint i = 0; i < row->cells->len; i++) {
			cell_break(out, start, i ? " " : "<br>");
			cell_blocks(writing, g_array_index(row->cells, struct word_cell, i).blocks, out->len, out);
		}
	}
}

static void cell_blocks(struct writing *writing, const GPtrArray *blocks, gsize start, GString *out)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		if (block->table)
			cell_table(writing, block->table, start, out);
		else
			cell_paragraph(writing, block->paragraph, start, out);
	}
}

static unsigned columns_of(const struct word_table *table, bool *merged)
{
	unsigned most = 1;
	for (guint r = 0; r < table->rows->len; r++) {
		const struct word_row *row = &g_array_index(table->rows, struct word_row, r);
		unsigned columns = 0;
		for (guint i = 0; i < row->cells->len; i++) {
			const struct word_cell *cell = &g_array_index(row->cells, struct word_cell, i);
			columns += cell->span;
			*merged = *merged || cell->span > 1 || cell->joined;
		}
		most = MAX(most, columns);
	}
	return most;
}

static void line_begin(struct writing *writing)
{
	for (unsigned i = 0; i < writing->indent; i++)
		g_string_append_c(writing->out, ' ');
}

static void row_write(struct writing *writing, const struct word_row *row, unsigned columns)
{
	GString *out = writing->out;
	unsigned written = 0;
	line_begin(writing);
	g_string_append_c(out, '|');
	for (guint i = 0; i < row->cells->len; i++) {
		const struct word_cell *cell = &g_array_index(row->cells, struct word_cell, i);
		g_string_append_c(out, ' ');
		cell_blocks(writing, cell->blocks, out->len, out);
		for (unsigned k = 0; k < cell->span; k++, written++)
			g_string_append(out, k ? "  |" : " |");
	}
	for (; written < columns; written++)
		g_string_append(out, "  |");
	g_string_append_c(out, '\n');
}

/* The paragraphs of a table that is one box around words, or NULL. */
static const GPtrArray *box_of(const struct word_table *table)
{
	const struct word_row *row = table->rows->len == 1 ? &g_array_index(table->rows, struct word_row, 0) : NULL;
	const GPtrArray *blocks =
		row && row->cells->len == 1 ? g_array_index(row->cells, struct word_cell, 0).blocks : NULL;
	for (guint i = 0; blocks && i < blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[i])->paragraph;
		if (!paragraph || paragraph->number)
			return NULL;
	}
	return blocks;
}

bool box_write(struct writing *writing, const struct word_table *table)
{
	bool captioned = writing->at > 0 && block_is_caption(writing->word->blocks, writing->at - 1);
	const GPtrArray *blocks = writing->ours || captioned ? NULL : box_of(table);
	bool any = false;
	for (guint i = 0; blocks && i < blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)blocks->pdata[i])->paragraph;
		if (paragraph_is_empty(paragraph))
			continue;
		if (any) {
			line_begin(writing);
			g_string_append(writing->out, ">\n");
		}
		GString *words = g_string_new(NULL);
		words_write(writing, paragraph->pieces, 0, paragraph->pieces->len,
			    (struct markdown_spot){.beginning = true}, words);
		char **lines = g_strsplit(words->str, "\n", -1);
		for (char **line = lines; *line; line++) {
			line_begin(writing);
			g_string_append_printf(writing->out, "> %s\n", *line);
		}
		g_strfreev(lines);
		g_string_free(words, TRUE);
		any = true;
	}
	if (any)
		g_string_append_c(writing->out, '\n');
	return any;
}

/* A table of ours has a head; that Word marks none is told of the first and counted. */
static void head_look(struct writing *writing, const struct word_table *table)
{
	if (writing->ours || !table->rows->len || g_array_index(table->rows, struct word_row, 0).head)
		return;
	if (!writing->headless++)
		writing->headless_first = table;
}

void headless_tell(struct writing *writing)
{
	if (!writing->headless)
		return;
	g_autofree char *begins = table_shown(writing->headless_first);
	writing_note(
		writing,
		"tables whose first row is their head now, though Word marks none as such: %u; where the first row is "
		"none, put an empty one above it: the first is the table '%s'",
		writing->headless, begins);
}

void grid_write(struct writing *writing, const struct word_table *table)
{
	bool merged = false;
	unsigned columns = columns_of(table, &merged);
	head_look(writing, table);
	if (merged) {
		g_autofree char *shown = writing_table(writing, table);
		writing_note(writing,
			     "%s has cells that take several columns or rows: their words stand in the first "
			     "of them",
			     shown);
	}
	for (guint r = 0; r < table->rows->len; r++) {
		row_write(writing, &g_array_index(table->rows, struct word_row, r), columns);
		if (r)
			continue;
		line_begin(writing);
		for (unsigned i = 0; i < columns; i++)
			g_string_append(writing->out, i ? "---|" : "|---|");
		g_string_append_c(writing->out, '\n');
	}
	g_string_append_c(writing->out, '\n');
}
