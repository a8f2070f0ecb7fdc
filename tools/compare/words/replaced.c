/* SPDX-License-Identifier: MIT */
#include "compare/words/replaced.h"
#include "compare/words/tags.h"
#include "compare/units/tokens.h"

#include <string.h>

/* So many words of a label at most are told with others of it that were replaced. */
#define LABEL_MOST 3u

/* The policy or value that all of a stretch comes from, or NULL. */
static const struct node *named(const struct wording *wording, bool new_side, uint32_t from, uint32_t count)
{
	const struct node *node = NULL;
	for (uint32_t i = from; i < from + count; i++) {
		const struct node *of = wording_token(wording, new_side, i)->node;
		if (!of || of->kind == NODE_REFERENCE || (node && of != node))
			return NULL;
		node = of;
	}
	return node;
}

/* The same policy or value on the other side. */
static const struct node *counterpart(const struct wording *wording, bool new_side, const struct node *node)
{
	const GArray *words = new_side ? wording->new_words : wording->old_words;
	for (uint32_t i = 0; i < words->len; i++) {
		const struct node *of = wording_token(wording, new_side, i)->node;
		if (of && of->kind == node->kind && !strcmp(of->link->target, node->link->target))
			return of;
	}
	return NULL;
}

static char *trimmed(char *text)
{
	return g_strstrip(text);
}

void found_clear(struct found *found)
{
	g_clear_pointer(&found->replaced, g_free);
	g_clear_pointer(&found->replacement, g_free);
}

/* What stood and what stands there; where links lead only if nothing else differs. */
static void found_take(struct found *found, const struct wording *wording, const struct hunk *from, uint32_t old_to,
		       uint32_t new_to)
{
	found->old_at = from->old_at;
	found->new_at = from->new_at;
	found->old_to = old_to;
	found->new_to = new_to;
	found->replaced = trimmed(wording_shown(wording, false, from->old_at, old_to));
	found->replacement = trimmed(wording_shown(wording, true, from->new_at, new_to));
	if (*found->replaced && *found->replacement && strcmp(found->replaced, found->replacement) != 0)
		return;
	found_clear(found);
	found->fixed = true;
	found->replaced = trimmed(wording_marked(wording, false, from->old_at, old_to));
	found->replacement = trimmed(wording_marked(wording, true, from->new_at, new_to));
}

static bool is_capital(const struct wording *wording, bool new_side, uint32_t at)
{
	const char *text = lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at)->word);
	return g_unichar_isupper(g_utf8_get_char(text));
}

/* 'Whistleblowing' with 'Policy' after it, the same on both sides, is the name of a policy: how many words more. */
static uint32_t name_goes_on(const struct wording *wording, uint32_t old, uint32_t new)
{
	uint32_t more = 0;
	if (!is_capital(wording, false, old - 1) || !is_capital(wording, true, new - 1))
		return 0;
	while (more < 4 && old + more < wording->old_words->len && new + more < wording->new_words->len &&
	       is_capital(wording, false, old + more) &&
	       wording_token(wording, false, old + more)->word == wording_token(wording, true, new + more)->word)
		more++;
	return more;
}

/* True where [from, to) hold a word of ours, such as what kind of answer a field takes. */
static bool has_mark(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++)
		if (wording_token(wording, new_side, i)->format & FORMAT_MARK)
			return true;
	return false;
}

static bool is_mark(const struct wording *wording, bool new_side, uint32_t at)
{
	const GArray *words = new_side ? wording->new_words : wording->old_words;
	return at >= words->len || has_mark(wording, new_side, at, at + 1);
}

/* 'Full' with 'name' after it is the label of a field: how many words more, to its end. */
static uint32_t label_goes_on(const struct wording *wording, const struct hunk *hunk)
{
	const struct spot *spot = &g_array_index(wording->old_spots, struct spot, hunk->old_at);
	uint32_t old = hunk->old_at + hunk->old_count, new = hunk->new_at + hunk->new_count, more = 0;
	if (spot->token || UNIT(wording->old, spot->unit)->kind != UNIT_FIELD)
		return 0;
	while (!is_mark(wording, false, old + more) && !is_mark(wording, true, new + more) &&
	       wording_token(wording, false, old + more)->word == wording_token(wording, true, new + more)->word)
		more++;
	bool whole = is_mark(wording, false, old + more) && is_mark(wording, true, new + more);
	return whole && more <= LABEL_MOST ? more : 0;
}

