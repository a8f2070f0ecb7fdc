/* SPDX-License-Identifier: MIT */
#include "compare/words/tags.h"
#include "compare/words/counts.h"
#include "compare/words/field_lines.h"
#include "compare/words/spelling.h"
#include "compare/units/tokens.h"
#include "compare/words/transposed.h"

#include <string.h>

/* Words that bind or free: how often each was dropped and brought in by a hunk. */
#define DUTIES_MOST 32

struct duties {
	uint32_t words[DUTIES_MOST];
	int more[DUTIES_MOST]; /* times brought in, less those dropped */
	unsigned count;
};

struct differing {
	const struct wording *wording;
	unsigned tags;
	bool only_policies, policy_seen, only_case;
	struct duties duties;
};

static const char *text_at(const struct wording *wording, bool new_side, uint32_t at)
{
	return lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at)->word);
}

/* The word before or after a place, 0 where there is none. */
static uint32_t beside(const struct wording *wording, bool new_side, uint32_t at, int step)
{
	guint count = (new_side ? wording->new_words : wording->old_words)->len;
	if ((step < 0 && !at) || (step > 0 && at + 1 >= count))
		return 0;
	return wording_token(wording, new_side, step < 0 ? at - 1 : at + 1)->word;
}

static const struct words *words_on(const struct wording *wording, bool new_side)
{
	return edition_words(new_side ? wording->new_edition : wording->old_edition);
}

static bool is_listed(const struct wording *wording, bool new_side, enum lexicon_list list, uint32_t word)
{
	return lexicon_listed(wording->old->lexicon, words_on(wording, new_side), list, word);
}

static bool has_digit(const char *text)
{
	return strpbrk(text, "0123456789") != NULL;
}

/* '28', 'ten', 'twenty-eight'. */
static bool is_count(const struct wording *wording, bool new_side, uint32_t word)
{
	const char *text = lexicon_text(wording->old->lexicon, word), *dash = strchr(text, '-');
	if (has_digit(text))
		return true;
	uint32_t first = dash ? lexicon_word_n(wording->old->lexicon, text, (size_t)(dash - text)) : word;
	return is_listed(wording, new_side, LIST_NUMERALS, first);
}

/* '2011' is a year, '£2011' and '2,011' are not. */
static bool is_year(const char *text)
{
	return strspn(text, "0123456789") == 4 && !text[4] && (*text == '1' || *text == '2') &&
	       (text[1] == '9' || text[1] == '0');
}

/* A month by itself: 'in May' and 'May 2026', but not 'May officers ...'. */
static bool is_month(const struct wording *wording, bool new_side, uint32_t at)
{
	struct lexicon *lexicon = wording->old->lexicon;
	uint32_t word = wording_token(wording, new_side, at)->word, before = beside(wording, new_side, at, -1);
	if (!g_unichar_isupper(g_utf8_get_char(lexicon_text(lexicon, word))) ||
	    !is_listed(wording, new_side, LIST_MONTHS, word))
		return false;
	return has_digit(lexicon_text(lexicon, before)) ||
	       has_digit(lexicon_text(lexicon, beside(wording, new_side, at, 1))) || lexicon_is_word(lexicon, before);
}

/* The word on one side that counts this one or is counted by it: 'o' of '28 o ddiwrnodau' may stand between them. */
static uint32_t across(const struct wording *wording, bool new_side, uint32_t at, int step)
{
	uint32_t word = beside(wording, new_side, at, step);
	if (!word || !is_listed(wording, new_side, LIST_BETWEEN, word))
		return word;
	return beside(wording, new_side, step < 0 ? at - 1 : at + 1, step);
}

/* 'o fewn mis': one, without a number; but 'y mis' says which. */
static bool is_alone(const struct wording *wording, bool new_side, uint32_t at)
{
	return is_listed(wording, new_side, LIST_ALONE, wording_token(wording, new_side, at)->word) &&
	       !is_listed(wording, new_side, LIST_DEFINITE, beside(wording, new_side, at, -1));
}

