/* SPDX-License-Identifier: MIT */
#include "read/fields.h"
#include "base/near.h"
#include "model/doc.h"

#include <string.h>

struct yaml *fields_file(struct sources *sources, const char *path, struct diag *diag)
{
	struct source file;
	if (!source_exists(sources, path) || !source_read(sources, path, (struct place){.file = NULL}, diag, &file))
		return NULL;
	struct yaml *yaml = source_is_blank(&file)
				    ? NULL
				    : yaml_read(file.text, file.length, (struct place){file.file, 1, 1}, diag);
	source_release(&file);
	return yaml;
}

static size_t names_count(const char *const *names)
{
	size_t count = 0;
	while (names[count])
		count++;
	return count;
}

void fields_known(const struct yaml *map, const char *const *names, struct diag *diag)
{
	size_t count = names_count(names);
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i];
		if (g_strv_contains(names, key->text))
			continue;
		const char *near = near_find(key->text, names, count);
		if (near) {
			diag_add(diag, CODE_FIELD_UNKNOWN, key->place, "'%s' is not known here; did you mean '%s'?",
				 key->text, near);
			continue;
		}
		char *known = g_strjoinv(", ", (char **)names);
		diag_add(diag, CODE_FIELD_UNKNOWN, key->place, "'%s' is not known here; what can stand here is: %s",
			 key->text, known);
		g_free(known);
	}
}

static bool is_blank(const char *text)
{
	return !text[strspn(text, " \t\r\n")];
}

bool quote_stays_open(const char *words)
{
	return g_str_has_prefix(words, "“") && !strstr(words, "”");
}

const char *item_text(struct arena *arena, const struct yaml *item, const char *what, struct diag *diag)
{
	if (item->kind != YAML_SCALAR) {
		diag_add(diag, CODE_FIELD_TYPE, item->place,
			 "%s must be plain words, not a list; put the words between double "
			 "quotation marks if they begin with '[' or '{'",
			 what);
		return NULL;
	}
	if (is_blank(item->text)) {
		diag_add(diag, CODE_FIELD_VALUE, item->place,
			 "%s has nothing in it; write something or take the line out", what);
		return NULL;
	}
	if (!item->quoted && quote_stays_open(item->text)) {
		diag_add(diag, CODE_FIELD_VALUE, item->place,
			 "%s begins with a quotation mark that none closes, '%s': a comma divides a list within such "
			 "marks too. Put straight ones, \"…\", round the whole",
			 what, item->text);
		return NULL;
	}
	return arena_text(arena, item->text);
}

/* '“£25”' or '‘Code’': one pair of typographic quotation marks round all of it. */
static bool is_in_quotes(const char *words)
{
	static const char *const pairs[][2] = {{"“", "”"}, {"‘", "’"}, {"„", "“"}};
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		size_t length = strlen(words), open = strlen(pairs[i][0]), close = strlen(pairs[i][1]);
		if (length > open + close && g_str_has_prefix(words, pairs[i][0]) &&
		    strstr(words + open, pairs[i][1]) == words + length - close)
			return true;
	}
	return false;
}

static void item_quotes_refuse(const struct yaml *item, struct diag *diag)
{
	if (item && item->kind == YAML_SCALAR && !item->quoted && is_in_quotes(item->text))
		diag_add(diag, CODE_FIELD_VALUE, item->place,
			 "the quotation marks of %s would be printed: take them out; or, if they are meant, put "
			 "straight "
			 "ones, \"…\", round the whole",
			 item->text);
}

void quotes_refuse(const struct yaml *map, const char *name, struct diag *diag)
{
	item_quotes_refuse(yaml_get(map, name), diag);
}

const char *field_text(struct arena *arena, const struct yaml *map, const char *name, struct diag *diag)
{
	const struct yaml *item = yaml_get(map, name);
	if (!item)
		return NULL;
	char *what = g_strdup_printf("'%s:'", name);
	const char *text = item_text(arena, item, what, diag);
	g_free(what);
	return text;
}

const char *field_needed(struct arena *arena, const struct yaml *map, const char *name, struct place place,
			 struct diag *diag)
{
	if (!yaml_get(map, name))
		diag_add(diag, CODE_FIELD_MISSING, place, "'%s:' is missing here", name);
	return field_text(arena, map, name, diag);
}

bool is_day(const char *text)
{
	if (strlen(text) != 10)
		return false;
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit(text[i]))
			return false;
	int year = atoi(text), month = atoi(text + 5), day = atoi(text + 8);
	return year >= 1 && month >= 1 && month <= 12 &&
	       g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

const char *field_day(struct arena *arena, const struct yaml *map, const char *name, struct diag *diag)
{
	const char *text = field_text(arena, map, name, diag);
	if (!text || is_day(text))
		return text;
	diag_add(diag, CODE_FIELD_VALUE, yaml_get(map, name)->place,
		 "'%s: %s' is no day; write it as year, month, day: 2026-05-31", name, text);
	return NULL;
}

