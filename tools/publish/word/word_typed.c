/* SPDX-License-Identifier: MIT */
#include "publish/word/word_typed.h"
#include "read/markdown/typed.h"

static bool is_typed(const struct word_paragraph *paragraph)
{
	if (!paragraph || paragraph->number)
		return false;
	GString *words = g_string_new(NULL);
	word_plain(paragraph, words);
	struct typed typed = typed_number(g_strstrip(words->str), paragraph->outline > 0);
	g_string_free(words, TRUE);
	return paragraph->outline ? typed.shape != SHAPE_NONE : typed_is_certain(&typed);
}

bool word_heading_is_typed(const struct word_paragraph *paragraph)
{
	return is_typed(paragraph);
}

bool word_has_numbers(const struct word *word)
{
	for (guint i = 0; i < word->blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)word->blocks->pdata[i])->paragraph;
		if (paragraph && ((paragraph->number && !paragraph->bullet) || is_typed(paragraph)))
			return true;
	}
	return false;
}

guint word_typed_count(const struct word *word, const struct word_paragraph **first)
{
	guint count = 0;
	*first = NULL;
	for (guint i = 0; i < word->blocks->len; i++) {
		const struct word_paragraph *paragraph = ((const struct word_block *)word->blocks->pdata[i])->paragraph;
		if (!is_typed(paragraph))
			continue;
		*first = *first ? *first : paragraph;
		count++;
	}
	return count;
}
