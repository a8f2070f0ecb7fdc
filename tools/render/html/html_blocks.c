/* SPDX-License-Identifier: MIT */
#include "render/html/html_internal.h"

/* A table with more columns than this does not fit a telephone and scrolls in a region of its own. */
#define COLUMNS_FIT 2u

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

/* In the items of a tight list, and alone in a cell, the words need no paragraph around them. */
static bool paragraph_bare(const struct node *node)
{
	const struct node *parent = node->parent;
	if (parent->kind == NODE_ITEM)
		return parent->parent->tight;
	if (parent->kind == NODE_CELL || parent->kind == NODE_MEANING)
		return !node->next && parent->first == node;
	return false;
}

bool html_paragraph_enter(void *data, const struct node *node)
{
	struct html *html = data;
	const struct node *parent = node->parent;
	html_change(html, node);
	if (paragraph_bare(node))
		return true;
	HTML_PUT(html->out, "<p");
	html_class(html, node, NULL);
	HTML_PUT(html->out, ">");
	if (parent->kind == NODE_CLAUSE && parent->first == node) {
		html_number(html, parent);
		html_former(html, parent);
	}
	return true;
}

void html_paragraph_leave(void *data, const struct node *node)
{
	struct html *html = data;
	if (!paragraph_bare(node))
		HTML_PUT(html->out, "</p>\n");
	else if (node->next)
		HTML_PUT(html->out, "\n");
}

/* ---- lists ---------------------------------------------------------------------------------------------------- */

bool html_bullets_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<ul");
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	return true;
}

void html_bullets_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</ul>\n");
}

/* The numbers are text, as everywhere: a browser's own would be other ones where a list begins late. */
bool html_list_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<ul class=\"numbered\"");
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	return true;
}

void html_list_leave(void *data, const struct node *node)
{
	html_bullets_leave(data, node);
}

bool html_item_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<li");
	html_class(html, node, NULL);
	html_id(html, node);
	HTML_PUT(html->out, ">");
	html_change(html, node);
	const char *number = edition_number(html->edition, node);
	if (*number) {
		HTML_PUT(html->out, "<span class=\"number\">");
		html_text(html->out, number);
		HTML_PUT(html->out, "</span> ");
	}
	return true;
}

void html_item_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</li>\n");
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static bool row_is_empty(const struct node *row)
{
	for (const struct node *cell = row->first; cell; cell = cell->next)
		if (cell->first)
			return false;
	return true;
}

static const struct node *first_row(const struct node *table)
{
	return node_child(table, NODE_ROW);
}

static bool table_scrolls(const struct node *table)
{
	return table->columns->count > COLUMNS_FIT;
}

/* What a region is called: its table's caption, or the heading that it stands under: on one page no two are alike. */
static void table_name(struct html *html, const struct node *table)
{
	const struct node *name = node_child(table, NODE_CAPTION);
	for (const struct node *above = table->parent; above && !name; above = above->parent)
		name = above->kind == NODE_DOCUMENT ? NULL : node_child(above, NODE_TITLE);
	if (name)
		html_words(html, name);
	else
		html_word(html, "table");
}

bool html_table_enter(void *data, const struct node *node)
{
	struct html *html = data;
	html_change(html, node);
	if (table_scrolls(node)) {
		HTML_PUT(html->out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
		table_name(html, node);
		/* The same table may stand on the page twice, as it was and as it is. */
		if (edition_is_redline(html->edition))
			g_string_append_printf(html->out, " %u", ++html->tables);
		HTML_PUT(html->out, "\">\n");
	}
	HTML_PUT(html->out, "<table");
	html_class(html, node, NULL);
	html_id(html, node);
	if (node->columns->name && !node_child(node, NODE_CAPTION)) {
		HTML_PUT(html->out, " aria-label=\"");
		html_text(html->out, node->columns->name);
		HTML_PUT(html->out, "\"");
	}
	HTML_PUT(html->out, ">\n");
	html->columns = node->columns;
	if (node->columns->bare)
		HTML_PUT(html->out, "<tbody>\n");
	return true;
}

void html_table_leave(void *data, const struct node *node)
{
	struct html *html = data;
	const struct node *head = first_row(node);
	if (node->columns->bare || (head && (head->next || row_is_empty(head))))
		HTML_PUT(html->out, "</tbody>\n");
	HTML_PUT(html->out, "</table>\n");
	if (table_scrolls(node))
		HTML_PUT(html->out, "</div>\n");
	html->columns = NULL;
}

bool html_caption_enter(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "<caption>");
	return true;
}

