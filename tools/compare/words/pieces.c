/* SPDX-License-Identifier: MIT
 * The words of a change in pieces: what stayed, what was dropped, what came. Both texts can be read from them to the
 * blank, also where the same word is shown otherwise, or with a blank after it on one side alone. */
#include "compare/tell/assemble.h"
#include "compare/words/tags.h"
#include "compare/words/transposed.h"

#include <string.h>

/* What is dropped and what comes, on their way to pieces. */
struct side_text {
	GString *text, *bare, *leads;
	bool named; /* a reference leads elsewhere */
};

struct making {
	struct changes *changes;
	GPtrArray *words;
	const struct wording *wording;
	GString *same;
	struct side_text old, new;
	bool told;       /* by another change */
	bool transposed; /* a sentence of the same change */
	bool blank;      /* a blank of what stayed differs, and stands in these texts */
};

static void piece_add(struct making *making, char op, const char *text, const char *bare, bool slight)
{
	if (!*text)
		return;
	struct wording_piece *piece = arena_take(making->changes->arena, sizeof *piece);
	piece->op = op;
	piece->text = arena_text(making->changes->arena, text);
	piece->bare = strcmp(text, bare) != 0 ? arena_text(making->changes->arena, bare) : piece->text;
	piece->leads = "";
	piece->slight = slight;
	g_ptr_array_add(making->words, piece);
}

static void same_end(struct making *making)
{
	piece_add(making, '=', making->same->str, making->same->str, false);
	g_string_truncate(making->same, 0);
}

static bool is_blank_at_end(const GString *text)
{
	return text->len && text->str[text->len - 1] == ' ';
}

