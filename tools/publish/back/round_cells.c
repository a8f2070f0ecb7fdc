/* SPDX-License-Identifier: MIT */
#include "publish/back/round_internal.h"

#include <string.h>

const struct node *cell_around(const struct node *node)
{
	while (node && node->kind != NODE_CELL)
		node = node->parent;
	return node;
}

static size_t offset_of(const GString *text, struct place place)
{
	const char *at = text->str + line_start(text, place.line);
	for (unsigned i = 1; i < place.column && *at && *at != '\n'; i++)
		at = g_utf8_next_char(at);
	return (size_t)(at - text->str);
}

static bool same_cell(const struct line *a, const struct line *b)
{
	return a->table && a->table == b->table && a->row == b->row && a->cell == b->cell;
}

/* The line of a cell that was taken out, and says the same. */
static const struct line *cell_again(const struct rounding *rounding, const struct line *new)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *old = &g_array_index(rounding->old, struct line, i);
		if (old->removed && old->node && cell_around(old->node) && *old->text && !strcmp(old->key, new->key) &&
		    document_around(rounding, old->node) == rounding->document)
			return old;
	}
	return NULL;
}

/* One more paragraph of a cell: what went elsewhere and comes here has its values and references as it had them. */
static void cell_line(struct rounding *rounding, const struct line *line, GString *out)
{
	const struct line *again = line->paragraph->number ? NULL : cell_again(rounding, line);
	GString *words = g_string_new(NULL);
	if (again && words_again(rounding, again, NULL, 0, words))
		g_string_append_printf(out, "%s%s", out->len ? "<br><br>" : "", words->str);
	else
		cell_paragraph(&rounding->writing, line->paragraph, 0, out);
	g_string_free(words, TRUE);
}

char *cell_words(struct rounding *rounding, guint place)
{
	const struct line *at = &g_array_index(rounding->new, struct line, place);
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *line = &g_array_index(rounding->new, struct line, i);
		if (same_cell(at, line))
			cell_line(rounding, line, out);
	}
	return g_string_free(out, FALSE);
}

guint row_write(struct rounding *rounding, guint place, GString *out)
{
	const struct line *at = &g_array_index(rounding->new, struct line, place);
	unsigned cells = 0;
	g_string_append_c(out, '|');
	for (guint i = place; i < rounding->new->len; i++) {
		const struct line *line = &g_array_index(rounding->new, struct line, i);
		if (line->table != at->table || line->row != at->row || line->cell == cells)
			continue;
		char *words = cell_words(rounding, i);
		g_string_append_printf(out, " %s |", words);
		cells = line->cell;
		g_free(words);
	}
	g_string_append_c(out, '\n');
	return cells;
}

/* Whether the words of a cell have the reference still: where a file tells the address of what it leads to. */
static bool is_kept(const struct node *reference, const char *words)
{
	g_autofree char *link = g_strdup_printf("](%s)", reference->link->target);
	return strstr(words, link);
}

/* What Word has the words of, and not where they come from or lead to. */
static bool is_far(const struct rounding *rounding, const struct node *node, const char *words)
{
	return node->kind == NODE_VALUE || node->kind == NODE_POLICY ||
	       (node->kind == NODE_REFERENCE &&
		edition_reference(rounding->edition, node)->edition != rounding->edition && !is_kept(node, words));
}

static bool holds_far(const struct rounding *rounding, const struct node *parent, const char *words)
{
	for (const struct node *node = parent->first; node; node = node->next)
		if (is_far(rounding, node, words) || holds_far(rounding, node, words))
			return true;
	return false;
}

/* Whether the sources say of the cell what the file as it was made does not. */
static bool went_on(const struct rounding *rounding, const struct node *cell)
{
	for (guint i = 0; i < rounding->old->len && rounding->through; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		if (!line->settled || !line->node || cell_around(line->node) != cell)
			continue;
		if (line->partner == LINE_NONE ||
		    strcmp(line->key, g_array_index(rounding->new, struct line, line->partner).key) != 0)
			return true;
	}
	return false;
}

bool cell_renew(struct rounding *rounding, const struct node *cell, guint place)
{
	const char *path;
	const GString *text = node_text(rounding, cell, &path);
	if (!text || g_hash_table_contains(rounding->cells, cell))
		return text != NULL;
	if (went_on(rounding, cell))
		return false;
	g_hash_table_add(rounding->cells, (gpointer)cell);
	size_t start = offset_of(text, cell->place), end = line_end(text, start);
	start += strspn(text->str + start, " |");
	size_t bar = start;
	while (bar < end && text->str[bar] != '|')
		bar += text->str[bar] == '\\' && bar + 1 < end ? 2 : 1;
	while (bar > start && text->str[bar - 1] == ' ')
		bar--;
	char *words = cell_words(rounding, place);
	if (holds_far(rounding, cell, words))
		round_leave(rounding,
			    "%s:%u: a cell of a table was written anew, and with it its values, titles of policies "
			    "and references to other documents as plain words",
			    cell->place.file, cell->place.line);
	/* What was found of its lines before is in it. */
	for (guint i = rounding->edits->len; i-- > 0;) {
		const struct edit *edit = &g_array_index(rounding->edits, struct edit, i);
		if (edit->path == path && edit->start >= start && edit->end <= bar && edit->end > edit->start)
			g_array_remove_index(rounding->edits, i);
	}
	round_edit(rounding, path, start, bar, words);
	return true;
}

static bool is_head(const struct node *row)
{
	const struct node *first = row->parent->first;
	return first == row || (first->kind == NODE_CAPTION && first->next == row);
}

bool row_remove(struct rounding *rounding, const struct node *cell)
{
	const char *path;
	const struct node *row = cell->parent;
	const GString *text = node_text(rounding, cell, &path);
	if (!text || is_head(row))
		return false;
	if (!g_hash_table_add(rounding->rows, (gpointer)row))
		return true;
	size_t start = line_start(text, row->place.line);
	round_edit(rounding, path, start, line_after(text, start), g_strdup(""));
	return true;
}

bool row_insert(struct rounding *rounding, guint place, const struct line *before)
{
	const struct node *cell = before->node ? cell_around(before->node) : NULL;
	const char *path;
	const GString *text = cell ? node_text(rounding, cell, &path) : NULL;
	if (!text)
		return false;
	const struct line *at = &g_array_index(rounding->new, struct line, place);
	while (place && (at - 1)->table == at->table && (at - 1)->row == at->row) /* cells without words */
		at--, place--;
	const struct node *row = cell->parent;
	size_t start = line_start(text, row->place.line), behind = line_after(text, start);
	/* The head is followed by the line that marks it off. */
	if (is_head(row))
		behind = line_after(text, behind);
	GString *out = g_string_new(behind == text->len && text->str[behind - 1] != '\n' ? "\n" : NULL);
	g_string_append_len(out, text->str + start, (gssize)strspn(text->str + start, " "));
	row_write(rounding, place, out);
	round_edit(rounding, path, behind, behind, g_string_free(out, FALSE));
	return true;
}
