/* SPDX-License-Identifier: MIT */
#include "model/day.h"

#include <string.h>

#define MONTH_LETTERS 3 /* so many tell it from the others */

/* What is still to be read of a day. */
struct reading {
	const struct words *words;
	const char *at;
};

static void blanks_pass(struct reading *reading)
{
	while (g_ascii_isspace(*reading->at))
		reading->at++;
}

/* The number that stands here, of `least` to `most` digits; else 0. */
static unsigned number_take(struct reading *reading, size_t least, size_t most)
{
	blanks_pass(reading);
	size_t length = strspn(reading->at, "0123456789");
	unsigned number = 0;
	for (size_t i = 0; i < length && length <= most; i++)
		number = number * 10 + (unsigned)(reading->at[i] - '0');
	reading->at += length;
	blanks_pass(reading);
	return length >= least ? number : 0;
}

static bool sign_take(struct reading *reading, char sign)
{
	bool there = *reading->at == sign;
	reading->at += there;
	return there;
}

/* Whether a month's name, in small letters, begins with what was typed. */
static bool is_month(const char *name, size_t length, const char *typed)
{
	g_autofree char *small = g_utf8_casefold(name, (gssize)length);
	return g_str_has_prefix(small, typed);
}

/* The month whose name, or the beginning of it, stands here; else 0. */
static unsigned month_take(struct reading *reading)
{
	const char *from = reading->at;
	while (g_unichar_isalpha(g_utf8_get_char(reading->at)))
		reading->at = g_utf8_next_char(reading->at);
	char *typed = g_utf8_casefold(from, reading->at - from);
	unsigned found = 0;
	const char *also = word(reading->words, "months-also"); /* in the other languages, one after the other */
	for (unsigned month = 1; month <= 12 && g_utf8_strlen(typed, -1) >= MONTH_LETTERS && !found; month++) {
		char key[16];
		g_snprintf(key, sizeof key, "month-%u", month);
		const char *name = word(reading->words, key);
		size_t length = strcspn(also, " ");
		found = is_month(name, strlen(name), typed) || is_month(also, length, typed) ? month : 0;
		also += length + (also[length] == ' ');
	}
	g_free(typed);
	return found;
}

static char *day_made(const struct reading *reading, unsigned year, unsigned month, unsigned day)
{
	bool is = !*reading->at && year && month && month <= 12 && day && day <= 31 &&
		  g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
	return is ? g_strdup_printf("%04u-%02u-%02u", year, month, day) : NULL;
}

static char *day_from_year(struct reading reading)
{
	unsigned year = number_take(&reading, 4, 4);
	unsigned month = sign_take(&reading, '-') ? number_take(&reading, 1, 2) : 0;
	unsigned day = sign_take(&reading, '-') ? number_take(&reading, 1, 2) : 0;
	return day_made(&reading, year, month, day);
}

static char *day_from_day(struct reading reading)
{
	unsigned day = number_take(&reading, 1, 2), month = 0;
	char sign = *reading.at;
	if (sign == '/' || sign == '.' || sign == '-') {
		reading.at++;
		month = number_take(&reading, 1, 2);
		if (!sign_take(&reading, sign))
			return NULL;
	} else {
		month = month_take(&reading);
	}
	unsigned year = number_take(&reading, 4, 4);
	return day_made(&reading, year, month, day);
}

char *day_typed(const struct words *words, const char *text)
{
	const struct reading reading = {words, text};
	if (!g_utf8_validate(text, -1, NULL))
		return NULL;
	char *day = day_from_year(reading);
	return day ? day : day_from_day(reading);
}

char *day_before(const char *day)
{
	GDate date;
	char text[16];
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)g_ascii_strtoull(day + 8, NULL, 10),
		       (GDateMonth)g_ascii_strtoull(day + 5, NULL, 10), (GDateYear)g_ascii_strtoull(day, NULL, 10));
	g_date_subtract_days(&date, 1);
	g_snprintf(text, sizeof text, "%04d-%02d-%02d", g_date_get_year(&date), (int)g_date_get_month(&date),
		   g_date_get_day(&date));
	return g_strdup(text);
}
