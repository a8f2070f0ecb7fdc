/* SPDX-License-Identifier: MIT
 * Line by line: what became of each of the old file, and where each comes from that is new. */
#include "publish/back/round_internal.h"

#include <string.h>

/* The id by which texts lead to a node: its own, or that of what begins with it, as the file of an appendix says it. */
static const char *id_of_node(const struct node *node)
{
	if (node->kind == NODE_TITLE && node->parent->kind == NODE_APPENDIX && !node->parent->whole)
		return node->parent->meta->id;
	while (node && !node->id)
		node = node->parent && node->parent->first == node ? node->parent : NULL;
	return node ? node->id : NULL;
}

/* The author's ids behind the bookmarks of the file as it was written, in the document of `place`: what is written
 * there can refer to those; and which of them are those of tables. */
void ids_find(struct rounding *rounding, const struct node *place)
{
	const struct node *document = document_around(rounding, place);
	if (document == rounding->document)
		return;
	rounding->document = document;
	g_hash_table_remove_all(rounding->writing.ids);
	g_hash_table_remove_all(rounding->writing.tables);
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		const struct node *node = document_around(rounding, line->node) == document ? line->node : NULL;
		bool caption = node && node->kind == NODE_CAPTION;
		for (guint k = 0; k < line->paragraph->bookmarks->len && caption; k++)
			g_hash_table_add(rounding->writing.tables, line->paragraph->bookmarks->pdata[k]);
		const char *id = node ? id_of_node(node) : NULL;
		for (guint k = 0; k < line->paragraph->bookmarks->len && id; k++)
			g_hash_table_insert(rounding->writing.ids, line->paragraph->bookmarks->pdata[k], g_strdup(id));
	}
}

static const char *shown_place(const struct line *line)
{
	return line->paragraph->number && *line->paragraph->number && !line->paragraph->bullet ? line->paragraph->number
	       : line->table                                                                   ? "a cell of a table"
											       : "a paragraph";
}

/* How many other parts have a line as it was that is printed by the same words of the source: of a block that forms
 * share. */
static guint lines_sharing(const struct rounding *rounding, const struct line *old)
{
	guint count = 0;
	for (guint i = 0; i < rounding->old->len && old->node; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		const struct node *node = line->node;
		bool same = node && node->kind == old->node->kind && node->place.file == old->node->place.file &&
			    node->place.line == old->node->place.line &&
			    node->place.column == old->node->place.column && node_part(node) != node_part(old->node);
		count += same && line->partner != LINE_NONE &&
			 !strcmp(line->key, g_array_index(rounding->new, struct line, line->partner).key);
	}
	return count;
}

static void reworded(struct rounding *rounding, struct line *old, guint place)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	if (!strcmp(old->key, new->key))
		return;
	guint sharing = lines_sharing(rounding, old);
	if (sharing) {
		round_leave(rounding, "'%s' has one source with %u others that were not changed; here it is '%s' now",
			    old->text, sharing, new->text);
		return;
	}
	guint before = rounding->edits->len;
	const struct node *cell = old->node ? cell_around(old->node) : NULL;
	if (cell && g_hash_table_contains(rounding->cells, cell)) {
		rounding->round->reworded++;
		return; /* written anew with others of it */
	}
	ids_find(rounding, old->node);
	if (line_reword(rounding, old, new) || title_reword(rounding, old, new) ||
	    (cell && cell_renew(rounding, cell, place))) {
		rounding->round->reworded++;
		return;
	}
	g_array_set_size(rounding->edits, before);
	round_leave_or(rounding, line_is_of_title(old),
		       "%s was reworded, and what it was made of can't be found in the sources: '%s' is now '%s'",
		       shown_place(old), old->text, new->text);
}

/* True where no line of the row that has words has a partner: those without are paired with any others. */
static bool row_is_alone(const GArray *lines, const struct line *line)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct line *other = &g_array_index(lines, struct line, i);
		if (other->table == line->table && other->row == line->row && line_stays(other) && *other->text)
			return false;
	}
	return true;
}

/* The line of the new file that stands in the cell in which an old one stood, by its neighbours; LINE_NONE for none. */
static guint cell_partner(const struct rounding *rounding, const struct line *old)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *line = &g_array_index(rounding->old, struct line, i);
		if (line->table == old->table && line->row == old->row && line->cell == old->cell &&
		    line->partner != LINE_NONE)
			return line->partner;
	}
	return LINE_NONE;
}

