/* SPDX-License-Identifier: MIT */
#include "render/markdown/markdown_internal.h"

/* ---- tables ---- */

bool markdown_caption_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	markdown_block_begin(md);
	markdown_put_mark(md, "Table: ");
	return true;
}

static void marker_row(struct markdown *md, const struct columns *columns)
{
	static const char *const lines[] = {" --- |", " :-- |", " :-: |", " --: |"};
	markdown_line_begin(md);
	g_string_append_c(md->out, '|');
	for (unsigned i = 0; i < columns->count; i++)
		g_string_append(md->out, lines[columns->align[i]]);
	g_string_append_c(md->out, '\n');
}

/* Markdown has no table without a head row: an empty one. */
static void empty_head(struct markdown *md, const struct columns *columns)
{
	markdown_block_begin(md);
	g_string_append_c(md->out, '|');
	for (unsigned i = 0; i < columns->count; i++)
		g_string_append(md->out, "  |");
	g_string_append_c(md->out, '\n');
	marker_row(md, columns);
}

bool markdown_row_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	bool bare = node->parent->columns->bare;
	md->head = !bare && node_child(node->parent, NODE_ROW) == node;
	if (bare && node_child(node->parent, NODE_ROW) == node)
		empty_head(md, node->parent->columns);
	if (md->head)
		markdown_block_begin(md);
	else
		markdown_line_begin(md);
	g_string_append_c(md->out, '|');
	return true;
}

void markdown_row_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	g_string_append_c(md->out, '\n');
	if (md->head)
		marker_row(md, node->parent->columns);
	md->head = false;
}

bool markdown_cell_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	md->cell = true;
	md->beginning = true;
	g_string_append_c(md->out, ' ');
	if (node->cell && node->cell->head && node->first)
		g_string_append(md->out, "**");
	return true;
}

void markdown_cell_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->cell && node->cell->head && node->first)
		g_string_append(md->out, "**");
	md->cell = false;
	md->beginning = md->line = false;
	g_string_append(md->out, " |");
	for (unsigned i = 1; node->cell && i < node->cell->span; i++)
		g_string_append(md->out, "  |");
}

/* ---- forms and flowcharts ---- */

bool markdown_field_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	md->tight = node->parent->first != node && node->parent->kind != NODE_FORM;
	markdown_item_open(md, "* ", 2);
	return true;
}

/* An option of a column stands below it. */
static bool of_column(const struct node *node)
{
	return node->kind == NODE_OPTION && node->parent->field->type == FIELD_ROWS;
}

bool markdown_label_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->kind != NODE_LABEL)
		md->tight = true;
	if (of_column(node))
		markdown_item_open(md, "  * ", 4);
	else if (node->kind == NODE_OPTION || node->kind == NODE_COLUMN)
		markdown_item_open(md, "* ", 2);
	else if (node->kind == NODE_HINT)
		md->tight = false;
	markdown_block_begin(md);
	return true;
}

void markdown_label_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->kind == NODE_LABEL && node->parent->field->required) {
		markdown_mark_open(md, node->parent);
		g_string_append(md->out, " (");
		markdown_put_text(md, word(md->words, "required"));
		g_string_append_c(md->out, ')');
		markdown_mark_close(md, node->parent);
	}
	markdown_block_end(md);
	if (of_column(node))
		markdown_item_close(md, 4);
	else if (node->kind == NODE_OPTION || node->kind == NODE_COLUMN)
		markdown_item_close(md, 2);
}

bool markdown_flowchart_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	g_auto(GStrv) steps = g_strsplit(node->words ? node->words : "", "; ", -1);
	markdown_block_begin(md);
	markdown_put_text(md, word(md->words, "flowchart-in-words"));
	markdown_block_end(md);
	for (char **step = steps; *step; step++) {
		md->tight = step != steps;
		markdown_item_open(md, "* ", 2);
		markdown_block_begin(md);
		markdown_put_text(md, g_strstrip(*step));
		markdown_block_end(md);
		markdown_item_close(md, 2);
	}
	return false;
}
