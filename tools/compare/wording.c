/* SPDX-License-Identifier: MIT */
#include "compare/wording.h"
#include "compare/tokens.h"

#include <string.h>

static void side_words(const struct side *side, const uint32_t *units, unsigned count, GArray *words, GArray *spots)
{
	for (unsigned i = 0; i < count; i++) {
		const struct unit *unit = UNIT(side, units[i]);
		for (uint32_t k = 0; k < unit->count; k++) {
			struct spot spot = {units[i], k};
			g_array_append_val(words, TOKEN(side, unit->first + k)->word);
			g_array_append_val(spots, spot);
		}
	}
}

const struct token *wording_token(const struct wording *wording, bool new_side, uint32_t at)
{
	const struct side *side = new_side ? wording->new : wording->old;
	const struct spot *spot = &g_array_index(new_side ? wording->new_spots : wording->old_spots, struct spot, at);
	return TOKEN(side, UNIT(side, spot->unit)->first + spot->token);
}

char *wording_shown(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	const struct side *side = new_side ? wording->new : wording->old;
	const GArray *spots = new_side ? wording->new_spots : wording->old_spots;
	GString *out = g_string_new(NULL);
	for (uint32_t i = from; i < to; i++) {
		const struct spot *spot = &g_array_index(spots, struct spot, i);
		if (i > from && spot->unit != spot[-1].unit)
			g_string_append_c(out, ' ');
		unit_shown(side, UNIT(side, spot->unit), spot->token, spot->token + 1, out);
	}
	return g_string_free(out, FALSE);
}

bool wording_little(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	const struct words *words = edition_words((new_side ? wording->new : wording->old)->edition);
	for (uint32_t i = from; i < to; i++) {
		const struct token *token = wording_token(wording, new_side, i);
		const char *text = lexicon_text(wording->old->lexicon, token->word);
		if (token->target || (token_is_word(text) && !token_listed(words, "diff-little", text)))
			return false;
	}
	return true;
}

/* ---- making hunks readable ------------------------------------------------------------------------------------- */

/* How well a hunk may begin at a place: after a sentence best, then after a mark, then anywhere. */
static unsigned edge(const struct wording *wording, bool new_side, uint32_t at, uint32_t count)
{
	if (!at || at == count)
		return 4;
	const char *before = lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at - 1)->word);
	if (!strcmp(before, ".") || !strcmp(before, ";") || !strcmp(before, "?"))
		return 3;
	if (!token_is_word(before))
		return 2;
	const char *after = lexicon_text(wording->old->lexicon, wording_token(wording, new_side, at)->word);
	return token_is_word(after) ? 1 : 0;
}

/* An insertion or a removal may stand anywhere in a run of the same words: it goes to the best edge. */
static void hunk_slide(struct wording *wording, guint place)
{
	struct hunk *hunks = (struct hunk *)(void *)wording->hunks->data, *hunk = &hunks[place];
	if (hunk->old_count && hunk->new_count)
		return;
	bool new_side = hunk->new_count;
	const GArray *list = new_side ? wording->new_words : wording->old_words;
	const uint32_t *words = (const uint32_t *)(void *)list->data;
	uint32_t at = new_side ? hunk->new_at : hunk->old_at, n = new_side ? hunk->new_count : hunk->old_count;
	uint32_t floor =
		place ? (new_side ? hunk[-1].new_at + hunk[-1].new_count : hunk[-1].old_at + hunk[-1].old_count) : 0;
	uint32_t top = place + 1 < wording->hunks->len ? (new_side ? hunk[1].new_at : hunk[1].old_at) : list->len;
	uint32_t low = at, best = at;
	while (low > floor && words[low - 1] == words[low + n - 1])
		low--;
	unsigned most = 0;
	for (uint32_t p = low;; p++) {
		unsigned good = edge(wording, new_side, p, list->len) + edge(wording, new_side, p + n, list->len);
		if (good >= most) {
			most = good;
			best = p;
		}
		if (p + n >= top || words[p] != words[p + n])
			break;
	}
	hunk->old_at += best - at;
	hunk->new_at += best - at;
}

/* One or two little words between two replacements are no island. */
static void islands_join(struct wording *wording)
{
	struct hunk *hunks = (struct hunk *)(void *)wording->hunks->data;
	guint kept = 0;
	for (guint i = 1; i < wording->hunks->len; i++) {
		struct hunk *last = &hunks[kept];
		uint32_t from = last->old_at + last->old_count, to = hunks[i].old_at, same = to - from;
		bool both = last->old_count && last->new_count && hunks[i].old_count && hunks[i].new_count;
		uint32_t around = last->old_count + last->new_count + hunks[i].old_count + hunks[i].new_count;
		if (both && same <= 2 && around >= 6 * same && wording_little(wording, false, from, to)) {
			last->old_count = hunks[i].old_at + hunks[i].old_count - last->old_at;
			last->new_count = hunks[i].new_at + hunks[i].new_count - last->new_at;
		} else {
			hunks[++kept] = hunks[i];
		}
	}
	if (wording->hunks->len)
		g_array_set_size(wording->hunks, kept + 1);
}

static bool formats_differ(const struct wording *wording)
{
	if (wording->old_words->len != wording->new_words->len)
		return false;
	for (uint32_t i = 0; i < wording->old_words->len; i++) {
		uint32_t old = wording_token(wording, false, i)->format, new = wording_token(wording, true, i)->format;
		if ((old ^ new) & (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE))
			return true;
	}
	return false;
}

struct wording *wording_new(const struct match *match, const struct bead *bead)
{
	struct wording *wording = g_new0(struct wording, 1);
	wording->old = match->old;
	wording->new = match->new;
	wording->old_words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	wording->new_words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	wording->old_spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	wording->new_spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	side_words(match->old, bead->old_units, bead->old_count, wording->old_words, wording->old_spots);
	side_words(match->new, bead->new_units, bead->new_count, wording->new_words, wording->new_spots);
	const uint32_t *old = (const uint32_t *)(void *)wording->old_words->data;
	const uint32_t *new = (const uint32_t *)(void *)wording->new_words->data;
	wording->hunks = myers_hunks(old, wording->old_words->len, new, wording->new_words->len);
	for (guint i = 0; i < wording->hunks->len; i++)
		hunk_slide(wording, i);
	islands_join(wording);
	wording->formatted = !wording->hunks->len && formats_differ(wording);
	return wording;
}

void wording_free(struct wording *wording)
{
	if (!wording)
		return;
	g_array_unref(wording->old_words);
	g_array_unref(wording->new_words);
	g_array_unref(wording->old_spots);
	g_array_unref(wording->new_spots);
	g_array_unref(wording->hunks);
	g_free(wording);
}

bool wording_same(const struct wording *wording)
{
	return !wording->hunks->len && !wording->formatted;
}
