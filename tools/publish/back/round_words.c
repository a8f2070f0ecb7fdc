/* SPDX-License-Identifier: MIT */
#include "compare/match/myers.h"
#include "publish/back/round_internal.h"

#include <string.h>

/* A word, a sign, a blank, or a whole reference; where it stands in the collapsed words of its paragraph. */
struct token {
	size_t start, length;
	uint32_t number;
	guint piece;
};

/* ---- tokens ---- */

static void token_add(GArray *tokens, size_t start, size_t length, const char *key, guint piece, GHashTable *known)
{
	struct token token = {start, length, key_number(known, key), piece};
	if (length)
		g_array_append_val(tokens, token);
}

static void text_tokens(GArray *tokens, const char *text, size_t *at, bool *blank, guint piece, GHashTable *known)
{
	while (*text) {
		size_t length = word_length_at(text);
		char *key = g_strndup(text, length);
		bool is_blank = g_unichar_isspace(g_utf8_get_char(text));
		if (!is_blank || !*blank)
			token_add(tokens, *at, is_blank ? 1 : length, is_blank ? " " : key, piece, known);
		*at += !is_blank ? length : !*blank;
		*blank = is_blank;
		text += length;
		g_free(key);
	}
}

/* True for words with single blanks between them and none around. */
static bool is_tight(const char *text)
{
	return *text && *text != ' ' && !g_str_has_suffix(text, " ") && !strstr(text, "  ") && !strpbrk(text, "\t\n");
}

/* Of a paragraph, in step with how its words are collapsed. */
static GArray *tokens_of(const struct line *line, GHashTable *known)
{
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(struct token));
	size_t at = 0;
	bool blank = true;
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(line->paragraph->pieces, struct word_piece, i);
		char *key = reference_key(piece);
		if (key && is_tight(piece->text)) {
			token_add(tokens, at, strlen(piece->text), key, i, known);
			at += strlen(piece->text);
			blank = false;
		} else {
			const char *text = piece->kind == PIECE_BREAK ? " " : "";
			text_tokens(tokens, piece->kind == PIECE_TEXT ? piece->text : text, &at, &blank, i, known);
		}
		g_free(key);
	}
	/* The blank at the end is not there. */
	if (tokens->len && g_array_index(tokens, struct token, tokens->len - 1).start >= strlen(line->text))
		g_array_set_size(tokens, tokens->len - 1);
	return tokens;
}

static GArray *hunks_of(const GArray *old, const GArray *new)
{
	uint32_t *before = g_new(uint32_t, old->len + 1), *after = g_new(uint32_t, new->len + 1);
	for (guint i = 0; i < old->len; i++)
		before[i] = g_array_index(old, struct token, i).number;
	for (guint i = 0; i < new->len; i++)
		after[i] = g_array_index(new, struct token, i).number;
	GArray *hunks = myers_hunks(before, old->len, after, new->len);
	g_free(before);
	g_free(after);
	return hunks;
}

/* ---- from words to bytes ---- */

struct rewording {
	struct rounding *rounding;
	const struct span_map *map;
	const GString *text;
	const char *path;
	const struct line *old, *new;
	const GArray *old_tokens, *new_tokens;
	/* A line that went and was joined to this one: one token of the new words, and what its source has. */
	const struct line *joined;
	guint joined_token;
	GString *joined_words;
	const char *id; /* of the line that was joined, for the end of the words; or NULL */
};

static size_t token_start(const GArray *tokens, guint i)
{
	if (i < tokens->len)
		return g_array_index(tokens, struct token, i).start;
	const struct token *last = tokens->len ? &g_array_index(tokens, struct token, tokens->len - 1) : NULL;
	return last ? last->start + last->length : 0;
}

/* Whether the place between two bytes of the printed words is inside of one link. */
static bool is_inside(const struct span_map *map, size_t at)
{
	if (at == 0 || at >= map->printed->len)
		return false;
	size_t from = g_array_index(map->from, size_t, at), before = g_array_index(map->from, size_t, at - 1);
	return from == before;
}

/* Widens a hunk until it cuts no link. */
static void hunk_widen(const struct rewording *rewording, struct hunk *hunk, guint least)
{
	size_t offset = rewording->old->offset;
	while (hunk->old_at > least && hunk->new_at > 0 &&
	       is_inside(rewording->map, token_start(rewording->old_tokens, hunk->old_at) - offset)) {
		hunk->old_at--, hunk->new_at--;
		hunk->old_count++, hunk->new_count++;
	}
	while (hunk->old_at + hunk->old_count < rewording->old_tokens->len &&
	       is_inside(rewording->map, token_start(rewording->old_tokens, hunk->old_at + hunk->old_count) - offset)) {
		hunk->old_count++;
		hunk->new_count++;
	}
}

/* ---- a figure that goes on ---- */

