/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_layouts.h"

#include <string.h>

/* ---- tables and lines -------------------------------------------------------------------------------------------- */

static struct node *table_open(struct filling *filling, struct node *parent, const struct yaml *part, unsigned count)
{
	struct node *table = doc_add(filling->doc, parent, NODE_TABLE, filling->report->place);
	struct columns *columns = arena_take(filling->doc->arena, sizeof *columns + count * sizeof columns->align[0]);
	columns->count = count;
	columns->bare = true;
	columns->name = part_said(part, "called");
	if (columns->name)
		columns->name = arena_text(filling->doc->arena, columns->name);
	for (unsigned i = 0; i < count; i++)
		columns->align[i] = ALIGN_NONE;
	table->columns = columns;
	return table;
}

static struct node *cell_open(struct filling *filling, struct node *row, bool head, unsigned span, bool joined)
{
	struct node *node = doc_add(filling->doc, row, NODE_CELL, filling->report->place);
	struct cell_head *cell = arena_take(filling->doc->arena, sizeof *cell);
	*cell = (struct cell_head){.head = head, .span = span, .rows = 1, .joined = joined};
	node->cell = cell;
	return node;
}

static bool mentions_meeting(const struct yaml *cells)
{
	for (guint i = 0; i < cells->items->len; i++) {
		const char *text = ((const struct yaml *)cells->items->pdata[i])->text;
		if (strstr(text, "{body}") || strstr(text, "{meeting}"))
			return true;
	}
	return false;
}

/* Label, value, label, value; the last value takes what columns are left. */
static struct node *row_put(struct filling *filling, struct node *table, const struct yaml *cells, bool again)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	bool any = false;
	for (guint i = 0; i < cells->items->len; i++) {
		char *text = i % 2 ? fact_fill(filling, cells->items->pdata[i])
				   : g_strdup(((const struct yaml *)cells->items->pdata[i])->text);
		any = any || (i % 2 && text);
		g_ptr_array_add(words, text ? text : g_strdup(""));
	}
	struct node *row = any ? doc_add(filling->doc, table, NODE_ROW, filling->report->place) : NULL;
	for (guint i = 0; row && i < words->len; i++) {
		bool head = i % 2 == 0, last = i + 1 == words->len;
		bool joined = again && i == 0;
		const char *text = joined ? "" : words->pdata[i];
		struct node *cell = cell_open(filling, row, head && *text,
					      last ? MAX(table->columns->count, words->len) - i : 1, joined);
		if (*text)
			paragraph_put(filling, cell, text);
	}
	g_ptr_array_unref(words);
	return row;
}

/* The first cell of a row takes that of one more row below it. */
static void row_join(struct filling *filling, const struct node *first)
{
	struct cell_head *cell = arena_take(filling->doc->arena, sizeof *cell);
	*cell = *first->first->cell;
	cell->rows++;
	first->first->cell = cell;
}

bool table_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const struct yaml *rows = yaml_get(part, "rows");
	unsigned count = (unsigned)g_ascii_strtoull(part_said(part, "table"), NULL, 10);
	struct node *table = table_open(filling, parent, part, count);
	for (guint i = 0; i < rows->items->len; i++) {
		const struct yaml *cells = rows->items->pdata[i];
		bool meetings = mentions_meeting(cells);
		guint most = meetings ? MAX(filling->meetings->len, 1) : 1;
		struct node *first = NULL;
		for (guint k = 0; k < most; k++) {
			filling->meeting = k;
			struct node *row = row_put(filling, table, cells, first != NULL);
			if (row && first && row->first)
				row_join(filling, first);
			first = first ? first : row;
		}
		filling->meeting = filling->held;
	}
	if (!table->first)
		node_detach(table);
	return table->first != NULL;
}

/* '**Label:** words' */
void label_put(struct filling *filling, struct node *paragraph, const char *label, bool more)
{
	if (!*label)
		return;
	struct node *strong = doc_make(filling->doc, NODE_STRONG, filling->report->place);
	text_put(filling, strong, label);
	struct node *space = doc_make(filling->doc, NODE_TEXT, filling->report->place);
	space->text = arena_text(filling->doc->arena, " ");
	if (more)
		node_attach_first(paragraph, space);
	node_attach_first(paragraph, strong);
}

bool lines_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const struct yaml *lines = yaml_get(part, "lines");
	bool any = false;
	for (guint i = 0; i < lines->items->len; i++) {
		const struct yaml *line = lines->items->pdata[i];
		char *words = fact_fill(filling, line->items->pdata[1]);
		if (words && *words)
			label_put(filling, paragraph_put(filling, parent, words),
				  ((const struct yaml *)line->items->pdata[0])->text, true);
		any = any || words;
		g_free(words);
	}
	return any;
}

/* One column: a label, below it the text. */
bool boxes_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const struct yaml *boxes = yaml_get(part, "boxes");
	struct node *table = table_open(filling, parent, part, 1);
	for (guint i = 0; i < boxes->items->len; i++) {
		const struct yaml *box = boxes->items->pdata[i];
		struct node *head = doc_make(filling->doc, NODE_ROW, box->place);
		struct node *row = doc_make(filling->doc, NODE_ROW, box->place);
		paragraph_put(filling, cell_open(filling, head, true, 1, false),
			      ((const struct yaml *)box->items->pdata[0])->text);
		if (!text_place(filling, cell_open(filling, row, false, 1, false),
				((const struct yaml *)box->items->pdata[1])->text))
			continue;
		node_attach(table, head);
		node_attach(table, row);
	}
	if (!table->first)
		node_detach(table);
	return table->first != NULL;
}
