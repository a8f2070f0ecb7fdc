/* SPDX-License-Identifier: MIT
 * What stands in other pieces in a Word file that comes back, with the same words. A redline can't have all that an
 * ordinary file has: what moved away has no fields, a number of either text may be no field but words or a link, and a
 * field of a form that came or went is its prompt. Other programs save a field as its words. */
#include "compare/match/myers.h"
#include "publish/back/round_internal.h"

#include <string.h>

/* ---- prompts ---- */

static bool has_prompts(const struct word_paragraph *paragraph)
{
	for (guint i = 0; i < paragraph->pieces->len; i++)
		if (g_array_index(paragraph->pieces, struct word_piece, i).marks & WORD_PROMPT)
			return true;
	return false;
}

void lines_prompts(GArray *lines)
{
	static const struct word_control control = {.type = FIELD_TEXT, .blank = true};
	for (guint i = 0; i < lines->len; i++) {
		struct line *line = &g_array_index(lines, struct line, i);
		if (!has_prompts(line->paragraph))
			continue;
		GArray *pieces = line->paragraph->pieces;
		for (guint k = 0; k < pieces->len; k++) {
			struct word_piece *piece = &g_array_index(pieces, struct word_piece, k);
			if (piece->marks & WORD_PROMPT)
				*piece = (struct word_piece){.kind = PIECE_CONTROL, .control = &control};
		}
		line_renew(line);
	}
}

/* ---- words ---- */

#define NO_PIECE G_MAXUINT

/* A word or sign: its bytes in the words of its paragraph, one piece after the other; which piece it is in, and which
 * reference of the paragraph as it was it is a part of. */
struct unit {
	size_t start, end;
	guint piece, was;
};

struct spelled {
	const GArray *pieces;
	GString *words;
	GArray *units, *pieces_of; /* of struct unit; of guint, one a byte of the words */
};

static void piece_spell(struct spelled *spelled, const char *text, guint piece)
{
	for (size_t length; *text; text += length) {
		length = word_length_at(text);
		struct unit unit = {spelled->words->len, spelled->words->len + length, piece, NO_PIECE};
		if (!g_unichar_isspace(g_utf8_get_char(text)))
			g_array_append_val(spelled->units, unit);
		g_string_append_len(spelled->words, text, (gssize)length);
		for (size_t i = 0; i < length; i++)
			g_array_append_val(spelled->pieces_of, piece);
	}
}

static struct spelled spelled_new(const struct word_paragraph *paragraph)
{
	struct spelled spelled = {paragraph->pieces, g_string_new(NULL), g_array_new(FALSE, FALSE, sizeof(struct unit)),
				  g_array_new(FALSE, FALSE, sizeof(guint))};
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		if (piece->kind == PIECE_TEXT)
			piece_spell(&spelled, piece->text, i);
	}
	return spelled;
}

static void spelled_clear(struct spelled *spelled)
{
	g_string_free(spelled->words, TRUE);
	g_array_unref(spelled->units);
	g_array_unref(spelled->pieces_of);
}

static struct unit *unit_at(const struct spelled *spelled, guint i)
{
	return &g_array_index(spelled->units, struct unit, i);
}

static const struct word_piece *piece_at(const struct spelled *spelled, guint i)
{
	return &g_array_index(spelled->pieces, struct word_piece, i);
}

static uint32_t *numbers_of(const struct spelled *spelled, GHashTable *known)
{
	uint32_t *numbers = g_new(uint32_t, spelled->units->len + 1);
	for (guint i = 0; i < spelled->units->len; i++) {
		const struct unit *unit = unit_at(spelled, i);
		char *word = g_strndup(spelled->words->str + unit->start, unit->end - unit->start);
		numbers[i] = key_number(known, word);
		g_free(word);
	}
	return numbers;
}

/* For each unit as it was the place of the same in the new words, or NO_PIECE; the caller frees it. */
static guint *places_of(const struct spelled *was, const struct spelled *now)
{
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	uint32_t *before = numbers_of(was, known), *after = numbers_of(now, known);
	GArray *hunks = myers_hunks(before, was->units->len, after, now->units->len);
	guint *places = g_new(guint, was->units->len + 1), i = 0, k = 0;
	for (guint h = 0; h <= hunks->len; h++) {
		struct hunk end = {was->units->len, 0, now->units->len, 0};
		const struct hunk *hunk = h < hunks->len ? &g_array_index(hunks, struct hunk, h) : &end;
		while (i < hunk->old_at)
			places[i++] = k++;
		while (i < hunk->old_at + hunk->old_count)
			places[i++] = NO_PIECE;
		k = hunk->new_at + hunk->new_count;
	}
	g_free(before);
	g_free(after);
	g_array_unref(hunks);
	g_hash_table_unref(known);
	return places;
}

