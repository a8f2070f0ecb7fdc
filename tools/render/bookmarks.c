/* SPDX-License-Identifier: MIT */
#include "render/bookmarks.h"

#include "base/append.h"

#include <string.h>

#define BOOKMARK_LONGEST 40 /* characters, says Word */

struct naming {
	const struct edition *edition;
	const char **names;
	GStringChunk *chunk;
	GHashTable *taken;
	GString *name;
};

/* The address as a bookmark may be called: letters, digits and underscores, a letter first, at most 40. */
static void bookmark_name(GString *name, const char *address)
{
	g_string_truncate(name, 0);
	if (!g_ascii_isalpha(*address))
		g_string_append_c(name, 'b');
	append_text(name, address);
	for (char *p = name->str; *p; p++)
		*p = g_ascii_isupper(*p) ? g_ascii_tolower(*p) : g_ascii_isalnum(*p) ? *p : '_';
	if (name->len > BOOKMARK_LONGEST)
		g_string_truncate(name, BOOKMARK_LONGEST);
}

/* Keeps the name, made unlike those that were kept before it. */
static const char *bookmark_keep(struct naming *naming)
{
	GString *name = naming->name;
	gsize length = name->len;
	char *kept = g_string_chunk_insert_len(naming->chunk, name->str, (gssize)length);
	for (unsigned i = 2; !g_hash_table_add(naming->taken, kept); i++) {
		char end[16];
		g_snprintf(end, sizeof end, "_%u", i);
		g_string_truncate(name, MIN(length, BOOKMARK_LONGEST - strlen(end)));
		g_string_append(name, end);
		kept = g_string_chunk_insert_len(naming->chunk, name->str, (gssize)name->len);
	}
	return kept;
}

static bool is_marked(const struct node *node)
{
	return node_is_place(node) || node->kind == NODE_DEFINITION;
}

static void bookmarks_under(struct naming *naming, const struct node *parent)
{
	for (const struct node *node = parent->first; node && node->kind < NODE_TEXT; node = node->next) {
		const char *address = is_marked(node) ? edition_address(naming->edition, node) : NULL;
		if (address) {
			bookmark_name(naming->name, address);
			naming->names[node->index] = bookmark_keep(naming);
		}
		if (node->kind != NODE_PARAGRAPH && node->kind != NODE_TITLE)
			bookmarks_under(naming, node);
	}
}

const char **bookmarks_new(const struct edition *edition, GStringChunk *chunk)
{
	struct naming naming = {edition, g_new0(const char *, edition_doc(edition)->nodes), chunk,
				g_hash_table_new(g_str_hash, g_str_equal), g_string_new(NULL)};
	bookmarks_under(&naming, edition_root(edition));
	g_hash_table_unref(naming.taken);
	g_string_free(naming.name, TRUE);
	return naming.names;
}
