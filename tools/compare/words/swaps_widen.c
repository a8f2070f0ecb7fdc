/* SPDX-License-Identifier: MIT
 * How much is told of what was replaced in several places: no words that still stand there. */
#include "compare/words/standing.h"
#include "compare/words/swaps.h"

#include <string.h>

/* Words of a title to its left and to its right, and small words between two parts of it. */
#define TITLE_MOST 8u
#define BETWEEN_MOST 2u
/* Ways to tell of a title: with its next part, with the part after that. */
#define STEPS_MOST 3u

struct widening {
	struct swaps *swaps;
	struct standing *standing; /* of the new text */
	GPtrArray *made;           /* of struct swap *: what becomes of the list */
};

static const struct wording *wording_at(const struct widening *widening, const struct occurrence *at)
{
	return widening->swaps->assembly->wordings[at->bead];
}

/* ---- what still stands ------------------------------------------------------------------------------------------- */

/* The words that replaced it hold none that still stand. */
static void leave_out(const struct widening *widening, const GArray *places, bool out)
{
	for (guint i = 0; i < places->len; i++) {
		const struct occurrence *at = &g_array_index(places, struct occurrence, i);
		const GArray *spots = wording_at(widening, at)->new_spots;
		for (uint32_t k = at->new_at; k < at->new_to; k++) {
			const struct spot *spot = &g_array_index(spots, struct spot, k);
			standing_leave_out(widening->standing, spot->unit, spot->token, out);
		}
	}
}

/* The units in which the words at a place of the old text still stand, of uint32_t; the caller unrefs it. */
static GArray *still_in(const struct widening *widening, const struct occurrence *at)
{
	const GArray *words = wording_at(widening, at)->old_words;
	return standing_units(widening->standing, &g_array_index(words, uint32_t, at->old_at), at->old_to - at->old_at);
}

static bool stands_still(const struct widening *widening, const struct occurrence *at)
{
	GArray *units = still_in(widening, at);
	bool still = units->len;
	g_array_unref(units);
	return still;
}

/* What a unit of the new text is cited by, with its document. */
static char *cited(const struct widening *widening, uint32_t unit)
{
	const struct side *side = widening->swaps->assembly->match->new;
	return g_strdup_printf("%u %s", PART(side, UNIT(side, unit)->part)->document, unit_label(side, unit));
}

static char *cited_at(const struct widening *widening, const struct occurrence *at)
{
	return cited(widening, BEAD(widening->swaps->assembly->match, at->bead)->new);
}

/* The provisions in which the words at a place still stand, as a set of their citations; the caller unrefs it. */
static GHashTable *provisions_of(const struct widening *widening, const struct occurrence *at)
{
	GHashTable *provisions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GArray *units = still_in(widening, at);
	for (guint i = 0; i < units->len; i++)
		g_hash_table_add(provisions, cited(widening, g_array_index(units, uint32_t, i)));
	g_array_unref(units);
	return provisions;
}

/* By occurrence: whether the words still stand in the provision that it is cited by. NULL where they do in none. */
static bool *untrue_of(const struct widening *widening, const struct swap *swap)
{
	GHashTable *provisions = provisions_of(widening, OCCURRENCE(swap, 0));
	bool *untrue = g_new0(bool, swap->at->len + 1), any = false;
	for (guint i = 0; i < swap->at->len && g_hash_table_size(provisions); i++) {
		char *label = cited_at(widening, OCCURRENCE(swap, i));
		untrue[i] = g_hash_table_contains(provisions, label);
		any = any || untrue[i];
		g_free(label);
	}
	g_hash_table_unref(provisions);
	if (!any)
		g_clear_pointer(&untrue, g_free);
	return untrue;
}

/* ---- the words around a place ------------------------------------------------------------------------------------ */

static const char *text_at(const struct wording *wording, uint32_t at)
{
	return lexicon_text(wording->old->lexicon, wording_token(wording, false, at)->word);
}

