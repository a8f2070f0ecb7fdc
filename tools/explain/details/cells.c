/* SPDX-License-Identifier: MIT */
#include "explain/details/cells.h"

#include <string.h>

static void cell_add(GPtrArray *cells, const GString *text)
{
	g_ptr_array_add(cells, g_strstrip(g_strdup(text->str)));
}

GPtrArray *cells_of(const struct side *side, uint32_t at)
{
	const struct unit *unit = UNIT(side, at);
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
	GString *text = g_string_new(NULL);
	bool captioned = unit->kind != UNIT_TABLE;
	if (captioned)
		cell_add(cells, text);
	for (uint32_t i = 0; i < unit->count; i++) {
		const struct token *token = TOKEN(side, unit->first + i);
		const char *word = lexicon_text(side->lexicon, token->word);
		bool mark = token->format & FORMAT_MARK, caption = !captioned && mark && !strcmp(word, ":");
		if (caption || (mark && !strcmp(word, "|"))) {
			if (!captioned && !caption)
				g_ptr_array_add(cells, g_strdup(""));
			captioned = true;
			cell_add(cells, text);
			g_string_truncate(text, 0);
		} else {
			unit_shown(side, unit, i, i + 1, text);
		}
	}
	if (!captioned)
		g_ptr_array_add(cells, g_strdup(""));
	cell_add(cells, text);
	g_string_free(text, TRUE);
	return cells;
}

static guint times(const GPtrArray *cells, guint before, const char *cell)
{
	guint count = 0;
	for (guint i = 0; i < before; i++)
		count += !strcmp(cells->pdata[i], cell);
	return count;
}

GPtrArray *cells_alone(const GPtrArray *cells, const GPtrArray *other)
{
	GPtrArray *alone = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < cells->len; i++)
		if (times(cells, i, cells->pdata[i]) >= times(other, other->len, cells->pdata[i]))
			g_ptr_array_add(alone, g_strdup(cells->pdata[i]));
	return alone;
}
