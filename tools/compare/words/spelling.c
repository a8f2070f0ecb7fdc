/* SPDX-License-Identifier: MIT */
#include "compare/words/spelling.h"
#include "compare/units/tokens.h"

#include <string.h>

#define VARIANT_LEAST 7u /* letters of a word with '-ise': 'prise' and 'prize' are two */
#define DOUBLED_LEAST 8u /* of one with a letter doubled: 'later' and 'latter' are two */
#define WORD_LEAST 5u
#define ENDING_LEAST 2u /* letters that stay at the end: an ending is grammar, no slip */

/* What differs between two words: the letters that are the same at the start, and those at the end. */
struct difference {
	const char *old, *new;
	size_t old_length, new_length, start, end;
};

static struct difference difference_of(const char *old, const char *new)
{
	struct difference d = {old, new, strlen(old), strlen(new), 0, 0};
	size_t least = MIN(d.old_length, d.new_length);
	while (d.start < least && old[d.start] == new[d.start])
		d.start++;
	while (d.end < least - d.start && old[d.old_length - 1 - d.end] == new[d.new_length - 1 - d.end])
		d.end++;
	return d;
}

/* The letters that one word has and the other has not, where that is all; else 0. */
static size_t added(const struct difference *d)
{
	size_t least = MIN(d->old_length, d->new_length), most = MAX(d->old_length, d->new_length);
	return d->start + d->end == least ? most - least : 0;
}

/* 'organise' and 'organize', 'analyse' and 'analyze'. */
static bool is_variant(const struct difference *d)
{
	if (d->old_length != d->new_length || d->old_length < VARIANT_LEAST || !d->start ||
	    d->start + d->end + 1 != d->old_length || !d->end)
		return false;
	char x = d->old[d->start], y = d->new[d->start];
	return ((x == 's' && y == 'z') || (x == 'z' && y == 's')) && strchr("iy", d->old[d->start - 1]) &&
	       strchr("eia", d->old[d->start + 1]);
}

/* 'cooperate' and 'co-operate', but not 'resign' and 're-sign'. */
static bool is_hyphened(const struct difference *d)
{
	const char *longer = d->old_length > d->new_length ? d->old : d->new;
	return added(d) == 1 && longer[d->start] == '-' && d->start &&
	       !(d->start == 2 && g_str_has_prefix(longer, "re"));
}

/* 'comission' and 'commission'. 'striped' and 'stripped' are two words, and so is much before such endings. */
static bool is_doubled(const struct difference *d)
{
	static const char *const endings[] = {"ed", "ing", "er", "ers", "es", "ings"};
	const char *longer = d->old_length > d->new_length ? d->old : d->new;
	if (added(d) != 1 || !d->start || MAX(d->old_length, d->new_length) < DOUBLED_LEAST || d->end < ENDING_LEAST ||
	    longer[d->start] != longer[d->start - 1] || !g_ascii_isalpha(longer[d->start]))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
		if (!strcmp(longer + d->start + 1, endings[i]))
			return false;
	return true;
}

static bool is_put_right(const char *old, const char *wrong, const char *right, const char *new)
{
	for (const char *at = strstr(old, wrong); at; at = strstr(at + 1, wrong)) {
		g_autofree char *mended = g_strdup_printf("%.*s%s%s", (int)(at - old), old, right, at + strlen(wrong));
		if (!strcmp(mended, new))
			return true;
	}
	return false;
}

/* A slip that is known: 'goverment=government'. */
static bool is_known_slip(const struct words *words, const char *old, const char *new)
{
	g_auto(GStrv) slips = g_strsplit(word(words, "diff-misspelt"), " ", -1);
	for (char **slip = slips; *slip; slip++) {
		char *right = strchr(*slip, '=');
		if (!right)
			continue;
		*right = '\0';
		if (is_put_right(old, *slip, right + 1, new))
			return true;
	}
	return false;
}

/* The old form is in the new text no more, and the new one was in the old before. */
static bool is_known_word(const struct wording *wording, uint32_t old, uint32_t new)
{
	return !side_times(wording->new, old) && side_times(wording->old, new);
}

bool spelling_is(const struct wording *wording, uint32_t old_at, uint32_t new_at)
{
	struct lexicon *lexicon = wording->old->lexicon;
	uint32_t old = wording_token(wording, false, old_at)->word, new = wording_token(wording, true, new_at)->word;
	const char *x = lexicon_text(lexicon, old), *y = lexicon_text(lexicon, new);
	if (strlen(x) < WORD_LEAST || strlen(y) < WORD_LEAST || g_ascii_isupper(*x) || *x != *y ||
	    strpbrk(x, "0123456789@:/") || strpbrk(y, "0123456789@:/"))
		return false;
	struct difference d = difference_of(x, y);
	return is_variant(&d) || is_hyphened(&d) || is_known_slip(edition_words(wording->new_edition), x, y) ||
	       (is_doubled(&d) && is_known_word(wording, old, new));
}
