/* SPDX-License-Identifier: MIT
 * A clause that became one of another level, a heading or a bullet, and the other ways round. */
#include "publish/back/round_internal.h"

#include <string.h>

static bool is_counted(const struct word_paragraph *paragraph)
{
	return paragraph->number && *paragraph->number && !paragraph->bullet;
}

/* A plain paragraph is what its style makes of it, and an edge that was dragged makes no other. */
bool shape_same(const struct word_paragraph *a, const struct word_paragraph *b)
{
	if (a->outline != b->outline || a->bullet != b->bullet || is_counted(a) != is_counted(b))
		return false;
	if (a->outline)
		return true;
	if (a->bullet || is_counted(a))
		return a->level == b->level;
	unsigned depth, other_depth;
	enum role role = role_of(a, &depth), other = role_of(b, &other_depth);
	if (role && other)
		return role == other && depth == other_depth;
	return a->left == b->left || !strcmp(a->style_name, b->style_name);
}

static char *shape_words(const struct word_paragraph *paragraph)
{
	if (paragraph->outline)
		return g_strdup_printf("a heading of level %u", paragraph->outline);
	if (paragraph->bullet)
		return g_strdup("a bullet");
	if (is_counted(paragraph))
		return g_strdup_printf("number '%s'", paragraph->number);
	return g_strdup_printf("a paragraph in the style '%s'", paragraph->style_name);
}

void shape_leave(struct rounding *rounding, const struct line *old, const struct line *new)
{
	g_autofree char *was = shape_words(old->paragraph), *now = shape_words(new->paragraph);
	round_leave(rounding,
		    "'%s' was %s, and is %s in the file: that can't be put into the sources, where its level is to be "
		    "changed by hand",
		    old->text, was, now);
}

/* Whether the words of a node are a block by themselves, with all that makes them one before them. */
static bool is_block(const struct node *node)
{
	enum node_kind around = node->parent ? node->parent->kind : NODE_DOCUMENT;
	if (node->kind == NODE_TITLE)
		return around == NODE_SECTION || around == NODE_SUBHEADING;
	return node->kind == NODE_PARAGRAPH && around != NODE_CELL && around != NODE_MEANING && !cell_around(node);
}

/* The lines after the first are indented as far as the words are. */
static void lines_indent(struct rounding *rounding, const char *path, const GString *text, const struct span_map *map,
			 size_t indent)
{
	for (size_t end = line_end(text, map->start); end < map->end; end = line_end(text, end + 1)) {
		size_t start = MIN(end + strspn(text->str + end, "\r\n"), text->len);
		round_edit(rounding, path, start, start + strspn(text->str + start, " "), g_strnfill(indent, ' '));
		end = start;
	}
}

bool line_reshape(struct rounding *rounding, const struct line *old, const struct line *new, const struct line *before)
{
	const char *path;
	const GString *text = old->node && before ? node_text(rounding, old->node, &path) : NULL;
	if (rounding->keeps.shapes || !text || !is_block(old->node) || node_part(old->node)->meta->typed)
		return false;
	struct span_map *map = span_map_new(rounding->edition, old->node, text);
	bool fits = map && !(new->paragraph->outline &&line_end(text, map->start) < map->end); /* one line */
	if (!fits) {
		span_map_free(map);
		return false;
	}
	const char *before_path;
	const GString *before_text = node_text(rounding, before->node, &before_path);
	GString *lead = g_string_new(NULL);
	lead_append(rounding, new, before, before_text, lead);
	size_t start = map->start;
	while (start > 0 && text->str[start - 1] != '\n')
		start--;
	size_t indent = new->paragraph->outline ? 0 : lead->len;
	round_edit(rounding, path, start, map->start, g_string_free(lead, FALSE));
	lines_indent(rounding, path, text, map, indent);
	span_map_free(map);
	return true;
}

guint shapes_other(const struct word *made, const struct word *edited)
{
	GArray *old = lines_of(made), *new = lines_of(edited);
	guint other = 0;
	lines_pair(old, new);
	for (guint i = 0; i < old->len; i++) {
		const struct line *line = &g_array_index(old, struct line, i);
		other += line->partner != LINE_NONE && !line->table &&
			 !shape_same(line->paragraph, g_array_index(new, struct line, line->partner).paragraph);
	}
	g_array_unref(new);
	g_array_unref(old);
	return other;
}