const struct yaml *field_list(const struct yaml *map, const char *name, struct diag *diag)
{
	const struct yaml *item = yaml_get(map, name);
	if (!item || item->kind == YAML_LIST)
		return item;
	diag_add(diag, CODE_FIELD_TYPE, item->place,
		 "'%s:' must be a list: a line '- item' for each, indented below it", name);
	return NULL;
}

const struct yaml *field_map(const struct yaml *map, const char *name, struct diag *diag)
{
	const struct yaml *item = yaml_get(map, name);
	if (!item || item->kind == YAML_MAP)
		return item;
	diag_add(diag, CODE_FIELD_TYPE, item->place, "'%s:' must be lines of 'name: value', indented below it", name);
	return NULL;
}

/* A Latin letter, with its accent in one sign, as keyboards type it: what looks the same is the same. */
static bool is_letter(gunichar sign)
{
	bool latin = sign < 0x250 || (sign >= 0x1E00 && sign < 0x1F00); /* 'ẁ', 'ỳ' */
	return latin && g_unichar_isalpha(sign) && g_unichar_get_script(sign) == G_UNICODE_SCRIPT_LATIN;
}

bool is_id(const char *text)
{
	if (!is_letter(g_utf8_get_char(text)))
		return false;
	for (; *text; text = g_utf8_next_char(text))
		if (!g_ascii_isdigit(*text) && !strchr("-_.", *text) && !is_letter(g_utf8_get_char(text)))
			return false;
	return true;
}

void id_refuse(const char *id, struct place place, struct diag *diag)
{
	diag_add(diag, CODE_ID_FORM, place, "'%s' can't be an id; an id is " ID_RULE ", with no space", id);
}

bool is_document_id(const char *text)
{
	return is_id(text) && strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(text);
}

/* An id like this one, else any; the caller frees it. */
static char *document_id_like(const char *id)
{
	g_autofree char *like = g_ascii_strdown(id, -1);
	if (g_str_has_suffix(like, "/document.md")) /* a path in place of the folder's name */
		*strrchr(like, '/') = '\0';
	while (g_str_has_suffix(like, "/"))
		like[strlen(like) - 1] = '\0';
	if (strrchr(like, '/') && *like != '/' && *like != '.')
		memmove(like, strrchr(like, '/') + 1, strlen(strrchr(like, '/')));
	g_strcanon(like, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
	return g_strdup(g_str_is_ascii(id) && is_document_id(like) ? like : "officer-code");
}

void document_id_refuse(const char *id, const char *further, struct place place, struct diag *diag)
{
	g_autofree char *like = document_id_like(id);
	diag_add(diag, CODE_ID_FORM, place,
		 "'%s' can't be the id of a document: an id is a small letter, then small letters (a to z), digits and "
		 "'-', as in '%s'%s",
		 id, like, further);
}

bool is_version(const char *text)
{
	size_t length = strlen(text);
	if (!length || length > 32 || !g_ascii_isalnum(text[0]) || !g_ascii_isalnum(text[length - 1]))
		return false;
	static const char *const beside[] = {"changes", "draft", "forms", "index.html", "on", "print"};
	for (size_t i = 0; i < G_N_ELEMENTS(beside); i++)
		if (!g_ascii_strcasecmp(text, beside[i])) /* which a website has beside the folders of versions */
			return false;
	return strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") == length;
}

bool is_language(const char *text)
{
	return !strcmp(text, "en-GB") || !strcmp(text, "cy");
}

bool language_known(const char *text, struct place place, struct diag *diag)
{
	if (!is_language(text))
		diag_add(diag, CODE_LANGUAGE, place, "there are no words for the language '%s'; it is en-GB or cy",
			 text);
	return is_language(text);
}

/* A value stands in the midst of words: what '|' keeps as lines is one line of it. */
static const char *on_one_line(struct arena *arena, const char *text)
{
	if (!strchr(text, '\n'))
		return text;
	g_autofree char *line = g_strdelimit(g_strdup(text), "\n", ' ');
	return arena_text(arena, g_strstrip(line));
}

void values_read(struct arena *arena, const struct yaml *map, GPtrArray *values, struct diag *diag)
{
	for (guint i = 0; map && i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i];
		if (!is_id(key->text)) {
			diag_add(diag, CODE_ID_FORM, key->place,
				 "'%s' can't name a value; a name is " ID_RULE ", with no space", key->text);
			continue;
		}
		char *what = g_strdup_printf("the value '%s:'", key->text);
		const char *text = item_text(arena, map->items->pdata[i], what, diag);
		g_free(what);
		if (!text)
			continue;
		item_quotes_refuse(map->items->pdata[i], diag);
		struct value *value = arena_take(arena, sizeof *value);
		*value = (struct value){
			.name = arena_text(arena, key->text), .text = on_one_line(arena, text), .place = key->place};
		g_ptr_array_add(values, value);
	}
}
