/* SPDX-License-Identifier: MIT
 * Columns that came, went or stand elsewhere, and cells that differ. */
#include "explain/details/cells.h"
#include "explain/details/details_telling.h"

#include <string.h>

/* The cells of a row, and the heads that they stand under, from 1. */
struct row_cells {
	GPtrArray *cells, *heads;
	uint32_t table; /* its unit, or NO_UNIT */
};

static struct row_cells row_cells_of(const struct side *side, uint32_t unit)
{
	struct row_cells row = {cells_of(side, unit), g_ptr_array_new_with_free_func(g_free), NO_UNIT};
	uint32_t above = UNIT(side, unit)->parent;
	if (above == NO_UNIT || UNIT(side, above)->kind != UNIT_TABLE)
		return row;
	g_ptr_array_unref(row.heads);
	row.heads = cells_of(side, above);
	g_free(row.heads->pdata[0]);
	row.heads->pdata[0] = g_strdup(""); /* the caption is no head */
	row.table = above;
	return row;
}

static void row_cells_clear(struct row_cells *row)
{
	g_ptr_array_unref(row->cells);
	g_ptr_array_unref(row->heads);
}

/* The place of a head among others, from 1: the caption stands before them. 0 for none. */
static guint place_of(const GPtrArray *heads, const char *head)
{
	for (guint i = 1; i < heads->len; i++)
		if (!strcmp(heads->pdata[i], head))
			return i;
	return 0;
}

static void cell_told(const struct saying *saying, const char *old, const char *new, struct telling *telling)
{
	struct hunk_text hunk = hunk_text_new(old, new);
	hunk_text_end(saying, &hunk, "", telling);
	hunk_text_clear(&hunk);
}

/* '‘refuse it’ is now ‘none needed’', cell by cell. */
static void cells_pair(const struct saying *saying, const GPtrArray *old, const GPtrArray *new, struct telling *telling)
{
	for (guint i = 0; i < MIN(old->len, new->len); i++)
		cell_told(saying, old->pdata[i], new->pdata[i], telling);
}

static void columns_told(const struct saying *saying, const GPtrArray *heads, bool came, struct telling *telling)
{
	for (guint i = 0; i < heads->len; i++) {
		const char *head = heads->pdata[i];
		enum pattern_name name = came ? PATTERN_COLUMN_ADDED : PATTERN_COLUMN_REMOVED;
		if (!*head)
			name = came ? PATTERN_COLUMN_ADDED_PLAIN : PATTERN_COLUMN_REMOVED_PLAIN;
		told_take(telling->columns, pattern_fill(saying->patterns, name, "old", head, "new", head));
	}
}

/* ‘Action’, ‘Situation’ */
static char *order_said(const struct saying *saying, const GPtrArray *heads)
{
	GPtrArray *list = told_list();
	for (guint i = 0; i < heads->len; i++)
		told_take(list, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", (const char *)heads->pdata[i]));
	return told_said(saying, list);
}

static bool cells_same(const GPtrArray *old, const GPtrArray *new)
{
	bool same = old->len == new->len;
	for (guint i = 0; i < old->len && same; i++)
		same = !strcmp(old->pdata[i], new->pdata[i]);
	return same;
}

/* The heads alone, as if there were no caption. */
static GPtrArray *heads_bare(const GPtrArray *heads)
{
	GPtrArray *bare = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 1; i < heads->len; i++)
		g_ptr_array_add(bare, g_strdup(heads->pdata[i]));
	return bare;
}

/* Columns that came, went or stand in another order, or whose heads were reworded. */
static void heads_told(const struct saying *saying, const GPtrArray *old, const GPtrArray *new, struct telling *telling)
{
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old);
	bool renamed = old->len == new->len && went->len, same = cells_same(old, new);
	if (renamed) {
		cells_pair(saying, old, new, telling);
	} else if (went->len || came->len) {
		columns_told(saying, came, true, telling);
		columns_told(saying, went, false, telling);
	} else if (!same) {
		char *order = order_said(saying, new);
		told_take(telling->columns, pattern_fill(saying->patterns, PATTERN_COLUMNS_ORDER, "list", order));
		g_free(order);
	}
	g_ptr_array_unref(went);
	g_ptr_array_unref(came);
}

/* What differs in the caption of a table, and in its columns. */
static void table_cells_told(const struct saying *saying, const GPtrArray *old, const GPtrArray *new,
			     struct telling *telling)
{
	GPtrArray *was = heads_bare(old), *is = heads_bare(new);
	const char *caption = old->pdata[0], *now = new->pdata[0];
	if (*caption && *now && strcmp(caption, now) != 0)
		told_take(telling->columns,
			  pattern_fill(saying->patterns, PATTERN_CAPTION_NOW, "old", caption, "new", now));
	else
		cell_told(saying, caption, now, telling);
	heads_told(saying, was, is, telling);
	g_ptr_array_unref(was);
	g_ptr_array_unref(is);
}

