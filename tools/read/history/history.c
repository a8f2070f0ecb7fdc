/* SPDX-License-Identifier: MIT */
#include "read/history/history.h"
#include "read/fields.h"

#include <string.h>

#define SUM_FORM "a SHA-256 sum has 64 digits, 0 to 9 and a to f"

struct reading {
	struct history *history;
	struct arena *arena;
	struct diag *diag;
};

static void files_free(gpointer adopted)
{
	g_ptr_array_unref(((struct adopted *)adopted)->files);
}

void history_free(struct history *history)
{
	if (!history)
		return;
	g_ptr_array_unref(history->versions);
	arena_free(history->arena);
	g_free(history);
}

const struct adopted *history_find(const struct history *history, const char *version)
{
	for (guint i = 0; i < history->versions->len; i++) {
		const struct adopted *adopted = history->versions->pdata[i];
		if (!strcmp(adopted->version, version))
			return adopted;
	}
	return NULL;
}

const struct adopted *history_last(const struct history *history)
{
	return history->versions->len ? history->versions->pdata[history->versions->len - 1] : NULL;
}

int version_order(const char *a, const char *b)
{
	while (*a && *b) {
		size_t in_a = strcspn(a, ".-_"), in_b = strcspn(b, ".-_");
		bool numbers = strspn(a, "0123456789") == in_a && strspn(b, "0123456789") == in_b;
		guint64 number_a = g_ascii_strtoull(a, NULL, 10), number_b = g_ascii_strtoull(b, NULL, 10);
		if (numbers && number_a != number_b)
			return number_a < number_b ? -1 : 1;
		int order = numbers ? 0 : strncmp(a, b, MAX(in_a, in_b));
		if (order)
			return order;
		a += in_a + (a[in_a] != '\0');
		b += in_b + (b[in_b] != '\0');
	}
	return (*a != '\0') - (*b != '\0');
}

/* ---- the index ---- */

static bool is_sum(const char *text)
{
	return strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

static void file_take(struct reading *reading, struct adopted *adopted, const struct yaml *key, const struct yaml *item)
{
	const char *sum = item_text(reading->arena, item, "the SHA-256 sum of a file", reading->diag);
	if (!sum)
		return;
	const char *normal = source_normal(key->text);
	if (!normal || strcmp(normal, key->text)) {
		diag_add(reading->diag, CODE_FILE_OUTSIDE, key->place,
			 "'%s' is no path within the folder of version %s", key->text, adopted->version);
		return;
	}
	if (!is_sum(sum)) {
		diag_add(reading->diag, CODE_FIELD_VALUE, item->place, SUM_FORM);
		return;
	}
	struct sealed_file *file = arena_take(reading->arena, sizeof *file);
	*file = (struct sealed_file){arena_text(reading->arena, key->text), sum, key->place};
	g_ptr_array_add(adopted->files, file);
}

static void files_read(struct reading *reading, struct adopted *adopted, const struct yaml *map)
{
	if (!yaml_get(map, "files"))
		diag_add(reading->diag, CODE_FIELD_MISSING, map->place,
			 "'files:' is missing here: each file with its SHA-256 sum");
	const struct yaml *files = field_map(map, "files", reading->diag);
	for (guint i = 0; files && i < files->keys->len; i++)
		file_take(reading, adopted, files->keys->pdata[i], files->items->pdata[i]);
}

static void order_check(struct reading *reading, const struct adopted *adopted)
{
	const struct adopted *before = history_last(reading->history);
	if (!before)
		return;
	int days = strcmp(before->adopted, adopted->adopted);
	if (days >= 0)
		diag_add(reading->diag, CODE_FIELD_VALUE, adopted->place,
			 "version %s was adopted on %s, %s version %s that stands above it; the oldest comes first, "
			 "and one day has one version",
			 adopted->version, adopted->adopted, days ? "before" : "the day of", before->version);
	if (version_order(before->version, adopted->version) >= 0)
		diag_add(reading->diag, CODE_FIELD_VALUE, adopted->place,
			 "version %s stands after version %s, and is no higher number; numbers of versions go up",
			 adopted->version, before->version);
}

/* A sum in a field that need not be there. */
static const char *sum_read(struct reading *reading, const struct yaml *map, const char *name)
{
	const char *sum = field_text(reading->arena, map, name, reading->diag);
	if (!sum || is_sum(sum))
		return sum;
	diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(map, name)->place, SUM_FORM);
	return NULL;
}

