/* SPDX-License-Identifier: MIT */
#include "compare/units/tokens.h"

#include <string.h>

#define LOWER_ROOM 32

static bool is_blank(gunichar c)
{
	return g_unichar_isspace(c) || c == 0xa0 || c == 0x202f || c == 0x2060;
}

static bool is_nothing(gunichar c)
{
	return c == 0xad || c == 0x200b || c == 0x200c || c == 0x200d || c == 0xfeff;
}

/* Characters that no combining sign follows or makes anew: text of these alone is composed as it stands. */
static bool is_composed(const char *text)
{
	for (const char *p = text;; p = g_utf8_next_char(p)) {
		while (*p && (guchar)*p < 0x80)
			p++;
		if (!*p)
			return true;
		gunichar c = g_utf8_get_char(p);
		if (c >= 0x300 && (c < 0x2010 || c > 0x205e) && c != 0x20ac)
			return false;
	}
}

/* Ordinary signs, and single spaces between them, may be copied together. */
static const char *ordinary_end(const char *text)
{
	const char *p = text;
	while (((guchar)*p > ' ' && (guchar)*p < 0x7f) || (*p == ' ' && p > text && p[-1] != ' '))
		p++;
	return p;
}

static void composed_append(GString *out, const char *text)
{
	for (const char *p = text; *p;) {
		const char *plain = p;
		p = ordinary_end(p);
		g_string_append_len(out, plain, p - plain);
		if (!*p)
			break;
		gunichar c = g_utf8_get_char(p);
		const char *next = g_utf8_next_char(p);
		bool blank = is_blank(c);
		if (blank && out->len && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
		else if (!blank && !is_nothing(c))
			g_string_append_len(out, p, next - p);
		p = next;
	}
}

void text_shown(GString *out, const char *text)
{
	const char *plain = ordinary_end(text);
	if (!*plain) {
		g_string_append_len(out, text, plain - text);
		return;
	}
	char *composed = is_composed(text) ? NULL : g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	composed_append(out, composed ? composed : text);
	g_free(composed);
}

/* What an address ends at. */
static bool ends_address(char c)
{
	switch (c) {
	case '\0':
	case ' ':
	case '<':
	case '>':
	case '(':
	case ')':
	case '[':
	case ']':
	case '"':
		return true;
	default:
		return false;
	}
}

/* No address is as long; a run of a million characters would be looked through from each of them. */
#define ADDRESS_MOST 1000u

/* An address of e-mail or web: a run without blanks that has an '@' or '://' in it, less the marks that end it. */
static size_t address_length(const char *text)
{
	size_t n = 0;
	bool signs = text[0] == 'w'; /* most words have none of the signs, and are let pass here */
	for (; n < ADDRESS_MOST && !ends_address(text[n]); n++)
		signs = signs || text[n] == '@' || text[n] == ':';
	if (!signs || n == ADDRESS_MOST)
		return 0;
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

/* A word of more bytes goes on as the next token: in a text that is one word, cut by emphasis at each letter, every cut
 * would look through the rest of it. */
#define WORD_MOST 500

/* Letters, digits and the marks between them. */
static size_t word_length(const char *text)
{
	const char *p = text;
	while (*p && p - text < WORD_MOST) {
		if (g_ascii_isalnum(*p)) {
			p++;
			continue;
		}
		gunichar c = g_utf8_get_char(p);
		if (c >= 0x80 && (g_unichar_isalnum(c) || g_unichar_ismark(c))) {
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

/* What a text goes on with, so that a token before it ends in any case. */
static bool ends_token(const char *text)
{
	switch (*text) {
	case '.':
	case ',':
	case ';':
	case ':':
	case '!':
	case '?':
	case '\'':
		return ends_address(text[1]);
	default:
		return ends_address(*text);
	}
}

size_t token_plain_length(const char *text)
{
	size_t n = 0;
	while (n < WORD_MOST && g_ascii_isalnum(text[n]))
		n++;
	if (n == WORD_MOST)
		return 0;
	if (!n)
		return g_ascii_ispunct(*text) && *text != '_' && *text != '"' && ends_token(text) ? 1 : 0;
	bool day = n <= 2 && text[n] == ' ' && g_ascii_isdigit(*text);
	return ends_token(text + n) && !day ? n : 0;
}

/* 'Fai' of '1 Fai': a month as it is written behind another word, in small letters but the first. */
static bool is_month_behind(const struct words *words, const char *text, size_t length)
{
	if (length >= LOWER_ROOM || !g_ascii_isupper(*text))
		return false;
	char name[LOWER_ROOM] = {g_ascii_tolower(*text)};
	memcpy(name + 1, text + 1, length - 1);
	for (size_t i = 1; i < length; i++)
		if (g_ascii_isupper(name[i]))
			return false;
	return token_listed(words, "diff-months", name);
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
	return is_month_behind(words, text, length);
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
	size_t word = word_length(text), n = word && ends_token(text + word) ? 0 : address_length(text);
	if (n)
		return n;
	gunichar c = g_utf8_get_char(text);
	const char *next = g_utf8_next_char(text);
	if (!g_ascii_isalnum(*text) && g_unichar_type(c) == G_UNICODE_CURRENCY_SYMBOL && g_ascii_isdigit(*next))
		return (size_t)(next - text) + word_length(next);
	n = word;
	if (!n) {
		while (c == '_' && *next == '_')
			next++;
		return (size_t)(next - text);
	}
	if (text[n] == '%' && g_ascii_isdigit(text[n - 1]))
		return n + 1;
	return n + month_after(text, n, words);
}

static gunichar folded(gunichar c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x201a || c == 0x2032)
		return '\'';
	if (c == 0x201c || c == 0x201d || c == 0x201e || c == 0x2033 || c == 0xab || c == 0xbb)
		return '"';
	return c >= 0x2010 && c <= 0x2015 ? '-' : c;
}

void token_folded(GString *out, const char *text, size_t length)
{
	g_string_truncate(out, 0);
	for (const char *p = text; p < text + length;) {
		const char *plain = p;
		while (p < text + length && (guchar)*p < 0x80)
			p++;
		g_string_append_len(out, plain, p - plain);
		if (p < text + length) {
			g_string_append_unichar(out, folded(g_utf8_get_char(p)));
			p = g_utf8_next_char(p);
		}
	}
	/* A quotation is marked with single or double signs as the house likes. */
	if (!strcmp(out->str, "\""))
		g_string_assign(out, "'");
}

bool token_is_word(const char *token)
{
	for (; *token; token = g_utf8_next_char(token))
		if (g_ascii_isalnum(*token) || g_unichar_isalnum(g_utf8_get_char(token)))
			return true;
	return false;
}

/* The token in lower case: in `room`, or for longer ones and other letters in memory that the caller frees. */
static char *lowered(const char *token, char room[LOWER_ROOM])
{
	size_t n = 0;
	for (; n + 1 < LOWER_ROOM && token[n] && (guchar)token[n] < 0x80; n++)
		room[n] = g_ascii_tolower(token[n]);
	room[n] = '\0';
	return token[n] ? g_utf8_strdown(token, -1) : room;
}

bool token_listed(const struct words *words, const char *key, const char *token)
{
	char room[LOWER_ROOM], *lower = lowered(token, room);
	const char *list = word(words, key);
	size_t n = strlen(lower);
	bool found = false;
	for (const char *p = n ? strstr(list, lower) : NULL; p && !found; p = strstr(p + 1, lower))
		found = (p == list || p[-1] == ' ') && (p[n] == ' ' || !p[n]);
	if (lower != room)
		g_free(lower);
	return found;
}
