/* SPDX-License-Identifier: MIT */
#include "compare/lexicon.h"

struct lexicon {
	GHashTable *numbers; /* text to number; the texts are owned by `texts` */
	GPtrArray *texts;    /* by number */
};

struct lexicon *lexicon_new(void)
{
	struct lexicon *lexicon = g_new0(struct lexicon, 1);
	lexicon->numbers = g_hash_table_new(g_str_hash, g_str_equal);
	lexicon->texts = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(lexicon->texts, g_strdup(""));
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	g_hash_table_unref(lexicon->numbers);
	g_ptr_array_unref(lexicon->texts);
	g_free(lexicon);
}

uint32_t lexicon_word(struct lexicon *lexicon, const char *text)
{
	gpointer known = g_hash_table_lookup(lexicon->numbers, text);
	if (known)
		return GPOINTER_TO_UINT(known);
	char *kept = g_strdup(text);
	uint32_t number = lexicon->texts->len;
	g_ptr_array_add(lexicon->texts, kept);
	g_hash_table_insert(lexicon->numbers, kept, GUINT_TO_POINTER(number));
	return number;
}

const char *lexicon_text(const struct lexicon *lexicon, uint32_t word)
{
	return lexicon->texts->pdata[word];
}

uint32_t lexicon_size(const struct lexicon *lexicon)
{
	return lexicon->texts->len;
}
