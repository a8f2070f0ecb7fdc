/* SPDX-License-Identifier: MIT */
#include "publish/word/word_by_hand.h"

#include <string.h>

#define LINE_LEAST 4u  /* signs that make a line */
#define DOTS_LEAST 10u /* and dots: fewer are words left out */

static bool has_line(const char *text, char sign, size_t least)
{
	for (const char *at = strchr(text, sign); at; at = strchr(at, sign)) {
		size_t many = 0;
		while (at[many] == sign)
			many++;
		if (many >= least)
			return true;
		at += many;
	}
	return false;
}

static bool is_by_hand(const struct word_paragraph *paragraph)
{
	static const char *const boxes[] = {"☐", "□", "❑", "❏"};
	GString *words = g_string_new(NULL);
	word_plain(paragraph, words);
	bool found = has_line(words->str, '_', LINE_LEAST) || has_line(words->str, '.', DOTS_LEAST) ||
		     strstr(words->str, "…………");
	for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
		found = found || strstr(words->str, boxes[i]);
	g_string_free(words, TRUE);
	return found;
}

static guint count_in(const GPtrArray *blocks, const struct word_paragraph **first)
{
	guint count = 0;
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		if (block->paragraph && is_by_hand(block->paragraph)) {
			*first = *first ? *first : block->paragraph;
			count++;
		}
		for (guint r = 0; block->table && r < block->table->rows->len; r++) {
			const struct word_row *row = &g_array_index(block->table->rows, struct word_row, r);
			for (guint k = 0; k < row->cells->len; k++)
				count += count_in(g_array_index(row->cells, struct word_cell, k).blocks, first);
		}
	}
	return count;
}

guint word_by_hand_count(const struct word *word, const struct word_paragraph **first)
{
	*first = NULL;
	return count_in(word->blocks, first);
}
