/* SPDX-License-Identifier: MIT
 * A table that came with the edited file and was not there before: put into the sources as one of theirs, within the
 * clause that it stands after. */
#include "publish/back/round_internal.h"

#include <string.h>

#define COLUMNS_MOST 64u /* of a table of the sources */
#define ROWS_LEAST 2u    /* a head and a row */

/* ---- whether it can be put ---- */

static const struct word_table *table_at(const struct rounding *rounding, guint place)
{
	GPtrArray *tables = g_ptr_array_new();
	tables_gather(rounding->writing.word->blocks, tables);
	const struct word_table *table = tables->pdata[line_at(rounding->new, place)->table - 1];
	g_ptr_array_unref(tables);
	return table;
}

/* A head and rows of as many cells, none of which takes several columns. */
static bool shape_fits(const struct word_table *table)
{
	guint columns = table->rows->len ? g_array_index(table->rows, struct word_row, 0).cells->len : 0;
	for (guint r = 0; r < table->rows->len; r++)
		if (g_array_index(table->rows, struct word_row, r).cells->len != columns)
			return false;
	return table->rows->len >= ROWS_LEAST && columns && columns <= COLUMNS_MOST && table_is_plain(table);
}

/* Whether all lines of the table are new, and such as a cell of the sources can hold; no note stands among them. */
static bool lines_fit(const struct rounding *rounding, unsigned table)
{
	bool within = false;
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *line = line_at(rounding->new, i);
		if (within && line->of_note)
			return false;
		within = line->table == table;
		if (within && ((line_stays(line) && *line->text) || line->of_note || !cell_can_hold(line->paragraph)))
			return false;
	}
	return true;
}

/* The node of the first line behind the table that was there before; NULL for none. */
static const struct node *node_behind(const struct rounding *rounding, guint place)
{
	for (guint i = place; i < rounding->new->len; i++) {
		guint partner = line_at(rounding->new, i)->partner;
		const struct node *node = partner == LINE_NONE ? NULL : line_at(rounding->old, partner)->node;
		if (node)
			return node;
	}
	return NULL;
}

/* Whether a table can stand between two nodes: not where both are of one that can't be parted. */
static bool place_fits(const struct node *before, const struct node *behind)
{
	static const enum node_kind whole[] = {NODE_FORM, NODE_NOTE, NODE_DEFINITION, NODE_ITEM, NODE_TABLE};
	for (size_t i = 0; i < G_N_ELEMENTS(whole); i++) {
		const struct node *holder = block_holder(before, whole[i]);
		if (holder && behind && holder == block_holder(behind, whole[i]))
			return false;
	}
	return !block_holder(before, NODE_FORM);
}

static bool table_fits(struct rounding *rounding, guint place, const struct line *before)
{
	const char *path;
	return before && before->node && node_text(rounding, before->node, &path) &&
	       shape_fits(table_at(rounding, place)) && lines_fit(rounding, line_at(rounding->new, place)->table) &&
	       place_fits(before->node, node_behind(rounding, place));
}

/* ---- its caption ---- */

/* The line of the caption directly above the table whose first line that is; NULL for none. */
static struct line *caption_above(const struct rounding *rounding, guint first)
{
	struct line *line = first ? line_at(rounding->new, first - 1) : NULL;
	bool caption = line && !line->table && !line->of_note && *line->text && line->partner == LINE_NONE &&
		       !strcmp(line->paragraph->style_name, "caption") && !line->paragraph->number;
	return caption && cell_can_hold(line->paragraph) ? line : NULL;
}

bool is_caption_to_come(struct rounding *rounding, guint place, const struct line *before)
{
	const struct line *next = place + 1 < rounding->new->len ? line_at(rounding->new, place + 1) : NULL;
	return next && next->table && next->row == 1 && next->cell == 1 && caption_above(rounding, place + 1) &&
	       table_fits(rounding, place + 1, before);
}

/* With the id of one that went elsewhere and comes here; false where it has none. */
static bool caption_write(struct rounding *rounding, const struct line *caption, const struct node *place,
			  unsigned indent, GString *out)
{
	struct line *again = line_again(rounding, caption, place);
	GString *words = g_string_new(NULL), *id = g_string_new(NULL);
	if (!again || !words_again(rounding, again, caption, 0, words))
		words_write(&rounding->writing, caption->paragraph->pieces, 0, caption->paragraph->pieces->len,
			    (struct markdown_spot){.heading = true}, words);
	id_again(rounding, caption, again, id);
	g_string_append_printf(out, "%*sTable: %s%s\n\n", (int)indent, "", g_strstrip(words->str), id->str);
	bool named = id->len > 0;
	g_string_free(id, TRUE);
	g_string_free(words, TRUE);
	return named;
}

