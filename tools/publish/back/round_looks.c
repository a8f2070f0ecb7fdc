/* SPDX-License-Identifier: MIT
 * Words that are bold or italic now, or no longer so: the signs for that, put into the sources where the words are the
 * same. What is rewritten is a stretch of words that were set so or are now, from plain words to plain words; of it
 * only the signs are others. */
#include "publish/back/round_internal.h"

#include <string.h>

/* One line, and how each byte of its words is set. */
struct setting {
	struct rounding *rounding;
	const struct line *old;
	const struct span_map *map;
	const GString *text;
	const char *path;
	const char *printed; /* of the map, and its length */
	size_t length;
	GString *was, *is; /* marks, a byte for each of the printed words */
};

/* ---- how the words of a line are set ---- */

static void marks_add(GString *marks, GString *words, const char *text, unsigned set)
{
	for (; *text; text++) {
		bool blank = strchr(" \t\r\n", *text) != NULL;
		if (blank && (!words->len || words->str[words->len - 1] == ' '))
			continue;
		g_string_append_c(words, blank ? ' ' : *text);
		g_string_append_c(marks, (char)(set & WORD_EMPHASIS));
	}
}

/* The marks of each byte of the words of a line, from `offset` on; NULL where they can't be told. */
static GString *marks_of(const struct line *line, size_t offset)
{
	GString *marks = g_string_new(NULL), *words = g_string_new(NULL);
	for (guint i = 0; i < line->paragraph->pieces->len; i++) {
		const struct word_piece *piece = &g_array_index(line->paragraph->pieces, struct word_piece, i);
		marks_add(marks, words, piece->kind == PIECE_TEXT ? piece->text : " ", piece->marks);
	}
	while (words->len && words->str[words->len - 1] == ' ')
		g_string_truncate(words, words->len - 1);
	bool same = !strcmp(words->str, line->text);
	g_string_truncate(marks, words->len);
	g_string_free(words, TRUE);
	if (same && offset <= marks->len)
		return g_string_erase(marks, 0, (gssize)offset);
	g_string_free(marks, TRUE);
	return NULL;
}

/* A blank is set as both the words around it are. */
static void blanks_set(const struct setting *setting, GString *marks)
{
	for (size_t p = 0; p < setting->length; p++)
		if (setting->printed[p] == ' ')
			marks->str[p] = p && p + 1 < setting->length ? marks->str[p - 1] & marks->str[p + 1] : 0;
}

/* ---- what can be set ---- */

static bool is_head(const struct node *cell)
{
	const struct node *row = cell->parent;
	return (cell->cell && cell->cell->head) || node_child(row->parent, NODE_ROW) == row;
}

/* What is bold from end to end there may be a title. */
static bool may_be_title(const struct node *node)
{
	enum node_kind kind = node->parent->kind;
	return kind != NODE_CELL && kind != NODE_ITEM && kind != NODE_MEANING && kind != NODE_NOTE;
}

static bool is_all_bold(const GString *marks)
{
	for (size_t p = 0; p < marks->len; p++)
		if (!(marks->str[p] & WORD_BOLD))
			return false;
	return true;
}

static bool can_be_set(const struct setting *setting)
{
	const struct node *node = setting->old->node, *cell = cell_around(node);
	bool numbered = !cell && g_ascii_isdigit(setting->printed[0]) && setting->was->str[0] != setting->is->str[0];
	bool title = may_be_title(node) && (is_all_bold(setting->was) || is_all_bold(setting->is));
	return node->kind == NODE_PARAGRAPH && !(cell && is_head(cell)) && !numbered && !title;
}

static size_t from_of(const struct setting *setting, size_t p)
{
	return p < setting->length ? g_array_index(setting->map->from, size_t, p) : setting->map->end;
}

static size_t to_of(const struct setting *setting, size_t p)
{
	return p ? g_array_index(setting->map->to, size_t, p - 1) : setting->map->start;
}

/* The end of what one piece of the source prints: a letter, a link as a whole. */
static size_t unit_end(const struct setting *setting, size_t p)
{
	size_t end = p + 1;
	while (end < setting->length && from_of(setting, end) == from_of(setting, p))
		end++;
	return end;
}

/* Nothing but signs of bold and italics stands before the printed byte `p`, behind the one before it. */
static bool only_signs(const struct setting *setting, size_t p)
{
	size_t from = to_of(setting, p), to = from_of(setting, p);
	return from <= to && strspn(setting->text->str + from, "*_") >= to - from;
}

/* A letter, or a reference or value as a whole that prints its words itself: a link of other words may hold signs, and
 * one that leads out of the file looks as links do. */
static bool unit_fits(const struct setting *setting, size_t from, size_t to)
{
	for (size_t p = from + 1; p < to; p++)
		if (setting->is->str[p] != setting->is->str[from] || setting->was->str[p] != setting->was->str[from])
			return false;
	const char *source = setting->text->str + from_of(setting, from);
	return *source != '[' || g_str_has_prefix(source, "[](#") || g_str_has_prefix(source, "[](value:");
}

