/* SPDX-License-Identifier: MIT */
#include "compare/words/wording.h"
#include "compare/words/field_lines.h"
#include "compare/words/islands.h"
#include "compare/words/refine.h"

#include <string.h>

static void side_words(const struct side *side, const uint32_t *units, unsigned count, GArray *words, GArray *spots)
{
	for (unsigned i = 0; i < count; i++) {
		const struct unit *unit = UNIT(side, units[i]);
		guint before = words->len;
		g_array_set_size(words, before + unit->count);
		g_array_set_size(spots, before + unit->count);
		for (uint32_t k = 0; k < unit->count; k++) {
			g_array_index(words, uint32_t, before + k) = TOKEN(side, unit->first + k)->word;
			g_array_index(spots, struct spot, before + k) = (struct spot){units[i], k};
		}
	}
}

const struct token *wording_token(const struct wording *wording, bool new_side, uint32_t at)
{
	const struct side *side = new_side ? wording->new : wording->old;
	const struct spot *spot = &g_array_index(new_side ? wording->new_spots : wording->old_spots, struct spot, at);
	return TOKEN(side, UNIT(side, spot->unit)->first + spot->token);
}

/* 'https://…', or 'paragraph 2.1' for a place in these documents. */
static const char *address_label(const struct side *side, const struct token *token)
{
	const char *label = "";
	if (token->target && unit_of(side, token->target) != NO_UNIT)
		label = unit_label(side, unit_of(side, token->target));
	if (*label)
		return label;
	const char *word = lexicon_text(side->lexicon, token->word);
	return g_str_has_prefix(word, ADDRESS_SIGN) ? word + strlen(ADDRESS_SIGN) : token->node->link->target;
}

/* The same in brackets. */
static void address_show(const struct side *side, const struct token *token, GString *out)
{
	bool blank = !out->len || out->str[out->len - 1] != ' ';
	g_string_append_printf(out, "%s(%s)", blank ? " " : "", address_label(side, token));
}

/* ---- references that lead elsewhere ------------------------------------------------------------------------------ */

#define OPENING_WORDS 8

static bool leads_within(const struct side *side, const struct token *token)
{
	return token->target && !(token->format & FORMAT_ADDRESS) && unit_of(side, token->target) != NO_UNIT;
}

/* The place of the one reference in a range; `to` where there is none, or more than one. */
static uint32_t reference_in(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	const struct side *side = new_side ? wording->new : wording->old;
	uint32_t found = to;
	for (uint32_t i = from; i < to; i++) {
		if (!leads_within(side, wording_token(wording, new_side, i)))
			continue;
		if (found != to)
			return to;
		found = i;
	}
	return found;
}

bool hunk_is_repointed(const struct wording *wording, const struct hunk *hunk)
{
	uint32_t old_end = hunk->old_at + hunk->old_count, new_end = hunk->new_at + hunk->new_count;
	uint32_t old = reference_in(wording, false, hunk->old_at, old_end);
	uint32_t new = reference_in(wording, true, hunk->new_at, new_end);
	return old != old_end &&
	       new != new_end &&wording_token(wording, false, old)->word != wording_token(wording, true, new)->word;
}

/* A title; of a clause the words with which it begins. */
static void target_name(const struct side *side, const struct node *target, GString *out)
{
	const char *text = UNIT(side, unit_of(side, target))->text, *end = text;
	for (unsigned words = 0; *end && words < OPENING_WORDS; words++) {
		end += strspn(end, " ");
		end += strcspn(end, " ");
	}
	bool whole = !*end || unit_is_heading(UNIT(side, unit_of(side, target)));
	g_string_append_len(out, text, whole ? (gssize)strlen(text) : end - text);
	g_string_append(out, whole ? "" : " …");
}

static void name_show(const struct side *side, const struct token *token, GString *out)
{
	bool blank = out->len && out->str[out->len - 1] == ' ';
	g_string_truncate(out, out->len - blank);
	g_string_append(out, " (");
	target_name(side, token->target, out);
	g_string_append(out, blank ? ") " : ")");
}

/* ---- as shown ---------------------------------------------------------------------------------------------------- */

enum beside { BESIDE_NOTHING, BESIDE_ADDRESSES, BESIDE_NAMES };

static char *shown(const struct wording *wording, bool new_side, uint32_t from, uint32_t to, enum beside beside)
{
	const struct side *side = new_side ? wording->new : wording->old;
	const GArray *spots = new_side ? wording->new_spots : wording->old_spots;
	GString *out = g_string_new(NULL);
	for (uint32_t i = from; i < to; i++) {
		const struct spot *spot = &g_array_index(spots, struct spot, i);
		const struct token *token = wording_token(wording, new_side, i);
		if (beside && token->format & FORMAT_ADDRESS)
			address_show(side, token, out);
		unit_shown(side, UNIT(side, spot->unit), spot->token, spot->token + 1, out);
		if (beside == BESIDE_NAMES && leads_within(side, token))
			name_show(side, token, out);
		if (i + 1 < spots->len && spot[1].unit != spot->unit) /* the next of those that were joined */
			g_string_append_c(out, ' ');
	}
	return g_string_free(out, FALSE);
}

