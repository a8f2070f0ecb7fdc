/* SPDX-License-Identifier: MIT */
#include "compare/words/field_lines.h"
#include "compare/units/field_marks.h"

/* No lexicon has so many words. */
#define LINE_BIT 29

static bool is_field(const struct side *side, const GArray *spots)
{
	return spots->len && UNIT(side, g_array_index(spots, struct spot, 0).unit)->kind == UNIT_FIELD;
}

enum line { LINE_LABEL, LINE_OPTIONS, LINE_COLUMNS, LINE_HINT, LINES };

/* The words of the marks behind which the lines stand. */
struct line_marks {
	uint32_t words[LINES];
};

static struct line_marks line_marks(struct lexicon *lexicon)
{
	static const char *const names[LINES] = {
		[LINE_OPTIONS] = "options", [LINE_COLUMNS] = "columns", [LINE_HINT] = "hint"};
	struct line_marks marks = {{0}};
	for (enum line line = LINE_OPTIONS; line < LINES; line++) {
		g_autofree char *mark = field_mark_shown(NULL, names[line]);
		marks.words[line] = lexicon_word(lexicon, g_strstrip(mark));
	}
	return marks;
}

/* The line that begins with a word, or that goes on. */
static enum line line_at(const struct line_marks *marks, const struct token *token, enum line line)
{
	for (enum line own = LINE_OPTIONS; token->format & FORMAT_MARK && own < LINES; own++)
		if (token->word == marks->words[own])
			return own;
	return line;
}

static void side_mark(const struct wording *wording, bool new_side, GArray *words)
{
	struct line_marks marks = line_marks(wording->old->lexicon);
	enum line line = LINE_LABEL;
	for (guint i = 0; i < words->len; i++) {
		line = line_at(&marks, wording_token(wording, new_side, i), line);
		g_array_index(words, uint32_t, i) ^= (uint32_t)line << LINE_BIT;
	}
}

bool word_is_offered(const struct wording *wording, bool new_side, uint32_t at)
{
	if (!is_field(new_side ? wording->new : wording->old, new_side ? wording->new_spots : wording->old_spots))
		return false;
	struct line_marks marks = line_marks(wording->old->lexicon);
	enum line line = LINE_LABEL;
	for (uint32_t i = 0; i <= at; i++)
		line = line_at(&marks, wording_token(wording, new_side, i), line);
	return line == LINE_OPTIONS || line == LINE_COLUMNS;
}

void field_lines_mark(struct wording *wording)
{
	if (!is_field(wording->old, wording->old_spots) || !is_field(wording->new, wording->new_spots))
		return;
	side_mark(wording, false, wording->old_words);
	side_mark(wording, true, wording->new_words);
}