static void fields_take(struct reading *reading, struct adopted *adopted, const struct yaml *map)
{
	struct arena *arena = reading->arena;
	adopted->effective = field_day(arena, map, "effective", reading->diag);
	adopted->by = field_text(arena, map, "by", reading->diag);
	adopted->minute = field_text(arena, map, "minute", reading->diag);
	adopted->authority = field_text(arena, map, "authority", reading->diag);
	adopted->reason = field_text(arena, map, "reason", reading->diag);
	adopted->summary = field_text(arena, map, "summary", reading->diag);
	adopted->text = sum_read(reading, map, "text");
	adopted->seal = sum_read(reading, map, "seal");
}

static gint file_compare(gconstpointer a, gconstpointer b)
{
	const struct sealed_file *const *left = a, *const *right = b;
	return strcmp((*left)->path, (*right)->path);
}

static void version_take(struct reading *reading, const struct yaml *map)
{
	static const char *const names[] = {"version", "adopted", "effective", "by",   "minute", "authority",
					    "reason",  "summary", "files",     "text", "seal",   NULL};
	if (map->kind != YAML_MAP) {
		diag_add(reading->diag, CODE_FIELD_TYPE, map->place,
			 "an adopted version is written '- version: \"2.0\"' and what "
			 "belongs to it, indented below it");
		return;
	}
	fields_known(map, names, reading->diag);
	const char *version = field_needed(reading->arena, map, "version", map->place, reading->diag);
	if (!yaml_get(map, "adopted"))
		diag_add(reading->diag, CODE_FIELD_MISSING, map->place,
			 "'adopted:' is missing here: the day of the adoption");
	const char *day = field_day(reading->arena, map, "adopted", reading->diag);
	if (!version || !day)
		return;
	if (!is_version(version) || history_find(reading->history, version)) {
		diag_add(reading->diag, CODE_FIELD_VALUE, yaml_get(map, "version")->place, "'%s' %s", version,
			 is_version(version) ? "stands in this list twice" : "won't do as the name of a folder");
		return;
	}
	struct adopted *adopted = arena_take(reading->arena, sizeof *adopted);
	adopted->version = version;
	adopted->adopted = day;
	fields_take(reading, adopted, map);
	adopted->folder = arena_printf(reading->arena, "%s/history/%s", reading->history->id, version);
	adopted->place = map->place;
	adopted->files = g_ptr_array_new();
	files_read(reading, adopted, map);
	g_ptr_array_sort(adopted->files, file_compare);
	order_check(reading, adopted);
	g_ptr_array_add(reading->history->versions, adopted);
}

static void index_take(struct reading *reading, const struct yaml *map)
{
	static const char *const names[] = {"versions", NULL};
	if (map->kind != YAML_MAP) {
		diag_add(reading->diag, CODE_FIELD_TYPE, map->place,
			 "'versions:' and the list of adopted versions is expected here");
		return;
	}
	fields_known(map, names, reading->diag);
	const struct yaml *list = field_list(map, "versions", reading->diag);
	for (guint i = 0; list && i < list->items->len; i++)
		version_take(reading, list->items->pdata[i]);
}

struct history *history_read(struct sources *sources, const char *id, struct diag *diag)
{
	struct history *history = g_new0(struct history, 1);
	history->arena = arena_new();
	history->id = arena_text(history->arena, id);
	history->versions = g_ptr_array_new_with_free_func(files_free);
	char *path = g_strdup_printf("%s/history/index.yaml", id);
	struct source source;
	bool there = source_exists(sources, path),
	     read = there && source_read(sources, path, (struct place){0}, diag, &source);
	history->present = there;
	history->broken = there && !read;
	if (read) {
		struct diag *own = diag_new(); /* in `diag` the same may stand already */
		struct reading reading = {history, history->arena, own};
		struct yaml *map = yaml_read(source.text, source.length, (struct place){source.file, 1, 1}, own);
		if (map)
			index_take(&reading, map);
		history->broken = diag_count(own) > 0 || source_is_blank(&source);
		diag_pass(own, LEVEL_NOTE, diag);
		diag_free(own);
		yaml_release(map);
		source_release(&source);
	}
	g_free(path);
	return history;
}
