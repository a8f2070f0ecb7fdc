/* SPDX-License-Identifier: MIT */
#include "compare/tokens.h"

#include <string.h>

static bool is_blank(gunichar c)
{
	return g_unichar_isspace(c) || c == 0xa0 || c == 0x202f || c == 0x2060;
}

static bool is_nothing(gunichar c)
{
	return c == 0xad || c == 0x200b || c == 0x200c || c == 0x200d || c == 0xfeff;
}

char *text_shown(const char *text)
{
	char *composed = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	GString *out = g_string_new(NULL);
	for (const char *p = composed ? composed : ""; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (is_nothing(c))
			continue;
		if (!is_blank(c))
			g_string_append_unichar(out, c);
		else if (!out->len || out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	}
	g_free(composed);
	return g_string_free(out, FALSE);
}

/* An address of e-mail or web: a run without blanks that has an '@' or '://' in it, less the marks that end it. */
static size_t address_length(const char *text)
{
	size_t n = strcspn(text, " <>()[]\"");
	const char *at = memchr(text, '@', n), *scheme = g_strstr_len(text, (gssize)n, "://");
	bool mail = at && at > text && at + 1 < text + n && g_ascii_isalnum(at[1]) && g_ascii_isalnum(text[0]);
	if (!mail && !(scheme && scheme > text) && strncmp(text, "www.", 4) != 0)
		return 0;
	while (n > 1 && strchr(".,;:!?'", text[n - 1]))
		n--;
	return n;
}

/* A mark that belongs to a word when it stands between two of its characters. */
static bool is_joint(gunichar c, bool in_number)
{
	if (in_number && (c == '.' || c == ',' || c == ':' || c == '/'))
		return true;
	return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == '_';
}

/* Letters, digits and the marks between them. */
static size_t word_length(const char *text)
{
	const char *p = text;
	while (*p) {
		gunichar c = g_utf8_get_char(p);
		if (g_unichar_isalnum(c) || g_unichar_ismark(c)) {
			p = g_utf8_next_char(p);
			continue;
		}
		const char *next = g_utf8_next_char(p);
		bool digits = p > text && g_ascii_isdigit(p[-1]) && g_ascii_isdigit(*next);
		if (p == text || !is_joint(c, digits) || !g_unichar_isalnum(g_utf8_get_char(next)))
			break;
		p = next;
	}
	return (size_t)(p - text);
}

static bool is_month(const struct words *words, const char *text, size_t length)
{
	for (int i = 1; i <= 12; i++) {
		char key[16];
		g_snprintf(key, sizeof key, "month-%d", i);
		const char *month = word(words, key);
		if (strlen(month) == length && !strncmp(month, text, length))
			return true;
	}
	return false;
}

/* '30 April': the rest after the day. */
static size_t month_after(const char *text, size_t day, const struct words *words)
{
	if (day > 2 || !g_ascii_isdigit(*text) || text[day] != ' ')
		return 0;
	size_t length = word_length(text + day + 1);
	return length && is_month(words, text + day + 1, length) ? length + 1 : 0;
}

size_t token_length(const char *text, const struct words *words)
{
	size_t n = address_length(text);
	if (n)
		return n;
	gunichar c = g_utf8_get_char(text);
	const char *next = g_utf8_next_char(text);
	if (g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL && g_ascii_isdigit(*next))
		return (size_t)(next - text) + word_length(next);
	n = word_length(text);
	if (!n) {
		while (c == '_' && *next == '_')
			next++;
		return (size_t)(next - text);
	}
	if (text[n] == '%' && g_ascii_isdigit(text[n - 1]))
		return n + 1;
	return n + month_after(text, n, words);
}

char *token_folded(const char *text, size_t length)
{
	GString *out = g_string_sized_new(length);
	for (const char *p = text; p < text + length; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x2032)
			c = '\'';
		else if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2033 || c == 0xab || c == 0xbb)
			c = '"';
		else if (c >= 0x2010 && c <= 0x2015)
			c = '-';
		g_string_append_unichar(out, c);
	}
	/* A quotation is marked with single or double signs as the house likes. */
	if (!strcmp(out->str, "\""))
		g_string_assign(out, "'");
	return g_string_free(out, FALSE);
}

bool token_is_word(const char *token)
{
	for (; *token; token = g_utf8_next_char(token))
		if (g_unichar_isalnum(g_utf8_get_char(token)))
			return true;
	return false;
}

bool token_listed(const struct words *words, const char *key, const char *token)
{
	char *lower = g_utf8_strdown(token, -1);
	const char *list = word(words, key);
	size_t n = strlen(lower);
	bool found = false;
	for (const char *p = n ? strstr(list, lower) : NULL; p && !found; p = strstr(p + 1, lower))
		found = (p == list || p[-1] == ' ') && (p[n] == ' ' || !p[n]);
	g_free(lower);
	return found;
}
