/* SPDX-License-Identifier: MIT
 * Words that went elsewhere keep what their source has: ids, references, values. */
#include "publish/back/round_internal.h"

#include <string.h>

#define GONE_LIKE 0.5   /* so alike is a line that went to the one that came: it was moved and reworded */
#define COPIED_LIKE 0.8 /* and a line that stayed: it was copied and reworded */

/* ---- which it was ---- */

static bool has_words(const struct rounding *rounding, const struct line *line, const struct node *document)
{
	return line->node && *line->text && !is_form_part(line->node) &&
	       document_around(rounding, line->node) == document;
}

/* More than plain words, which may as well be written anew. */
static bool has_marks(const struct node *node)
{
	return node->first && (node->first->next || node->first->kind != NODE_TEXT);
}

/* How much speaks for the new line being the old one, moved or copied; 0 for nothing. Lines of very different length
 * are not looked at more closely. */
static double again_weight(const struct line *old, const struct line *new)
{
	bool gone = !line_stays(old) && !old->claimed;
	if (!strcmp(old->key, new->key))
		return gone ? 3 : 2;
	size_t length = strlen(old->key), other = strlen(new->key);
	double least = gone ? GONE_LIKE : COPIED_LIKE;
	if ((!gone && !has_marks(old->node)) || (double)MIN(length, other) < least * least * (double)MAX(length, other))
		return 0;
	double like = line_likeness(old, new);
	return like < least ? 0 : like + gone;
}

struct line *line_again(const struct rounding *rounding, const struct line *new, const struct node *place)
{
	const struct node *document = document_around(rounding, place);
	struct line *found = NULL;
	double most = 0;
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *old = &g_array_index(rounding->old, struct line, i);
		if (!has_words(rounding, old, document))
			continue;
		double weight = again_weight(old, new);
		if (weight > most)
			found = old, most = weight;
	}
	return found;
}

/* ---- its words ---- */

static bool ends_in_break(const GString *out)
{
	size_t slashes = 0;
	while (slashes < out->len && out->str[out->len - 1 - slashes] == '\\')
		slashes++;
	return slashes % 2;
}

/* Lines as one. */
static void lines_append(const char *words, unsigned indent, GString *out)
{
	char **lines = g_strsplit(words, "\n", -1);
	for (char **line = lines; *line; line++) {
		if (line != lines && ends_in_break(out))
			g_string_append_printf(out, "\n%*s", (int)indent, "");
		else if (line != lines)
			g_string_append_c(out, ' ');
		g_string_append(out, g_strstrip(*line));
	}
	g_strfreev(lines);
}

/* The words with the edits from `first` on, which are taken away. */
static char *words_edited(struct rounding *rounding, const struct span_map *map, const GString *text, guint first)
{
	GString *words = g_string_new(NULL);
	size_t at = map->start;
	for (guint i = first; i < rounding->edits->len; i++) {
		const struct edit *edit = &g_array_index(rounding->edits, struct edit, i);
		g_string_append_len(words, text->str + at, (gssize)(edit->start - at));
		g_string_append(words, edit->text);
		at = edit->end;
	}
	g_string_append_len(words, text->str + at, (gssize)(map->end - at));
	g_array_set_size(rounding->edits, first);
	return g_string_free(words, FALSE);
}

bool words_again(struct rounding *rounding, const struct line *old, const struct line *new, unsigned indent,
		 GString *out)
{
	const char *path;
	const GString *text = node_text(rounding, old->node, &path);
	struct span_map *map = text ? span_map_new(rounding->edition, old->node, text) : NULL;
	guint first = rounding->edits->len;
	bool fine = map && (!new || !strcmp(old->key, new->key) || line_reword(rounding, old, new));
	if (fine) {
		char *words = words_edited(rounding, map, text, first);
		lines_append(words, indent, out);
		g_free(words);
	} else {
		g_array_set_size(rounding->edits, first);
	}
	span_map_free(map);
	return fine;
}

/* ---- its id ---- */

static bool has_bookmark(const struct line *line, const char *name)
{
	return g_ptr_array_find_with_equal_func(line->paragraph->bookmarks, name, g_str_equal, NULL);
}

/* The line of the file as it was that has one of the bookmarks of the new one. */
static struct line *line_by_bookmark(const struct rounding *rounding, const struct line *new)
{
	for (guint i = 0; i < rounding->old->len; i++) {
		struct line *old = &g_array_index(rounding->old, struct line, i);
		for (guint k = 0; k < new->paragraph->bookmarks->len; k++)
			if (has_bookmark(old, new->paragraph->bookmarks->pdata[k]))
				return old;
	}
	return NULL;
}

/* Whether another line that was put in has a bookmark of the old one. That of a paragraph which went may lie in the
 * next one that stayed. */
static bool is_known(const struct rounding *rounding, const struct line *old)
{
	for (guint i = 0; i < rounding->new->len; i++) {
		const struct line *new = &g_array_index(rounding->new, struct line, i);
		for (guint k = 0; k < old->paragraph->bookmarks->len && !line_stays(new); k++)
			if (has_bookmark(new, old->paragraph->bookmarks->pdata[k]))
				return true;
	}
	return false;
}

void id_again(struct rounding *rounding, const struct line *new, struct line *old, GString *out)
{
	struct line *named = line_by_bookmark(rounding, new);
	struct line *was = named ? named : old && !is_known(rounding, old) ? old : NULL;
	if (!was || !was->removed || was->claimed)
		return;
	const struct node *node = was->node;
	while (node && !node->id)
		node = node->parent && node->parent->first == node ? node->parent : NULL;
	if (node && document_around(rounding, node) == rounding->document)
		g_string_append_printf(out, " {#%s}", node->id);
	was->claimed = true;
}