/* ---- into the sources ---- */

/* Whether what is put in next begins on the very next line, as bullets do and meanings. */
static bool is_tight_behind(const struct rounding *rounding, guint end)
{
	unsigned depth;
	while (end < rounding->new->len && !*line_at(rounding->new, end)->text)
		end++;
	const struct line *next = end < rounding->new->len ? line_at(rounding->new, end) : NULL;
	return next && !line_stays(next) &&
	       (next->paragraph->bullet || role_of(next->paragraph, &depth) == ROLE_MEANING);
}

/* An empty line before it and one behind, where there is none. */
static void table_edit(struct rounding *rounding, const struct line *before, guint end, const char *written)
{
	const char *path;
	const GString *text = node_text(rounding, before->node, &path);
	unsigned last = block_last_line(before->node, text);
	size_t at = line_after(text, line_start(text, last));
	bool open = at == text->len && at && text->str[at - 1] != '\n';
	GString *out = g_string_new(open ? "\n\n" : "\n");
	g_string_append(out, written);
	if ((at == text->len || is_blank_line(text, at)) && !is_tight_behind(rounding, end))
		g_string_truncate(out, out->len - 1);
	round_edit(rounding, path, at, at, g_string_free(out, FALSE));
}

static void rows_write(struct rounding *rounding, guint first, guint end, unsigned indent, GString *out)
{
	for (guint i = first; i < end; i++) {
		const struct line *line = line_at(rounding->new, i);
		if (i > first && line->row == line_at(rounding->new, i - 1)->row)
			continue;
		g_string_append_printf(out, "%*s", (int)indent, "");
		guint cells = row_write(rounding, i, out);
		if (i == first)
			g_string_append_printf(out, "%*s|", (int)indent, "");
		for (guint k = 0; k < cells && i == first; k++)
			g_string_append(out, "---|");
		g_string_append(out, i == first ? "\n" : "");
	}
	g_string_append_c(out, '\n');
}

/* Once all is written it is said. `more`: of its caption and its id. */
static void table_tell(struct rounding *rounding, guint place, const struct word_table *table, const char *more)
{
	g_autofree char *where = line_where(rounding->new, place);
	guint rows = table->rows->len - 1, columns = g_array_index(table->rows, struct word_row, 0).cells->len;
	round_note(rounding, "%s%sa table was put in, of a head with %u %s and %u %s below it%s", where,
		   *where ? ": " : "", columns, columns == 1 ? "cell" : "cells", rows, rows == 1 ? "row" : "rows",
		   more);
}

guint table_put(struct rounding *rounding, guint place, const struct line *before)
{
	unsigned number = line_at(rounding->new, place)->table;
	guint first = place, end = place;
	const char *path, *more = "; for a caption, to which references can lead, write a line above it: "
				  "Table: what it holds {#an-id}";
	if (!table_fits(rounding, place, before))
		return 0;
	while (first && line_at(rounding->new, first - 1)->table == number)
		first--;
	while (end < rounding->new->len && line_at(rounding->new, end)->table == number)
		end++;
	for (guint i = first; i < end; i++) {
		head_plain(line_at(rounding->new, i));
		line_at(rounding->new, i)->settled = true;
	}
	const struct node *clause = block_holder(before->node, NODE_CLAUSE);
	struct line *caption = caption_above(rounding, first);
	GString *out = g_string_new(NULL);
	unsigned indent = clause ? clause_inside(clause, node_text(rounding, before->node, &path)) : 0;
	if (caption) {
		bool named = caption_write(rounding, caption, before->node, indent, out);
		more = named ? "" : "; for references to lead to it, write an id behind its caption: {#an-id}";
		caption->settled = true;
	}
	rows_write(rounding, first, end, indent, out);
	table_edit(rounding, before, end, out->str);
	g_string_free(out, TRUE);
	const struct word_table *table = table_at(rounding, place);
	table_tell(rounding, place, table, more);
	return table->rows->len + (caption != NULL);
}
