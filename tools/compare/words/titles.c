/* SPDX-License-Identifier: MIT */
#include "compare/words/titles.h"
#include "model/mutation.h"

#include <string.h>

/* Small words between two parts of a title: 'of the'. */
#define SMALL_MOST 2u
#define NAMES_LEAST 2u
/* So many words in a row hold the titles of some posts; more are no row of titles, and would be looked at again and
 * again. */
#define ROW_LONGEST 60u

/* One side of a wording. */
struct text {
	const struct wording *wording;
	bool is_new;
	uint32_t count;
};

/* Words [from, to); none where to is not behind from. */
struct range {
	uint32_t from, to;
};

static struct text text_of(const struct wording *wording, bool is_new)
{
	return (struct text){wording, is_new, (is_new ? wording->new_words : wording->old_words)->len};
}

static const char *word_at(const struct text *text, uint32_t at)
{
	return lexicon_text(text->wording->old->lexicon, wording_token(text->wording, text->is_new, at)->word);
}

static bool is_listed(const struct text *text, uint32_t at, enum lexicon_list list)
{
	const struct edition *edition = text->is_new ? text->wording->new_edition : text->wording->old_edition;
	return lexicon_listed(text->wording->old->lexicon, edition_words(edition), list,
			      wording_token(text->wording, text->is_new, at)->word);
}

static bool is_plain(const struct text *text, uint32_t at)
{
	const struct token *token = wording_token(text->wording, text->is_new, at);
	return !token->node && !token->target && !(token->format & (FORMAT_MARK | FORMAT_TYPED | FORMAT_ADDRESS)) &&
	       lexicon_is_word(text->wording->old->lexicon, token->word);
}

/* A word with a capital that says which post: not 'Each' or 'Two'. */
static bool is_name(const struct text *text, uint32_t at)
{
	static const enum lexicon_list others[] = {LIST_LITTLE, LIST_NUMERALS, LIST_LIMITS, LIST_COUNTING};
	if (!is_plain(text, at) || !g_unichar_isupper(g_utf8_get_char(word_at(text, at))))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		if (is_listed(text, at, others[i]))
			return false;
	return true;
}

static bool is_small(const struct text *text, uint32_t at)
{
	return is_plain(text, at) && (is_listed(text, at, LIST_LINKING) || is_listed(text, at, LIST_JOINING));
}

static uint32_t unit_at(const struct text *text, uint32_t at)
{
	const GArray *spots = text->is_new ? text->wording->new_spots : text->wording->old_spots;
	return g_array_index(spots, struct spot, at).unit;
}

/* It has a capital because a sentence, or a cell, begins with it. */
static bool is_initial(const struct text *text, uint32_t at)
{
	if (!at || unit_at(text, at - 1) != unit_at(text, at))
		return true;
	return (wording_token(text->wording, text->is_new, at - 1)->format & FORMAT_MARK) ||
	       strchr(".:;?!", *word_at(text, at - 1));
}

/* ---- a title ----------------------------------------------------------------------------------------------------- */

/* How far words of a title go on from a place, to the left or to the right: names, and small words between them. */
static uint32_t title_goes_on(const struct text *text, uint32_t at, bool right)
{
	uint32_t far = 0, small = 0;
	for (uint32_t n = 0; n <= ROW_LONGEST && (right ? at + n < text->count : n < at); n++) {
		uint32_t here = right ? at + n : at - n - 1, beside = right ? here - 1 : here + 1;
		if (beside < text->count && unit_at(text, here) != unit_at(text, beside))
			break;
		if (is_name(text, here)) {
			far = n + 1;
			small = 0;
		} else if (!is_small(text, here) || ++small > SMALL_MOST) {
			break;
		}
	}
	return far;
}

static bool has_role(const struct text *text, struct range range)
{
	for (uint32_t i = range.from; i < range.to; i++)
		if (is_name(text, i) && is_listed(text, i, LIST_ROLES))
			return true;
	return false;
}

