/* SPDX-License-Identifier: MIT
 * Words that somebody made bold or italic, or no longer so, and left as they are: told, where the signs for that can't
 * be put into the sources (publish/back/round_looks.c). */
#include "compare/match/myers.h"
#include "publish/back/round_internal.h"

#include <string.h>

/* A word of a line, up to the next blank. */
struct marked {
	size_t start, length; /* in `text` */
	uint32_t number;      /* of the word, the same in both lines */
};

/* The words of a line as they follow each other, each byte with its marks. */
struct marked_line {
	GString *text, *marks;
	GArray *words; /* of struct marked */
};

static void letters_add(struct marked_line *line, const struct word_piece *piece)
{
	const char *text = piece->kind == PIECE_TEXT ? piece->text : piece->kind == PIECE_NOTE ? "" : " ";
	for (; *text; text++) {
		g_string_append_c(line->text, *text);
		g_string_append_c(line->marks, (char)(piece->marks & WORD_EMPHASIS));
	}
}

static struct marked_line marked_new(const struct word_paragraph *paragraph, GHashTable *known)
{
	struct marked_line line = {g_string_new(NULL), g_string_new(NULL),
				   g_array_new(FALSE, FALSE, sizeof(struct marked))};
	for (guint i = 0; i < paragraph->pieces->len; i++)
		letters_add(&line, &g_array_index(paragraph->pieces, struct word_piece, i));
	for (size_t at = 0; at < line.text->len;) {
		at += strspn(line.text->str + at, " \t\n");
		size_t length = strcspn(line.text->str + at, " \t\n");
		g_autofree char *word = g_strndup(line.text->str + at, length);
		const struct marked marked = {at, length, length ? key_number(known, word) : 0};
		if (length)
			g_array_append_val(line.words, marked);
		at += length;
	}
	return line;
}

static void marked_clear(struct marked_line *line)
{
	g_string_free(line->text, TRUE);
	g_string_free(line->marks, TRUE);
	g_array_unref(line->words);
}

static const struct marked *marked_at(const struct marked_line *line, guint i)
{
	return &g_array_index(line->words, struct marked, i);
}

/* What a word has that it had not, in the low bits, and what it has no more, above them; of its first letter that
 * differs. */
static unsigned turned(const struct marked_line *old, guint i, const struct marked_line *new, guint k)
{
	const struct marked *was = marked_at(old, i), *is = marked_at(new, k);
	for (size_t c = 0; c < is->length; c++) {
		unsigned before = (unsigned)old->marks->str[was->start + c],
			 now = (unsigned)new->marks->str[is->start + c];
		if (before != now)
			return (now & ~before) | (before & ~now) << 8;
	}
	return 0;
}

static char *turned_said(unsigned how)
{
	static const struct {
		unsigned bit;
		const char *words;
	} hows[] = {{WORD_BOLD, "in bold now"},
		    {WORD_ITALIC, "in italics now"},
		    {WORD_BOLD << 8, "no longer in bold"},
		    {WORD_ITALIC << 8, "no longer in italics"}};
	GString *said = g_string_new(NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(hows); i++)
		if (how & hows[i].bit)
			g_string_append_printf(said, "%s%s", said->len ? " and " : "", hows[i].words);
	return g_string_free(said, FALSE);
}

static void run_tell(struct rounding *rounding, guint place, const struct marked_line *new, guint from, guint to,
		     unsigned how)
{
	const struct marked *first = marked_at(new, from), *last = marked_at(new, to - 1);
	g_autofree char *words = g_strndup(new->text->str + first->start, last->start + last->length - first->start);
	g_autofree char *where = line_where(rounding->new, place), *said = turned_said(how);
	round_leave(rounding, "%s%s'%s' is %s; what is bold or italic is changed in the sources by hand", where,
		    *where ? ": " : "", words, said);
}