/* Days, weeks, months with a number, or the number before them; 'working' days. */
static bool is_deadline(const struct wording *wording, bool new_side, uint32_t at)
{
	uint32_t word = wording_token(wording, new_side, at)->word;
	uint32_t before = across(wording, new_side, at, -1), next = across(wording, new_side, at, 1);
	bool parted = before != beside(wording, new_side, at, -1); /* 'pymtheg diwrnod ar hugain' */
	if (is_count(wording, new_side, word))
		return is_listed(wording, new_side, LIST_PERIODS, next) ||
		       is_listed(wording, new_side, LIST_WORKING, next) ||
		       (parted && is_listed(wording, new_side, LIST_PERIODS, before));
	if (is_listed(wording, new_side, LIST_WORKING, word))
		return is_listed(wording, new_side, LIST_PERIODS, next);
	if (is_listed(wording, new_side, LIST_WORKING_BEHIND, word))
		return is_listed(wording, new_side, LIST_PERIODS, before);
	return is_listed(wording, new_side, LIST_PERIODS, word) &&
	       (is_count(wording, new_side, before) || is_listed(wording, new_side, LIST_WORKING, before) ||
		is_alone(wording, new_side, at));
}

static void duty_count(struct duties *duties, uint32_t word, int times)
{
	unsigned i = 0;
	while (i < duties->count && duties->words[i] != word)
		i++;
	if (i == DUTIES_MOST)
		return;
	if (i == duties->count) {
		duties->words[duties->count++] = word;
		duties->more[i] = 0;
	}
	duties->more[i] += times;
}

static bool duties_differ(const struct duties *duties)
{
	for (unsigned i = 0; i < duties->count; i++)
		if (duties->more[i])
			return true;
	return false;
}

/* Where a link leads: no word of the text. */
static bool is_link(const struct wording *wording, bool new_side, uint32_t at)
{
	return wording_token(wording, new_side, at)->format & FORMAT_ADDRESS;
}

/* That, or an address of e-mail or web in the words. */
static bool is_address(const struct wording *wording, bool new_side, uint32_t at)
{
	const char *text = text_at(wording, new_side, at);
	if (is_link(wording, new_side, at))
		return true;
	return token_is_word(text) && (strchr(text, '@') || strstr(text, "://") || g_str_has_prefix(text, "www."));
}

/* 'million' behind a figure. */
static bool is_scale(const struct wording *wording, bool new_side, uint32_t at)
{
	return is_listed(wording, new_side, LIST_SCALES, wording_token(wording, new_side, at)->word) &&
	       has_digit(lexicon_text(wording->old->lexicon, beside(wording, new_side, at, -1)));
}

/* '1st' of '1st May', and of '1st of May'. */
static bool is_day(const struct wording *wording, bool new_side, uint32_t at)
{
	const char *text = text_at(wording, new_side, at);
	size_t digits = strspn(text, "0123456789");
	guint count = (new_side ? wording->new_words : wording->old_words)->len;
	if (!digits || digits > 2 || strlen(text) > digits + 2)
		return false;
	for (uint32_t next = at + 1; next < MIN(count, at + 3); next++) {
		if (is_listed(wording, new_side, LIST_MONTHS, wording_token(wording, new_side, next)->word))
			return g_unichar_isupper(g_utf8_get_char(text_at(wording, new_side, next)));
		if (!wording_little(wording, new_side, next, next + 1))
			return false;
	}
	return false;
}

static unsigned number_tag(const struct wording *wording, bool new_side, uint32_t at)
{
	const char *text = text_at(wording, new_side, at);
	if (wording_token(wording, new_side, at)->format & FORMAT_MARK)
		return 0;
	if (strchr(text, ' ') || is_day(wording, new_side, at) || is_month(wording, new_side, at))
		return TAG_DATE;
	if (is_deadline(wording, new_side, at))
		return TAG_DEADLINE;
	if (is_year(text))
		return TAG_DATE;
	return has_digit(text) || is_scale(wording, new_side, at) ? TAG_AMOUNT : 0;
}