/* ---- numbers, styles and levels ---- */

/* The paragraph of a line looks as it did. */
static void shape_give(const struct line *was, struct line *now, struct arena *arena)
{
	struct word_paragraph *paragraph = arena_take(arena, sizeof *paragraph);
	*paragraph = *was->paragraph;
	paragraph->pieces = now->paragraph->pieces;
	paragraph->bookmarks = now->paragraph->bookmarks;
	paragraph->change = now->paragraph->change;
	now->paragraph = paragraph;
}

static const char *number_of(const struct line *line)
{
	const char *number = line->paragraph->bullet ? NULL : line->paragraph->number;
	return number && *number ? number : NULL;
}

static struct word_piece *first_text(const struct line *line)
{
	struct word_piece *first =
		line->paragraph->pieces->len ? &g_array_index(line->paragraph->pieces, struct word_piece, 0) : NULL;
	return first && first->kind == PIECE_TEXT ? first : NULL;
}

/* Whether words begin with a number, and a blank. */
static bool begins_with(const char *words, const char *number)
{
	return g_str_has_prefix(words, number) && words[strlen(number)] == ' ';
}

/* A number that one list can't print in both texts stands in a redline as words, or is that of a list of its own, which
 * counts at whatever level; and numbers that were words may be a list's now. */
static void number_keep(const struct line *was, struct line *now, struct arena *arena)
{
	const char *number = number_of(was), *other = number_of(now);
	struct word_piece *first = first_text(now);
	if (number && other && !strcmp(number, other)) {
		shape_give(was, now, arena);
	} else if (number && !other && first && begins_with(now->text, number) &&
		   g_str_has_prefix(first->text, number)) {
		first->text += strlen(number);
		first->text += strspn(first->text, " ");
		shape_give(was, now, arena);
		line_renew(now);
	} else if (other && !number && first && begins_with(was->text, other) &&
		   !strcmp(was->text + strlen(other) + 1, now->text)) {
		first->text = arena_printf(arena, "%s %s", other, first->text);
		shape_give(was, now, arena);
		line_renew(now);
	}
}

/* Of a redline whose changes are rejected: not all can be told in it that a paragraph looked otherwise. */
static void former_keep(const struct line *was, struct line *now, struct arena *arena)
{
	if (!strcmp(was->text, now->text))
		shape_give(was, now, arena);
}

/* ---- references ---- */

struct keeping {
	struct spelled was, now;
	GHashTable *known; /* the bookmarks of the file as it was made */
	bool changed;
};

/* Whether the new words from one unit to another may be the reference: they are words alone, or lead there, or to what
 * is nowhere: to where something was. */
static bool fits(const struct keeping *keeping, const struct word_piece *reference, guint from, guint to)
{
	for (guint i = from; i < to; i++) {
		const char *bookmark = piece_at(&keeping->now, unit_at(&keeping->now, i)->piece)->bookmark;
		if (bookmark && strcmp(bookmark, reference->bookmark) != 0 &&
		    g_hash_table_contains(keeping->known, bookmark))
			return false;
	}
	return true;
}

/* The reference of the units from one to another as they were, where all its words stayed. */
static void reference_keep(struct keeping *keeping, const guint *places, guint from, guint to)
{
	guint piece = unit_at(&keeping->was, from)->piece, first = places[from];
	for (guint i = from; i < to; i++)
		if (places[i] == NO_PIECE || places[i] != first + (i - from))
			return;
	if (!fits(keeping, piece_at(&keeping->was, piece), first, first + (to - from)))
		return;
	for (guint i = first; i < first + (to - from); i++)
		unit_at(&keeping->now, i)->was = piece;
	keeping->changed = true;
}

static void references_keep(struct keeping *keeping, const guint *places)
{
	const struct spelled *was = &keeping->was;
	for (guint from = 0, to; from < was->units->len; from = to) {
		guint piece = unit_at(was, from)->piece;
		for (to = from + 1; to < was->units->len && unit_at(was, to)->piece == piece;)
			to++;
		if (piece_at(was, piece)->bookmark)
			reference_keep(keeping, places, from, to);
	}
}

/* Whether what is left of a link is words: the rest of it is the reference, or it leads to what is nowhere. */
static bool is_words(const struct keeping *keeping, guint piece)
{
	const char *bookmark = piece_at(&keeping->now, piece)->bookmark;
	if (!bookmark || !g_hash_table_contains(keeping->known, bookmark))
		return true;
	for (guint i = 0; i < keeping->now.units->len; i++)
		if (unit_at(&keeping->now, i)->piece == piece && unit_at(&keeping->now, i)->was != NO_PIECE)
			return true;
	return false;
}

