/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_marks.h"

#include <string.h>

#define QUOTED_MOST 300 /* bytes of a quotation that are looked back over */

const struct quotes quotes[QUOTES] = {{"‘", "’"}, {"“", "”"}, {"'", "'"}, {"\"", "\""}};

size_t quote_opening(const char *at)
{
	for (size_t i = 0; i < QUOTES; i++)
		if (g_str_has_prefix(at, quotes[i].open))
			return strlen(quotes[i].open);
	return 0;
}

size_t quote_closing(const char *at)
{
	for (size_t i = 0; i < QUOTES; i++)
		if (g_str_has_prefix(at, quotes[i].close))
			return strlen(quotes[i].close);
	return 0;
}

size_t word_span(const char *at)
{
	size_t n = 0;
	while (is_word_byte(at[n]))
		n++;
	return n;
}

/* An apostrophe has letters on both sides. */
static bool closes(const char *at, const struct quotes *mark)
{
	return at[-1] != ' ' && !g_unichar_isalnum(g_utf8_get_char(at + strlen(mark->close)));
}

const char *quote_end(const struct quotes *mark, const char *from)
{
	const char *end = strstr(from, mark->close);
	while (end && !closes(end, mark))
		end = strstr(end + strlen(mark->close), mark->close);
	return end;
}

bool is_quoted(const char *text, const char *at)
{
	const char *least = at - text > QUOTED_MOST ? at - QUOTED_MOST : text;
	for (size_t i = 0; i < 2; i++) {
		const char *open = g_strrstr_len(least, at - least, quotes[i].open);
		const char *end = open ? quote_end(&quotes[i], open + strlen(quotes[i].open)) : NULL;
		if (end && end > at)
			return true;
	}
	return false;
}

const char *past_marks(const char *at)
{
	for (size_t n = 1; n; at += n) {
		size_t open = quote_opening(at), close = quote_closing(at);
		n = *at && strchr(" ,(", *at) ? 1 : MAX(open, close);
	}
	return at;
}