char *wording_shown(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	return shown(wording, new_side, from, to, BESIDE_NOTHING);
}

char *wording_marked(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	return shown(wording, new_side, from, to, BESIDE_ADDRESSES);
}

char *wording_named(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	return shown(wording, new_side, from, to, BESIDE_NAMES);
}

void wording_leads(const struct wording *wording, bool new_side, uint32_t from, uint32_t to, GString *out)
{
	const struct side *side = new_side ? wording->new : wording->old;
	for (uint32_t i = from; i < to; i++) {
		const struct token *token = wording_token(wording, new_side, i);
		const struct node *before = i ? wording_token(wording, new_side, i - 1)->node : NULL;
		if (!(token->format & FORMAT_ADDRESS) || (before && before->kind == NODE_POLICY))
			continue;
		g_string_append_printf(out, "%s\n", address_label(side, token));
	}
}

bool wording_little(const struct wording *wording, bool new_side, uint32_t from, uint32_t to)
{
	const struct words *words = edition_words(new_side ? wording->new_edition : wording->old_edition);
	for (uint32_t i = from; i < to; i++) {
		const struct token *token = wording_token(wording, new_side, i);
		struct lexicon *lexicon = wording->old->lexicon;
		if (token->target || (lexicon_is_word(lexicon, token->word) &&
				      !lexicon_listed(lexicon, words, LIST_LITTLE, token->word)))
			return false;
	}
	return true;
}

/* ---- making hunks readable ------------------------------------------------------------------------------------- */

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
		unsigned good = wording_edge(wording, new_side, p) + wording_edge(wording, new_side, p + n);
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

#define SET_ON (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE)

static bool formats_differ(const struct wording *wording)
{
	if (wording->old_words->len != wording->new_words->len)
		return false;
	for (uint32_t i = 0; i < wording->old_words->len; i++) {
		uint32_t old = wording_token(wording, false, i)->format, new = wording_token(wording, true, i)->format;
		if ((old ^ new) & SET_ON)
			return true;
	}
	return false;
}

/* A clause that became a bullet where it stood, a section that became an appendix. */
static bool became_other(const struct match *match, const struct bead *bead)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	return !bead->moved && old->kind != new->kind && !(unit_is_heading(old) && match->part_moved[old->part]);
}

bool wording_none(const struct match *match, const struct bead *bead)
{
	const struct unit *old = UNIT(match->old, bead->old), *new = UNIT(match->new, bead->new);
	if (bead->old_count != 1 || bead->new_count != 1 || old->count != new->count)
		return false;
	if (became_other(match, bead))
		return false;
	for (uint32_t i = 0; i < old->count; i++) {
		const struct token *x = TOKEN(match->old, old->first + i), *y = TOKEN(match->new, new->first + i);
		if (x->word != y->word || ((x->format ^ y->format) & SET_ON))
			return false;
	}
	return true;
}

void wording_settle(struct wording *wording, const struct match *match, const struct bead *bead)
{
	wording->formatted = !wording->hunks->len && (became_other(match, bead) || formats_differ(wording));
}

struct wording *wording_new(const struct match *match, const struct bead *bead)
{
	struct wording *wording = g_new0(struct wording, 1);
	wording->old = match->old;
	wording->new = match->new;
	wording->old_edition = unit_edition(match->old, bead->old);
	wording->new_edition = unit_edition(match->new, bead->new);
	wording->old_words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	wording->new_words = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	wording->old_spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	wording->new_spots = g_array_new(FALSE, FALSE, sizeof(struct spot));
	side_words(match->old, bead->old_units, bead->old_count, wording->old_words, wording->old_spots);
	side_words(match->new, bead->new_units, bead->new_count, wording->new_words, wording->new_spots);
	const uint32_t *old = (const uint32_t *)(void *)wording->old_words->data;
	const uint32_t *new = (const uint32_t *)(void *)wording->new_words->data;
	field_lines_mark(wording);
	wording->hunks = myers_hunks(old, wording->old_words->len, new, wording->new_words->len);
	hunks_refine(wording);
	for (guint i = 0; i < wording->hunks->len; i++)
		hunk_slide(wording, i);
	field_lines_mark(wording);
	islands_join(wording);
	wording_settle(wording, match, bead);
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
