/* SPDX-License-Identifier: MIT
 * References whose number somebody typed over. A reference follows what it leads to, in the sources as in Word, which
 * has the old number again as soon as it looks: so it is told, that whoever typed it be asked. */
#include "publish/back/round_internal.h"

#include <string.h>

/* The reference to a bookmark that comes after so many others to it in a paragraph, or NULL. */
static const struct word_piece *reference_at(const struct word_paragraph *paragraph, const char *bookmark, guint after)
{
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		if (piece->kind == PIECE_TEXT && piece->bookmark && !strcmp(piece->bookmark, bookmark) && !after--)
			return piece;
	}
	return NULL;
}

static guint references_before(const struct word_paragraph *paragraph, guint piece, const char *bookmark)
{
	guint count = 0;
	for (guint i = 0; i < piece; i++) {
		const struct word_piece *other = &g_array_index(paragraph->pieces, struct word_piece, i);
		count += other->kind == PIECE_TEXT && other->bookmark && !strcmp(other->bookmark, bookmark);
	}
	return count;
}

/* Whether words hold the number of what has the bookmark in the edited file, as Word writes it when it looks again. */
static bool is_number_of(const struct rounding *rounding, const char *bookmark, const char *words)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct word_paragraph *paragraph = g_array_index(rounding->new, struct line, i).paragraph;
		if (!g_ptr_array_find_with_equal_func(paragraph->bookmarks, bookmark, g_str_equal, NULL))
			continue;
		g_autofree char *number = g_strdup(paragraph->number ? paragraph->number : "");
		while (g_str_has_suffix(number, "."))
			number[strlen(number) - 1] = '\0';
		return *number && strstr(words, number);
	}
	return false;
}

static void line_references(struct rounding *rounding, const struct line *old, guint place)
{
	const struct word_paragraph *paragraph = g_array_index(rounding->new, struct line, place).paragraph;
	for (guint i = 0; i < paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(paragraph->pieces, struct word_piece, i);
		if (piece->kind != PIECE_TEXT || !piece->bookmark)
			continue;
		guint after = references_before(paragraph, i, piece->bookmark);
		const struct word_piece *was = reference_at(old->paragraph, piece->bookmark, after);
		g_autofree char *key = reference_key(piece), *old_key = was ? reference_key(was) : NULL;
		if (!was || strcmp(key, old_key) != 0 || words_alike(was->text, piece->text) ||
		    is_number_of(rounding, piece->bookmark, piece->text))
			continue;
		g_autofree char *where = line_where(rounding->new, place);
		round_leave(
			rounding,
			"%s%sa reference was typed over: '%s' is '%s' now; it leads where it did, so change that in "
			"the sources by hand",
			where, *where ? ": " : "", was->text, piece->text);
	}
}

/* The words of all lines of the file as it was made: what still says the same nobody typed over. */
static GHashTable *words_as_made(const struct word *made)
{
	GHashTable *words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GArray *lines = made ? lines_of(made) : NULL;
	for (guint i = 0; lines && i < lines->len; i++)
		g_hash_table_add(words, g_strdup(g_array_index(lines, struct line, i).text));
	if (lines)
		g_array_unref(lines);
	return words;
}

void round_references(struct rounding *rounding, const struct word *as_made)
{
	g_autoptr(GHashTable) made = words_as_made(as_made);
	for (guint i = 0; i < rounding->old->len; i++) {
		const struct line *old = &g_array_index(rounding->old, struct line, i);
		if (old->partner != LINE_NONE && old->node &&
		    !g_hash_table_contains(made, g_array_index(rounding->new, struct line, old->partner).text))
			line_references(rounding, old, old->partner);
	}
}