static bool is_edge(const struct setting *setting, size_t p)
{
	if (p == 0 || p >= setting->length)
		return true;
	const char *before = g_utf8_find_prev_char(setting->printed, setting->printed + p);
	return !before || !g_unichar_isalnum(g_utf8_get_char(before)) ||
	       !g_unichar_isalnum(g_utf8_get_char(setting->printed + p));
}

/* ---- the signs ---- */

static const char *opening(unsigned marks, unsigned around)
{
	return marks == WORD_BOLD ? "**" : marks == WORD_EMPHASIS ? "**_" : marks == 0 ? "" : around ? "_" : "*";
}

static const char *closing(unsigned marks, unsigned around)
{
	return marks == WORD_EMPHASIS ? "_**" : opening(marks, around);
}

/* The marks that all words of a stretch have. */
static unsigned marks_throughout(const struct setting *setting, size_t from, size_t to)
{
	unsigned marks = WORD_EMPHASIS;
	for (size_t p = from; p < to; p++)
		if (setting->printed[p] != ' ')
			marks &= (unsigned)setting->is->str[p];
	return marks;
}

/* The same without those around; a blank between words of different ones has none. */
static unsigned marks_within(const struct setting *setting, size_t p, size_t from, size_t to, unsigned around)
{
	if (setting->printed[p] != ' ')
		return (unsigned)setting->is->str[p] & ~around;
	if (p == from || p + 1 >= to || setting->is->str[p - 1] != setting->is->str[p + 1])
		return 0;
	return (unsigned)setting->is->str[p - 1] & ~around;
}

/* The words of a stretch as the source has them, with the signs for how they are set now; NULL where those would not be
 * read as signs. */
static char *stretch_write(const struct setting *setting, size_t from, size_t to)
{
	unsigned around = marks_throughout(setting, from, to), open = 0;
	GString *out = g_string_new(opening(around, 0));
	bool fine = !around || (is_edge(setting, from) && is_edge(setting, to));
	for (size_t p = from; p < to && fine; p = unit_end(setting, p)) {
		size_t end = unit_end(setting, p);
		unsigned marks = marks_within(setting, p, from, to, around);
		fine = only_signs(setting, p) && unit_fits(setting, p, end) &&
		       (marks == open || (is_edge(setting, p) && !(marks && open)));
		if (marks != open)
			g_string_append_printf(out, "%s%s", closing(open, around), opening(marks, around));
		open = marks;
		size_t start = from_of(setting, p);
		g_string_append_len(out, setting->text->str + start, (gssize)(to_of(setting, end) - start));
	}
	g_string_append_printf(out, "%s%s", closing(open, around), closing(around, 0));
	fine = fine && (!open || is_edge(setting, to)) && only_signs(setting, to);
	return g_string_free(out, !fine);
}

/* The edits of all stretches with words that are set otherwise; false where one can't be made. */
static bool stretches_put(const struct setting *setting)
{
	GArray *edits = setting->rounding->edits;
	guint first = edits->len;
	for (size_t from = 0, to; from < setting->length; from = to + 1) {
		bool turned = false;
		for (to = from; to < setting->length && (setting->was->str[to] | setting->is->str[to]); to++)
			turned = turned || setting->was->str[to] != setting->is->str[to];
		char *words = turned ? stretch_write(setting, from, to) : NULL;
		if (words)
			round_edit(setting->rounding, setting->path, to_of(setting, from), from_of(setting, to), words);
		else if (turned) {
			g_array_set_size(edits, first);
			return false;
		}
	}
	setting->rounding->round->reset += edits->len > first;
	return true;
}

static bool setting_put(struct setting *setting)
{
	setting->printed = setting->map->printed->str;
	setting->length = setting->map->printed->len;
	if (strcmp(setting->old->text + setting->old->offset, setting->printed) != 0 || !setting->was || !setting->is ||
	    setting->was->len != setting->length || setting->is->len != setting->length)
		return false;
	blanks_set(setting, setting->was);
	blanks_set(setting, setting->is);
	return !memcmp(setting->was->str, setting->is->str, setting->length) ||
	       (can_be_set(setting) && stretches_put(setting));
}

bool line_set(struct rounding *rounding, const struct line *old, const struct line *new)
{
	struct setting setting = {.rounding = rounding, .old = old};
	setting.text = strcmp(old->text, new->text) ? NULL : node_text(rounding, old->node, &setting.path);
	struct span_map *map = setting.text ? span_map_new(rounding->edition, old->node, setting.text) : NULL;
	if (!map)
		return false;
	setting.map = map;
	setting.was = marks_of(old, old->offset);
	setting.is = marks_of(new, old->offset);
	bool fine = setting_put(&setting);
	if (setting.was)
		g_string_free(setting.was, TRUE);
	if (setting.is)
		g_string_free(setting.is, TRUE);
	span_map_free(map);
	return fine;
}
