/* SPDX-License-Identifier: MIT
 * Tables: a head row that repeats, rows that do not split, columns as wide as what stands in them asks for. */
#include "render/docx/docx_part.h"

/* ---- the frame ------------------------------------------------------------------------------------------------ */

void table_start(struct docx *docx, const char *style, const unsigned *widths, unsigned columns, bool bare,
		 const char *caption)
{
	GString *out = docx->out;
	unsigned all = 0;
	lead_settle(docx);
	section_settle(docx);
	revision_stop(docx);
	for (unsigned i = 0; i < columns; i++)
		all += widths[i];
	XML(out, "<w:tbl><w:tblPr><w:tblStyle w:val=\"");
	append_text(out, style);
	XML(out, "\"/><w:tblW w:w=\"");
	xml_number(out, all);
	XML(out, "\" w:type=\"dxa\"/>");
	if (docx->site.edge)
		g_string_append_printf(out, "<w:tblInd w:w=\"%u\" w:type=\"dxa\"/>", docx->site.edge);
	XML(out, "<w:tblLayout w:type=\"fixed\"/><w:tblLook ");
	g_string_append(out, bare ? "w:val=\"0080\" w:firstRow=\"0\" " : "w:val=\"0020\" w:firstRow=\"1\" ");
	g_string_append(out, bare ? "w:lastRow=\"0\" w:firstColumn=\"1\" " : "w:lastRow=\"0\" w:firstColumn=\"0\" ");
	XML(out, "w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/>");
	if (caption && *caption) {
		XML(out, "<w:tblCaption w:val=\"");
		xml_value(out, caption);
		XML(out, "\"/>");
	}
	XML(out, "</w:tblPr><w:tblGrid>");
	for (unsigned i = 0; i < columns; i++) {
		XML(out, "<w:gridCol w:w=\"");
		xml_number(out, widths[i]);
		XML(out, "\"/>");
	}
	XML(out, "</w:tblGrid>");
}

void row_start(struct docx *docx, bool head)
{
	XML(docx->out, "<w:tr><w:trPr><w:cantSplit/>");
	if (head)
		XML(docx->out, "<w:tblHeader/>");
	row_mark(docx);
	XML(docx->out, "</w:trPr>");
}

void row_end(struct docx *docx)
{
	XML(docx->out, "</w:tr>");
}

void cell_start(struct docx *docx, unsigned width, const struct cell_head *cell, enum mark row)
{
	XML(docx->out, "<w:tc><w:tcPr><w:tcW w:w=\"");
	xml_number(docx->out, width);
	XML(docx->out, "\" w:type=\"dxa\"/>");
	if (cell && cell->span > 1)
		g_string_append_printf(docx->out, "<w:gridSpan w:val=\"%u\"/>", cell->span);
	if (cell && cell->joined)
		XML(docx->out, "<w:vMerge/>");
	else if (cell && cell->rows > 1)
		XML(docx->out, "<w:vMerge w:val=\"restart\"/>");
	cell_mark(docx, row);
	XML(docx->out, "</w:tcPr>");
}

void cell_end(struct docx *docx)
{
	if (docx->revision.block == MARK_KEPT)
		revision_stop(docx);
	docx->revision.loose = false;
	XML(docx->out, "</w:tc>");
}

/* The paragraph after a table keeps it apart from one that follows. */
void table_end(struct docx *docx)
{
	XML(docx->out, "</w:tbl>");
	docx->revision.came[0] = docx->revision.came[1] = 0;
	paragraph_words(docx, "TableEnd", "");
}

/* ---- rows ----------------------------------------------------------------------------------------------------- */

static void cell_write(struct docx *docx, const struct node *cell, const char *style, unsigned width)
{
	struct docx_site outer = docx->site;
	enum mark row = docx->revision.block;
	struct docx_outer outside = revision_enter(docx, cell);
	cell_start(docx, width, cell ? cell->cell : NULL, row);
	docx->site = (struct docx_site){.style = style, .cell = true};
	gsize before = docx->out->len;
	if (cell && !block_is_echo(docx, cell))
		blocks(docx, cell);
	if (docx->out->len == before)
		paragraph_words(docx, style, ""); /* Word refuses a cell without a paragraph */
	docx->site = outer;
	cell_end(docx);
	revision_leave(docx, outside);
}

static void row_write(struct docx *docx, const struct node *table, const struct node *row, const unsigned *widths,
		      unsigned columns, bool head)
{
	const struct node *cell = row->first;
	struct docx_outer outer = revision_enter(docx, row);
	row_start(docx, head);
	for (unsigned i = 0; i < columns;) {
		bool labels = head || (cell && cell->cell && cell->cell->head);
		unsigned span = cell && cell->cell ? MIN(cell->cell->span, columns - i) : 1, width = 0;
		const char *style = table_style(table, i, labels);
		for (unsigned k = 0; k < span; k++)
			width += widths[i++];
		cell_write(docx, cell, style, width);
		cell = cell ? cell->next : NULL;
	}
	row_end(docx);
	revision_leave(docx, outer);
}

static void caption_write(struct docx *docx, const struct node *table)
{
	const struct node *caption = node_child(table, NODE_CAPTION);
	if (caption && block_is_echo(docx, caption))
		caption = NULL;
	if (!caption && !docx->bookmarks[table->index])
		return;
	struct docx_outer outer = revision_enter(docx, caption ? caption : table);
	/* Without a caption a bookmark still needs a paragraph to stand in. */
	paragraph_start(docx, caption ? "Caption" : "TableEnd");
	bookmark_start(docx, table);
	if (caption)
		inlines(docx, caption);
	paragraph_end(docx);
	revision_leave(docx, outer);
}

void table_write(struct docx *docx, const struct node *node)
{
	unsigned columns = table_columns(node);
	if (!columns)
		return;
	bool turn = table_wide(node) && !section_turned(docx) && !docx->site.cell;
	lead_settle(docx);
	if (turn)
		section_turn(docx, true);
	unsigned *widths = table_widths(docx->edition, node, text_width(docx));
	GString *words = g_string_new(NULL);
	table_words(docx->edition, node, words);
	caption_write(docx, node);
	table_start(docx, "DocumentTable", widths, columns, node->columns && node->columns->bare, words->str);
	bool head = !node->columns || !node->columns->bare;
	for (const struct node *row = node->first; row; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		row_write(docx, node, row, widths, columns, head);
		head = false;
	}
	table_end(docx);
	if (turn)
		section_turn(docx, false);
	g_string_free(words, TRUE);
	g_free(widths);
}
