/* SPDX-License-Identifier: MIT
 * The title of an appendix in other words: it stands in the front matter of its file. */
#include "publish/back/round_internal.h"
#include "read/front.h"
#include "render/markdown/markdown_text.h"

#include <string.h>

#define FIELD "title: "

/* Where the value stands that says these words, on one line; false for nowhere. */
static bool value_find(const GString *text, const char *words, size_t *from, size_t *to)
{
	struct front_parts parts = front_find(text->str, text->len);
	g_autoptr(GString) quoted = g_string_new(NULL);
	markdown_yaml(quoted, words);
	for (size_t at = parts.start; parts.kind == FRONT_YAML && at < parts.start + parts.length;
	     at = line_after(text, at)) {
		size_t start = at + strlen(FIELD), end = line_end(text, at);
		if (!g_str_has_prefix(text->str + at, FIELD) || start > end)
			continue;
		g_autofree char *value = g_strndup(text->str + start, end - start);
		g_strstrip(value);
		*from = start;
		*to = end;
		return !strcmp(value, words) || !strcmp(value, quoted->str);
	}
	return false;
}

bool title_reword(struct rounding *rounding, const struct line *old, const struct line *new)
{
	const struct node *appendix = old->node ? old->node->parent : NULL;
	if (!appendix || old->node->kind != NODE_TITLE || appendix->kind != NODE_APPENDIX || appendix->whole)
		return false;
	const char *path = g_intern_string(appendix->meta->source);
	const GString *text = g_hash_table_lookup(rounding->texts, path);
	size_t from, to;
	if (!text || !value_find(text, appendix->meta->title, &from, &to))
		return false;
	GString *value = g_string_new(NULL);
	markdown_yaml(value, new->text);
	round_edit(rounding, path, from, to, g_string_free(value, FALSE));
	return true;
}
