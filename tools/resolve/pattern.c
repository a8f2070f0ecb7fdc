/* SPDX-License-Identifier: MIT */
#include "resolve/pattern.h"

#include <stdbool.h>
#include <string.h>

struct pattern pattern_read(const char *text)
{
	struct pattern pattern = {.text = text};
	for (unsigned i = 0; text[i]; i++) {
		bool alone = (i == 0 || !g_ascii_isalnum(text[i - 1])) && !g_ascii_isalnum(text[i + 1]);
		if (alone && strchr("1AaIi", text[i]) && pattern.counters < COUNTERS_MOST)
			pattern.at[pattern.counters++] = i;
	}
	return pattern;
}

static void letters_append(GString *out, unsigned count, char first)
{
	char letters[16];
	unsigned n = 0;
	for (; count; count = (count - 1) / 26)
		letters[n++] = (char)(first + (char)((count - 1) % 26));
	while (n)
		g_string_append_c(out, letters[--n]);
}

static void roman_append(GString *out, unsigned count, bool capital)
{
	static const struct {
		unsigned value;
		const char *small, *capital;
	} signs[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
		     {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
		     {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		for (; count >= signs[i].value; count -= signs[i].value)
			g_string_append(out, capital ? signs[i].capital : signs[i].small);
}

static void digits_append(GString *out, unsigned count)
{
	char digits[12];
	unsigned n = 0;
	do
		digits[n++] = (char)('0' + count % 10);
	while (count /= 10);
	while (n)
		g_string_append_c(out, digits[--n]);
}

void count_append(GString *out, unsigned count, char style)
{
	switch (style) {
	case 'A':
	case 'a':
		letters_append(out, count, style);
		break;
	case 'I':
	case 'i':
		roman_append(out, count, style == 'I');
		break;
	default:
		digits_append(out, count);
	}
}

const char *pattern_default(unsigned level)
{
	static const char *const patterns[] = {"1.", "1.1", "(a)", "(i)", "(A)", "(I)"};
	return level >= 1 && level <= G_N_ELEMENTS(patterns) ? patterns[level - 1] : "(1)";
}
