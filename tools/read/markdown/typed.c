/* SPDX-License-Identifier: MIT */
#include "read/markdown/typed.h"

#include <glib.h>
#include <string.h>

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static size_t digits(const char *text)
{
	size_t n = 0;
	while (n < 6 && g_ascii_isdigit(text[n]))
		n++;
	return n;
}

static bool is_roman(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!strchr("ivxlcIVXLC", text[i]))
			return false;
	return length > 0;
}

/* One to four letters of one case, or digits with at most a letter behind: what may stand in brackets. */
static size_t bracketed(const char *text, enum shape *shape)
{
	size_t n = digits(text);
	if (n) {
		*shape = SHAPE_DIGITS;
		return is_upper(text[n]) || is_lower(text[n]) ? n + 1 : n;
	}
	bool (*same)(char) = is_lower(*text) ? is_lower : is_upper;
	while (n < 5 && same(text[n]))
		n++;
	if (n > 5 || (n > 2 && !is_roman(text, n)))
		return 0;
	*shape = same == is_upper ? SHAPE_CAPITAL : n > 1 && is_roman(text, n) ? SHAPE_ROMAN : SHAPE_SMALL;
	if (n == 2 && !is_roman(text, n) && text[0] != text[1] && text[0] != 'a' && text[0] != 'z' && text[0] != 'A')
		return 0;
	return n;
}

/* '(a)(ii)' behind a number. */
static size_t brackets(const char *text, unsigned *count)
{
	size_t n = 0;
	enum shape shape;
	while (text[n] == '(') {
		size_t inside = bracketed(text + n + 1, &shape);
		if (!inside || text[n + 1 + inside] != ')')
			break;
		n += inside + 2;
		(*count)++;
	}
	return n;
}

static struct typed in_brackets(const char *text)
{
	struct typed typed = {.bracket = '(', .depth = 1};
	size_t n = bracketed(text + 1, &typed.shape);
	if (!n || text[n + 1] != ')')
		return (struct typed){0};
	unsigned more = 0;
	typed.length = n + 2 + brackets(text + n + 2, &more);
	return typed;
}

static struct typed sign(const char *text)
{
	struct typed typed = {.shape = SHAPE_SIGN, .depth = 1};
	size_t n = strlen("§");
	if (text[n] == ' ')
		n++;
	size_t number = digits(text + n);
	if (!number)
		return (struct typed){0};
	n += number;
	if (is_upper(text[n]))
		n++;
	n += brackets(text + n, &typed.depth);
	typed.length = text[n] == '.' ? n + 1 : n;
	return typed;
}

/* '1c3a)': digits and letters by turns, then a bracket. */
static struct typed compound(const char *text)
{
	struct typed typed = {.shape = SHAPE_COMPOUND, .bracket = ')'};
	size_t n = 0;
	while (n < 12) {
		size_t run = digits(text + n);
		if (!run && typed.depth && is_lower(text[n]))
			run = 1;
		if (!run)
			break;
		n += run;
		typed.depth++;
	}
	if (typed.depth < 2 || text[n] != ')')
		return (struct typed){0};
	typed.length = n + 1;
	return typed;
}

static size_t decimal_part(const char *text)
{
	size_t n = digits(text);
	return n && is_upper(text[n]) && !is_upper(text[n + 1]) && !is_lower(text[n + 1]) ? n + 1 : n;
}

static struct typed decimal(const char *text, bool heading)
{
	struct typed typed = {.shape = SHAPE_DECIMAL, .depth = 1};
	size_t n =
		is_upper(*text) && (g_ascii_isdigit(text[1]) || (text[1] == '.' && g_ascii_isdigit(text[2]))) ? 1 : 0;
	if (n && text[n] == '.')
		n++, typed.depth++;
	size_t part = decimal_part(text + n);
	if (!part)
		return (struct typed){0};
	n += part;
	bool zero = false;
	while (text[n] == '.' && (part = decimal_part(text + n + 1)) > 0) {
		zero = part == 1 && text[n + 1] == '0';
		n += part + 1;
		typed.depth++;
	}
	if (zero)
		typed.depth--;
	unsigned more = 0;
	n += brackets(text + n, &more);
	typed.depth += more;
	if (text[n] == '.' || text[n] == ')' || text[n] == ':') {
		typed.bracket = text[n] == ')' ? ')' : '.';
		if (typed.bracket == ')' && typed.depth == 1)
			typed.shape = SHAPE_DIGITS;
		n++;
	} else if (typed.depth == 1 && !zero && !heading) {
		return (struct typed){0};
	}
	typed.length = n;
	return typed;
}

/* 'A.', 'a)', 'iv.' */
static struct typed letter(const char *text)
{
	struct typed typed = {.depth = 1};
	size_t n = bracketed(text, &typed.shape);
	if (!n || (text[n] != '.' && text[n] != ')'))
		return (struct typed){0};
	typed.bracket = text[n];
	typed.length = n + 1;
	return typed;
}

/* 'Section 5.' */
static struct typed worded(const char *text)
{
	static const char *const words[] = {"Section ", "Article ", "Clause ",  "Paragraph ",
					    "Part ",    "Rule ",    "Schedule "};
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (!g_str_has_prefix(text, words[i]))
			continue;
		size_t n = strlen(words[i]), part = decimal_part(text + n);
		if (!part && is_upper(text[n]))
			part = 1;
		n += part;
		while (part && text[n] == '.' && g_ascii_isdigit(text[n + 1]))
			n += 1 + decimal_part(text + n + 1);
		if (part && (text[n] == '.' || text[n] == ':'))
			return (struct typed){.shape = SHAPE_WORD, .depth = 1, .bracket = '.', .length = n + 1};
	}
	return (struct typed){0};
}

struct typed typed_number(const char *text, bool heading)
{
	struct typed typed = {0};
	if (*text == '(')
		typed = in_brackets(text);
	else if (g_str_has_prefix(text, "§"))
		typed = sign(text);
	else if (g_ascii_isdigit(*text) || (is_upper(*text) && (text[1] == '.' || g_ascii_isdigit(text[1]))))
		typed = compound(text);
	if (typed.shape == SHAPE_NONE && *text != '(')
		typed = worded(text);
	if (typed.shape == SHAPE_NONE)
		typed = decimal(text, heading);
	if (typed.shape == SHAPE_NONE)
		typed = letter(text);
	if (typed.shape == SHAPE_NONE)
		return typed;
	char next = text[typed.length];
	if (next == '\0' ? !heading && typed.depth < 2 && !typed.bracket
			 : !strchr(" \t\n", next) && !g_str_has_prefix(text + typed.length, "\u00a0"))
		return (struct typed){0};
	typed.rest = typed.length;
	while (text[typed.rest] && strchr(" \t\n", text[typed.rest]))
		typed.rest++;
	if (g_str_has_prefix(text + typed.rest, "\u00a0"))
		typed.rest += strlen("\u00a0");
	return typed;
}

bool typed_is_certain(const struct typed *typed)
{
	switch (typed->shape) {
	case SHAPE_DECIMAL:
		return typed->depth > 1;
	case SHAPE_COMPOUND:
	case SHAPE_SIGN:
	case SHAPE_WORD:
		return true;
	default:
		return typed->bracket == '(';
	}
}
