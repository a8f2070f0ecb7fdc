/* SPDX-License-Identifier: MIT
 * The words of a form stand as they are, or in quotation marks where a sign of theirs would be one of the form's. */
#include "publish/back/round_internal.h"
#include "read/markdown/piece.h"

#include <string.h>

/* The words between the marks of `map`, with the edits from `first` on. */
static GString *words_after(const struct rounding *rounding, const struct span_map *map, const char *text, guint first)
{
	GString *words = g_string_new(NULL);
	size_t at = map->start;
	for (guint i = first; i < rounding->edits->len; i++) {
		const struct edit *edit = &g_array_index(rounding->edits, struct edit, i);
		g_string_append_len(words, text + at, (gssize)(edit->start - at));
		g_string_append(words, edit->text);
		at = edit->end;
	}
	g_string_append_len(words, text + at, (gssize)(map->end - at));
	return words;
}

/* Whether words that stand without quotation marks are read as they are. In a list one ends at a comma or a bracket,
 * and 'date: ' before its words would be its kind. */
static bool reads_plain(const struct node *node, const char *words)
{
	bool listed = node->kind == NODE_OPTION || node->kind == NODE_COLUMN;
	const struct piece piece = {.text = words, .length = strlen(words)};
	g_autofree char *read = piece_unquoted(piece);
	return !strcmp(read, words) && !(listed && (strpbrk(words, ",[]:") || strchr("\"'", *words)));
}

static char *quoted(const char *words)
{
	GString *out = g_string_new("\"");
	for (const char *c = words; *c; c++) {
		if (strchr("\"\\", *c))
			g_string_append_c(out, '\\');
		g_string_append_c(out, *c);
	}
	return g_string_free(g_string_append_c(out, '"'), FALSE);
}

void part_quote(struct rounding *rounding, const struct node *node, const struct span_map *map, guint first)
{
	const char *path;
	const GString *text = is_form_part(node) ? node_text(rounding, node, &path) : NULL;
	if (!text || first >= rounding->edits->len)
		return;
	const char *before = map->start ? text->str + map->start - 1 : "";
	bool had = *before && strchr("\"'", *before) && text->str[map->end] == *before;
	GString *words = words_after(rounding, map, text->str, first);
	if (had || !reads_plain(node, words->str)) {
		g_array_set_size(rounding->edits, first);
		round_edit(rounding, path, map->start - had, map->end + had, quoted(words->str));
	}
	g_string_free(words, TRUE);
}