/* The words of a hunk that goes over the edge of a cell, cell by cell. */
static void across_told(const struct saying *saying, const char *text, bool came, struct telling *telling)
{
	char **cells = g_strsplit(text, "|", -1);
	for (char **cell = cells; *cell; cell++)
		cell_told(saying, came ? "" : *cell, came ? *cell : "", telling);
	g_strfreev(cells);
}

/* True where one change tells of the tables of two rows, and so of their columns. */
static bool table_told(const struct saying *saying, uint32_t old, uint32_t new)
{
	bool told = false;
	for (guint i = 0; i < saying->changes->list->len && !told; i++) {
		const struct change *change = saying->changes->list->pdata[i];
		if (strcmp(change->unit, "table") != 0 || change->old->len != 1 || change->new->len != 1)
			continue;
		const struct provision *was = change->old->pdata[0], *now = change->new->pdata[0];
		told = change->words->len && was->unit == old && now->unit == new;
	}
	return told;
}

static bool all_known(const GPtrArray *heads)
{
	bool known = heads->len > 1;
	for (guint i = 1; i < heads->len && known; i++)
		known = place_of(heads, heads->pdata[i]) == i;
	return known;
}

/* True where every column is known by its head, and columns came or went, not both, or stand in another order: those
 * that both tables have are the same, and of the others their table tells. */
static bool heads_lead(const struct saying *saying, const struct row_cells *was, const struct row_cells *now)
{
	const GPtrArray *old = was->heads, *new = now->heads;
	if (!all_known(old) || !all_known(new) || !table_told(saying, was->table, now->table))
		return false;
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old);
	bool lead = !went->len || !came->len;
	g_ptr_array_unref(went);
	g_ptr_array_unref(came);
	return lead;
}

/* The cells of a row, each beside the one under the same head. */
static void cells_under_heads(const struct saying *saying, const struct row_cells *old, const struct row_cells *new,
			      struct telling *telling)
{
	for (guint i = 1; i < MIN(old->heads->len, old->cells->len); i++) {
		guint other = place_of(new->heads, old->heads->pdata[i]);
		if (other && other < new->cells->len)
			cell_told(saying, old->cells->pdata[i], new->cells->pdata[other], telling);
	}
}

static void row_told(const struct saying *saying, const struct change *change, const struct row_cells *old,
		     const struct row_cells *new, struct telling *telling)
{
	if (heads_lead(saying, old, new)) {
		cells_under_heads(saying, old, new, telling);
		return;
	}
	if (old->cells->len == new->cells->len) {
		cells_pair(saying, old->cells, new->cells, telling);
		return;
	}
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		if (piece->op != '=')
			across_told(saying, piece->text, piece->op == '+', telling);
	}
}

bool cells_are_across(const struct change *change)
{
	bool across = false;
	bool cells = !strcmp(change->unit, "row") || !strcmp(change->unit, "table");
	for (guint i = 0; i < change->words->len && cells; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		across = across || (piece->op != '=' && strchr(piece->text, '|'));
	}
	return across && change->old->len == 1 && change->new->len == 1;
}

/* The old cells as if what other changes tell had been done before: of it nothing is told here. */
static void elsewhere_done(const struct change *change, struct row_cells *row)
{
	GString *text = g_string_new(NULL);
	bool any = false;
	for (guint i = 0; i < change->words->len; i++) {
		const struct wording_piece *piece = change->words->pdata[i];
		any = any || piece->elsewhere;
		if (piece->op == '=' || piece->op == (piece->elsewhere ? '+' : '-'))
			g_string_append(text, piece->text);
	}
	g_auto(GStrv) cells = g_strsplit(text->str, "|", -1);
	if (any && g_strv_length(cells) + 1 == row->cells->len) /* with the caption that a row has none of */
		for (guint i = 0; cells[i]; i++) {
			g_free(row->cells->pdata[i + 1]);
			row->cells->pdata[i + 1] = g_strdup(g_strstrip(cells[i]));
		}
	g_string_free(text, TRUE);
}

void cells_say(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct provision *was = change->old->pdata[0], *now = change->new->pdata[0];
	struct row_cells old = row_cells_of(saying->changes->old, was->unit);
	struct row_cells new = row_cells_of(saying->changes->new, now->unit);
	if (!strcmp(change->unit, "table"))
		table_cells_told(saying, old.cells, new.cells, telling);
	else {
		elsewhere_done(change, &old);
		row_told(saying, change, &old, &new, telling);
	}
	row_cells_clear(&old);
	row_cells_clear(&new);
}