/* Of the words that both have from some place on: each run of those that were turned the same way is told once. */
static void same_tell(struct rounding *rounding, guint place, const struct marked_line *old, guint i,
		      const struct marked_line *new, guint k, guint count)
{
	for (guint at = 0; at < count;) {
		unsigned how = turned(old, i + at, new, k + at);
		guint end = at + 1;
		while (end < count && turned(old, i + end, new, k + end) == how)
			end++;
		if (how)
			run_tell(rounding, place, new, k + at, k + end, how);
		at = end;
	}
}

static uint32_t *numbers_of(const struct marked_line *line)
{
	uint32_t *numbers = g_new(uint32_t, line->words->len + 1);
	for (guint i = 0; i < line->words->len; i++)
		numbers[i] = marked_at(line, i)->number;
	return numbers;
}

static void line_emphasis(struct rounding *rounding, const struct word_paragraph *was, guint place)
{
	g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct marked_line old = marked_new(was, known),
			   new = marked_new(line_at(rounding->new, place)->paragraph, known);
	g_autofree uint32_t *before = numbers_of(&old), *after = numbers_of(&new);
	g_autoptr(GArray) hunks = myers_hunks(before, old.words->len, after, new.words->len);
	guint i = 0, k = 0;
	for (guint h = 0; h <= hunks->len; h++) {
		const struct hunk *hunk = h < hunks->len ? &g_array_index(hunks, struct hunk, h) : NULL;
		guint end = hunk ? hunk->old_at : old.words->len;
		same_tell(rounding, place, &old, i, &new, k, end - i);
		i = hunk ? hunk->old_at + hunk->old_count : i;
		k = hunk ? hunk->new_at + hunk->new_count : k;
	}
	marked_clear(&old);
	marked_clear(&new);
}

/* The paragraphs of the file as it was made, by their words; NULL where several have them. */
static GHashTable *paragraphs_by_words(GArray *lines)
{
	GHashTable *paragraphs = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < lines->len; i++) {
		const struct line *line = line_at(lines, i);
		bool several = g_hash_table_contains(paragraphs, line->text);
		g_hash_table_replace(paragraphs, line->text, several ? NULL : (gpointer)line->paragraph);
	}
	return paragraphs;
}

/* A line of the file that has a partner, which may be set otherwise; NULL for others. What is a heading now is bold by
 * that. */
static const struct line *partner_alike(const struct rounding *rounding, const struct line *new)
{
	const struct line *old = new->partner == LINE_NONE ? NULL : line_at(rounding->old, new->partner);
	return old && old->node && !line_is_of_head(old) && shape_same(old->paragraph, new->paragraph) ? old : NULL;
}

static bool has_emphasis(const struct line *line)
{
	for (guint i = 0; i < line->paragraph->pieces->len; i++)
		if (g_array_index(line->paragraph->pieces, struct word_piece, i).marks & WORD_EMPHASIS)
			return true;
	return false;
}

void round_emphasis(struct rounding *rounding, const struct word *as_made)
{
	g_autoptr(GArray) made = as_made ? lines_of(as_made) : NULL;
	g_autoptr(GHashTable) paragraphs = made ? paragraphs_by_words(made) : NULL;
	struct round *round = rounding->round;
	round->looks_at = round->left->len;
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *new = line_at(rounding->new, i), *old = partner_alike(rounding, new);
		const struct word_paragraph *was = paragraphs && old ? g_hash_table_lookup(paragraphs, new->text)
						   : old             ? old->paragraph
								     : NULL;
		if (was)
			line_emphasis(rounding, was, i);
		round->looks_doubtful = round->looks_doubtful || (old && strcmp(old->text, new->text) != 0 &&
								  (has_emphasis(old) || has_emphasis(new)));
	}
	round->looks = round->left->len - round->looks_at;
}

void round_emphasis_put(struct rounding *rounding)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *new = line_at(rounding->new, i), *old = partner_alike(rounding, new);
		if (old && !line_set(rounding, old, new))
			line_emphasis(rounding, old->paragraph, i);
	}
}