/* Whether a value, or the title of a policy, ends at the place between two bytes of the printed words, or with `after`
 * begins there. */
static bool is_beside_value(const struct rewording *rewording, size_t at, bool after)
{
	const struct span_map *map = rewording->map;
	if (after ? at >= map->printed->len : !at || at > map->printed->len)
		return false;
	size_t from = g_array_index(map->from, size_t, after ? at : at - 1);
	size_t to = g_array_index(map->to, size_t, after ? at : at - 1);
	bool whole = !is_inside(map, at);
	const char *link = rewording->text->str + from, *words = memchr(link, ']', to - from);
	return whole && *link == '[' && words &&
	       (g_str_has_prefix(words, "](value:") || g_str_has_prefix(words, "](policy:"));
}

static bool is_letter_at(const char *text)
{
	return g_unichar_isalnum(g_utf8_get_char(text));
}

/* '.50' behind '£25', 'twenty-' before 'five days': with what stands there they are one figure or word. */
static bool goes_on(const struct rewording *rewording, const struct hunk *hunk, bool after)
{
	const char *text = rewording->new->text;
	size_t start = token_start(rewording->new_tokens, hunk->new_at);
	size_t end = token_start(rewording->new_tokens, hunk->new_at + hunk->new_count);
	const char *first = text + start, *last = g_utf8_find_prev_char(first, text + end);
	const char *edge = after && last ? last : first;
	if (is_letter_at(edge))
		return true;
	const char *beyond = after ? g_utf8_find_prev_char(first, edge) : g_utf8_next_char(edge);
	return strchr(".,-/%'", *edge) && beyond && *beyond && (after || beyond < text + end) && is_letter_at(beyond);
}

/* Words put in directly at a value take its place with it: what is printed there is no longer what it says. Of '£25.'
 * and '£25.50.' the same words came behind the full stop or before it. */
static void hunk_take_value(const struct rewording *rewording, struct hunk *hunk)
{
	size_t offset = rewording->old->offset;
	struct hunk slid = *hunk;
	for (guint i = 0; !hunk->old_count && i < 2; i++) {
		size_t at = token_start(rewording->old_tokens, slid.old_at);
		if (at >= offset && is_beside_value(rewording, at - offset, false) &&
		    goes_on(rewording, &slid, false)) {
			*hunk = (struct hunk){slid.old_at - 1, 1, slid.new_at - 1, slid.new_count + 1};
			return;
		}
		if (at >= offset && is_beside_value(rewording, at - offset, true) && goes_on(rewording, &slid, true)) {
			*hunk = (struct hunk){slid.old_at, 1, slid.new_at, slid.new_count + 1};
			return;
		}
		if (!slid.old_at || !slid.new_at ||
		    g_array_index(rewording->old_tokens, struct token, slid.old_at - 1).number !=
			    g_array_index(rewording->new_tokens, struct token, slid.new_at + slid.new_count - 1).number)
			return;
		slid.old_at--, slid.new_at--;
	}
}

/* The pieces of the new words from token to token, their ends cut. Marks that the words around have are not said
 * again. */
static GArray *pieces_cut(const struct rewording *rewording, guint from, guint to, unsigned around)
{
	GArray *cut = g_array_new(FALSE, FALSE, sizeof(struct word_piece));
	for (guint i = from; i < to;) {
		const struct token *first = &g_array_index(rewording->new_tokens, struct token, i);
		guint end = i + 1;
		while (end < to && g_array_index(rewording->new_tokens, struct token, end).piece == first->piece)
			end++;
		struct word_piece piece =
			g_array_index(rewording->new->paragraph->pieces, struct word_piece, first->piece);
		size_t start = first->start, stop = token_start(rewording->new_tokens, end);
		char *words = g_strndup(rewording->new->text + start, stop - start);
		piece.text = words;
		g_ptr_array_add(rewording->rounding->writing.source->strings, words);
		piece.kind = PIECE_TEXT;
		piece.marks &= ~around;
		g_array_append_val(cut, piece);
		i = end;
	}
	return cut;
}

static unsigned marks_at(const struct rewording *rewording, guint token)
{
	if (!rewording->old_tokens->len)
		return 0;
	guint place = MIN(token, rewording->old_tokens->len - 1);
	guint piece = g_array_index(rewording->old_tokens, struct token, place).piece;
	return g_array_index(rewording->old->paragraph->pieces, struct word_piece, piece).marks;
}

/* The marks that stay around the words of a hunk: those that all the words that go have, for their signs are left in
 * the source; else those of the word before. */
static unsigned marks_around(const struct rewording *rewording, const struct hunk *hunk)
{
	unsigned marks = marks_at(rewording, hunk->old_at);
	bool same = hunk->old_count > 0;
	for (guint i = 1; i < hunk->old_count; i++)
		same = same && marks_at(rewording, hunk->old_at + i) == marks;
	return same ? marks : marks_at(rewording, hunk->old_at ? hunk->old_at - 1 : 0);
}

