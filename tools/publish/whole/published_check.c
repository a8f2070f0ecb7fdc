/* SPDX-License-Identifier: MIT */
#include "publish/whole/published_check.h"
#include "base/tree.h"
#include "publish/whole/manifest.h"
#include "publish/whole/server_files.h"
#include "read/source/source.h"
#include "read/yaml.h"

#include <string.h>

bool is_published(const char *folder)
{
	g_autofree char *manifest = g_build_filename(folder, MANIFEST_NAME, NULL);
	g_autofree char *content = g_build_filename(folder, "constitution.yaml", NULL);
	return path_is_file(manifest) && !path_there(content);
}

struct proving {
	struct sources *sources;
	struct diag *diag;
	struct place manifest; /* where the manifest begins */
	GHashTable *named;     /* the paths that it names */
	GHashTable *tops;      /* the folders that they lie in, each with its '/' */
};

/* The map in the manifest's text, or NULL with a message. */
static struct yaml *manifest_read(const struct proving *proving, const char *text, size_t length)
{
	struct diag *unread = diag_new();
	struct yaml *map = yaml_read(text, length, proving->manifest, unread);
	diag_free(unread);
	const struct yaml *files = map && map->kind == YAML_MAP ? yaml_get(map, "files") : NULL;
	if (files && files->kind == YAML_LIST)
		return map;
	diag_add(proving->diag, CODE_PUBLISHED_MANIFEST, proving->manifest,
		 "this is not the manifest of a build; build the constitution once more");
	yaml_release(map);
	return NULL;
}

static void seal_prove(const struct proving *proving, const char *text, size_t length)
{
	const char *last = g_strrstr_len(text, (gssize)length, "\n \"seal\"");
	g_autofree char *seal = last ? manifest_seal(text, (size_t)(last + 1 - text)) : NULL;
	if (!seal || strcmp(last + 1, seal) != 0)
		diag_add(proving->diag, CODE_PUBLISHED_ALTERED, proving->manifest,
			 "the manifest is not as the build wrote it: its seal, on its last line, is not that of the "
			 "lines above; build "
			 "the constitution once more");
}

/* ---- the files ----------------------------------------------------------------------------------------------------
 */

static void file_prove(struct proving *proving, const char *path, const char *sum)
{
	enum source_reason reason;
	struct place place = {.file = source_shown(proving->sources, path)};
	if (source_kind(proving->sources, path) == SOURCE_NONE) {
		diag_add(proving->diag, CODE_PUBLISHED_MISSING, place,
			 "the manifest names this file, and it is not there; build the constitution once more");
		return;
	}
	g_autofree char *hash = source_hash(proving->sources, path, (struct place){.line = 0}, proving->diag, &reason);
	if (hash && strcmp(hash, sum) != 0)
		diag_add(proving->diag, CODE_PUBLISHED_ALTERED, place,
			 "this file is not as it was published: its SHA-256 is %s, and the manifest has %s; build the "
			 "constitution once more",
			 hash, sum);
}

static void listed_prove(struct proving *proving, const struct yaml *files)
{
	for (guint i = 0; i < files->items->len; i++) {
		const struct yaml *file = files->items->pdata[i];
		const char *path = yaml_text(file, "path"), *sum = yaml_text(file, "sha256"), *normal = NULL;
		if (path && sum)
			normal = source_normal(path);
		if (!normal || strcmp(normal, path) != 0) {
			diag_add(proving->diag, CODE_PUBLISHED_MANIFEST, file->place,
				 "a path within the folder and its SHA-256 are expected here; build the constitution "
				 "once more");
			continue;
		}
		const char *slash = strchr(path, '/');
		g_hash_table_add(proving->named, g_strdup(path));
		g_hash_table_add(proving->tops, slash ? g_strndup(path, (size_t)(slash - path)) : g_strdup(""));
		file_prove(proving, path, sum);
	}
}

/* ---- the sealed texts ---------------------------------------------------------------------------------------------
 */

#define SITE "site/"

/* Only where the sum of the text is told: a version whose history has one. A file that is gone has been told. */
static void text_prove(const struct proving *proving, const struct yaml *version, const char *below)
{
	const char *folder = yaml_text(version, "folder"), *sum = yaml_text(version, "text");
	g_autofree char *path = folder && sum ? g_strdup_printf("%s%s/text.txt", below, folder) : NULL;
	const char *normal = path ? source_normal(path) : NULL;
	enum source_reason reason;
	if (!normal || source_kind(proving->sources, normal) == SOURCE_NONE)
		return;
	g_autofree char *hash =
		source_hash(proving->sources, normal, (struct place){.line = 0}, proving->diag, &reason);
	if (!hash || !strcmp(hash, sum))
		return;
	struct place place = {.file = source_shown(proving->sources, normal)};
	if (yaml_text(version, "seal"))
		diag_add(proving->diag, CODE_PUBLISHED_ALTERED, place,
			 "this is not the text that was sealed when version %s was adopted: its SHA-256 is %s, and the "
			 "sealed text has %s; build the constitution once more, and compare the seal with the minutes",
			 yaml_text(version, "version"), hash, sum);
	else
		diag_add(proving->diag, CODE_PUBLISHED_ALTERED, place,
			 "this is not the text of version %s that the manifest knows: its SHA-256 is %s, and the "
			 "manifest has %s; build the constitution once more",
			 yaml_text(version, "version"), hash, sum);
}

