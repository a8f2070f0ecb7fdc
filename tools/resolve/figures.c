/* SPDX-License-Identifier: MIT
 * Figures typed in the words of a reference: 'paragraph 14.2', 'see para. 14.2', 'the table in paragraph 14.3'. */
#include "resolve/private.h"

#include <string.h>

#define SIGN "§"
#define NO_BREAK_SPACE "\xc2\xa0"

static size_t digits_of(const char *text)
{
	size_t n = 0;
	while (g_ascii_isdigit(text[n]))
		n++;
	if (n && g_ascii_isupper(text[n]))
		n++;
	return n;
}

/* '16.5(a)', 'G1.1', 'B', '(a)': the length of the figures, or 0. */
static size_t figures_length(const char *text)
{
	size_t n = g_str_has_prefix(text, SIGN) ? strlen(SIGN) : 0;
	if (g_ascii_isupper(text[n]) && !g_ascii_isalpha(text[n + 1]))
		n += text[n + 1] == '.' && g_ascii_isdigit(text[n + 2]) ? 2 : 1;
	size_t part = digits_of(text + n);
	n += part;
	while (part && text[n] == '.' && (part = digits_of(text + n + 1)) > 0)
		n += part + 1;
	while (text[n] == '(') {
		size_t inside = 0;
		while (g_ascii_isalnum(text[n + 1 + inside]) && inside < 6)
			inside++;
		if (!inside || text[n + 1 + inside] != ')')
			break;
		n += inside + 2;
	}
	return n;
}

/* The numbers in figures, brackets not counted: two in '16.5(a)' and 'G16.5', one in '16' and '16.0', none in 'B'. */
static unsigned numbers_in(const char *figures, size_t length)
{
	unsigned count = 0;
	for (size_t i = 0; i < length && figures[i] != '(';) {
		size_t digits = digits_of(figures + i);
		bool whole = digits == 1 && figures[i] == '0' && i + 1 == length && count;
		count += digits && !whole;
		i += digits ? digits : 1;
	}
	return count;
}

/* Section 117 of an Act is no paragraph 12.4, though it may lead there. */
static bool is_alike(const char *figures, size_t length, const char *cite)
{
	unsigned numbers = numbers_in(figures, length);
	bool letter = g_ascii_isupper(*figures), cited = g_ascii_isupper(*cite);
	return *figures != '(' && numbers == numbers_in(cite, strlen(cite)) && (numbers || (letter && cited));
}

static size_t blank_length(const char *text)
{
	return *text == ' ' ? 1 : g_str_has_prefix(text, NO_BREAK_SPACE) ? strlen(NO_BREAK_SPACE) : 0;
}

static size_t word_end(const char *text)
{
	size_t n = 0;
	while (text[n] && text[n] != '.' && !blank_length(text + n))
		n++;
	return n;
}

/* 'paragraph ', 'para. ', 's.', '§ ': the length of what names the kind of what has the figures behind it, or 0. */
static size_t kind_length(const struct edition *edition, const char *text)
{
	if (g_str_has_prefix(text, SIGN))
		return strlen(SIGN) + blank_length(text + strlen(SIGN));
	size_t n = word_end(text);
	if (!n ||
	    !(word_listed(edition->words, "ref-kinds", text, n) || word_listed(edition->words, "ref-short", text, n)))
		return 0;
	size_t behind = text[n] == '.';
	behind += blank_length(text + n + behind);
	return behind ? n + behind : 0;
}

/* The words with the figures in them, so long, replaced. */
static const char *replaced(const struct edition *edition, const char *words, const char *figures, size_t length,
			    const char *cite)
{
	return arena_printf(edition->arena, "%.*s%s%s", (int)(figures - words), words, cite, figures + length);
}

/* 'paragraph 14.2 of the Code', '14.2', 'B'. */
static const char *leading_renewed(const struct edition *edition, const char *words, const char *cite)
{
	size_t first = strcspn(words, " ");
	size_t before = words[first] && word_listed(edition->words, "ref-kinds", words, first) ? first + 1 : 0;
	size_t figures = figures_length(words + before);
	const char *rest = words + before + figures;
	bool own_sign = !g_str_has_prefix(words + before, SIGN) || g_str_has_prefix(cite, SIGN);
	if (!figures || !own_sign || (*rest && (!before || *rest != ' ')))
		return NULL;
	return replaced(edition, words, words + before, figures, cite);
}

/* 'see paragraph 14.2', 'para. 14.2', '§ 14': figures that end the words. */
static const char *closing_renewed(const struct edition *edition, const char *words, const char *cite)
{
	for (const char *at = words; *at;) {
		size_t opening = strspn(at, "(");
		size_t kind = kind_length(edition, at + opening);
		const char *figures = at + opening + kind;
		size_t length = kind ? figures_length(figures) : 0;
		if (length && !figures[length + strspn(figures + length, ".,;:)")] && is_alike(figures, length, cite)) {
			const char *sign = at + opening;
			bool signed_twice = g_str_has_prefix(sign, SIGN) && g_str_has_prefix(cite, SIGN);
			return signed_twice ? replaced(edition, words, sign, kind + length, cite)
					    : replaced(edition, words, figures, length, cite);
		}
		while (*at && !blank_length(at))
			at++;
		at += blank_length(at);
	}
	return NULL;
}

const char *figures_renewed(const struct edition *edition, const char *words, const char *cite)
{
	const char *renewed = leading_renewed(edition, words, cite);
	return renewed ? renewed : closing_renewed(edition, words, cite);
}