/* The new words from token to token in our format, appended: those that were joined as their source has them. */
static void tokens_write(const struct rewording *rewording, guint from, guint to, unsigned around, GString *out)
{
	guint joined = rewording->joined_token;
	if (rewording->joined && from <= joined && joined < to) {
		tokens_write(rewording, from, joined, around, out);
		size_t end = token_start(rewording->new_tokens, joined);
		if (from < joined && rewording->new->text[end - 1] == ' ' && !g_str_has_suffix(out->str, " "))
			g_string_append_c(out, ' ');
		g_string_append(out, rewording->joined_words->str);
		tokens_write(rewording, joined + 1, to, around, out);
		return;
	}
	GArray *pieces = pieces_cut(rewording, from, to, around);
	const struct markdown_spot spot = {.cell = rewording->old->table > 0,
					   .heading = rewording->old->node->kind == NODE_TITLE};
	words_write(&rewording->rounding->writing, pieces, 0, pieces->len, spot, out);
	g_array_unref(pieces);
}

/* The new words in our format, with the blanks at their ends. */
static GString *words_made(const struct rewording *rewording, const struct hunk *hunk)
{
	unsigned around = marks_around(rewording, hunk);
	size_t start = token_start(rewording->new_tokens, hunk->new_at);
	size_t end = token_start(rewording->new_tokens, hunk->new_at + hunk->new_count);
	GString *out = g_string_new(NULL);
	tokens_write(rewording, hunk->new_at, hunk->new_at + hunk->new_count, around, out);
	g_strchug(out->str);
	out->len = strlen(out->str);
	if (end > start && rewording->new->text[start] == ' ')
		g_string_prepend_c(out, ' ');
	if (end > start + 1 && rewording->new->text[end - 1] == ' ')
		g_string_append_c(out, ' ');
	return out;
}

/* Marks that begin in the bytes and end behind them, or the other way round, stay. */
static void marks_keep(const struct rewording *rewording, size_t p0, size_t p1, GString *out)
{
	GString *marks = g_string_new(NULL);
	for (size_t p = p0; p + 1 < p1; p++) {
		size_t end = g_array_index(rewording->map->to, size_t, p);
		size_t next = g_array_index(rewording->map->from, size_t, p + 1);
		if (next > end)
			g_string_append_len(marks, rewording->text->str + end, (gssize)(next - end));
	}
	if (marks->len == 1 || marks->len == 2) /* one end alone */
		g_string_append(out, marks->str);
	g_string_free(marks, TRUE);
}

/* A value has one home, and a title too: they may stand elsewhere. */
static void overwritten_tell(const struct rewording *rewording, size_t p0, size_t p1, const char *words)
{
	size_t start = g_array_index(rewording->map->from, size_t, p0);
	size_t end = g_array_index(rewording->map->to, size_t, p1 - 1);
	char *was = g_strndup(rewording->text->str + start, end - start);
	if (strstr(was, "](value:") || strstr(was, "](policy:"))
		round_note(rewording->rounding,
			   "%s: '%s' was overwritten here with '%s', and is so in the source; where it stands "
			   "elsewhere it is as it was",
			   rewording->path, was, words);
	g_free(was);
}

static bool hunk_put(const struct rewording *rewording, const struct hunk *hunk)
{
	size_t offset = rewording->old->offset, length = rewording->map->printed->len;
	size_t p0 = token_start(rewording->old_tokens, hunk->old_at);
	size_t p1 = token_start(rewording->old_tokens, hunk->old_at + hunk->old_count);
	if (p0 < offset || p1 > offset + length)
		return false;
	p0 -= offset, p1 -= offset;
	GString *words = words_made(rewording, hunk);
	size_t start, end;
	if (p1 > p0) {
		overwritten_tell(rewording, p0, p1, words->str);
		start = g_array_index(rewording->map->from, size_t, p0);
		end = g_array_index(rewording->map->to, size_t, p1 - 1);
		marks_keep(rewording, p0, p1, words);
	} else {
		start = end = p0 ? g_array_index(rewording->map->to, size_t, p0 - 1) : rewording->map->start;
		if (p0 && p0 < length && rewording->map->printed->str[p0 - 1] == ' ')
			start = end = g_array_index(rewording->map->from, size_t, p0);
	}
	struct edit *edit = round_edit(rewording->rounding, rewording->path, start, end, g_string_free(words, FALSE));
	edit->place = marking_place_of(rewording->old->node);
	edit->words = rewording->map->start;
	return true;
}