/* For each byte of the new words the reference that it is a part of; the caller unrefs it. */
static GArray *bytes_kept(const struct keeping *keeping)
{
	GArray *bytes = g_array_sized_new(FALSE, FALSE, sizeof(guint), (guint)keeping->now.words->len);
	guint none = NO_PIECE;
	for (size_t i = 0; i < keeping->now.words->len; i++)
		g_array_append_val(bytes, none);
	const struct unit *before = NULL;
	for (guint i = 0; i < keeping->now.units->len; i++) {
		const struct unit *unit = unit_at(&keeping->now, i);
		bool on = before && before->was == unit->was;
		for (size_t k = on ? before->end : unit->start; k < unit->end; k++)
			g_array_index(bytes, guint, k) = unit->was;
		before = unit;
	}
	return bytes;
}

/* The piece of the words from one byte to another. */
static void piece_put(const struct keeping *keeping, struct arena *arena, GArray *out, size_t from, size_t to,
		      guint was)
{
	guint place = g_array_index(keeping->now.pieces_of, guint, from);
	struct word_piece piece = *piece_at(&keeping->now, place);
	piece.text = arena_text_n(arena, keeping->now.words->str + from, to - from);
	if (was != NO_PIECE) {
		piece.bookmark = piece_at(&keeping->was, was)->bookmark;
		piece.figure = piece_at(&keeping->was, was)->figure;
	} else if (is_words(keeping, place)) {
		piece.bookmark = NULL;
		piece.figure = false;
	}
	g_array_append_val(out, piece);
}

static void pieces_cut(const struct keeping *keeping, struct arena *arena, GArray *pieces)
{
	GArray *bytes = bytes_kept(keeping), *out = g_array_new(FALSE, FALSE, sizeof(struct word_piece));
	const GArray *of = keeping->now.pieces_of;
	size_t at = 0;
	for (guint i = 0; i < pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(pieces, struct word_piece, i);
		if (piece->kind != PIECE_TEXT)
			g_array_append_val(out, *piece);
		while (at < bytes->len && g_array_index(of, guint, at) == i) {
			guint was = g_array_index(bytes, guint, at);
			size_t end = at + 1;
			while (end < bytes->len && g_array_index(bytes, guint, end) == was &&
			       (was != NO_PIECE || g_array_index(of, guint, end) == i))
				end++;
			piece_put(keeping, arena, out, at, end, was);
			at = end;
		}
	}
	g_array_set_size(pieces, 0);
	g_array_append_vals(pieces, out->data, out->len);
	g_array_unref(out);
	g_array_unref(bytes);
}

static bool has_strange(const struct line *line, GHashTable *known)
{
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const char *bookmark = g_array_index(line->paragraph->pieces, struct word_piece, i).bookmark;
		if (bookmark && !g_hash_table_contains(known, bookmark))
			return true;
	}
	return false;
}

static bool has_references(const struct line *line)
{
	for (guint i = 0; i < line->paragraph->pieces->len; i++)
		if (g_array_index(line->paragraph->pieces, struct word_piece, i).bookmark)
			return true;
	return false;
}

static void line_keep(const struct line *was, struct line *now, struct arena *arena, GHashTable *known)
{
	struct keeping keeping = {spelled_new(was->paragraph), spelled_new(now->paragraph), known, false};
	guint *places = places_of(&keeping.was, &keeping.now);
	references_keep(&keeping, places);
	if (keeping.changed || has_strange(now, known)) {
		pieces_cut(&keeping, arena, now->paragraph->pieces);
		line_renew(now);
	}
	g_free(places);
	spelled_clear(&keeping.now);
	spelled_clear(&keeping.was);
}

void lines_keep(const GArray *old, GArray *new, const struct word *edited)
{
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < old->len; i++) {
		const GPtrArray *bookmarks = g_array_index(old, struct line, i).paragraph->bookmarks;
		for (guint k = 0; k < bookmarks->len; k++)
			g_hash_table_add(known, bookmarks->pdata[k]);
	}
	bool redline = word_fact(edited, "Former Digest") != NULL;
	for (guint i = 0; i < old->len; i++) {
		const struct line *was = &g_array_index(old, struct line, i);
		struct line *now = was->partner == LINE_NONE ? NULL : &g_array_index(new, struct line, was->partner);
		if (now && redline)
			number_keep(was, now, edited->arena);
		if (now && redline && edited->view == VIEW_REJECTED)
			former_keep(was, now, edited->arena);
		if (now && strcmp(was->key, now->key) != 0 && (has_references(was) || has_references(now)))
			line_keep(was, now, edited->arena, known);
	}
	g_hash_table_unref(known);
}
