/* SPDX-License-Identifier: MIT */
#include "compare/words/field_lines.h"
#include "compare/units/field_marks.h"

/* No lexicon has so many words. */
#define LINE_BIT 29

static bool is_field(const struct side *side, const GArray *spots)
{
	return spots->len && UNIT(side, g_array_index(spots, struct spot, 0).unit)->kind == UNIT_FIELD;
}

static void side_mark(const struct wording *wording, bool new_side, GArray *words)
{
	static const char *const names[] = {"options", "columns", "hint"};
	uint32_t marks[G_N_ELEMENTS(names)], line = 0;
	for (guint k = 0; k < G_N_ELEMENTS(names); k++) {
		g_autofree char *mark = field_mark_shown(NULL, names[k]);
		marks[k] = lexicon_word(wording->old->lexicon, g_strstrip(mark));
	}
	for (guint i = 0; i < words->len; i++) {
		const struct token *token = wording_token(wording, new_side, i);
		for (uint32_t k = 0; token->format & FORMAT_MARK && k < G_N_ELEMENTS(marks); k++)
			line = token->word == marks[k] ? k + 1 : line;
		g_array_index(words, uint32_t, i) ^= line << LINE_BIT;
	}
}

void field_lines_mark(struct wording *wording)
{
	if (!is_field(wording->old, wording->old_spots) || !is_field(wording->new, wording->new_spots))
		return;
	side_mark(wording, false, wording->old_words);
	side_mark(wording, true, wording->new_words);
}
