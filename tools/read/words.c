/* SPDX-License-Identifier: MIT */
#include "read/words.h"
#include "read/source/source_text.h"
#include "read/yaml.h"

#include <string.h>

#define ENGLISH "en-GB"

struct file {
	char *path, *text; /* `text`: NULL where there is none, with a message */
	size_t length;
};

static struct file file_open(const struct templates *templates, const char *language, struct diag *diag)
{
	char *name = g_strdup_printf("words/%s.yaml", language);
	struct file file = {.path = templates_path(templates, name)};
	file.text = templates_read(templates, name, &file.length, diag);
	g_free(name);
	return file;
}

static void file_close(struct file *file)
{
	g_free(file->path);
	g_free(file->text);
}

/* The map of a file of words, or NULL. */
static struct yaml *file_read(const struct file *file, struct diag *diag)
{
	struct place start = {.file = g_intern_string(file->path), .line = 1, .column = 1};
	struct yaml *map = file->text ? yaml_read(file->text, file->length, start, diag) : NULL;
	if (map && map->kind != YAML_MAP) {
		diag_add(diag, CODE_TEMPLATE, map->place, "lines of 'key: words' are expected here");
		yaml_release(map);
		map = NULL;
	}
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

static struct words *words_checked(const struct file *file, const struct file *english, const char *language,
				   struct diag *diag)
{
	struct yaml *known = file_read(english, diag), *map = file == english ? known : file_read(file, diag);
	struct words *words = NULL;
	if (known && map) {
		size_t before = diag_count(diag);
		check(map, known, language, diag);
		if (diag_count(diag) == before)
			words = words_make(map, language);
	}
	if (map != known)
		yaml_release(map);
	yaml_release(known);
	return words;
}

/* ---- files of nothing but lines ---------------------------------------------------------------------------------- */

/* Takes 'key: "words"' in, with nothing in it that YAML would read as anything else, and no key that is there; cuts it
 * into two texts where it stands. */
static bool line_take(struct words *words, char *line, char *end)
{
	char *colon = line;
	while (g_ascii_islower(*colon) || g_ascii_isdigit(*colon) || *colon == '-')
		colon++;
	if (colon == line || end - colon < 4 || memcmp(colon, ": \"", 3) != 0 || end[-1] != '"')
		return false;
	for (const char *p = colon + 3; p < end - 1; p++)
		if (*p == '"' || *p == '\\' || (guchar)*p < ' ')
			return false;
	*colon = end[-1] = '\0';
	return g_hash_table_insert(words->table, line, colon + 3);
}

/* A file of such lines, comments and empty lines; NULL for one that YAML's reader has to see: that one takes a
 * millisecond, a third of what a short comparison takes, and has the messages for mistakes. */
static struct words *lines_read(const struct file *file, const char *language)
{
	if (!file->text || !source_text_valid(file->text, file->length))
		return NULL;
	char *text = g_memdup2(file->text, file->length + 1), *next;
	GBytes *bytes = g_bytes_new_take(text, file->length + 1);
	struct words *words = words_new_in(language, bytes);
	g_bytes_unref(bytes);
	for (char *line = text; *line; line = next) {
		char *end = strchrnul(line, '\n');
		next = *end ? end + 1 : end;
		if (line != end && *line != '#' && !line_take(words, line, end)) {
			words_free(words);
			return NULL;
		}
	}
	return words;
}

/* The same keys, and the same {names} in each. */
static bool agree(const struct words *words, const struct words *english)
{
	GHashTableIter iter;
	gpointer key, text;
	g_hash_table_iter_init(&iter, words->table);
	while (g_hash_table_iter_next(&iter, &key, &text)) {
		const char *other = g_hash_table_lookup(english->table, key);
		if (!other || !names_in(text, other) || !names_in(other, text))
			return false;
	}
	return g_hash_table_size(words->table) == g_hash_table_size(english->table);
}

static struct words *words_of_lines(const struct file *file, const struct file *english, const char *language)
{
	struct words *words = lines_read(file, language);
	struct words *known = words && file != english ? lines_read(english, ENGLISH) : NULL;
	if (words && file != english && !(known && agree(words, known))) {
		words_free(words);
		words = NULL;
	}
	words_free(known);
	return words;
}

static struct words *words_load(const struct templates *templates, const char *language, struct diag *diag)
{
	struct file english = file_open(templates, ENGLISH, diag), other = {NULL, NULL, 0}, *file = &english;
	if (strcmp(language, ENGLISH) != 0) {
		other = file_open(templates, language, diag);
		file = &other;
	}
	struct words *words = words_of_lines(file, &english, language);
	if (!words)
		words = words_checked(file, &english, language, diag);
	file_close(&english);
	file_close(&other);
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