/* A word of the text itself, of the same unit as the one beside it. */
static bool is_plain(const struct wording *wording, uint32_t at, uint32_t beside)
{
	const struct token *token = wording_token(wording, false, at);
	return !token->node && !token->target && !(token->format & (FORMAT_MARK | FORMAT_TYPED | FORMAT_ADDRESS)) &&
	       lexicon_is_word(wording->old->lexicon, token->word) &&
	       g_array_index(wording->old_spots, struct spot, at).unit ==
		       g_array_index(wording->old_spots, struct spot, beside).unit;
}

static bool is_title(const struct wording *wording, uint32_t at)
{
	return g_unichar_isupper(g_utf8_get_char(text_at(wording, at))) && !wording_little(wording, false, at, at + 1);
}

/* How many kept words stand between a place and the hunk before or behind it. */
static uint32_t kept_before(const struct wording *wording, const struct occurrence *at)
{
	if (!at->hunk)
		return at->old_at;
	const struct hunk *before = &g_array_index(wording->hunks, struct hunk, at->hunk - 1);
	return at->old_at - (before->old_at + before->old_count);
}

static uint32_t kept_behind(const struct wording *wording, const struct occurrence *at)
{
	guint next = at->hunk + at->hunks;
	uint32_t end = next < wording->hunks->len ? g_array_index(wording->hunks, struct hunk, next).old_at
						  : wording->old_words->len;
	return end > at->old_to ? end - at->old_to : 0;
}

/* Words with a capital right before a place; but not the first of a sentence, which has one anyway. */
static uint32_t title_before(const struct wording *wording, const struct occurrence *at)
{
	uint32_t most = MIN(kept_before(wording, at), TITLE_MOST), count = 0;
	while (count < most) {
		uint32_t word = at->old_at - count - 1;
		bool begins = !word || !is_plain(wording, word - 1, word);
		if (begins || !is_plain(wording, word, at->old_at) || !is_title(wording, word))
			break;
		count++;
	}
	return count;
}

static bool is_small(const struct wording *wording, uint32_t at, enum lexicon_list list)
{
	return lexicon_listed(wording->old->lexicon, edition_words(wording->old_edition), list,
			      wording_token(wording, false, at)->word);
}

/* From a place on: words of a list, so many at most, and words with a capital behind them; how many, or 0. */
static uint32_t part_behind(const struct wording *wording, uint32_t at, uint32_t most, enum lexicon_list list,
			    uint32_t small_most)
{
	uint32_t small = 0, count = 0;
	while (small < MIN(most, small_most) && is_plain(wording, at + small, at - 1) &&
	       is_small(wording, at + small, list))
		small++;
	while (small + count < most && is_plain(wording, at + small + count, at - 1) &&
	       is_title(wording, at + small + count))
		count++;
	return count ? small + count : 0;
}

/* 'of Human Resources' in one step, 'of Law and Governance' in one; 'for the North' in another. */
static unsigned title_behind(const struct wording *wording, const struct occurrence *at, uint32_t *steps)
{
	uint32_t most = MIN(kept_behind(wording, at), TITLE_MOST), taken = 0, more;
	unsigned count = 0;
	while (count < STEPS_MOST &&
	       (more = part_behind(wording, at->old_to + taken, most - taken, LIST_LINKING, BETWEEN_MOST))) {
		taken += more;
		while ((more = part_behind(wording, at->old_to + taken, most - taken, LIST_JOINING, 1)))
			taken += more;
		steps[count++] = taken;
	}
	return count;
}

static struct occurrence widened(const struct occurrence *at, uint32_t before, uint32_t behind)
{
	struct occurrence wide = *at;
	wide.old_at -= before;
	wide.new_at -= before;
	wide.old_to += behind;
	wide.new_to += behind;
	return wide;
}

/* Places that are told otherwise, or each by itself, are none of its own any more. */
static void places_drop(struct swap *swap, const bool *dropped)
{
	GArray *all = swap->at;
	swap->at = g_array_new(FALSE, FALSE, sizeof(struct occurrence));
	swap->beads = 0;
	for (guint i = 0; i < all->len; i++)
		if (!dropped[i])
			swap_add(swap, &g_array_index(all, struct occurrence, i));
	g_array_unref(all);
}