void html_caption_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</caption>\n");
}

bool html_row_enter(void *data, const struct node *node)
{
	struct html *html = data;
	bool first = first_row(node->parent) == node && !node->parent->columns->bare;
	html->head = first && !row_is_empty(node);
	html->column = 0;
	if (first && !html->head) {
		/* A head with no words is there only because the source needs one. */
		HTML_PUT(html->out, "<tbody>\n");
		return false;
	}
	if (first)
		HTML_PUT(html->out, "<thead>\n");
	HTML_PUT(html->out, "<tr");
	html_class(html, node, NULL);
	HTML_PUT(html->out, ">\n");
	return true;
}

void html_row_leave(void *data, const struct node *node)
{
	struct html *html = data;
	bool first = first_row(node->parent) == node && !node->parent->columns->bare;
	if (first && !html->head)
		return;
	HTML_PUT(html->out, "</tr>\n");
	if (html->head)
		HTML_PUT(html->out, "</thead>\n");
	if (html->head && node->next)
		HTML_PUT(html->out, "<tbody>\n");
	html->head = false;
}

static void cell_align(struct html *html)
{
	enum align align =
		html->columns && html->column < html->columns->count ? html->columns->align[html->column] : ALIGN_NONE;
	if (align == ALIGN_RIGHT)
		HTML_PUT(html->out, " class=\"right\"");
	else if (align == ALIGN_CENTRE)
		HTML_PUT(html->out, " class=\"centre\"");
}

bool html_cell_enter(void *data, const struct node *node)
{
	struct html *html = data;
	bool labels = node->cell && node->cell->head && node->first;
	if (node->cell && node->cell->joined)
		return true;
	if (labels && html->columns->count > 1)
		HTML_PUT(html->out, "<th scope=\"row\"");
	else if (labels || (html->head && node->first))
		HTML_PUT(html->out, "<th scope=\"col\"");
	else
		HTML_PUT(html->out, "<td");
	if (node->cell && node->cell->span > 1)
		g_string_append_printf(html->out, " colspan=\"%u\"", node->cell->span);
	if (node->cell && node->cell->rows > 1)
		g_string_append_printf(html->out, " rowspan=\"%u\"", node->cell->rows);
	cell_align(html);
	HTML_PUT(html->out, ">");
	if (node == node->parent->first)
		html_change(html, node->parent);
	return true;
}

void html_cell_leave(void *data, const struct node *node)
{
	struct html *html = data;
	if ((html->head || (node->cell && node->cell->head)) && node->first)
		HTML_PUT(html->out, "</th>\n");
	else if (!node->cell || !node->cell->joined)
		HTML_PUT(html->out, "</td>\n");
	html->column++;
}

/* ---- definitions, notes and the rest -------------------------------------------------------------------------- */

bool html_definitions_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<dl");
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	return true;
}

void html_definitions_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</dl>\n");
}

bool html_definition_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<div");
	html_class(html, node, NULL);
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	return true;
}

void html_definition_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</div>\n");
}

bool html_term_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<dt>");
	if (node == node->parent->first)
		html_change(html, node->parent);
	return true;
}

void html_term_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</dt>\n");
}

bool html_meaning_enter(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "<dd>");
	return true;
}

void html_meaning_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</dd>\n");
}

bool html_note_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<div class=\"note\" role=\"note\"");
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	return true;
}

void html_note_leave(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "</div>\n");
}

bool html_code_block_enter(void *data, const struct node *node)
{
	struct html *html = data;
	html_change(html, node);
	HTML_PUT(html->out, "<pre");
	html_class(html, node, NULL);
	HTML_PUT(html->out, "><code");
	size_t length = node->words ? strcspn(node->words, " \t") : 0;
	if (length) {
		HTML_PUT(html->out, " class=\"language-");
		html_text_n(html->out, node->words, length);
		HTML_PUT(html->out, "\"");
	}
	HTML_PUT(html->out, ">");
	html_number_open(html, node);
	html_text(html->out, node->text);
	html_number_close(html, node);
	HTML_PUT(html->out, "</code></pre>\n");
	return false;
}

bool html_rule_enter(void *data, const struct node *node)
{
	struct html *html = data;
	(void)node;
	HTML_PUT(html->out, "<hr>\n");
	return false;
}
