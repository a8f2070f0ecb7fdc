/* SPDX-License-Identifier: MIT
 * Numbers as Word prints them, and patterns as Word has them. */
#include "render/docx/docx_count.h"

#include "format/xml.h"

#include <string.h>

/* ---- numbers as Word prints them ------------------------------------------------------------------------------ */

/* After z come aa, bb, cc. */
static void letters_repeat(GString *out, unsigned value, char first)
{
	for (unsigned i = 0; i <= (value - 1) / 26; i++)
		g_string_append_c(out, (char)(first + (char)((value - 1) % 26)));
}

/* After z come aa, ab, ac. */
static void letters_append(GString *out, unsigned value, char first)
{
	if (value > 26)
		letters_append(out, (value - 1) / 26, first);
	g_string_append_c(out, (char)(first + (char)((value - 1) % 26)));
}

static void roman_append(GString *out, unsigned value, bool upper)
{
	static const struct {
		unsigned value;
		const char *lower, *upper;
	} numerals[] = {
		{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
		{90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
		{5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"},
	};
	for (size_t i = 0; i < G_N_ELEMENTS(numerals); i++)
		for (; value >= numerals[i].value; value -= numerals[i].value)
			g_string_append(out, upper ? numerals[i].upper : numerals[i].lower);
}

static void other_print(GString *out, enum list_format format, unsigned value)
{
	if (format == LIST_UPPER_ROMAN || format == LIST_LOWER_ROMAN)
		roman_append(out, value, format == LIST_UPPER_ROMAN);
	else
		xml_number(out, value);
}

void list_print(GString *out, enum list_dialect dialect, enum list_format format, unsigned value)
{
	char first = format == LIST_UPPER_LETTER ? 'A' : 'a';
	if (value == 0 || value > 3999)
		xml_number(out, value);
	else if (format != LIST_UPPER_LETTER && format != LIST_LOWER_LETTER)
		other_print(out, format, value);
	else if (dialect == LIST_OF_WORD)
		letters_repeat(out, value, first);
	else
		letters_append(out, value, first);
}

bool list_shape(const struct list_level *level, unsigned at, struct list_shape *shape)
{
	const char *p = strchr(level->text, '%');
	*shape = (struct list_shape){.before = p ? (size_t)(p - level->text) : 0};
	if (!p)
		return false;
	unsigned first = (unsigned)(p[1] - '1');
	for (unsigned i = first; i <= at; i++) {
		if (p[0] != '%' || p[1] != (char)('1' + i))
			return false;
		p += 2;
		shape->shown++;
		if (i < at && *p++ != '.')
			return false;
	}
	shape->after = p;
	return shape->shown > 0 && !strchr(p, '%');
}

bool list_next(const struct list *list, enum text_state state, unsigned level, unsigned *value, GString *out)
{
	const struct list_level *own = &list->levels[level];
	struct list_shape shape;
	if (!own->text || list->counts[state][level].doubtful)
		return false;
	if (list->dialect == LIST_OF_ODF && !list_shape(own, level, &shape))
		return false;
	*value = list->counts[state][level].seen ? list->counts[state][level].value + 1 : own->start;
	for (const char *p = own->text; *p; p++) {
		if (p[0] != '%' || p[1] < '1' || p[1] > '9') {
			g_string_append_c(out, *p);
			continue;
		}
		unsigned shown = (unsigned)(*++p - '1');
		if (shown > level || (shown < level && !list->counts[state][shown].seen))
			return false;
		list_print(out, list->dialect, list->levels[shown].format,
			   shown == level ? *value : list->counts[state][shown].value);
	}
	return true;
}

void list_count(struct list *list, enum text_state state, unsigned level, unsigned value)
{
	list->counts[state][level].value = value;
	list->counts[state][level].seen = true;
	list->counts[state][level].doubtful = false;
	for (unsigned i = 0; i < level; i++)
		if (!list->counts[state][i].seen)
			list->counts[state][i].doubtful = true;
	for (unsigned i = level + 1; i < LIST_LEVELS; i++)
		list->counts[state][i].seen = list->counts[state][i].doubtful = false;
}

/* ---- patterns ------------------------------------------------------------------------------------------------- */

bool is_lettered(char c)
{
	return g_ascii_isalnum(c) || (unsigned char)c >= 0x80;
}

/* The next counter in a pattern from `p`, or NULL: 1, A, a, I or i that stands alone. */
static const char *counter_find(const char *pattern, const char *p)
{
	for (; *p; p++)
		if (strchr("1AaIi", *p) && (p == pattern || !is_lettered(p[-1])) && !is_lettered(p[1]))
			return p;
	return NULL;
}

static enum list_format counter_format(char counter)
{
	switch (counter) {
	case 'A':
		return LIST_UPPER_LETTER;
	case 'a':
		return LIST_LOWER_LETTER;
	case 'I':
		return LIST_UPPER_ROMAN;
	case 'i':
		return LIST_LOWER_ROMAN;
	default:
		return LIST_DECIMAL;
	}
}

char *list_text(const char *pattern, unsigned level, const char *prefix, const char *letter, enum list_format *format)
{
	GString *out = g_string_new(prefix);
	int counters = 0;
	for (const char *p = counter_find(pattern, pattern); p; p = counter_find(pattern, p + 1))
		counters++;
	int shown = (int)level + 1 - counters;
	const char *from = pattern;
	for (const char *p = counter_find(pattern, pattern); p; p = counter_find(pattern, p + 1)) {
		g_string_append_len(out, from, p - from);
		if (shown < 0)
			g_string_append(out, letter);
		else
			g_string_append_printf(out, "%%%d", shown + 1);
		*format = counter_format(*p);
		from = p + 1;
		shown++;
	}
	g_string_append(out, from);
	return g_string_free(out, FALSE);
}
