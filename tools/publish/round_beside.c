/* SPDX-License-Identifier: MIT
 * What a Word file that comes back holds beside its text, and did not when it was made: comments, what was typed into
 * the fields of forms, another head of the page, words that are not seen. It has no place in the sources and is told.
 */
#include "publish/round_internal.h"

#include <string.h>

/* Of the same words, whatever they are called: what is typed in place of a prompt is new, a prompt that another program
 * saved is not. */
static bool has_left(const struct word *word, const struct word_left *left)
{
	for (guint i = 0; i < word->left->len; i++) {
		const struct word_left *other = &g_array_index(word->left, struct word_left, i);
		bool same = *left->key ? words_alike(other->key, left->key)
				       : !*other->key && !strcmp(other->why, left->why);
		if (same)
			return true;
	}
	return false;
}

/* What the tools or Word make anew whenever they see it. */
static bool is_made_anew(const struct word_left *left)
{
	return g_str_has_prefix(left->why, "the list of contents");
}

static bool is_of_pages(const struct word_left *left)
{
	return g_str_has_prefix(left->why, "the head of") || g_str_has_prefix(left->why, "the foot of");
}

/* '2.1: ', or "" where it stands before all clauses or in none; the caller frees it. */
static char *where_of(const GArray *lines, const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < lines->len && paragraph; i++)
		if (g_array_index(lines, struct line, i).paragraph == paragraph) {
			g_autofree char *where = line_where(lines, i);
			return g_strdup_printf("%s%s", where, *where ? ": " : "");
		}
	return g_strdup("");
}

static void left_tell(struct rounding *rounding, const struct word_left *left)
{
	g_autofree char *where = where_of(rounding->new, left->at);
	g_autofree char *words = words_collapsed(left->words);
	round_aside(rounding, *words ? "%snot brought in: %s: '%s'" : "%snot brought in: %s", where, left->why, words);
}

/* Whether heads and feet are other than the tools make, all of them: the file has the look of a council's own
 * (--reference), and nobody typed them. */
static bool is_dressed(const struct word *edited, const struct word *base)
{
	guint count = 0;
	for (guint i = 0; i < base->left->len; i++) {
		const struct word_left *left = &g_array_index(base->left, struct word_left, i);
		if (is_of_pages(left) && has_left(edited, left))
			return false;
		count += is_of_pages(left);
	}
	return count > 0;
}

static bool is_followed(const struct word *edited, const struct word *base, const struct word_left *was)
{
	for (guint i = 0; i < edited->left->len; i++) {
		const struct word_left *left = &g_array_index(edited->left, struct word_left, i);
		if (!strcmp(left->why, was->why) && !has_left(base, left))
			return true;
	}
	return false;
}

/* ---- merged cells ---- */

/* The tables under blocks, numbered as struct line numbers them, less one. */
static void tables_gather(const GPtrArray *blocks, GPtrArray *tables)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_table *table = ((const struct word_block *)blocks->pdata[i])->table;
		if (table)
			g_ptr_array_add(tables, (gpointer)table);
		for (guint r = 0; table && r < table->rows->len; r++) {
			const GArray *cells = g_array_index(table->rows, struct word_row, r).cells;
			for (guint c = 0; c < cells->len; c++)
				tables_gather(g_array_index(cells, struct word_cell, c).blocks, tables);
		}
	}
}

/* How many cells take several columns or rows, and the words of the first. */
static guint cells_merged(const struct word_table *table, GString *words)
{
	guint count = 0;
	for (guint r = 0; r < table->rows->len; r++) {
		const GArray *cells = g_array_index(table->rows, struct word_row, r).cells;
		for (guint c = 0; c < cells->len; c++) {
			const struct word_cell *cell = &g_array_index(cells, struct word_cell, c);
			bool merged = cell->span > 1 || cell->rows > 1;
			for (guint i = 0; i < cell->blocks->len && merged && !count; i++) {
				const struct word_block *block = cell->blocks->pdata[i];
				g_string_append(words, words->len ? " " : "");
				if (block->paragraph)
					word_plain(block->paragraph, words);
			}
			count += merged;
		}
	}
	return count;
}

/* A line of the table of that number in the file as it was made, and its place in the new file; LINE_NONE for none. */
static guint table_partner(const struct rounding *rounding, unsigned number, const struct line **old)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *new = &g_array_index(rounding->new, struct line, i);
		if (new->table != number || new->partner == LINE_NONE || !*new->text)
			continue;
		*old = &g_array_index(rounding->old, struct line, new->partner);
		if ((*old)->table)
			return i;
	}
	return LINE_NONE;
}

static void merged_tell(struct rounding *rounding, const GPtrArray *old_tables, const GPtrArray *new_tables)
{
	GString *words = g_string_new(NULL), *none = g_string_new(NULL);
	for (guint i = 0; i < new_tables->len; i++) {
		const struct line *old;
		guint place = table_partner(rounding, i + 1, &old);
		g_string_truncate(words, 0);
		if (place == LINE_NONE ||
		    cells_merged(new_tables->pdata[i], words) <= cells_merged(old_tables->pdata[old->table - 1], none))
			continue;
		g_autofree char *where = line_where(rounding->new, place);
		round_leave(rounding,
			    "%s%scells of a table were merged, which tables of the sources can't say; they stay apart: "
			    "'%s'",
			    where, *where ? ": " : "", words->str);
	}
	g_string_free(none, TRUE);
	g_string_free(words, TRUE);
}

void round_beside(struct rounding *rounding, const struct word *base, const struct word *edited)
{
	GPtrArray *old_tables = g_ptr_array_new(), *new_tables = g_ptr_array_new();
	tables_gather(base->blocks, old_tables);
	tables_gather(edited->blocks, new_tables);
	merged_tell(rounding, old_tables, new_tables);
	g_ptr_array_unref(new_tables);
	g_ptr_array_unref(old_tables);
	bool dressed = is_dressed(edited, base);
	for (guint i = 0; i < edited->left->len; i++) {
		const struct word_left *left = &g_array_index(edited->left, struct word_left, i);
		bool skipped = is_made_anew(left) || (dressed && is_of_pages(left));
		if (!skipped && !has_left(base, left))
			left_tell(rounding, left);
	}
	for (guint i = 0; i < base->left->len; i++) {
		const struct word_left *left = &g_array_index(base->left, struct word_left, i);
		if (dressed || !is_of_pages(left) || has_left(edited, left) || is_followed(edited, base, left))
			continue;
		g_autofree char *words = words_collapsed(left->words);
		round_aside(rounding, "%s was taken out: '%s'", left->why, words);
	}
}