static bool hunks_put(const struct rewording *rewording)
{
	GArray *hunks = hunks_of(rewording->old_tokens, rewording->new_tokens);
	bool fine = true;
	for (guint i = 0; i < hunks->len; i++) {
		struct hunk hunk = g_array_index(hunks, struct hunk, i);
		hunk_take_value(rewording, &hunk);
		hunk_widen(rewording, &hunk, 0);
		/* What one hunk has become to reach over the next is one with it. */
		while (i + 1 < hunks->len &&
		       g_array_index(hunks, struct hunk, i + 1).old_at <= hunk.old_at + hunk.old_count) {
			struct hunk next = g_array_index(hunks, struct hunk, ++i);
			hunk.old_count = MAX(hunk.old_at + hunk.old_count, next.old_at + next.old_count) - hunk.old_at;
			hunk.new_count = MAX(hunk.new_at + hunk.new_count, next.new_at + next.new_count) - hunk.new_at;
			hunk_widen(rewording, &hunk, 0);
		}
		fine = hunk_put(rewording, &hunk) && fine;
	}
	g_array_unref(hunks);
	return fine;
}

/* The token that begins at a byte of the words; where none does, the number of tokens. */
static guint token_at(const GArray *tokens, size_t at)
{
	guint i = 0;
	while (i < tokens->len && g_array_index(tokens, struct token, i).start != at)
		i++;
	return i;
}

/* The words of a line that was joined as its source has them, and reworded as they were: from token to token. */
static bool joined_words(struct rewording *rewording, const struct line *joined, bool whole, guint first, guint last)
{
	if (whole)
		return words_again(rewording->rounding, joined, NULL, 0, rewording->joined_words);
	struct word_paragraph paragraph = *rewording->new->paragraph;
	struct line part = {.paragraph = &paragraph, .partner = LINE_NONE};
	paragraph.pieces = pieces_cut(rewording, first, last, 0);
	line_renew(&part);
	bool fine = words_again(rewording->rounding, joined, &part, 0, rewording->joined_words);
	g_array_unref(paragraph.pieces);
	g_free(part.text);
	g_free(part.key);
	return fine;
}

/* The id of a line that was joined goes on to the one that it is now, where that has none. */
static const char *joined_id(const struct line *old, const struct line *joined)
{
	const struct node *node = joined->node->parent, *holder = old->node->parent;
	bool firsts = joined->node == node->first && old->node == holder->first;
	return firsts && !old->node->id && !holder->id ? node->id : NULL;
}

/* Finds a line that was joined to the old one, and makes one token of its words. False where it can't be joined in the
 * sources: what stands in its clause would come to stand elsewhere. */
static bool joined_find(struct rewording *rewording, GArray *tokens, GHashTable *known)
{
	const struct line *old = rewording->old;
	size_t at, end;
	bool whole;
	struct line *joined = old->table || !line_stays(old)
				      ? NULL
				      : line_joined(rewording->rounding, old, rewording->new, &at, &end, &whole);
	if (!joined)
		return true;
	guint first = token_at(tokens, at), last = rewording->new->text[end] ? token_at(tokens, end) : tokens->len;
	if (whole && !join_fits(rewording->rounding, old, joined))
		return false;
	if (first >= last || (rewording->new->text[end] && last == tokens->len) ||
	    !joined_words(rewording, joined, whole, first, last))
		return true;
	struct token *token = &g_array_index(tokens, struct token, first);
	token->length = end - at;
	token->number = key_number(known, "\x02joined");
	g_array_remove_range(tokens, first + 1, last - first - 1);
	rewording->id = joined_id(old, joined);
	rewording->joined = joined->joined = old;
	rewording->joined_token = first;
	return true;
}

bool line_reword(struct rounding *rounding, const struct line *old, const struct line *new)
{
	struct rewording rewording = {.rounding = rounding, .old = old, .new = new};
	rewording.text = old->node ? node_text(rounding, old->node, &rewording.path) : NULL;
	struct span_map *map = rewording.text ? span_map_new(rounding->edition, old->node, rewording.text) : NULL;
	if (!map || strncmp(old->text + old->offset, map->printed->str, map->printed->len) != 0) {
		span_map_free(map);
		return false;
	}
	GHashTable *known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GArray *before = tokens_of(old, known), *after = tokens_of(new, known);
	rewording.map = map;
	rewording.old_tokens = before;
	rewording.new_tokens = after;
	rewording.joined_words = g_string_new(NULL);
	guint first = rounding->edits->len;
	bool fine = joined_find(&rewording, after, known) && hunks_put(&rewording);
	if (fine && rewording.id)
		round_edit(rounding, rewording.path, map->end, map->end, g_strdup_printf(" {#%s}", rewording.id));
	part_quote(rounding, old->node, map, first);
	g_string_free(rewording.joined_words, TRUE);
	g_array_unref(before);
	g_array_unref(after);
	g_hash_table_unref(known);
	span_map_free(map);
	return fine;
}
