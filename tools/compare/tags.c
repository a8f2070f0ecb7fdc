/* SPDX-License-Identifier: MIT */
#include "compare/tags.h"
#include "compare/tokens.h"

#include <string.h>

struct differing {
	const struct wording *wording;
	unsigned tags;
	bool only_policies, policy_seen, only_case;
};

static const char *text_at(const struct wording *wording, bool new_side, uint32_t at)
{
	return lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at)->word);
}

static const struct words *words_on(const struct wording *wording, bool new_side)
{
	return edition_words((new_side ? wording->new : wording->old)->edition);
}

static bool has_digit(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

static void token_tag(struct differing *d, bool new_side, uint32_t at)
{
	const struct token *token = wording_token(d->wording, new_side, at);
	const struct words *words = words_on(d->wording, new_side);
	const char *text = text_at(d->wording, new_side, at);
	guint count = (new_side ? d->wording->new_words : d->wording->old_words)->len;
	const char *next = at + 1 < count ? text_at(d->wording, new_side, at + 1) : "";
	if (token->target || (token->node && token->node->kind == NODE_REFERENCE)) {
		d->only_policies = false;
		return;
	}
	bool policy = token->node && token->node->kind == NODE_POLICY;
	d->only_policies = d->only_policies && (policy || !token_is_word(text));
	d->policy_seen = d->policy_seen || policy;
	if (policy)
		return;
	bool capital = g_unichar_isupper(g_utf8_get_char(text));
	bool is_date = strchr(text, ' ') != NULL || (capital && token_listed(words, "diff-months", text));
	bool counted = has_digit(text) || token_listed(words, "diff-numerals", text);
	if (is_date)
		d->tags |= TAG_DATE;
	else if (counted && (token_listed(words, "diff-periods", next) || token_listed(words, "diff-working", next)))
		d->tags |= TAG_DEADLINE;
	else if (has_digit(text))
		d->tags |= TAG_AMOUNT;
	if (token_listed(words, "diff-duties", text))
		d->tags |= TAG_OBLIGATION;
	if (token_listed(words, "diff-periods", text) && at && has_digit(text_at(d->wording, new_side, at - 1)))
		d->tags |= TAG_DEADLINE;
	if (capital && token_listed(words, "diff-roles", text))
		d->tags |= TAG_ROLE;
}

/* The same letters in another case. */
static bool is_case(const struct wording *wording, const struct hunk *hunk)
{
	if (hunk->old_count != hunk->new_count)
		return false;
	for (uint32_t i = 0; i < hunk->old_count; i++) {
		char *x = g_utf8_casefold(text_at(wording, false, hunk->old_at + i), -1);
		char *y = g_utf8_casefold(text_at(wording, true, hunk->new_at + i), -1);
		bool same = !strcmp(x, y);
		g_free(x);
		g_free(y);
		if (!same)
			return false;
	}
	return true;
}

/* Letters that are the same at the start and at the end leave at most two between them. */
static bool is_spelling(const struct wording *wording, const struct hunk *hunk)
{
	if (hunk->old_count != 1 || hunk->new_count != 1)
		return false;
	const char *x = text_at(wording, false, hunk->old_at), *y = text_at(wording, true, hunk->new_at);
	size_t n = strlen(x), m = strlen(y), start = 0, end = 0;
	if (has_digit(x) || has_digit(y) || MIN(n, m) < 5 || g_ascii_isupper(*x) || *x != *y)
		return false;
	while (start < MIN(n, m) && x[start] == y[start])
		start++;
	while (end < MIN(n, m) - start && x[n - 1 - end] == y[m - 1 - end])
		end++;
	/* An ending is grammar, not a slip. */
	return MAX(n, m) - start - end <= 2 && end >= 2;
}

unsigned tags_of(const struct wording *wording, guint from, guint to)
{
	struct differing d = {wording, 0, true, false, true};
	bool spelling = to > from;
	for (guint i = from; i < to; i++) {
		const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, i);
		for (uint32_t k = 0; k < hunk->old_count; k++)
			token_tag(&d, false, hunk->old_at + k);
		for (uint32_t k = 0; k < hunk->new_count; k++)
			token_tag(&d, true, hunk->new_at + k);
		d.only_case = d.only_case && is_case(wording, hunk);
		spelling = spelling && is_spelling(wording, hunk);
	}
	if (from < to && d.only_case)
		return TAG_TYPOGRAPHY;
	if (spelling)
		return TAG_SPELLING;
	const struct unit *unit = wording->new_spots->len
					  ? UNIT(wording->new, g_array_index(wording->new_spots, struct spot, 0).unit)
					  : NULL;
	if (unit && unit->kind == UNIT_DEFINITION)
		d.tags |= TAG_TERM;
	return d.tags | (d.only_policies && d.policy_seen ? TAG_REFERENCE : 0);
}
