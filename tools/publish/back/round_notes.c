/* SPDX-License-Identifier: MIT
 * Footnotes and endnotes of a Word file that comes back. The sources have none: the note of a clause that is new stands
 * below its words, after its number in brackets, as in a document that was brought in; of others it is told. */
#include "publish/back/round_internal.h"

#include <string.h>

static void words_append(const GPtrArray *blocks, GString *words)
{
	for (guint i = 0; i < blocks->len; i++) {
		const struct word_block *block = blocks->pdata[i];
		g_string_append_c(words, ' ');
		if (block->paragraph)
			word_plain(block->paragraph, words);
		for (guint r = 0; block->table && r < block->table->rows->len; r++) {
			const GArray *cells = g_array_index(block->table->rows, struct word_row, r).cells;
			for (guint c = 0; c < cells->len; c++)
				words_append(g_array_index(cells, struct word_cell, c).blocks, words);
		}
	}
}

static bool note_is_plain(const struct word_note *note)
{
	for (guint i = 0; i < note->blocks->len; i++)
		if (!((const struct word_block *)note->blocks->pdata[i])->paragraph)
			return false;
	return note->blocks->len > 0;
}

/* A note can follow the words of a clause or of plain text. */
static bool can_follow(const struct line *line)
{
	return !line->table && !line->paragraph->bullet && !line->paragraph->outline;
}

/* ---- lines of their own ---- */

static GPtrArray *array_of(const struct word *word)
{
	GPtrArray *array = g_ptr_array_new();
	g_ptr_array_add(word->lists, array);
	return array;
}

/* A paragraph of a note, to stand below `above`; `mark`: the note's number, before the first of them. */
static struct word_block *block_of(const struct word *word, const struct word_paragraph *above,
				   const struct word_paragraph *words, const char *mark)
{
	bool clause = above->number && *above->number;
	struct word_paragraph *paragraph = arena_take(word->arena, sizeof *paragraph);
	const char *depth = above->style_name + strcspn(above->style_name, "0123456789"); /* of 'Clause 2' */
	if (!*depth)
		depth = "1";
	*paragraph = (struct word_paragraph){.style = above->style, .style_name = words->style_name};
	if (clause) {
		paragraph->style = arena_printf(word->arena, "ClauseText%s", depth);
		paragraph->style_name = arena_printf(word->arena, "Clause text %s", depth);
	}
	paragraph->left = clause ? MAX(above->left, 1) : above->left;
	paragraph->bookmarks = array_of(word);
	paragraph->pieces = g_array_new(FALSE, FALSE, sizeof(struct word_piece));
	g_ptr_array_add(word->owned, paragraph->pieces);
	struct word_piece first = {.kind = PIECE_TEXT, .text = arena_printf(word->arena, "[%s] ", mark ? mark : "")};
	if (mark)
		g_array_append_val(paragraph->pieces, first);
	g_array_append_vals(paragraph->pieces, words->pieces->data, words->pieces->len);
	struct word_block *block = arena_take(word->arena, sizeof *block);
	block->paragraph = paragraph;
	return block;
}

/* The note that a piece is the mark of, where it has words; else NULL. */
static const struct word_note *note_of(const struct word *word, const struct word_piece *piece)
{
	guint64 number = piece->kind == PIECE_NOTE ? g_ascii_strtoull(piece->text, NULL, 10) : 0; /* counted from 1 */
	return number && number <= word->notes->len ? word->notes->pdata[number - 1] : NULL;
}

/* The lines of the notes of a line, behind it. */
static guint notes_weave(GArray *lines, guint place, const struct word *word)
{
	const struct line line = g_array_index(lines, struct line, place);
	GPtrArray *blocks = g_ptr_array_new();
	for (guint i = 0; i < line.paragraph->pieces->len && can_follow(&line); i++) {
		const struct word_note *note =
			note_of(word, &g_array_index(line.paragraph->pieces, struct word_piece, i));
		for (guint k = 0; note && note_is_plain(note) && k < note->blocks->len; k++) {
			const struct word_block *block = note->blocks->pdata[k];
			g_ptr_array_add(blocks,
					block_of(word, line.paragraph, block->paragraph, k ? NULL : note->number));
		}
	}
	GArray *woven = lines_of_blocks(blocks);
	for (guint i = 0; i < woven->len; i++)
		g_array_index(woven, struct line, i).of_note = true;
	g_array_set_clear_func(woven, NULL); /* their words are those of `lines` now */
	g_array_insert_vals(lines, place + 1, woven->data, woven->len);
	guint count = woven->len;
	g_array_unref(woven);
	g_ptr_array_unref(blocks);
	return count;
}

