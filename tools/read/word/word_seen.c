/* SPDX-License-Identifier: MIT */
#include "read/word/word_seen.h"
#include "read/source/source_text.h"

#include <string.h>

/* A character that no source may hold, or that only one font or program has a sign for. */
static bool is_unseen(gunichar c)
{
	return is_hidden_character(c) || (c >= 0xe000 && c <= 0xf8ff) || (c >= 0xfff0 && c <= 0xfffc) || c >= 0xe0000 ||
	       c == 0x034f;
}

/* What parts words, or lines that are one paragraph's. */
static bool is_blank(gunichar c)
{
	return c == '\t' || c == '\n' || c == 0x2028 || c == 0x2029;
}

static bool is_plain(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < 0x20 || (unsigned char)*text >= 0x7f)
			return false;
	return true;
}

const char *word_seen_text(struct arena *arena, const char *text, GString *unseen)
{
	if (is_plain(text))
		return text;
	GString *seen = g_string_new(NULL);
	for (const char *c = text; *c; c = g_utf8_next_char(c)) {
		gunichar value = g_utf8_get_char(c);
		if (is_blank(value))
			g_string_append_c(seen, ' ');
		else if (!is_unseen(value))
			g_string_append_unichar(seen, value);
		else if (unseen)
			g_string_append_unichar(unseen, value);
	}
	const char *kept = strcmp(seen->str, text) != 0 ? arena_text(arena, seen->str) : text;
	g_string_free(seen, TRUE);
	return kept;
}
