/* SPDX-License-Identifier: MIT */
#include "compare/words/counts.h"

#include <string.h>

#define FIGURES_MOST 15u

/* The place of a word in a list with commas, from 1; 0: it is not there. */
static guint64 place_in(const struct words *words, const char *key, const char *text)
{
	g_auto(GStrv) list = g_strsplit(word(words, key), ", ", -1);
	for (guint i = 0; list[i]; i++)
		if (!strcmp(list[i], text))
			return i + 1;
	return 0;
}

/* '2,000', 'ten', 'twenty-eight'; 0 for anything else. */
static guint64 count_of(const struct words *words, const char *text)
{
	g_autoptr(GString) figures = g_string_new(text);
	g_string_replace(figures, ",", "", 0);
	if (figures->len && figures->len <= FIGURES_MOST && strspn(figures->str, "0123456789") == figures->len)
		return g_ascii_strtoull(figures->str, NULL, 10);
	g_autofree char *low = g_utf8_strdown(text, -1);
	guint64 ones = place_in(words, "claim-numerals", low);
	if (ones)
		return ones;
	g_auto(GStrv) parts = g_strsplit(low, "-", 2);
	guint64 tens = *parts ? place_in(words, "claim-tens", *parts) * 10 : 0;
	return tens && parts[1] ? tens + place_in(words, "claim-numerals", parts[1]) : tens;
}

static GArray *counts_of(const struct wording *wording, bool new_side, uint32_t from, uint32_t count)
{
	const struct words *words = edition_words(new_side ? wording->new_edition : wording->old_edition);
	GArray *counts = g_array_new(FALSE, FALSE, sizeof(guint64));
	for (uint32_t i = from; i < from + count; i++) {
		const struct token *token = wording_token(wording, new_side, i);
		guint64 own = token->format & (FORMAT_MARK | FORMAT_ADDRESS)
				      ? 0
				      : count_of(words, lexicon_text(wording->old->lexicon, token->word));
		if (own)
			g_array_append_val(counts, own);
	}
	return counts;
}

bool hunk_keeps_counts(const struct wording *wording, const struct hunk *hunk)
{
	g_autoptr(GArray) old = counts_of(wording, false, hunk->old_at, hunk->old_count);
	g_autoptr(GArray) new = counts_of(wording, true, hunk->new_at, hunk->new_count);
	return old->len && old->len == new->len && !memcmp(old->data, new->data, old->len * sizeof(guint64));
}