bool swap_read(const struct wording *wording, guint at, struct found *found)
{
	const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, at);
	const struct node *old = hunk->old_count ? named(wording, false, hunk->old_at, hunk->old_count) : NULL;
	const struct node *new = hunk->new_count ? named(wording, true, hunk->new_at, hunk->new_count) : NULL;
	found->hunks = 1;
	if (new && !hunk->old_count)
		old = counterpart(wording, false, new);
	if (old && !hunk->new_count)
		new = counterpart(wording, true, old);
	if (old && new && !strcmp(old->link->target, new->link->target)) {
		found->replaced = g_strdup(edition_reference(wording->old_edition, old)->text);
		found->replacement = g_strdup(edition_reference(wording->new_edition, new)->text);
		found->fixed = true;
		return true;
	}
	uint32_t old_to = hunk->old_at + hunk->old_count, new_to = hunk->new_at + hunk->new_count;
	if (!hunk->old_count || !hunk->new_count || hunk_is_look(wording, hunk) ||
	    wording_little(wording, false, hunk->old_at, old_to) ||
	    wording_little(wording, true, hunk->new_at, new_to) || has_mark(wording, false, hunk->old_at, old_to) ||
	    has_mark(wording, true, hunk->new_at, new_to))
		return false;
	uint32_t more = MAX(name_goes_on(wording, old_to, new_to), label_goes_on(wording, hunk));
	found_take(found, wording, hunk, old_to + more, new_to + more);
	return true;
}

/* ---- names of which parts stayed ----------------------------------------------------------------------------- */

/* True where [from, to) are words of a name: with a capital, or little ones between them. */
static bool is_name(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	bool capital = false;
	for (uint32_t i = from; i < to; i++) {
		const struct token *token = wording_token(wording, new_side, i);
		bool word = lexicon_is_word(wording->old->lexicon, token->word);
		if (token->node || token->target || !word)
			return false;
		capital = capital || is_capital(wording, new_side, i);
		if (!is_capital(wording, new_side, i) && !wording_little(wording, new_side, i, i + 1))
			return false;
	}
	return capital;
}

#define BETWEEN_MOST 4

/* True where a name goes on from one hunk to the next: 'Executive' came before 'Director of', 'Place' after it. */
static bool name_joins(const struct wording *wording, const struct hunk *hunk)
{
	uint32_t from = hunk->old_at + hunk->old_count, to = hunk[1].old_at;
	return to - from <= BETWEEN_MOST && is_name(wording, false, from, to);
}

static bool hunk_is_name(const struct wording *wording, const struct hunk *hunk)
{
	return (!hunk->old_count || is_name(wording, false, hunk->old_at, hunk->old_at + hunk->old_count)) &&
	       (!hunk->new_count || is_name(wording, true, hunk->new_at, hunk->new_at + hunk->new_count));
}

/* How many kept words from a place on are still the name: 'Director of Place', but not 'of' alone. */
static uint32_t name_after(const struct wording *wording, uint32_t at)
{
	uint32_t sure = 0;
	for (uint32_t n = 0; n < BETWEEN_MOST && at + n < wording->old_words->len; n++) {
		if (!is_name(wording, false, at, at + n + 1))
			break;
		if (is_capital(wording, false, at + n))
			sure = n + 1;
	}
	return sure;
}

bool name_read(const struct wording *wording, guint first, struct found *found)
{
	const struct hunk *hunks = &g_array_index(wording->hunks, struct hunk, first), *last = hunks;
	guint left = wording->hunks->len - first;
	if (!hunk_is_name(wording, hunks))
		return false;
	for (found->hunks = 1; found->hunks < left && name_joins(wording, last) && hunk_is_name(wording, last + 1);
	     found->hunks++)
		last++;
	uint32_t old_to = last->old_at + last->old_count, new_to = last->new_at + last->new_count, more = 0;
	bool added = found->hunks == 1 && (!hunks->old_count || !hunks->new_count);
	if (added) {
		const struct hunk *next = found->hunks < left ? last + 1 : NULL;
		more = name_after(wording, old_to);
		if (!more || (next && old_to + more > next->old_at))
			return false;
	} else if (found->hunks > 1 && last->old_count && last->new_count) {
		more = name_goes_on(wording, old_to, new_to);
	} else if (found->hunks == 1) {
		return false;
	}
	found_take(found, wording, hunks, old_to + more, new_to + more);
	return true;
}
