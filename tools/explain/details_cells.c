/* SPDX-License-Identifier: MIT
 * Columns that came, went or stand elsewhere, and cells that differ. */
#include "explain/cells.h"
#include "explain/details_telling.h"

#include <string.h>

static void cell_told(const struct saying *saying, const char *old, const char *new, struct telling *telling)
{
	struct hunk_text hunk = hunk_text_new(old, new);
	if (telling->brief)
		hunk_text_end(saying, &hunk, "", telling);
	hunk_text_clear(&hunk);
}

/* '‘refuse it’ is now ‘none needed’', cell by cell. */
static void cells_pair(const struct saying *saying, const GPtrArray *old, const GPtrArray *new, struct telling *telling)
{
	for (guint i = 0; i < MIN(old->len, new->len); i++)
		cell_told(saying, old->pdata[i], new->pdata[i], telling);
}

static void columns_told(const struct saying *saying, GPtrArray *heads, bool came, struct telling *telling)
{
	for (guint i = 0; i < heads->len; i++) {
		const char *head = heads->pdata[i];
		enum pattern_name name = came ? PATTERN_COLUMN_ADDED : PATTERN_COLUMN_REMOVED;
		if (!*head)
			name = came ? PATTERN_COLUMN_ADDED_PLAIN : PATTERN_COLUMN_REMOVED_PLAIN;
		telling_take(telling, pattern_fill(saying->patterns, name, "old", head, "new", head));
	}
	g_ptr_array_unref(heads);
}

/* ‘Action’, ‘Situation’ */
static char *order_said(const struct saying *saying, const GPtrArray *heads)
{
	GPtrArray *list = told_list();
	for (guint i = 1; i < heads->len; i++)
		told_take(list, pattern_fill(saying->patterns, PATTERN_QUOTED, "title", (const char *)heads->pdata[i]));
	return told_said(saying, list);
}

/* Columns that came, went or stand in another order; a caption or heads that were reworded. */
static void heads_told(const struct saying *saying, GPtrArray *old, GPtrArray *new, struct telling *telling)
{
	GPtrArray *went = cells_alone(old, new), *came = cells_alone(new, old);
	bool renamed = old->len == new->len && went->len;
	bool ordered = old->len == new->len && !went->len;
	if (renamed || ordered)
		g_ptr_array_set_size(went, 0);
	if (renamed || ordered)
		g_ptr_array_set_size(came, 0);
	if (renamed)
		cells_pair(saying, old, new, telling);
	else
		cell_told(saying, old->pdata[0], new->pdata[0], telling);
	columns_told(saying, came, true, telling);
	columns_told(saying, went, false, telling);
	if (!ordered)
		return;
	char *order = order_said(saying, new);
	telling_take(telling, pattern_fill(saying->patterns, PATTERN_COLUMNS_ORDER, "list", order));
	g_free(order);
}

/* The words of a hunk that goes over the edge of a cell, cell by cell. */
static void across_told(const struct saying *saying, const char *text, bool came, struct telling *telling)
{
	char **cells = g_strsplit(text, "|", -1);
	for (char **cell = cells; *cell; cell++)
		cell_told(saying, came ? "" : *cell, came ? *cell : "", telling);
	g_strfreev(cells);
}

static void row_told(const struct saying *saying, const struct change *change, const GPtrArray *old,
		     const GPtrArray *new, struct telling *telling)
{
	if (old->len == new->len) {
		cells_pair(saying, old, new, telling);
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

void cells_say(const struct saying *saying, const struct change *change, struct telling *telling)
{
	const struct provision *was = change->old->pdata[0], *now = change->new->pdata[0];
	GPtrArray *old = cells_of(saying->changes->old, was->unit), *new = cells_of(saying->changes->new, now->unit);
	if (!strcmp(change->unit, "table"))
		heads_told(saying, old, new, telling);
	else
		row_told(saying, change, old, new, telling);
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
}