/* ---- a title ----------------------------------------------------------------------------------------------------- */

/* With as much of its title as makes it one that stands nowhere any more; else with the first part of it. */
static struct occurrence titled(const struct widening *widening, const struct occurrence *at)
{
	const struct wording *wording = wording_at(widening, at);
	uint32_t before = title_before(wording, at), steps[STEPS_MOST];
	unsigned count = title_behind(wording, at, steps);
	for (unsigned i = before ? 0 : 1; i <= count; i++) {
		struct occurrence wide = widened(at, before, i ? steps[i - 1] : 0);
		if (!stands_still(widening, &wide))
			return wide;
	}
	return widened(at, before, before || !count ? 0 : steps[0]);
}

/* Words with a capital, and small ones between them. */
static bool is_of_title(const struct widening *widening, const struct swap *swap)
{
	const struct occurrence *first = OCCURRENCE(swap, 0);
	const struct wording *wording = wording_at(widening, first);
	for (uint32_t i = first->old_at; i < first->old_to; i++)
		if (!is_plain(wording, i, first->old_at) ||
		    !(is_title(wording, i) || wording_little(wording, false, i, i + 1)))
			return false;
	return is_title(wording, first->old_at);
}

static char *shown(const struct widening *widening, const struct occurrence *at, bool of_new)
{
	const struct wording *wording = wording_at(widening, at);
	return g_strstrip(of_new ? wording_shown(wording, true, at->new_at, at->new_to)
				 : wording_shown(wording, false, at->old_at, at->old_to));
}

/* The replacement that reads as this place does, which is made where there is none. */
static struct swap *swap_like(const struct widening *widening, const struct swap *from, const struct occurrence *at,
			      GHashTable *by_name, GPtrArray *into)
{
	char *was = shown(widening, at, false), *is = shown(widening, at, true);
	char *name = g_strconcat(was, "\n", is, NULL);
	struct swap *swap = g_hash_table_lookup(by_name, name);
	if (swap) {
		g_free(was);
		g_free(is);
		g_free(name);
		return swap;
	}
	swap = swap_new(was, is);
	swap->tags = from->tags;
	g_hash_table_insert(by_name, name, swap);
	g_ptr_array_add(into, swap);
	return swap;
}

/* By occurrence: the replacement of its whole title, each of which is added to `titles`. */
static struct swap **titles_sort(const struct widening *widening, const struct swap *swap, GPtrArray *titles)
{
	GHashTable *by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct swap **of = g_new(struct swap *, swap->at->len + 1);
	for (guint i = 0; i < swap->at->len; i++) {
		struct occurrence wide = titled(widening, OCCURRENCE(swap, i));
		of[i] = swap_like(widening, swap, &wide, by_name, titles);
		swap_add(of[i], &wide);
	}
	g_hash_table_unref(by_name);
	return of;
}

/* What becomes of a replacement: one of each title that stands in several places, and itself for what is left. */
static void titles_settle(const struct widening *widening, struct swap *swap, GPtrArray *into)
{
	GPtrArray *titles = g_ptr_array_new();
	struct swap **of = titles_sort(widening, swap, titles);
	bool *in_title = g_new(bool, swap->at->len + 1);
	for (guint i = 0; i < swap->at->len; i++)
		in_title[i] = swap_is_many(of[i]);
	places_drop(swap, in_title);
	for (guint i = 0; i < titles->len; i++)
		if (swap_is_many(titles->pdata[i]))
			g_ptr_array_add(into, titles->pdata[i]);
		else
			swap_free(titles->pdata[i]);
	if (swap->at->len)
		g_ptr_array_add(into, swap);
	else
		swap_free(swap);
	g_free(in_title);
	g_free(of);
	g_ptr_array_unref(titles);
}

/* ---- the same provision ------------------------------------------------------------------------------------------ */