static void gone(struct rounding *rounding, struct line *old)
{
	const struct node *cell = old->node ? cell_around(old->node) : NULL;
	guint partner = old->table ? cell_partner(rounding, old) : LINE_NONE;
	bool fine;
	if (!*old->text || appendix_leave(rounding, old))
		return;
	ids_find(rounding, old->node);
	if (cell && table_is_gone(rounding, cell)) {
		fine = table_remove(rounding, cell);
		if (old->settled)
			return;
	} else if (cell && row_is_alone(rounding->old, old))
		fine = row_remove(rounding, cell);
	else if (cell && partner != LINE_NONE)
		fine = cell_renew(rounding, cell, partner);
	else if (cell && column_leave(rounding, rounding->old, old, "taken out"))
		return;
	else if (cell)
		fine = cell_empty(rounding, old, cell);
	else
		fine = !old->table && line_remove(rounding, old);
	rounding->round->removed += fine;
	old->removed = fine;
	if (!fine)
		round_leave_or(rounding, line_is_of_title(old),
			       "%s was taken out, and can't be taken out of the sources: '%s'", shown_place(old),
			       old->text);
}

/* The line of the old file after which a new one stands: the last before it that has a partner with a node. */
static const struct line *line_before(const struct rounding *rounding, guint place)
{
	while (place-- > 0) {
		guint partner = g_array_index(rounding->new, struct line, place).partner;
		const struct line *old =
			partner == LINE_NONE ? NULL : &g_array_index(rounding->old, struct line, partner);
		if (old && old->node)
			return old;
	}
	return NULL;
}

/* A cell that the new line stands in and that was there before. */
static const struct node *cell_known(const struct rounding *rounding, const struct line *new)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *line = &g_array_index(rounding->new, struct line, i);
		if (line->table != new->table || line->row != new->row || line->cell != new->cell ||
		    line->partner == LINE_NONE)
			continue;
		const struct node *node = g_array_index(rounding->old, struct line, line->partner).node;
		return node ? cell_around(node) : NULL;
	}
	return NULL;
}

/* Whether a new line is the title of an appendix that is new, or stands in one. */
static bool is_of_new_appendix(const struct rounding *rounding, guint place)
{
	unsigned depth;
	for (;; place--) {
		const struct line *line = &g_array_index(rounding->new, struct line, place);
		if (line_stays(line))
			return false;
		if (role_of(line->paragraph, &depth) == ROLE_APPENDIX)
			return true;
		if (!place)
			return false;
	}
}

static void come(struct rounding *rounding, guint place)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	const struct line *before = line_before(rounding, place);
	bool fine;
	if (!*new->text)
		return;
	if (is_of_new_appendix(rounding, place)) {
		round_leave(
			rounding,
			"an appendix was put in, and needs a file of its own, which is named under 'appendices:': '%s'",
			new->text);
		return;
	}
	ids_find(rounding, before ? before->node : NULL);
	if (is_caption_to_come(rounding, place, before))
		return;
	if (new->table && row_is_alone(rounding->new, new)) {
		rounding->round->inserted += table_come(rounding, place, before);
		return;
	}
	if (new->table) {
		const struct node *cell = cell_known(rounding, new);
		if (!cell && column_leave(rounding, rounding->new, new, "put in"))
			return;
		fine = cell ? cell_renew(rounding, cell, place) : cell_fill(rounding, place);
	} else {
		fine = line_insert(rounding, place, before);
	}
	rounding->round->inserted += fine;
	if (!fine)
		round_leave_or(rounding, line_is_of_head(new),
			       "%s was put in, and its place in the sources can't be found: '%s'", shown_place(new),
			       new->text);
}

static bool is_of_form(const struct node *node)
{
	while (node && node->kind != NODE_FORM)
		node = node->parent;
	return node != NULL;
}

/* Only words of the text have a shape of their own: in tables and forms it is the table's or the form's. */
static void reshaped(struct rounding *rounding, const struct line *old, guint place)
{
	const struct line *new = &g_array_index(rounding->new, struct line, place);
	if (old->table || !*old->text || shape_same(old->paragraph, new->paragraph) || is_of_form(old->node))
		return;
	guint before = rounding->edits->len;
	if (line_reshape(rounding, old, new, line_before(rounding, place))) {
		rounding->round->reshaped++;
		return;
	}
	g_array_set_size(rounding->edits, before);
	shape_leave(rounding, old, new);
}

void round_lines(struct rounding *rounding)
{
	appendices_move(rounding);
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *old = &g_array_index(rounding->old, struct line, i);
		if (old->settled)
			continue;
		guint partner = old->partner;
		if (partner == LINE_NONE) {
			gone(rounding, old);
			continue;
		}
		reworded(rounding, old, partner);
		reshaped(rounding, old, partner);
	}
	round_appendices(rounding);
	for (guint i = 0; i < rounding->new->len; i++)
		if (!line_stays(&g_array_index(rounding->new, struct line, i)))
			come(rounding, i);
}
