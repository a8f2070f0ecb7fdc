/* SPDX-License-Identifier: MIT
 * Whether a Word file is one of ours, where its properties do not say so: other programs save it without them. */
#include "publish/back/round_internal.h"

#include <string.h>

/* The file as it is made of the sources has a bookmark at each clause. A file of others may have some by chance, in a
 * text that was brought in from it. */
#define BOOKMARKS_LEAST 0.2

static GHashTable *bookmarks_of(const GArray *lines)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < lines->len; i++) {
		const GPtrArray *bookmarks = g_array_index(lines, struct line, i).paragraph->bookmarks;
		for (guint k = 0; k < bookmarks->len; k++)
			if (*(const char *)bookmarks->pdata[k] != '_')
				g_hash_table_add(names, bookmarks->pdata[k]);
	}
	return names;
}

static bool share_bookmarks(const GArray *made, const GArray *edited)
{
	GHashTable *names = bookmarks_of(made), *others = bookmarks_of(edited);
	GHashTableIter all;
	gpointer name;
	guint shared = 0;
	g_hash_table_iter_init(&all, names);
	while (g_hash_table_iter_next(&all, &name, NULL))
		shared += g_hash_table_contains(others, name) ? 1 : 0;
	bool enough = shared && shared >= BOOKMARKS_LEAST * g_hash_table_size(names);
	g_hash_table_unref(others);
	g_hash_table_unref(names);
	return enough;
}

bool line_is_of_head(const struct line *line)
{
	static const char *const styles[] = {"DraftMark", "Status", "DocumentFacts", NULL};
	return *line->text && g_strv_contains(styles, line->paragraph->style);
}

bool line_is_of_title(const struct line *line)
{
	return line_is_of_head(line) || !strcmp(line->paragraph->style, "Subtitle");
}

static bool share_head(const GArray *made, const GArray *edited)
{
	GHashTable *texts = g_hash_table_new(g_str_hash, g_str_equal);
	bool shared = false;
	for (guint i = 0; i < edited->len; i++)
		g_hash_table_add(texts, g_array_index(edited, struct line, i).text);
	for (guint i = 0; i < made->len && !shared; i++) {
		const struct line *line = &g_array_index(made, struct line, i);
		shared = line_is_of_head(line) && g_hash_table_contains(texts, line->text);
	}
	g_hash_table_unref(texts);
	return shared;
}

bool lines_are_ours(const GArray *made, const GArray *edited)
{
	return share_bookmarks(made, edited) || share_head(made, edited);
}
