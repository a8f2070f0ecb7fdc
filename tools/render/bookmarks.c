/* SPDX-License-Identifier: MIT */
#include "render/bookmarks.h"

#include "base/again.h"
#include "base/append.h"

#include <string.h>

#define BOOKMARK_LONGEST 40 /* characters, says Word */

struct naming {
	const struct edition *edition;
	const char **names;
	GStringChunk *chunk;
	GHashTable *taken, *again;
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

static const char *name_keep(struct naming *naming)
{
	char *kept = g_string_chunk_insert_len(naming->chunk, naming->name->str, (gssize)naming->name->len);
	g_hash_table_add(naming->taken, kept);
	return kept;
}

/* The name with the least number of so many digits behind it that no other has; false where all are taken. What was
 * cut off to make room for it makes many names one: that one is counted. */
static bool number_append(struct naming *naming, gsize length, unsigned from, unsigned to)
{
	GString *name = naming->name;
	char end[16];
	gsize room = BOOKMARK_LONGEST - (gsize)g_snprintf(end, sizeof end, "_%u", to), kept = MIN(length, room);
	g_autofree char *counted = g_strdup_printf("%.*s%s", (int)kept, name->str, end);
	for (unsigned number = MAX(again_begin(naming->again, counted), from); number <= to; number++) {
		g_string_truncate(name, kept);
		g_string_append_printf(name, "_%u", number);
		if (!g_hash_table_contains(naming->taken, name->str)) {
			again_end(naming->again, counted, number);
			return true;
		}
	}
	again_end(naming->again, counted, to);
	return false;
}

/* Keeps the name, made unlike those that were kept before it. */
static const char *bookmark_keep(struct naming *naming)
{
	gsize length = naming->name->len;
	if (!g_hash_table_contains(naming->taken, naming->name->str))
		return name_keep(naming);
	for (unsigned from = 2, to = 9; !number_append(naming, length, from, to); to = to * 10 + 9)
		from = to + 1;
	return name_keep(naming);
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
	struct naming naming = {edition,     g_new0(const char *, edition_doc(edition)->nodes),
				chunk,       g_hash_table_new(g_str_hash, g_str_equal),
				again_new(), g_string_new(NULL)};
	bookmarks_under(&naming, edition_root(edition));
	g_hash_table_unref(naming.taken);
	g_hash_table_unref(naming.again);
	g_string_free(naming.name, TRUE);
	return naming.names;
}
