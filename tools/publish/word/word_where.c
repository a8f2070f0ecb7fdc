/* SPDX-License-Identifier: MIT */
#include "publish/word/word_where.h"

#include <string.h>

#define WORDS_SHOWN 60 /* characters */
#define BEGIN_SHOWN 30 /* of those that a paragraph begins with */

static char *cut_at(const char *words, glong most)
{
	char *line = g_strstrip(g_strdelimit(g_strdup(words), "\n\r\t", ' '));
	if (g_utf8_strlen(line, -1) <= most)
		return line;
	g_autofree char *cut = g_utf8_substring(line, 0, most);
	g_free(line);
	return g_strconcat(g_strchomp(cut), " …", NULL);
}

char *words_shown(const char *words)
{
	return cut_at(words, WORDS_SHOWN);
}

char *paragraph_shown(const struct word_paragraph *paragraph)
{
	GString *words = g_string_new(NULL);
	word_plain(paragraph, words);
	char *shown = cut_at(words->str, BEGIN_SHOWN);
	g_string_free(words, TRUE);
	return shown;
}

/* The words of the first block that has some; NULL for none. */
static char *first_shown(const GPtrArray *blocks)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		char *shown = block->table ? table_shown(block->table) : paragraph_shown(block->paragraph);
		if (*shown)
			return shown;
		g_free(shown);
	}
	return NULL;
}

char *table_shown(const struct word_table *table)
{
	for (guint r = 0; r < table->rows->len; r++) {
		const struct word_row *row = &g_array_index(table->rows, struct word_row, r);
		for (guint i = 0; i < row->cells->len; i++) {
			char *shown = first_shown(g_array_index(row->cells, struct word_cell, i).blocks);
			if (shown)
				return shown;
		}
	}
	return g_strdup("");
}

static void headings_add(GHashTable *headings, const GPtrArray *blocks, const struct word_paragraph **heading)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		const struct word_paragraph *paragraph = block->paragraph;
		if (paragraph && paragraph->outline && paragraph->pieces->len)
			*heading = paragraph;
		if (paragraph)
			g_hash_table_insert(headings, (gpointer)paragraph, (gpointer)*heading);
		for (guint r = 0; block->table && r < block->table->rows->len; r++) {
			const struct word_row *row = &g_array_index(block->table->rows, struct word_row, r);
			for (guint k = 0; k < row->cells->len; k++)
				headings_add(headings, g_array_index(row->cells, struct word_cell, k).blocks, heading);
		}
	}
}

GHashTable *word_headings(const struct word *word)
{
	GHashTable *headings = g_hash_table_new(g_direct_hash, g_direct_equal);
	const struct word_paragraph *heading = NULL;
	headings_add(headings, word->blocks, &heading);
	return headings;
}

char *left_where(const struct word_left *left, GHashTable *headings)
{
	const struct word_paragraph *at = left->at, *heading = at ? g_hash_table_lookup(headings, at) : NULL;
	const char *number = at && at->number && !at->bullet ? at->number : "";
	if (!left->paragraph)
		return g_strdup("");
	GString *where = g_string_new(NULL);
	g_string_printf(where, *number ? "paragraph %u (%s)" : "paragraph %u", left->paragraph, number);
	g_autofree char *begins = at && !*number ? paragraph_shown(at) : g_strdup("");
	if (*begins && at != heading)
		g_string_append_printf(where, ", '%s'", begins);
	g_autofree char *over = heading ? paragraph_shown(heading) : g_strdup("");
	if (*over)
		g_string_append_printf(where, at == heading ? ", '%s'" : ", under '%s'", over);
	g_string_append(where, ": ");
	return g_string_free(where, FALSE);
}