/* So many words more, where that many stayed at each place, and they are the same. */
static bool is_wide(const struct widening *widening, const struct swap *swap, uint32_t before, uint32_t behind)
{
	struct occurrence first = *OCCURRENCE(swap, 0);
	for (guint i = 0; i < swap->at->len; i++) {
		const struct occurrence *at = OCCURRENCE(swap, i);
		const struct wording *wording = wording_at(widening, at), *other = wording_at(widening, &first);
		if (kept_before(wording, at) < before || kept_behind(wording, at) < behind)
			return false;
		for (uint32_t k = at->old_at - before; k < at->old_to + behind; k++)
			if (!is_plain(wording, k, at->old_at) ||
			    wording_token(wording, false, k)->word !=
				    wording_token(other, false, first.old_at + k - at->old_at)->word)
				return false;
	}
	return true;
}

static void swap_widen(const struct widening *widening, struct swap *swap, uint32_t before, uint32_t behind)
{
	for (guint i = 0; i < swap->at->len; i++)
		*OCCURRENCE(swap, i) = widened(OCCURRENCE(swap, i), before, behind);
	g_free(swap->replaced);
	g_free(swap->replacement);
	swap->replaced = shown(widening, OCCURRENCE(swap, 0), false);
	swap->replacement = shown(widening, OCCURRENCE(swap, 0), true);
}

/* Until the words stand in none of the provisions any more. */
static bool words_widen(const struct widening *widening, struct swap *swap)
{
	static const uint32_t ways[][2] = {{0, 1}, {1, 0}, {0, 2}, {1, 1}, {2, 0}};
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		uint32_t before = ways[i][0], behind = ways[i][1];
		if (!is_wide(widening, swap, before, behind))
			continue;
		struct swap wide = {.at = g_array_new(FALSE, FALSE, sizeof(struct occurrence))};
		for (guint k = 0; k < swap->at->len; k++) {
			struct occurrence at = widened(OCCURRENCE(swap, k), before, behind);
			swap_add(&wide, &at);
		}
		bool *untrue = untrue_of(widening, &wide);
		g_array_unref(wide.at);
		if (!untrue) {
			swap_widen(widening, swap, before, behind);
			return true;
		}
		g_free(untrue);
	}
	return false;
}

static void provisions_settle(const struct widening *widening, struct swap *swap)
{
	bool *untrue = untrue_of(widening, swap);
	if (untrue && !words_widen(widening, swap))
		places_drop(swap, untrue);
	g_free(untrue);
}

/* ---- all of them ------------------------------------------------------------------------------------------------- */

static void swap_settle(const struct widening *widening, struct swap *swap)
{
	GArray *places = g_array_copy(swap->at);
	leave_out(widening, places, true);
	guint first = widening->made->len;
	if (is_of_title(widening, swap) && stands_still(widening, OCCURRENCE(swap, 0)))
		titles_settle(widening, swap, widening->made);
	else
		g_ptr_array_add(widening->made, swap);
	for (guint i = first; i < widening->made->len; i++)
		provisions_settle(widening, widening->made->pdata[i]);
	leave_out(widening, places, false);
	g_array_unref(places);
}

static bool is_any(const struct swaps *swaps)
{
	for (guint i = 0; i < swaps->list->len; i++)
		if (swap_is_many(swaps->list->pdata[i]))
			return true;
	return false;
}

void swaps_widen(struct swaps *swaps)
{
	if (!is_any(swaps))
		return;
	struct widening widening = {swaps, standing_new(swaps->assembly->match->new), g_ptr_array_new()};
	for (guint i = 0; i < swaps->list->len; i++) {
		struct swap *swap = swaps->list->pdata[i];
		if (swap_is_many(swap) && !swap->fixed)
			swap_settle(&widening, swap);
		else
			g_ptr_array_add(widening.made, swap);
	}
	g_ptr_array_set_free_func(swaps->list, NULL);
	g_ptr_array_unref(swaps->list);
	swaps->list = widening.made;
	g_ptr_array_set_free_func(swaps->list, swap_free);
	standing_free(widening.standing);
}