/* The words up to the next small one. */
static uint32_t names_end(const struct text *text, uint32_t at, uint32_t to)
{
	while (at < to && !is_small(text, at))
		at++;
	return at;
}

/* Small words part two posts: 'Leader and Chief Executive', 'Members of the Executive', but not 'Director of Law and
 * Governance'. */
static bool is_parting(const struct text *text, struct range small, uint32_t to)
{
	bool joining = false;
	for (uint32_t i = small.from; i < small.to; i++)
		joining = joining || is_listed(text, i, LIST_JOINING);
	return (joining || small.to - small.from > 1) &&
	       has_role(text, (struct range){small.to, names_end(text, small.to, to)});
}

/* The one post of a row of them that a core is of: one that goes beyond it is of none. */
static struct range post_of(const struct text *text, struct range row, struct range core)
{
	struct range post = {row.from, row.from};
	while (post.to < row.to) {
		struct range small = {names_end(text, post.to, row.to), 0};
		small.to = small.from;
		while (small.to < row.to && is_small(text, small.to))
			small.to++;
		bool parts = small.to < row.to && is_parting(text, small, row.to);
		post.to = parts ? small.from : MAX(small.to, small.from);
		if ((parts || post.to == row.to) && core.from >= post.from && core.to <= post.to)
			return post;
		if (parts)
			post.from = post.to = small.to;
	}
	return (struct range){0, 0};
}

static struct range title_around(const struct text *text, struct range core)
{
	if (core.to - core.from > ROW_LONGEST)
		return (struct range){0, 0};
	for (uint32_t i = core.from; i < core.to; i++)
		if (!is_name(text, i) && !is_small(text, i))
			return (struct range){0, 0};
	struct range row = {core.from - title_goes_on(text, core.from, false),
			    core.to + title_goes_on(text, core.to, true)};
	if (row.to - row.from > ROW_LONGEST)
		return (struct range){0, 0};
	while (row.from < row.to && is_small(text, row.from))
		row.from++;
	while (row.from < row.to && is_small(text, row.to - 1))
		row.to--;
	return post_of(text, row, core);
}

static bool is_title(const struct text *text, struct range title)
{
	unsigned names = 0;
	for (uint32_t i = title.from; i < title.to; i++)
		names += is_name(text, i);
	return names >= NAMES_LEAST && has_role(text, title);
}

/* ---- on both sides ----------------------------------------------------------------------------------------------- */

static struct hunk hunk_at(const struct wording *wording, guint at)
{
	return g_array_index(wording->hunks, struct hunk, at);
}

