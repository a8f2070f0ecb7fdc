/* SPDX-License-Identifier: MIT
 * Whose row it is in which cells differ. */
#include "explain/details/cells.h"
#include "explain/details/details_telling.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* More rows than these in which the same differs are counted. */
#define ROWS_MOST 6u
#define TITLE_MOST 60
/* Of the cells of a row the first: what stands before it is where a table has its caption. */
#define CELL_FIRST 1u

struct row_telling {
	GPtrArray *titles; /* of char * */
	char *said;
};

static bool is_row(const struct change *change)
{
	return !strcmp(change->unit, "row") && change->kind == CHANGE_REWORDED && change->words->len &&
	       change->old->len == 1 && change->new->len == 1;
}

static GPtrArray *row_cells(const struct saying *saying, const struct change *change, bool is_new)
{
	const struct provision *at = (is_new ? change->new : change->old)->pdata[0];
	return cells_of(is_new ? saying->changes->new : saying->changes->old, at->unit);
}

bool rows_are_several(const GPtrArray *changes)
{
	guint count = 0;
	for (guint i = 0; i < changes->len; i++)
		count += is_row(changes->pdata[i]);
	return count > 1;
}

/* True where another row of the table has a cell of the same words. */
static bool is_elsewhere(const struct side *side, uint32_t row, const char *cell)
{
	uint32_t above = UNIT(side, row)->parent;
	const struct part *part = PART(side, UNIT(side, row)->part);
	bool found = false;
	if (above == NO_UNIT || !*cell)
		return false;
	for (uint32_t i = above + 1; i < part->first + part->count && UNIT(side, i)->parent == above && !found; i++) {
		GPtrArray *cells = i != row ? cells_of(side, i) : NULL;
		found = cells && g_ptr_array_find_with_equal_func(cells, cell, g_str_equal, NULL);
		if (cells)
			g_ptr_array_unref(cells);
	}
	return found;
}

/* True where another row of the table has words that this one has no more. */
static bool words_are_elsewhere(const struct saying *saying, const struct change *change)
{
	const struct side *side = saying->changes->old;
	uint32_t row = ((const struct provision *)change->old->pdata[0])->unit, above = UNIT(side, row)->parent;
	const struct part *part = PART(side, UNIT(side, row)->part);
	for (guint k = 0; k < change->words->len && above != NO_UNIT; k++) {
		const struct wording_piece *piece = change->words->pdata[k];
		g_autofree char *words = piece->op == '-' && !piece->slight ? text_trimmed(piece->text) : g_strdup("");
		for (uint32_t i = above + 1; *words && i < part->first + part->count && UNIT(side, i)->parent == above;
		     i++)
			if (i != row && strstr(UNIT(side, i)->text, words))
				return true;
	}
	return false;
}

bool row_wants_name(const struct saying *saying, const struct change *change, bool several)
{
	if (!is_row(change))
		return false;
	GPtrArray *old = row_cells(saying, change, false), *new = row_cells(saying, change, true);
	uint32_t row = ((const struct provision *)change->old->pdata[0])->unit;
	bool wants = (several && old->len != new->len) || words_are_elsewhere(saying, change);
	for (guint i = CELL_FIRST + 1; i < MIN(old->len, new->len) && !wants; i++)
		wants = strcmp(old->pdata[i], new->pdata[i]) != 0 &&
			(several || is_elsewhere(saying->changes->old, row, old->pdata[i]));
	g_ptr_array_unref(old);
	g_ptr_array_unref(new);
	return wants;
}

/* Its first cell with words; "" for none. */
static char *row_title(const struct saying *saying, const struct change *change)
{
	GPtrArray *cells = row_cells(saying, change, true);
	guint i = CELL_FIRST;
	while (i < cells->len && !*(const char *)cells->pdata[i])
		i++;
	const char *cell = i < cells->len ? cells->pdata[i] : "";
	bool is_long = strchr(cell, '\n') || g_utf8_strlen(cell, -1) > TITLE_MOST;
	char *title = phrase_quoted(is_long ? excerpt(cell, false) : text_trimmed(cell));
	g_ptr_array_unref(cells);
	return title;
}

static void row_telling_free(gpointer data)
{
	struct row_telling *row = data;
	g_ptr_array_unref(row->titles);
	g_free(row->said);
	g_free(row);
}

GPtrArray *rows_new(void)
{
	return g_ptr_array_new_with_free_func(row_telling_free);
}

guint rows_take(const struct saying *saying, GPtrArray *rows, const struct change *change, GPtrArray *list)
{
	guint count = list->len;
	char *said = told_said(saying, list);
	struct row_telling *row = NULL;
	for (guint i = 0; i < rows->len && count && !row; i++)
		if (!strcmp(((struct row_telling *)rows->pdata[i])->said, said)) {
			row = rows->pdata[i];
			count = 0;
		}
	if (!row && count) {
		row = g_new0(struct row_telling, 1);
		row->titles = g_ptr_array_new_with_free_func(g_free);
		row->said = g_strdup(said);
		g_ptr_array_add(rows, row);
	}
	if (row)
		g_ptr_array_add(row->titles, row_title(saying, change));
	g_free(said);
	return count;
}

static char *row_said(const struct saying *saying, const struct row_telling *row)
{
	const char *first = row->titles->pdata[0];
	if (row->titles->len == 1)
		return *first ? pattern_fill(saying->patterns, PATTERN_IN_ROW, "title", first, "list", row->said)
			      : g_strdup(row->said);
	g_autofree char *number = quantity_said(saying, row->titles->len), *titles = quoted_said(saying, row->titles);
	return row->titles->len > ROWS_MOST
		       ? pattern_fill(saying->patterns, PATTERN_IN_ROWS_MANY, "number", number, "list", row->said)
		       : pattern_fill(saying->patterns, PATTERN_IN_ROWS, "titles", titles, "list", row->said);
}

void rows_say(const struct saying *saying, const GPtrArray *rows, GPtrArray *list)
{
	for (guint i = 0; i < rows->len; i++)
		told_take(list, row_said(saying, rows->pdata[i]));
}
