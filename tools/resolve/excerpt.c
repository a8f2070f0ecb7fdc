/* SPDX-License-Identifier: MIT */
#include "resolve/excerpt.h"

#include "resolve/private.h"

static bool stands_in(const struct node *node, const struct node *root)
{
	while (node && node != root)
		node = node->parent;
	return node != NULL;
}

/* The appendix's own words under the whole's id, version, status and dates. */
static struct meta *excerpt_meta(const struct edition *excerpt, const struct meta *whole, const struct node *appendix)
{
	struct meta *meta = arena_take(excerpt->arena, sizeof *meta);
	*meta = *whole;
	meta->title = meta->short_title = appendix->meta->title;
	meta->citation = NULL;
	char *above = g_strdup_printf("%s, %s", whole->title, edition_label(excerpt, appendix));
	const char **lines = arena_take(excerpt->arena, 2 * sizeof *lines);
	lines[0] = arena_text(excerpt->arena, above);
	lines[1] = NULL;
	meta->above = lines;
	g_free(above);
	meta->language = appendix->meta->language ? appendix->meta->language : whole->language;
	return meta;
}

struct edition *edition_excerpt(const struct edition *whole, const struct node *appendix)
{
	struct edition *excerpt = g_new(struct edition, 1);
	*excerpt = *whole;
	excerpt->arena = arena_new();
	excerpt->doc = arena_take(excerpt->arena, sizeof *excerpt->doc);
	*excerpt->doc = *whole->doc;
	excerpt->doc->root = arena_take(excerpt->arena, sizeof *excerpt->doc->root);
	*excerpt->doc->root = *appendix;
	excerpt->doc->root->kind = NODE_DOCUMENT;
	excerpt->doc->root->parent = NULL;
	excerpt->doc->root->meta = excerpt_meta(excerpt, edition_meta(whole), appendix);
	excerpt->references = g_new(struct reference, MAX(whole->doc->references, 1));
	for (uint32_t i = 0; i < whole->doc->references; i++) {
		struct reference *reference = &excerpt->references[i];
		*reference = whole->references[i];
		if (reference->edition == whole && stands_in(reference->node, appendix))
			reference->edition = excerpt;
	}
	return excerpt;
}

void excerpt_free(struct edition *excerpt)
{
	if (!excerpt)
		return;
	g_free(excerpt->references);
	arena_free(excerpt->arena);
	g_free(excerpt);
}