/* The first hunk that ends at or behind a place of the old text. */
static guint hunk_from(const struct wording *wording, uint32_t old)
{
	guint low = 0, high = wording->hunks->len;
	while (low < high) {
		guint middle = low + (high - low) / 2;
		struct hunk hunk = hunk_at(wording, middle);
		if (hunk.old_at + hunk.old_count < old)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* True where two places are the same one in words that stayed, or at an edge of them. */
static bool is_same_place(const struct wording *wording, uint32_t old, uint32_t new)
{
	guint first = hunk_from(wording, old);
	struct hunk last = first ? hunk_at(wording, first - 1) : (struct hunk){0, 0, 0, 0};
	for (guint i = first; i <= wording->hunks->len; i++) {
		uint32_t from = last.old_at + last.old_count, to = wording->old_words->len;
		if (i < wording->hunks->len)
			to = hunk_at(wording, i).old_at;
		if (from > old)
			return false;
		if (old >= from && old <= to && new == last.new_at + last.new_count + (old - from))
			return true;
		if (i < wording->hunks->len)
			last = hunk_at(wording, i);
	}
	return false;
}

/* 'a Head' that is 'an Officer' now: the article goes by what stands behind it. */
static bool begins_with_article(const struct text *text, struct range range)
{
	return range.from < range.to && is_plain(text, range.from) && is_listed(text, range.from, LIST_ARTICLES);
}

void title_word(const char *word, bool mutates, GString *out)
{
	g_string_assign(out, word);
	if (!g_unichar_isupper(g_utf8_get_char(word)))
		return;
	g_autofree char *lower = g_utf8_strdown(word, -1);
	size_t first = 0, length = strlen(lower);
	while (mutates && g_ascii_islower(lower[first]) && !strchr("aeiouwy", lower[first]))
		first++;
	if (length - first > 2 && lower[length - 1] == 's')
		length--;
	g_string_truncate(out, 0);
	g_string_append_len(out, lower + first, (gssize)(length - first));
}

bool titles_mutate(const struct edition *old, const struct edition *new)
{
	return *word(edition_words(old), WORDS_MUTATIONS) || *word(edition_words(new), WORDS_MUTATIONS);
}

/* The numbers of posts and what kind they are of stay: no committee became an officer, no chief executive a deputy. */
static bool is_of_kind(const struct text *text, struct range title, const struct text *of, struct range other)
{
	bool mutates = titles_mutate(text->wording->old_edition, text->wording->new_edition), all = true;
	GString *kind = g_string_new(NULL), *found = g_string_new(NULL);
	for (uint32_t i = title.from; i < title.to && all; i++) {
		if (!is_listed(text, i, LIST_RANKS))
			continue;
		title_word(word_at(text, i), mutates, kind);
		all = false;
		for (uint32_t k = other.from; k < other.to && !all; k++) {
			title_word(word_at(of, k), mutates, found);
			all = !strcmp(kind->str, found->str);
		}
	}
	g_string_free(kind, TRUE);
	g_string_free(found, TRUE);
	return all;
}

static bool is_plural(const struct text *text, struct range title)
{
	for (uint32_t i = title.from; i < title.to; i++)
		if (is_listed(text, i, LIST_ROLES) && g_str_has_suffix(word_at(text, i), "s"))
			return true;
	return false;
}

static bool is_one_kind(const struct text *old, struct range was, const struct text *new, struct range is)
{
	return is_title(old, was) && is_title(new, is) && is_plural(old, was) == is_plural(new, is) &&
	       is_of_kind(old, was, new, is) && is_of_kind(new, is, old, was);
}

static void title_append(const struct text *text, struct range title, GString *out)
{
	bool mutates = titles_mutate(text->wording->old_edition, text->wording->new_edition);
	GString *known = g_string_new(NULL);
	for (uint32_t i = title.from; i < title.to; i++) {
		title_word(word_at(text, i), mutates, known);
		g_string_append_printf(out, "%s%s", i > title.from ? " " : "", known->str);
	}
	g_string_free(known, TRUE);
}

char *titles_of(const struct wording *wording, guint hunk, bool initials)
{
	const struct hunk *h = &g_array_index(wording->hunks, struct hunk, hunk);
	const struct text old = text_of(wording, false), new = text_of(wording, true);
	struct range was = {h->old_at, h->old_at + h->old_count}, is = {h->new_at, h->new_at + h->new_count};
	if (begins_with_article(&old, was) && begins_with_article(&new, is))
		was.from++, is.from++;
	struct range from = title_around(&old, was), to = title_around(&new, is);
	if (from.from == from.to || to.from == to.to)
		return NULL;
	if (!initials && is_initial(&old, from.from) && !is_listed(&old, from.from, LIST_ROLES)) {
		from.from++;
		to.from++;
	}
	bool begins = (from.from == was.from && to.from == is.from) || is_same_place(wording, from.from, to.from);
	if (from.from > was.from || to.from > is.from || !begins || !is_same_place(wording, from.to, to.to) ||
	    !is_one_kind(&old, from, &new, to))
		return NULL;
	GString *out = g_string_new(NULL);
	title_append(&old, from, out);
	g_string_append_c(out, '\n');
	title_append(&new, to, out);
	return g_string_free(out, FALSE);
}