static void token_tag(struct differing *d, bool new_side, uint32_t at)
{
	const struct token *token = wording_token(d->wording, new_side, at);
	const char *text = text_at(d->wording, new_side, at);
	if (is_link(d->wording, new_side, at)) {
		d->policy_seen = true;
		return;
	}
	if (is_address(d->wording, new_side, at)) { /* words like others, with no figure in them */
		d->only_policies = false;
		return;
	}
	if (token->target || token->format & FORMAT_TYPED || (token->node && token->node->kind == NODE_REFERENCE)) {
		d->only_policies = false;
		return;
	}
	bool policy = token->node && token->node->kind == NODE_POLICY;
	d->only_policies = d->only_policies && (policy || !token_is_word(text));
	d->policy_seen = d->policy_seen || policy;
	if (policy)
		return;
	unsigned number = number_tag(d->wording, new_side, at);
	d->tags |= number;
	bool binds = is_listed(d->wording, new_side, LIST_DUTIES, token->word) ||
		     is_listed(d->wording, new_side, LIST_LIMITS, token->word);
	if (!number && binds && !word_is_offered(d->wording, new_side, at))
		duty_count(&d->duties, lexicon_lower(d->wording->old->lexicon, token->word), new_side ? 1 : -1);
	if (g_unichar_isupper(g_utf8_get_char(text)) && is_listed(d->wording, new_side, LIST_ROLES, token->word))
		d->tags |= TAG_ROLE;
}

bool hunk_is_look(const struct wording *wording, const struct hunk *hunk)
{
	if (hunk_is_repointed(wording, hunk))
		return false;
	char *x = wording_marked(wording, false, hunk->old_at, hunk->old_at + hunk->old_count);
	char *y = wording_marked(wording, true, hunk->new_at, hunk->new_at + hunk->new_count);
	bool same = !strcmp(g_strstrip(x), g_strstrip(y));
	g_free(x);
	g_free(y);
	return same;
}

static bool marks_only(const struct wording *wording, bool new_side, uint32_t from, uint32_t count)
{
	for (uint32_t i = from; i < from + count; i++)
		if (token_is_word(text_at(wording, new_side, i)) || is_address(wording, new_side, i))
			return false;
	return true;
}

static const struct unit *first_unit(const struct wording *wording)
{
	const GArray *spots = wording->new_spots;
	return spots->len ? UNIT(wording->new, g_array_index(spots, struct spot, 0).unit) : NULL;
}

/* A stop at the end of a heading. */
static bool is_stop(const struct wording *wording, const struct hunk *hunk)
{
	const struct unit *unit = first_unit(wording);
	return unit && unit_is_heading(unit) && marks_only(wording, false, hunk->old_at, hunk->old_count) &&
	       marks_only(wording, true, hunk->new_at, hunk->new_count);
}

