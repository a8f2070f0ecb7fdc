/* SPDX-License-Identifier: MIT
 * Tables: head rows that repeat, rows that do not split, columns as wide as what stands in them asks for. */
#include "render/odt/odt_part.h"

/* ---- the frame ------------------------------------------------------------------------------------------------ */

void odt_table_start(struct odt *odt, const unsigned *widths, unsigned columns, const char *words)
{
	GString *out = odt->out;
	unsigned all = 0;
	odt_lead_settle(odt);
	odt_lists_stop(odt);
	for (unsigned i = 0; i < columns; i++)
		all += widths[i];
	g_string_append_printf(out, "<table:table table:name=\"Table%u\" table:style-name=\"%s\">", ++odt->tables,
			       style_table(odt, all, odt->site.edge, page_take(odt)));
	if (*words) {
		XML(out, "<table:title>");
		xml_text(out, words);
		XML(out, "</table:title>");
	}
	for (unsigned i = 0; i < columns; i++)
		g_string_append_printf(out, "<table:table-column table:style-name=\"%s\"/>",
				       style_column(odt, widths[i]));
}

void odt_table_end(struct odt *odt)
{
	XML(odt->out, "</table:table>");
}

void odt_heads_start(struct odt *odt)
{
	XML(odt->out, "<table:table-header-rows>");
}

void odt_heads_end(struct odt *odt)
{
	XML(odt->out, "</table:table-header-rows>");
}

void odt_row_start(struct odt *odt, const char *style)
{
	g_string_append_printf(odt->out, "<table:table-row table:style-name=\"%s\">", style);
}

void odt_row_end(struct odt *odt)
{
	XML(odt->out, "</table:table-row>");
}

void odt_cell_start(struct odt *odt, const char *style, unsigned columns, unsigned rows)
{
	g_string_append_printf(odt->out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\"",
			       style);
	if (columns > 1)
		g_string_append_printf(odt->out, " table:number-columns-spanned=\"%u\"", columns);
	if (rows > 1)
		g_string_append_printf(odt->out, " table:number-rows-spanned=\"%u\"", rows);
	g_string_append_c(odt->out, '>');
}

void odt_cell_end(struct odt *odt)
{
	odt_lists_stop(odt);
	XML(odt->out, "</table:table-cell>");
}

/* ---- rows ----------------------------------------------------------------------------------------------------- */

/* Cells that a wider or higher one takes. */
static void covered_write(struct odt *odt, unsigned cells)
{
	for (; cells; cells--)
		XML(odt->out, "<table:covered-table-cell/>");
}

static void cell_write(struct odt *odt, const struct node *cell, const char *style, bool shaded, unsigned span)
{
	struct odt_site outer = odt->site;
	odt_cell_start(odt, shaded ? "DocumentHead" : "DocumentCell", span, cell && cell->cell ? cell->cell->rows : 1);
	odt->site = (struct odt_site){.style = style, .cell = true};
	gsize before = odt->out->len;
	if (cell)
		odt_blocks(odt, cell);
	if (odt->out->len == before)
		odt_paragraph_words(odt, style, "");
	odt->site = outer;
	odt_cell_end(odt);
}

static void row_write(struct odt *odt, const struct node *table, const struct node *row, unsigned columns, bool head)
{
	const struct node *cell = row->first;
	odt_row_start(odt, "Row");
	for (unsigned i = 0; i < columns;) {
		const struct cell_head *own = cell ? cell->cell : NULL;
		unsigned span = own ? MIN(own->span, columns - i) : 1;
		bool labels = head || (own && own->head);
		if (own && own->joined) {
			covered_write(odt, span);
		} else {
			cell_write(odt, cell, table_style(table, i, labels), head, span);
			covered_write(odt, span - 1);
		}
		i += span;
		cell = cell ? cell->next : NULL;
	}
	odt_row_end(odt);
}

static void rows_write(struct odt *odt, const struct node *table, unsigned columns)
{
	bool head = !table->columns || !table->columns->bare;
	for (const struct node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		if (head)
			odt_heads_start(odt);
		row_write(odt, table, row, columns, head);
		if (head)
			odt_heads_end(odt);
		head = false;
	}
}

void odt_table(struct odt *odt, const struct node *node)
{
	unsigned columns = table_columns(node);
	const struct node *caption = node_child(node, NODE_CAPTION);
	if (!columns)
		return;
	bool turn = table_wide(node) && !odt->turned && !odt->site.cell;
	odt_lead_settle(odt);
	if (turn)
		page_turn(odt, true);
	if (caption) {
		odt_paragraph_start(odt, "Caption");
		odt_bookmark(odt, node);
		odt_inlines(odt, caption);
		odt_paragraph_end(odt);
	} else {
		odt_bookmark_next(odt, node);
	}
	unsigned *widths = table_widths(odt->edition, node, odt_width(odt));
	GString *words = g_string_new(NULL);
	table_words(odt->edition, node, words);
	odt_table_start(odt, widths, columns, words->str);
	rows_write(odt, node, columns);
	odt_table_end(odt);
	g_string_free(words, TRUE);
	g_free(widths);
	if (turn)
		page_turn(odt, false);
}
