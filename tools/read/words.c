/* SPDX-License-Identifier: MIT */
#include "read/words.h"
#include "read/yaml.h"

#include <string.h>

#define ENGLISH "en-GB"

/* The map of a file of words, or NULL. */
static struct yaml *file_read(const struct templates *templates, const char *language, struct diag *diag)
{
	char *name = g_strdup_printf("words/%s.yaml", language);
	char *path = templates_path(templates, name);
	size_t length;
	char *text = templates_read(templates, name, &length, diag);
	struct place start = {.file = g_intern_string(path), .line = 1, .column = 1};
	struct yaml *map = text ? yaml_read(text, length, start, diag) : NULL;
	if (map && map->kind != YAML_MAP) {
		diag_add(diag, CODE_TEMPLATE, map->place, "lines of 'key: words' are expected here");
		yaml_release(map);
		map = NULL;
	}
	g_free(text);
	g_free(path);
	g_free(name);
	return map;
}

/* True if every {name} of `words` is in `other` too. */
static bool names_in(const char *words, const char *other)
{
	for (const char *open = strchr(words, '{'); open; open = strchr(open + 1, '{')) {
		const char *close = strchr(open, '}');
		char *name = close ? g_strndup(open, (size_t)(close - open) + 1) : NULL;
		bool found = !name || strstr(other, name);
		g_free(name);
		if (!found)
			return false;
	}
	return true;
}

static void check(const struct yaml *map, const struct yaml *english, const char *language, struct diag *diag)
{
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i], *item = map->items->pdata[i];
		const struct yaml *other = map == english ? item : yaml_get(english, key->text);
		if (item->kind != YAML_SCALAR)
			diag_add(diag, CODE_TEMPLATE, item->place, "'%s' must be plain words", key->text);
		else if (!other || other->kind != YAML_SCALAR)
			diag_add(diag, CODE_TEMPLATE, key->place, "'%s' is not among the words of %s", key->text,
				 ENGLISH);
		else if (!names_in(item->text, other->text) || !names_in(other->text, item->text))
			diag_add(diag, CODE_TEMPLATE, item->place, "'%s' must have the same {names} as in %s: \"%s\"",
				 key->text, ENGLISH, other->text);
	}
	for (guint i = 0; i < english->keys->len && map != english; i++) {
		const struct yaml *key = english->keys->pdata[i];
		if (!yaml_get(map, key->text))
			diag_add(diag, CODE_TEMPLATE, map->place, "the words of %s lack '%s'", language, key->text);
	}
}

static struct words *words_make(const struct yaml *map, const char *language)
{
	struct words *words = words_new(language);
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i], *item = map->items->pdata[i];
		if (item->kind == YAML_SCALAR)
			g_hash_table_insert(words->table, g_strdup(key->text), g_strdup(item->text));
	}
	return words;
}

static struct words *words_load(const struct templates *templates, const char *language, struct diag *diag)
{
	struct yaml *english = file_read(templates, ENGLISH, diag);
	bool other = strcmp(language, ENGLISH) != 0;
	struct yaml *map = other ? file_read(templates, language, diag) : english;
	struct words *words = NULL;
	if (english && map) {
		size_t before = diag_count(diag);
		check(map, english, language, diag);
		if (diag_count(diag) == before)
			words = words_make(map, language);
	}
	if (other)
		yaml_release(map);
	yaml_release(english);
	return words;
}

/* A comparison needs the same words for both sides, a constitution for each document. */
struct words *words_read(const struct templates *templates, const char *language, struct diag *diag)
{
	char *name = g_strdup_printf("words %s", language);
	const struct words *kept = templates_kept(templates, name);
	struct words *words = kept ? words_copy(kept) : words_load(templates, language, diag);
	if (words && !kept)
		templates_keep(templates, name, words_copy(words), (GDestroyNotify)words_free);
	g_free(name);
	return words;
}
