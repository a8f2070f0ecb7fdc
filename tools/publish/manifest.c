/* SPDX-License-Identifier: MIT */
#include "publish/manifest.h"
#include "base/json.h"

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
	static const char *const statuses[] = {"draft", "adopted", "superseded"};
	const struct meta *meta = edition_meta(release->edition);
	field(out, "document", meta->id);
	field(out, "version", meta->version);
	field(out, "status", statuses[meta->status]);
	field(out, "adopted", release->adopted);
	field(out, "effective", release->effective);
}

void manifest_write(const struct publication *publication, const struct stage *stage, GHashTable *releases,
		    GString *out)
{
	GPtrArray *files = stage_files(stage);
	g_string_append(out, "{\"format\": 1,\n \"constitution\": {\"title\": ");
	json_text(out, publication->constitution->title);
	field(out, "council", publication->constitution->council);
	field(out, "language", publication->constitution->language);
	g_string_append(out, "},\n \"files\": [");
	for (guint i = 0; i < files->len; i++) {
		const struct staged_file *file = files->pdata[i];
		const struct release *release = g_hash_table_lookup(releases, file->path);
		if (!release)
			release = site_owner(publication, file->path).release;
		g_string_append(out, i ? ",\n  {\"path\": " : "\n  {\"path\": ");
		json_text(out, file->path);
		if (release)
			release_fields(release, out);
		g_string_append_printf(out, ", \"size\": %zu, \"sha256\": \"%s\"}", file->size, file->sha256);
	}
	g_string_append(out, "\n ]}\n");
	g_ptr_array_unref(files);
}
