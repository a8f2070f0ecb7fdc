/* SPDX-License-Identifier: MIT
 * Of a text what a sentence quotes, and whether it lays down a duty. */
#include "explain/overview/saying.h"

#include <string.h>

/* An excerpt has so many words at most; one of many. */
#define EXCERPT_WORDS 12u
#define EXCERPT_FEW 5u
/* An exception is told with so many words before and behind it; so few words between two are told too. */
#define EXCEPTION_BEFORE 2u
#define EXCEPTION_WORDS 8u
#define GAP_LEAST 5u

static bool is_letter(gunichar c)
{
	return g_unichar_isalpha(c) || c == '\'' || c == 0x2019;
}

bool is_requirement(const struct saying *saying, const char *text)
{
	while (*text) {
		const char *end = text;
		while (*end && is_letter(g_utf8_get_char(end)))
			end = g_utf8_next_char(end);
		if (end > text && word_listed(saying->words, "diff-duties", text, (size_t)(end - text)))
			return true;
		text = *end ? g_utf8_next_char(end) : end;
	}
	return false;
}

char *excerpt(const char *text, bool among_many)
{
	guint most = among_many ? EXCERPT_FEW : EXCERPT_WORDS;
	text += strspn(text, " .,;:");
	const char *end = text;
	guint words = 0;
	for (end += strspn(end, " "); *end && *end != '\n' && words < most; end += strspn(end, " ")) {
		end += strcspn(end, " \n");
		words++;
	}
	g_autofree char *first = g_strndup(text, (size_t)(end - text));
	char *said = text_trimmed(first);
	if (!*end)
		return said;
	char *cut = g_strconcat(said, " …", NULL);
	g_free(said);
	return cut;
}

/* Which words of a text are kept: the first, an exception and what stands around it. `from` the first that is out. */
static void exceptions_keep(const struct saying *saying, char *const *words, guint from, bool *keep)
{
	for (guint i = from; words[i]; i++) {
		size_t n = strcspn(words[i], ".,;:)");
		if (!n || !word_listed(saying->words, "diff-excepting", words[i], n))
			continue;
		for (guint k = MAX(i, from + EXCEPTION_BEFORE) - EXCEPTION_BEFORE; words[k] && k <= i + EXCEPTION_WORDS;
		     k++)
			keep[k] = true;
	}
}

/* A gap of a few words spares nobody anything. */
static void gaps_close(bool *keep, guint count)
{
	for (guint i = 1; i < count; i++)
		for (guint k = i; keep[i - 1] && k <= MIN(i + GAP_LEAST, count - 1); k++)
			if (keep[k])
				memset(keep + i, true, k - i);
}

/* The words that are kept, with '…' for each gap. */
static char *kept_said(char *const *words, const bool *keep, guint count)
{
	GString *said = g_string_new(NULL);
	guint next = 0;
	for (guint i = 0; i < count; i++) {
		if (!keep[i])
			continue;
		g_string_append_printf(said, "%s%s%s", i ? " " : "", i > next ? "… " : "", words[i]);
		next = i + 1;
	}
	g_string_append(said, next < count ? " …" : "");
	return g_string_free(said, FALSE);
}

char *excerpt_with_exceptions(const struct saying *saying, const char *text)
{
	if (strchr(text, '\n'))
		return excerpt(text, false);
	char *bare = g_strstrip(g_strdup(text + strspn(text, " .,;:")));
	g_auto(GStrv) words = g_strsplit(bare, " ", -1);
	guint count = g_strv_length(words), first = MIN(EXCERPT_WORDS, count);
	bool *keep = g_new0(bool, count + 1);
	memset(keep, true, first);
	exceptions_keep(saying, words, first, keep);
	gaps_close(keep, count);
	bool excepted = memchr(keep + first, true, count - first);
	char *said = excepted ? kept_said(words, keep, count) : excerpt(text, false);
	g_free(keep);
	g_free(bare);
	return said;
}