void lines_weave_notes(GArray *lines, const struct word *word)
{
	for (guint i = 0; i < lines->len && word->notes->len; i++)
		i += notes_weave(lines, i, word);
}

/* ---- once it is known which line is which ---- */

/* The line was there before, here or elsewhere. */
static const struct line *line_known(const struct rounding *rounding, const struct line *new)
{
	if (new->partner != LINE_NONE)
		return &g_array_index(rounding->old, struct line, new->partner);
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *old = &g_array_index(rounding->old, struct line, i);
		if (old->partner == LINE_NONE && old->node && !strcmp(old->key, new->key))
			return old;
	}
	return NULL;
}

static void note_tell(struct rounding *rounding, guint place, const struct word_note *note)
{
	GString *gathered = g_string_new(NULL);
	words_append(note->blocks, gathered);
	g_autofree char *words = words_collapsed(gathered->str), *where = line_where(rounding->new, place);
	if (*words)
		round_aside(rounding, "%s%snot brought in: %s: '%s'", where, *where ? ": " : "",
			    note->end ? "an endnote" : "a footnote", words);
	g_string_free(gathered, TRUE);
}

/* The lines of its notes, behind a line, are not to come. */
static void woven_drop(struct rounding *rounding, guint place)
{
	for (guint i = place + 1; i < rounding->new->len; i++) {
		struct line *line = &g_array_index(rounding->new, struct line, i);
		if (!line->of_note)
			return;
		if (line->partner != LINE_NONE)
			g_array_index(rounding->old, struct line, line->partner).partner = LINE_NONE;
		line->partner = LINE_NONE;
		*line->text = *line->key = '\0';
	}
}

/* The marks of a line's notes become words, or go. */
static void marks_settle(const struct word *word, const struct line *line, bool words)
{
	GArray *pieces = line->paragraph->pieces;
	for (guint i = pieces->len; i-- > 0;) {
		struct word_piece *piece = &g_array_index(pieces, struct word_piece, i);
		if (piece->kind == PIECE_NOTE && words)
			*piece = (struct word_piece){.kind = PIECE_TEXT,
						     .text = arena_printf(word->arena, "[%s]", piece->text)};
		else if (piece->kind == PIECE_NOTE)
			g_array_remove_index(pieces, i);
	}
}

static void notes_settle(struct rounding *rounding, guint place, const struct word *word, GHashTable *met)
{
	struct line *line = &g_array_index(rounding->new, struct line, place);
	const struct line *known = line_known(rounding, line);
	bool there = false, plain = can_follow(line), any = false;
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_note *note =
			note_of(word, &g_array_index(line->paragraph->pieces, struct word_piece, i));
		g_autofree char *mark = note ? g_strdup_printf("[%s]", note->number) : NULL;
		any = any || note;
		there = there || (known && mark && strstr(known->text, mark));
		plain = plain && (!note || note_is_plain(note));
		if (note)
			g_hash_table_add(met, (gpointer)note);
	}
	if (!any)
		return;
	bool tell = known ? !there : !plain;
	for (guint i = 0; i < line->paragraph->pieces->len && tell; i++) {
		const struct word_note *note =
			note_of(word, &g_array_index(line->paragraph->pieces, struct word_piece, i));
		if (note)
			note_tell(rounding, place, note);
	}
	if (tell)
		woven_drop(rounding, place);
	marks_settle(word, line, !tell);
	line_renew(line);
}

void round_notes(struct rounding *rounding, const struct word *word)
{
	GHashTable *met = g_hash_table_new(g_direct_hash, g_direct_equal);
	for (guint i = 0; i < rounding->new->len && word->notes->len; i++)
		notes_settle(rounding, i, word, met);
	for (guint i = 0; i < word->notes->len; i++)
		if (!g_hash_table_contains(met, word->notes->pdata[i])) /* of another note */
			note_tell(rounding, LINE_NONE, word->notes->pdata[i]);
	g_hash_table_unref(met);
}
