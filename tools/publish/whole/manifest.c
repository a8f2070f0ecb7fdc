/* SPDX-License-Identifier: MIT */
#include "publish/whole/manifest.h"
#include "base/json.h"
#include "base/sum.h"
#include "model/day.h"
#include "read/yaml.h"

#include <string.h>

struct owner {
	const struct published *published;
	const struct release *release;
};

static const struct release *version_find(const struct published *published, const char *name, size_t length)
{
	for (guint i = 0; i < published->releases->len; i++) {
		const struct release *release = published->releases->pdata[i];
		const char *folder = release->standing == STANDING_DRAFT ? "draft" : release->version;
		if (strlen(folder) == length && !memcmp(folder, name, length))
			return release;
	}
	return NULL;
}

/* Whose file of the site it is: 'site/<id>/<version>/...' or 'site/<id>/...'. */
static struct owner site_owner(const struct publication *publication, const char *path)
{
	if (!g_str_has_prefix(path, "site/"))
		return (struct owner){NULL, NULL};
	path += strlen("site/");
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		size_t n = strlen(published->id);
		if (strncmp(path, published->id, n) || path[n] != '/')
			continue;
		const char *rest = path + n + 1, *slash = strchr(rest, '/');
		const struct release *release = slash ? version_find(published, rest, (size_t)(slash - rest)) : NULL;
		return (struct owner){published, release ? release : published->current};
	}
	return (struct owner){NULL, NULL};
}

static void field(GString *out, const char *name, const char *text)
{
	g_string_append_printf(out, ", \"%s\": ", name);
	json_text(out, text);
}

static void release_fields(const struct release *release, GString *out)
{
	const struct meta *meta = edition_meta(release->edition);
	field(out, "document", meta->id);
	field(out, "version", meta->version);
	field(out, "status", release_status(release));
	field(out, "adopted", release->adopted);
	field(out, "effective", release->effective);
	if (release->since)
		field(out, "from", release->since);
	if (release->replaced) {
		g_autofree char *until = day_before(release->replaced);
		field(out, "until", until);
	}
}

/* ---- files of earlier builds that this one leaves as they are ---- */

/* One file's line in the manifest. */
struct line {
	char *path, *text;
};

static void line_free(gpointer data)
{
	struct line *line = data;
	g_free(line->path);
	g_free(line->text);
	g_free(line);
}

static gint line_compare(gconstpointer a, gconstpointer b)
{
	const struct line *const *left = a, *const *right = b;
	return strcmp((*left)->path, (*right)->path);
}

static void line_add(GPtrArray *lines, const char *path, GString *text)
{
	struct line *line = g_new(struct line, 1);
	*line = (struct line){g_strdup(path), g_string_free(text, FALSE)};
	g_ptr_array_add(lines, line);
}

/* True for a path below one of the entries that this build writes anew. */
static bool is_renewed(const char *path, const char *const *entries)
{
	for (; *entries; entries++) {
		size_t n = strlen(*entries);
		if (!strncmp(path, *entries, n) && (path[n] == '/' || !path[n]))
			return true;
	}
	return false;
}

/* What we write: lines of plain values. Anything else in it is somebody else's, and not kept. */
static bool is_plain(const struct yaml *file)
{
	bool plain = file->kind == YAML_MAP && yaml_get(file, "path");
	for (guint i = 0; plain && i < file->items->len; i++)
		plain = ((const struct yaml *)file->items->pdata[i])->kind == YAML_SCALAR;
	return plain;
}

static void kept_add(GPtrArray *lines, const struct yaml *file)
{
	GString *text = g_string_new(NULL);
	for (guint i = 0; i < file->items->len; i++) {
		const struct yaml *key = file->keys->pdata[i], *value = file->items->pdata[i];
		g_string_append(text, i ? ", " : "{");
		json_text(text, key->text);
		g_string_append(text, ": ");
		if (value->quoted)
			json_text(text, value->text);
		else
			g_string_append(text, value->text);
	}
	g_string_append_c(text, '}');
	line_add(lines, yaml_get(file, "path")->text, text);
}

/* JSON is YAML: the manifest of before is read with the same eyes. One that can't be read has nothing to keep. */
static void earlier_add(GPtrArray *lines, const char *manifest, const char *const *entries)
{
	struct diag *diag = diag_new();
	struct yaml *before =
		yaml_read(manifest, strlen(manifest), (struct place){.file = MANIFEST_NAME, .line = 1}, diag);
	const struct yaml *files = before && before->kind == YAML_MAP ? yaml_get(before, "files") : NULL;
	for (guint i = 0; files && files->kind == YAML_LIST && i < files->items->len; i++) {
		const struct yaml *file = files->items->pdata[i];
		if (is_plain(file) && !is_renewed(yaml_get(file, "path")->text, entries))
			kept_add(lines, file);
	}
	yaml_release(before);
	diag_free(diag);
}

/* ---- the manifest ---- */

static void staged_add(GPtrArray *lines, const struct publication *publication, const struct staged_file *file,
		       GHashTable *releases)
{
	const struct release *release = g_hash_table_lookup(releases, file->path);
	if (!release)
		release = site_owner(publication, file->path).release;
	GString *text = g_string_new("{\"path\": ");
	json_text(text, file->path);
	if (release)
		release_fields(release, text);
	g_string_append_printf(text, ", \"size\": %zu, \"sha256\": \"%s\"}", file->size, file->sha256);
	line_add(lines, file->path, text);
}

char *manifest_seal(const char *text, size_t length)
{
	char *sum = sum_of(text, length);
	char *line = g_strdup_printf(" \"seal\": \"%s\"}\n", sum);
	g_free(sum);
	return line;
}

void manifest_write(const struct publication *publication, const struct stage *stage, GHashTable *releases,
		    const char *earlier, const char *const *entries, GString *out)
{
	GPtrArray *files = stage_files(stage), *lines = g_ptr_array_new_with_free_func(line_free);
	for (guint i = 0; i < files->len; i++)
		staged_add(lines, publication, files->pdata[i], releases);
	if (earlier)
		earlier_add(lines, earlier, entries);
	g_ptr_array_sort(lines, line_compare);
	g_string_append(out, "{\"format\": 1,\n \"constitution\": {\"title\": ");
	json_text(out, publication->constitution->title);
	field(out, "council", publication->constitution->council);
	field(out, "language", publication->constitution->language);
	g_string_append(out, "}");
	if (publication->on)
		field(out, "on", publication->on);
	g_string_append(out, ",\n \"files\": [");
	for (guint i = 0; i < lines->len; i++)
		g_string_append_printf(out, "%s\n  %s", i ? "," : "", ((const struct line *)lines->pdata[i])->text);
	g_string_append(out, "\n ],\n");
	char *seal = manifest_seal(out->str, out->len);
	g_string_append(out, seal);
	g_free(seal);
	g_ptr_array_unref(lines);
	g_ptr_array_unref(files);
}