/* A blank that both end with is one that stayed. */
static bool blank_take(struct making *making)
{
	GString *texts[] = {making->old.text, making->old.bare, making->new.text, making->new.bare};
	bool all = making->blank;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
		all = all && is_blank_at_end(texts[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(texts) && all; i++)
		g_string_truncate(texts[i], texts[i]->len - 1);
	return all;
}

static void side_clear(struct side_text *side)
{
	g_string_truncate(side->text, 0);
	g_string_truncate(side->bare, 0);
	g_string_truncate(side->leads, 0);
	side->named = false;
}

static void side_piece(struct making *making, char op, const struct side_text *side, bool slight)
{
	guint before = making->words->len;
	piece_add(making, op, side->text->str, side->bare->str, slight);
	if (making->words->len == before)
		return;
	struct wording_piece *piece = making->words->pdata[before];
	piece->named = side->named;
	if (side->leads->len)
		piece->leads = arena_text(making->changes->arena, side->leads->str);
}

/* Ends what differs; what stays goes on. */
static void differing_end(struct making *making)
{
	bool blank = blank_take(making);
	const char *old = making->old.text->str, *new = making->new.text->str;
	if (*old || *new) {
		bool blanks = !old[strspn(old, " ")] && !new[strspn(new, " ")], slight = making->told || blanks;
		same_end(making);
		guint first = making->words->len;
		side_piece(making, '-', &making->old, slight);
		side_piece(making, '+', &making->new, slight);
		for (guint i = first; i < making->words->len; i++) {
			struct wording_piece *piece = making->words->pdata[i];
			piece->elsewhere = making->told && !blanks;
			piece->transposed = making->transposed;
		}
	}
	side_clear(&making->old);
	side_clear(&making->new);
	making->told = making->transposed = making->blank = false;
	g_string_append(making->same, blank ? " " : "");
}

static void side_add(struct side_text *side, const char *text, const char *bare)
{
	g_string_append(side->text, text);
	g_string_append(side->bare, bare);
}

/* The same word, shown otherwise: with another blank after it, or with other signs. */
static void otherwise_add(struct making *making, char *old, char *new)
{
	size_t n = strlen(old), m = strlen(new);
	bool was = n && old[n - 1] == ' ', is = m && new[m - 1] == ' ';
	old[n - was] = new[m - is] = '\0';
	differing_end(making);
	if (!strcmp(old, new)) {
		g_string_append(making->same, old);
	} else {
		same_end(making);
		piece_add(making, '-', old, old, true);
		piece_add(making, '+', new, new, true);
	}
	if (was && is) {
		g_string_append_c(making->same, ' ');
	} else if (was || is) {
		side_add(was ? &making->old : &making->new, " ", " ");
		making->blank = true;
	}
}

static void range_add(struct making *making, bool is_new, uint32_t from, uint32_t count, bool named)
{
	struct side_text *side = is_new ? &making->new : &making->old;
	char *text = (named ? wording_named : wording_marked)(making->wording, is_new, from, from + count);
	char *bare = wording_shown(making->wording, is_new, from, from + count);
	side_add(side, text, bare);
	wording_leads(making->wording, is_new, from, from + count, side->leads);
	side->named = side->named || named;
	g_free(text);
	g_free(bare);
}

/* A reference that has words of its own now, or had them: the words stand in place of what it printed. */
static bool is_other_guise(const struct making *making, uint32_t old_at, uint32_t new_at)
{
	uint32_t old = wording_token(making->wording, false, old_at)->format;
	return (old ^ wording_token(making->wording, true, new_at)->format) & FORMAT_ADDRESS;
}

static void same_add(struct making *making, uint32_t old_at, uint32_t new_at, uint32_t count)
{
	const struct wording *wording = making->wording;
	char *old = wording_shown(wording, false, old_at, old_at + count);
	char *new = wording_shown(wording, true, new_at, new_at + count);
	if (!strcmp(old, new)) {
		if (count)
			differing_end(making);
		g_string_append(making->same, new);
	} else if (count == 1 && is_other_guise(making, old_at, new_at)) {
		range_add(making, false, old_at, 1, false);
		range_add(making, true, new_at, 1, false);
	} else if (count == 1) {
		otherwise_add(making, old, new);
	} else {
		same_add(making, old_at, new_at, count / 2);
		same_add(making, old_at + count / 2, new_at + count / 2, count - count / 2);
	}
	g_free(old);
	g_free(new);
}

/* Other words; or the same ones, cut otherwise where a part of a word is set in bold. */
static void hunk_add(struct making *making, guint place, bool told)
{
	const struct wording *wording = making->wording;
	const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, place);
	if (!hunk_is_look(wording, hunk)) {
		bool named = hunk_is_repointed(wording, hunk);
		range_add(making, false, hunk->old_at, hunk->old_count, named);
		range_add(making, true, hunk->new_at, hunk->new_count, named);
		making->told = told;
		making->transposed = hunk_is_transposed(wording, place);
		return;
	}
	char *old = wording_shown(wording, false, hunk->old_at, hunk->old_at + hunk->old_count);
	char *new = wording_shown(wording, true, hunk->new_at, hunk->new_at + hunk->new_count);
	otherwise_add(making, old, new);
	g_free(old);
	g_free(new);
}

void change_words(struct changes *changes, struct change *change, const struct wording *wording, const bool *told)
{
	g_ptr_array_set_size(change->words, 0);
	struct making making = {changes,
				change->words,
				wording,
				g_string_new(NULL),
				{g_string_new(NULL), g_string_new(NULL), g_string_new(NULL), false},
				{g_string_new(NULL), g_string_new(NULL), g_string_new(NULL), false},
				false,
				false,
				false};
	uint32_t old_at = 0, new_at = 0;
	for (guint i = 0; i < wording->hunks->len; i++) {
		const struct hunk *hunk = &g_array_index(wording->hunks, struct hunk, i);
		same_add(&making, old_at, new_at, hunk->new_at - new_at);
		hunk_add(&making, i, told && told[i]);
		old_at = hunk->old_at + hunk->old_count;
		new_at = hunk->new_at + hunk->new_count;
	}
	same_add(&making, old_at, new_at, wording->new_words->len - new_at);
	differing_end(&making);
	same_end(&making);
	g_string_free(making.same, TRUE);
	g_string_free(making.old.text, TRUE);
	g_string_free(making.old.bare, TRUE);
	g_string_free(making.old.leads, TRUE);
	g_string_free(making.new.text, TRUE);
	g_string_free(making.new.bare, TRUE);
	g_string_free(making.new.leads, TRUE);
}
