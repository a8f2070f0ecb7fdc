/* SPDX-License-Identifier: MIT
 * Where the pictures of a Word file are kept beside its source: each part of the package has a path of its own. */
#include "base/again.h"
#include "publish/word/word_source.h"

#include <string.h>

/* The last name of a part, without signs that an address would have to escape. */
static char *name_of(const char *part)
{
	const char *last = strrchr(part, '/');
	char *name = g_strdup(last ? last + 1 : part);
	for (char *c = name; *c; c++)
		if (!g_ascii_isalnum(*c) && !strchr("-_.", *c))
			*c = '-';
	return name;
}

/* 'images/plan-2.png'; 0 is no number. */
static char *path_of(const char *name, unsigned number)
{
	const char *end = strrchr(name, '.');
	if (!number)
		return g_strconcat("images/", name, NULL);
	if (!end)
		end = name + strlen(name);
	return g_strdup_printf("images/%.*s-%u%s", (int)(end - name), name, number, end);
}

/* Names that differ in capitals alone are the same file on most machines. False where it is taken. */
static bool path_take(GHashTable *taken, const char *path)
{
	char *key = g_ascii_strdown(path, -1);
	return g_hash_table_add(taken, key);
}

static char *path_new(GHashTable *taken, GHashTable *again, const char *part)
{
	char *name = name_of(part), *path = path_of(name, 0);
	if (!path_take(taken, path)) {
		char *counted = g_ascii_strdown(name, -1);
		unsigned number = again_begin(again, counted);
		for (;; number++) {
			g_free(path);
			path = path_of(name, number);
			if (path_take(taken, path))
				break;
		}
		again_end(again, counted, number);
		g_free(counted);
	}
	g_free(name);
	return path;
}

GHashTable *word_image_paths(const struct word *word)
{
	GHashTable *paths = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	GHashTable *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL), *again = again_new();
	for (guint i = 0; i < word->images->len; i++) {
		const struct word_image *image = &g_array_index(word->images, struct word_image, i);
		if (!g_hash_table_contains(paths, image->name))
			g_hash_table_insert(paths, (gpointer)image->name, path_new(taken, again, image->name));
	}
	g_hash_table_unref(again);
	g_hash_table_unref(taken);
	return paths;
}
