/* SPDX-License-Identifier: MIT
 * Tables: rows, cells, and how many columns and rows each cell takes. */
#include "read/word/word_internal.h"

#include <string.h>

#define COLUMNS_MOST 64u /* that Word has */

static void cell_read(struct word_reading *reading, struct word_row *row, const struct xml_node *node)
{
	const struct xml_node *properties = xml_child(node, "w:tcPr"), *merged = xml_child(properties, "w:vMerge");
	if (!word_in_view(reading, word_change_in(reading, properties)))
		return;
	const char *kind = xml_get(merged, "w:val");
	struct word_cell cell = {.rows = 1};
	cell.span = (unsigned)CLAMP(word_number(properties, "w:gridSpan", "w:val", 1), 1, 64);
	cell.joined = merged && (!kind || strcmp(kind, "restart") != 0);
	cell.blocks = word_blocks_apart(reading, node);
	g_array_append_val(row->cells, cell);
}

static void cells_read(struct word_reading *reading, struct word_row *row, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node; node = node->next)
		if (xml_is(node, "w:tc"))
			cell_read(reading, row, node);
		else if (xml_is(node, "w:sdt") && xml_child(node, "w:sdtContent"))
			cells_read(reading, row, xml_child(node, "w:sdtContent"));
		else if (xml_is(node, "w:customXml"))
			cells_read(reading, row, node);
		else if (node->name)
			word_milestone(reading, node);
}

static void row_read(struct word_reading *reading, struct word_table *table, const struct xml_node *node)
{
	const struct xml_node *properties = xml_child(node, "w:trPr");
	struct word_row row = {.change = word_change_in(reading, properties)};
	if (!word_in_view(reading, row.change))
		return;
	const struct word_change *outer = reading->change;
	reading->change = row.change ? row.change : outer;
	row.head = word_toggle(properties, "w:tblHeader") == 1;
	row.cells = g_array_new(FALSE, FALSE, sizeof(struct word_cell));
	g_ptr_array_add(reading->word->owned, row.cells);
	cells_read(reading, &row, node);
	g_array_append_val(table->rows, row);
	reading->change = outer;
}

static void rows_read(struct word_reading *reading, struct word_table *table, const struct xml_node *parent)
{
	for (const struct xml_node *node = parent->first; node; node = node->next)
		if (xml_is(node, "w:tr"))
			row_read(reading, table, node);
		else if (xml_is(node, "w:sdt") && xml_child(node, "w:sdtContent"))
			rows_read(reading, table, xml_child(node, "w:sdtContent"));
		else if (xml_is(node, "w:customXml"))
			rows_read(reading, table, node);
		else if (node->name)
			word_milestone(reading, node);
}

/* The cell of a row that begins in a column, or NULL. */
static struct word_cell *cell_at(const struct word_row *row, unsigned column)
{
	unsigned at = 0;
	for (guint i = 0; i < row->cells->len; i++) {
		struct word_cell *cell = &g_array_index(row->cells, struct word_cell, i);
		if (at == column)
			return cell;
		at += cell->span;
	}
	return NULL;
}

/* Each cell learns how many rows it takes from those below that belong to it. */
static void rows_join(struct word_table *table)
{
	for (guint r = 0; r < table->rows->len; r++) {
		const struct word_row *row = &g_array_index(table->rows, struct word_row, r);
		unsigned column = 0;
		for (guint i = 0; i < row->cells->len; i++) {
			struct word_cell *cell = &g_array_index(row->cells, struct word_cell, i);
			for (guint below = r + 1; below < table->rows->len && !cell->joined && i < COLUMNS_MOST;
			     below++) {
				const struct word_cell *next =
					cell_at(&g_array_index(table->rows, struct word_row, below), column);
				if (!next || !next->joined)
					break;
				cell->rows++;
			}
			column += cell->span;
		}
	}
}

void word_table(struct word_reading *reading, const struct xml_node *node)
{
	const char *caption =
		word_seen(reading, xml_get(xml_child(xml_child(node, "w:tblPr"), "w:tblCaption"), "w:val"));
	struct word_table *table = arena_take(reading->word->arena, sizeof *table);
	struct word_block *block = arena_take(reading->word->arena, sizeof *block);
	table->caption = caption && *caption ? caption : NULL;
	table->rows = g_array_new(FALSE, FALSE, sizeof(struct word_row));
	g_ptr_array_add(reading->word->owned, table->rows);
	rows_read(reading, table, node);
	rows_join(table);
	block->table = table;
	if (table->rows->len && !reading->aside)
		g_ptr_array_add(reading->blocks, block);
}