/* Of the site's own manifest, whose folders lie `below` what is proved. */
static void texts_prove(const struct proving *proving, const struct yaml *map, const char *below)
{
	const struct yaml *documents = yaml_list(map, "documents");
	for (guint i = 0; documents && i < documents->items->len; i++) {
		const struct yaml *versions = yaml_list(documents->items->pdata[i], "versions");
		for (guint k = 0; versions && k < versions->items->len; k++)
			text_prove(proving, versions->items->pdata[k], below);
	}
}

/* The manifest of the site within a build. That it is as it was published has been proved like that of any file. */
static void site_texts_prove(const struct proving *proving)
{
	struct source source;
	if (source_kind(proving->sources, SITE MANIFEST_NAME) != SOURCE_FILE ||
	    !source_read(proving->sources, SITE MANIFEST_NAME, (struct place){.line = 0}, proving->diag, &source))
		return;
	struct proving site = *proving;
	site.manifest = (struct place){.file = source.file, .line = 1, .column = 1};
	struct yaml *map = manifest_read(&site, source.text, source.length);
	if (map)
		texts_prove(&site, map, SITE);
	yaml_release(map);
	source_release(&source);
}

static void other_tell(const struct proving *proving, const char *path)
{
	diag_add(proving->diag, CODE_PUBLISHED_OTHER, (struct place){.file = source_shown(proving->sources, path)},
		 "the build did not make this file: the manifest does not name it; move it out of what is published");
}

static bool is_named(const struct proving *proving, const char *path)
{
	return g_hash_table_contains(proving->named, path);
}

/* Beside the build's own folders, which may hold a website, or within a website alone. */
static void file_weigh(const struct proving *proving, const char *path, bool site)
{
	const char *within = site ? path : g_str_has_prefix(path, SITE) ? path + strlen(SITE) : NULL;
	if (!is_named(proving, path) && !(within && is_server_file(within)))
		other_tell(proving, path);
}

static void folder_weigh(const struct proving *proving, const char *folder, bool site)
{
	g_autoptr(GPtrArray) files = source_list(proving->sources, folder);
	for (guint i = 0; i < files->len; i++)
		file_weigh(proving, files->pdata[i], site);
}

/* Beside the folders of a build lies what is nobody's business here. Among the pages of a website alone a reader would
 * take whatever lies there for one of the council's, but for what is the server's. */
static void others_tell(struct proving *proving)
{
	g_autoptr(GPtrArray) tops = source_names(proving->sources, "");
	bool site = g_hash_table_contains(proving->tops, "");
	for (guint i = 0; i < tops->len; i++) {
		g_autofree char *top = g_strdup(tops->pdata[i]);
		bool folder = g_str_has_suffix(top, "/");
		if (folder)
			top[strlen(top) - 1] = '\0';
		if (folder && (site || g_hash_table_contains(proving->tops, top)))
			folder_weigh(proving, top, site);
		else if (!folder && site && strcmp(top, MANIFEST_NAME) != 0)
			file_weigh(proving, top, site);
	}
}

static void prove(struct proving *proving, const struct source *source, GString *out)
{
	proving->manifest = (struct place){.file = source->file, .line = 1, .column = 1};
	struct yaml *map = manifest_read(proving, source->text, source->length);
	if (!map)
		return;
	size_t before = diag_count(proving->diag);
	const struct yaml *files = yaml_get(map, "files");
	seal_prove(proving, source->text, source->length);
	listed_prove(proving, files);
	texts_prove(proving, map, "");
	site_texts_prove(proving);
	others_tell(proving);
	if (diag_count(proving->diag) == before)
		g_string_append_printf(out, "%s %u files %s\n", MANIFEST_NAME, files->items->len,
				       yaml_text(map, "seal"));
	yaml_release(map);
}

void published_check(const char *folder, GString *out, struct diag *diag)
{
	struct proving proving = {
		.sources = sources_open(folder, diag),
		.diag = diag,
		.named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		.tops = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
	struct source source = {.text = NULL};
	if (proving.sources && source_read(proving.sources, MANIFEST_NAME, (struct place){.line = 0}, diag, &source)) {
		prove(&proving, &source, out);
		source_release(&source);
	}
	g_hash_table_unref(proving.named);
	g_hash_table_unref(proving.tops);
	sources_close(proving.sources);
}
