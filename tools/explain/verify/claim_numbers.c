/* SPDX-License-Identifier: MIT */
#include "explain/verify/claim_numbers.h"
#include "explain/verify/claim_facts.h"
#include "explain/verify/claim_marks.h"
#include "explain/verify/claim_words.h"

#include <string.h>

#define VALUE_MOST 1000000000000u /* in hundredths: what is greater is no amount that anybody writes */
#define TENS_MOST 10u

size_t gap_at(const char *at)
{
	size_t n = 0;
	while (at[n] == ' ' || at[n] == '-' || g_str_has_prefix(at + n, "\xc2\xa0"))
		n += at[n] == '\xc2' ? 2 : 1;
	return n;
}

/* The place of a word in a list, from 1, where words of one place stand between blanks; 0 for none. */
static unsigned listed_place(const struct words *words, const char *key, const char *at, size_t *length)
{
	unsigned place = 1;
	for (const char *list = word(words, key); *list; place += *list++ == ',') {
		while (*list == ' ')
			list++;
		size_t n = 0;
		while (list[n] && list[n] != ' ' && list[n] != ',')
			n++;
		if (n && !g_ascii_strncasecmp(list, at, n) && !is_word_byte(at[n])) {
			*length = n;
			return place;
		}
		list += n;
		while (*list == ' ')
			list++;
		if (!*list)
			break;
		if (*list != ',')
			list--;
	}
	return 0;
}

size_t figures_at(const char *at, guint64 *value)
{
	size_t n = 0;
	guint64 whole = 0;
	while (g_ascii_isdigit(at[n]) || (n && at[n] == ',' && strspn(at + n + 1, "0123456789") == 3)) {
		if (at[n] != ',')
			whole = MIN(whole * 10 + (guint64)(at[n] - '0'), VALUE_MOST);
		n++;
	}
	*value = whole * HUNDREDTHS;
	if (n && at[n] == '.' && g_ascii_isdigit(at[n + 1])) {
		size_t digits = strspn(at + n + 1, "0123456789");
		*value += (guint64)(at[n + 1] - '0') * 10 + (digits > 1 ? (guint64)(at[n + 2] - '0') : 0);
		n += 1 + digits;
	}
	return n;
}

/* 'ten', 'twenty-eight', in hundredths. */
static size_t numeral_at(const struct words *words, const char *at, guint64 *value)
{
	size_t n = 0, more = 0;
	unsigned tens = listed_place(words, "claim-tens", at, &n);
	unsigned ones = listed_place(words, "claim-numerals", at + n + (n ? gap_at(at + n) : 0), &more);
	if (tens && (tens == 1 || !ones || ones >= TENS_MOST))
		more = ones = 0;
	*value = (guint64)(tens * TENS_MOST + ones) * HUNDREDTHS;
	return n && more ? n + gap_at(at + n) + more : n + more;
}

#define SCALES 4u
static const guint64 scales[SCALES] = {100, 1000, 1000000, 1000000000};

/* ' hundred' and the like behind a numeral, in full; 0 for none. */
static size_t scale_word_at(const struct words *words, const char *at, guint64 *scale)
{
	size_t gap = gap_at(at), n = 0;
	unsigned place = gap ? listed_place(words, "claim-scales", at + gap, &n) : 0;
	if (!place || place > SCALES || n < 3)
		return 0;
	*scale = scales[place - 1];
	return gap + n;
}

/* ' and twenty' behind 'a hundred', but not ' and two' of 'a hundred and two hundred'; 0 for none. */
static size_t rest_at(const struct words *words, const char *at, guint64 *value)
{
	guint64 scale;
	size_t gap = gap_at(at), joint = listed_word(words, "claim-joints", at + gap);
	gap += joint ? joint + gap_at(at + gap + joint) : 0;
	size_t n = gap ? numeral_at(words, at + gap, value) : 0;
	return n && (!joint || !scale_word_at(words, at + gap + n, &scale)) ? gap + n : 0;
}

/* 'ten', 'a hundred', 'two hundred and ten': what a thousand may stand behind. */
static size_t group_at(const struct words *words, const char *at, guint64 *value)
{
	guint64 scale = 0, rest = 0;
	size_t n = numeral_at(words, at, value), one = n ? 0 : listed_word(words, "claim-one", at);
	size_t more = n + one ? scale_word_at(words, at + n + one, &scale) : 0;
	if (one && !more)
		return 0;
	*value = one ? HUNDREDTHS : *value;
	n += one;
	if (!more || scale != scales[0])
		return n;
	*value *= scale;
	n += more;
	more = rest_at(words, at + n, &rest);
	*value += more ? rest : 0;
	return n + more;
}

static size_t numerals_at(const struct words *words, const char *at, guint64 *value)
{
	guint64 scale = 0, least = G_MAXUINT64, group = 0;
	size_t n = group_at(words, at, &group), more = n;
	*value = 0;
	while (more) {
		size_t scaled = scale_word_at(words, at + n, &scale);
		if (!scaled || scale >= least || scale == scales[0]) {
			*value += group;
			break;
		}
		*value += group * scale;
		least = scale;
		n += scaled;
		size_t gap = gap_at(at + n);
		group = 0;
		more = gap ? group_at(words, at + n + gap, &group) : 0;
		n += more ? gap + more : 0;
	}
	return n;
}

size_t number_at(const struct words *words, const char *at, guint64 *value)
{
	size_t n = figures_at(at, value);
	return n ? n : numerals_at(words, at, value);
}

size_t scale_at(const struct words *words, const char *at, guint64 *value)
{
	size_t gap = gap_at(at), n = 0;
	unsigned place = listed_place(words, "claim-scales", at + gap, &n);
	if (!place || place > SCALES || *value > VALUE_MOST)
		return 0;
	*value *= scales[place - 1];
	return gap + n;
}
