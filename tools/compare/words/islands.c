/* SPDX-License-Identifier: MIT */
#include "compare/words/islands.h"

#include <stdlib.h>
#include <string.h>

/* A comma, a bracket, a quotation mark: no end of a sentence, and no mark of ours between two cells. */
static bool is_slight_mark(const struct wording *wording, uint32_t at)
{
	const struct token *token = wording_token(wording, false, at);
	const char *text = lexicon_text(wording->old->lexicon, token->word);
	return !(token->format & (FORMAT_MARK | FORMAT_ADDRESS)) &&
	       !lexicon_is_word(wording->old->lexicon, token->word) && !strchr(".;:?!", *text);
}

/* One or two little words between two replacements, a comma within much that was rewritten. */
static bool is_swamped(const struct wording *wording, const struct hunk *last, const struct hunk *next)
{
	uint32_t from = last->old_at + last->old_count, same = next->old_at - from;
	uint32_t around = last->old_count + last->new_count + next->old_count + next->new_count;
	bool first = last->old_count && last->new_count, second = next->old_count && next->new_count;
	if (same == 1 && (first || second) && around >= 8 && is_slight_mark(wording, from))
		return true;
	return first && second && same <= 2 && around >= 6 * same && wording_little(wording, false, from, from + same);
}

/* ---- names ------------------------------------------------------------------------------------------------------- */

/* More words of a name than these stand by themselves. */
#define NAME_MOST 5u

static bool is_capital(const struct wording *wording, bool new_side, uint32_t at)
{
	const struct token *token = wording_token(wording, new_side, at);
	return !(token->format & (FORMAT_MARK | FORMAT_ADDRESS | FORMAT_TYPED)) && !token->node && !token->target &&
	       g_unichar_isupper(g_utf8_get_char(lexicon_text(wording->old->lexicon, token->word))) &&
	       !wording_little(wording, new_side, at, at + 1);
}

/* 'of', 'for' within 'Head of Service'. */
static bool is_link_word(const struct wording *wording, uint32_t at)
{
	const struct words *words = edition_words(wording->old_edition);
	return lexicon_listed(wording->old->lexicon, words, LIST_LINKING, wording_token(wording, false, at)->word);
}

/* The words that stayed are of one name; the last may be 'of'. */
static bool stays_name(const struct wording *wording, uint32_t from, uint32_t to)
{
	bool any = false;
	for (uint32_t i = from; i < to; i++) {
		bool capital = is_capital(wording, false, i);
		if (!capital && !(any && is_link_word(wording, i)))
			return false;
		any = any || capital;
	}
	return any;
}

/* 'Head of' that stayed of 'Head of Service', which is 'Head of Human Resources' now: both sides go on with the name.
 */
static bool is_part_of_name(const struct wording *wording, const struct hunk *last, const struct hunk *next)
{
	uint32_t from = last->old_at + last->old_count, to = next->old_at;
	return to - from <= NAME_MOST && next->old_count && next->new_count && stays_name(wording, from, to) &&
	       is_capital(wording, false, next->old_at) && is_capital(wording, true, next->new_at);
}

/* 'Communications' that stayed of 'the Communications team', which is 'the Head of Communications' now. */
static bool is_titled_otherwise(const struct wording *wording, const struct hunk *last, const struct hunk *next)
{
	bool came = !last->old_count && !next->new_count && next->old_count == 1;
	uint32_t from = last->old_at + last->old_count, to = next->old_at;
	if (!came || to - from > NAME_MOST || last->new_count > NAME_MOST || !is_capital(wording, true, last->new_at) ||
	    !stays_name(wording, from, to))
		return false;
	const struct words *words = edition_words(wording->new_edition);
	for (uint32_t i = last->new_at; i < last->new_at + last->new_count; i++)
		if (!is_capital(wording, true, i) &&
		    !lexicon_listed(wording->old->lexicon, words, LIST_LINKING, wording_token(wording, true, i)->word))
			return false;
	uint32_t gone = wording_token(wording, false, next->old_at)->word;
	return lexicon_is_word(wording->old->lexicon, gone) &&
	       !wording_little(wording, false, next->old_at, next->old_at + 1) &&
	       !lexicon_listed(wording->old->lexicon, words, LIST_DUTIES, gone);
}

/* ---- the other way round ----------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static bool has_marks(const struct wording *wording, bool new_side, uint32_t from, uint32_t count)
{
	for (uint32_t i = from; i < from + count; i++)
		if (wording_token(wording, new_side, i)->format & FORMAT_MARK)
			return true;
	return false;
}

/* A word alone is no more than a word that stands elsewhere. */
#define TURNED_LEAST 2u

/* What came before a name is what went behind it, or the other way round: 'A consults B' and 'B consults A'. */
static bool is_turned(const struct wording *wording, const struct hunk *last, const struct hunk *next)
{
	uint32_t from = last->old_at + last->old_count, to = next->old_at;
	bool came_first = !last->old_count && !next->new_count, went_first = !last->new_count && !next->old_count;
	uint32_t count = came_first ? last->new_count : last->old_count;
	if ((!came_first && !went_first) || count < TURNED_LEAST ||
	    count != (came_first ? next->old_count : next->new_count) || to - from > NAME_MOST ||
	    !stays_name(wording, from, to))
		return false;
	if (has_marks(wording, came_first, last->old_count ? last->old_at : last->new_at, count))
		return false;
	const uint32_t *old = (const uint32_t *)(void *)wording->old_words->data + (came_first ? next : last)->old_at;
	const uint32_t *new = (const uint32_t *)(void *)wording->new_words->data + (came_first ? last : next)->new_at;
	g_autofree uint32_t *olds = g_memdup2(old, count * sizeof *old), *news = g_memdup2(new, count * sizeof *new);
	qsort(olds, count, sizeof *olds, by_value);
	qsort(news, count, sizeof *news, by_value);
	return !memcmp(olds, news, count * sizeof *olds);
}

/* ------------------------------------------------------------------------------------------------------------------ */

void islands_join(struct wording *wording)
{
	struct hunk *hunks = (struct hunk *)(void *)wording->hunks->data;
	guint kept = 0;
	for (guint i = 1; i < wording->hunks->len; i++) {
		struct hunk *last = &hunks[kept];
		if (is_swamped(wording, last, &hunks[i]) || is_part_of_name(wording, last, &hunks[i]) ||
		    is_titled_otherwise(wording, last, &hunks[i]) || is_turned(wording, last, &hunks[i])) {
			last->old_count = hunks[i].old_at + hunks[i].old_count - last->old_at;
			last->new_count = hunks[i].new_at + hunks[i].new_count - last->new_at;
		} else {
			hunks[++kept] = hunks[i];
		}
	}
	if (wording->hunks->len)
		g_array_set_size(wording->hunks, kept + 1);
}
