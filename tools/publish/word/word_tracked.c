/* SPDX-License-Identifier: MIT */
#include "publish/word/word_tracked.h"

#include <string.h>

#define AUTHORS_SHOWN 3u

/* 'Clerk, Deputy Clerk and 2 more', in the order of the text; the caller frees it. */
static char *authors_of(const struct word *word)
{
	GPtrArray *authors = g_ptr_array_new();
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < word->changes->len; i++) {
		const char *author = ((const struct word_change *)word->changes->pdata[i])->author;
		if (*author && !g_ptr_array_find_with_equal_func(authors, author, g_str_equal, NULL))
			g_ptr_array_add(authors, (gpointer)author);
	}
	for (guint i = 0; i < MIN(authors->len, AUTHORS_SHOWN); i++) {
		bool last = i + 1 == authors->len;
		g_string_append(out, !i ? " by " : last ? " and " : ", ");
		g_string_append(out, authors->pdata[i]);
	}
	if (authors->len > AUTHORS_SHOWN)
		g_string_append_printf(out, " and %u more", authors->len - AUTHORS_SHOWN);
	g_ptr_array_unref(authors);
	return g_string_free(out, FALSE);
}

void word_tracked_leave(struct word *word)
{
	static const char *const names[] = {"insertions", "deletions", "moved away", "moved there"};
	unsigned counts[G_N_ELEMENTS(names)] = {0};
	if (!word->changes->len || word->view != VIEW_ACCEPTED)
		return;
	for (guint i = 0; i < word->changes->len; i++)
		counts[((const struct word_change *)word->changes->pdata[i])->kind]++;
	g_autofree char *authors = authors_of(word);
	GString *why = g_string_new(NULL);
	g_string_printf(why, "the tracking of changes%s (", authors);
	for (size_t i = 0, told = 0; i < G_N_ELEMENTS(names); i++)
		if (counts[i])
			g_string_append_printf(why, "%s%s: %u", told++ ? ", " : "", names[i], counts[i]);
	g_string_append(why, "): all are accepted. 'keeling-import --changes list' tells each, and '--changes reject' "
			     "brings in the text without them");
	struct word_left left = {arena_text(word->arena, why->str), "", "", 0, NULL};
	g_array_append_val(word->left, left);
	g_string_free(why, TRUE);
}
