/* SPDX-License-Identifier: MIT */
#include "read/word/word_figures.h"

#include <stdbool.h>
#include <string.h>

#define MOST 32767 /* what Word counts to */

static void decimal(GString *out, int count)
{
	g_string_append_printf(out, "%d", count);
}

static void decimal_zero(GString *out, int count)
{
	g_string_append_printf(out, "%02d", count);
}

static void roman(GString *out, int count, bool small)
{
	static const struct {
		int value;
		const char *signs;
	} steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
		     {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
	gsize start = out->len;
	for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
		for (; count >= steps[i].value; count -= steps[i].value)
			g_string_append(out, steps[i].signs);
	for (char *c = out->str + start; *c && !small; c++)
		*c = g_ascii_toupper(*c);
}

static void lower_roman(GString *out, int count)
{
	roman(out, count, true);
}

static void upper_roman(GString *out, int count)
{
	roman(out, count, false);
}

/* z, aa, bb: after the alphabet each letter twice, then three times. */
static void letters(GString *out, int count, char first)
{
	for (int i = 0; i <= (count - 1) / 26 && count > 0; i++)
		g_string_append_c(out, (char)(first + (count - 1) % 26));
}

static void lower_letter(GString *out, int count)
{
	letters(out, count, 'a');
}

static void upper_letter(GString *out, int count)
{
	letters(out, count, 'A');
}

static void ordinal(GString *out, int count)
{
	static const char *const ends[] = {"th", "st", "nd", "rd"};
	int last = count % 10, tens = count / 10 % 10;
	g_string_append_printf(out, "%d%s", count, tens == 1 || last > 3 ? ends[0] : ends[last]);
}

static const char *const ones[] = {"",         "One",     "Two",     "Three",     "Four",     "Five",    "Six",
				   "Seven",    "Eight",   "Nine",    "Ten",       "Eleven",   "Twelve",  "Thirteen",
				   "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen"};
static const char *const tens_words[] = {"",      "",      "Twenty",  "Thirty", "Forty",
					 "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"};

static void cardinal_text(GString *out, int count)
{
	if (count < 1 || count > 99)
		decimal(out, count);
	else if (count < 20)
		g_string_append(out, ones[count]);
	else
		g_string_append_printf(out, "%s%s%s", tens_words[count / 10], count % 10 ? "-" : "", ones[count % 10]);
}

static void ordinal_text(GString *out, int count)
{
	static const struct {
		const char *cardinal, *ordinal;
	} odd[] = {{"One", "First"},    {"Two", "Second"}, {"Three", "Third"},   {"Five", "Fifth"},
		   {"Eight", "Eighth"}, {"Nine", "Ninth"}, {"Twelve", "Twelfth"}};
	if (count < 1 || count > 99) {
		ordinal(out, count);
		return;
	}
	cardinal_text(out, count);
	for (size_t i = 0; i < G_N_ELEMENTS(odd); i++) {
		if (!g_str_has_suffix(out->str, odd[i].cardinal))
			continue;
		g_string_truncate(out, out->len - strlen(odd[i].cardinal));
		g_string_append(out, odd[i].ordinal);
		return;
	}
	if (out->str[out->len - 1] == 'y') {
		g_string_truncate(out, out->len - 1);
		g_string_append(out, "ie");
	}
	g_string_append(out, "th");
}

static void circle(GString *out, int count)
{
	if (count >= 1 && count <= 20)
		g_string_append_unichar(out, 0x2460 + (gunichar)count - 1);
	else
		decimal(out, count);
}

static void hexadecimal(GString *out, int count)
{
	g_string_append_printf(out, "%X", (unsigned)count);
}

static void dashes(GString *out, int count)
{
	g_string_append_printf(out, "- %d -", count);
}

static void nothing(GString *out, int count)
{
	(void)out, (void)count;
}

static const struct {
	const char *name;
	void (*write)(GString *out, int count);
	char sign;
} formats[] = {
	{"decimal", decimal, '1'},
	{"lowerLetter", lower_letter, 'a'},
	{"upperLetter", upper_letter, 'A'},
	{"lowerRoman", lower_roman, 'i'},
	{"upperRoman", upper_roman, 'I'},
	{"decimalZero", decimal_zero, 0},
	{"ordinal", ordinal, 0},
	{"cardinalText", cardinal_text, 0},
	{"ordinalText", ordinal_text, 0},
	{"decimalEnclosedCircle", circle, 0},
	{"hex", hexadecimal, 0},
	{"numberInDash", dashes, 0},
	{"none", nothing, 0},
	{"bullet", nothing, 0},
};

void word_figure(GString *out, const char *format, int count)
{
	count = CLAMP(count, 0, MOST);
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (!strcmp(formats[i].name, format)) {
			formats[i].write(out, count);
			return;
		}
	decimal(out, count);
}

char word_figure_sign(const char *format)
{
	for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
		if (!strcmp(formats[i].name, format))
			return formats[i].sign;
	return 0;
}