/* Capitals make a defined term of a word: 'a member' that is 'a Member' now. */
static bool is_term(const struct wording *wording, const struct hunk *hunk)
{
	bool term = false;
	for (uint32_t i = 0; i < hunk->old_count && !term; i++) {
		char *folded = g_utf8_casefold(text_at(wording, false, hunk->old_at + i), -1);
		term = side_defines(wording->old, folded) || side_defines(wording->new, folded);
		g_free(folded);
	}
	return term;
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

/* The same word, spelt rightly now. */
static bool is_spelling(const struct wording *wording, const struct hunk *hunk)
{
	return hunk->old_count == 1 && hunk->new_count == 1 && !is_address(wording, false, hunk->old_at) &&
	       spelling_is(wording, hunk->old_at, hunk->new_at);
}

static const struct node *policy_at(const struct wording *wording, bool new_side, uint32_t at)
{
	const struct node *node = wording_token(wording, new_side, at)->node;
	return node && node->kind == NODE_POLICY ? node : NULL;
}

/* A hunk with the words around it that stayed and belong to a policy's title on either side. */
static struct hunk titles_around(const struct wording *wording, guint place)
{
	const struct hunk *hunks = (const struct hunk *)(void *)wording->hunks->data;
	struct hunk whole = hunks[place];
	uint32_t floor = place ? hunks[place - 1].old_at + hunks[place - 1].old_count : 0;
	uint32_t top = place + 1 < wording->hunks->len ? hunks[place + 1].old_at : wording->old_words->len;
	while (whole.old_at > floor &&
	       (policy_at(wording, false, whole.old_at - 1) || policy_at(wording, true, whole.new_at - 1))) {
		whole.old_at--, whole.new_at--;
		whole.old_count++, whole.new_count++;
	}
	while (whole.old_at + whole.old_count < top && (policy_at(wording, false, whole.old_at + whole.old_count) ||
							policy_at(wording, true, whole.new_at + whole.new_count)))
		whole.old_count++, whole.new_count++;
	return whole;
}

/* The next policy that is named in [*at, end), which moves behind it; NULL: there is none. */
static const char *policy_next(const struct wording *wording, bool new_side, uint32_t *at, uint32_t end)
{
	const struct node *found = NULL;
	for (; *at < end; ++*at) {
		const struct node *node = wording_token(wording, new_side, *at)->node;
		if (found && node != found)
			break;
		found = policy_at(wording, new_side, *at);
	}
	return found ? found->link->target : NULL;
}

/* The same policies in the same order: what differs is what they are called. */
static bool policies_stay(const struct wording *wording, guint place)
{
	struct hunk whole = titles_around(wording, place);
	uint32_t old_at = whole.old_at, new_at = whole.new_at;
	const char *old, *new;
	do {
		old = policy_next(wording, false, &old_at, whole.old_at + whole.old_count);
		new = policy_next(wording, true, &new_at, whole.new_at + whole.new_count);
	} while (old && new && !strcmp(old, new));
	return !old && !new;
}

/* What one hunk is about, beside those before it. */
static void hunk_tag(struct differing *d, const struct hunk *hunk)
{
	const unsigned numbers = TAG_DEADLINE | TAG_AMOUNT | TAG_DATE;
	unsigned before = d->tags;
	for (uint32_t k = 0; k < hunk->old_count; k++)
		token_tag(d, false, hunk->old_at + k);
	for (uint32_t k = 0; k < hunk->new_count; k++)
		token_tag(d, true, hunk->new_at + k);
	if ((d->tags & numbers) != (before & numbers) && hunk_keeps_counts(d->wording, hunk))
		d->tags = (d->tags & ~numbers) | (before & numbers);
	if (duties_differ(&d->duties))
		d->tags |= TAG_OBLIGATION;
	d->duties.count = 0;
}

/* Beside what posts are called it is about something that no tag names, or about who they are. */
static bool is_beyond_titles(const struct posts *posts, const struct wording *wording, guint from, guint to)
{
	bool beyond = false;
	for (guint i = from; i < to && !beyond; i++) {
		const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, i);
		struct differing own = {.wording = wording};
		hunk_tag(&own, hunk);
		beyond = own.tags & TAG_ROLE || !(own.tags || hunk_is_look(wording, hunk) || is_case(wording, hunk) ||
						  is_spelling(wording, hunk));
		beyond = beyond && !post_is_renamed(posts, wording, i);
	}
	return beyond;
}

unsigned tags_of(const struct posts *posts, const struct wording *wording, guint from, guint to)
{
	struct differing d = {.wording = wording, .only_policies = true, .only_case = true};
	bool spelling = to > from, look = to > from, term = false;
	for (guint i = from; i < to; i++) {
		const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, i);
		if (hunk_is_look(wording, hunk))
			continue;
		look = false;
		if (hunk_is_transposed(wording, i)) {
			spelling = d.only_policies = d.only_case = false;
			continue;
		}
		hunk_tag(&d, hunk);
		d.tags |= post_is_renamed(posts, wording, i) ? TAG_ROLE : 0;
		d.only_policies = d.only_policies && policies_stay(wording, i);
		bool cased = is_case(wording, hunk);
		term = term || (cased && is_term(wording, hunk));
		d.only_case = d.only_case && !term && (cased || is_stop(wording, hunk));
		spelling = spelling && is_spelling(wording, hunk);
	}
	if (look)
		return TAG_FORMATTING;
	bool titles = d.only_policies && d.policy_seen;
	if (from < to && d.only_case && !titles)
		return TAG_TYPOGRAPHY;
	if (spelling && !d.tags && !term)
		return TAG_SPELLING;
	const struct unit *unit = first_unit(wording);
	if (term || (unit && unit->kind == UNIT_DEFINITION))
		d.tags |= TAG_TERM;
	if (d.tags & TAG_ROLE && is_beyond_titles(posts, wording, from, to))
		d.tags |= TAG_BEYOND_TITLE;
	return d.tags | (titles ? TAG_REFERENCE : 0);
}
