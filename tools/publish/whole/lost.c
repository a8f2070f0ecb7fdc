/* SPDX-License-Identifier: MIT */
#include "publish/whole/lost.h"
#include "base/near.h"
#include "base/swap.h"
#include "base/tree.h"
#include "publish/whole/manifest.h"
#include "publish/whole/unsealed.h"
#include "read/yaml.h"

#include <string.h>

struct losing {
	const struct publication *publication;
	char *const *withdrawn;
	GHashTable *used; /* those of the withdrawn that had been published, and are gone */
	struct diag *diag;
};

/* Whether it is taken out on purpose; a version also with its whole document. */
static bool is_withdrawn(const struct losing *losing, const char *document, const char *version)
{
	g_autofree char *name = version ? g_strdup_printf("%s@%s", document, version) : g_strdup(document);
	for (char *const *withdrawn = losing->withdrawn; withdrawn && *withdrawn; withdrawn++)
		if (!strcmp(*withdrawn, name)) {
			g_hash_table_add(losing->used, *withdrawn);
			return true;
		}
	return version && is_withdrawn(losing, document, NULL);
}

static const struct published *published_find(const struct publication *publication, const char *id)
{
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		if (!strcmp(published->id, id))
			return published;
	}
	return NULL;
}

/* No draft: what is published as one is not published as a version. */
static const struct release *version_find(const struct published *published, const char *version)
{
	const struct release *release = release_find(published, version);
	return release && release->standing != STANDING_DRAFT ? release : NULL;
}

/* ---- held against ------------------------------------------------------------------------------------------------ */

static void sealed_hold(const struct losing *losing, const struct published *published, const struct yaml *entry,
			const char *seal)
{
	const char *version = yaml_text(entry, "version"), *id = published->id;
	const struct release *release = version_find(published, version);
	const struct adopted *adopted = release ? release->adoption : NULL;
	if ((adopted && !g_strcmp0(adopted->seal, seal)) || is_withdrawn(losing, id, version))
		return;
	if (!adopted)
		diag_add(losing->diag, CODE_PUBLISHED_LOST, entry->place,
			 "version %s of '%s' is published here, and the content folder does not have it any more; put "
			 "'%s/history' back, from a backup or from git; build an earlier state, or another "
			 "constitution, into "
			 "a folder of its own with -o; or say --withdraw %s@%s where it was taken out on purpose",
			 version, id, id, id, version);
	else
		diag_add(
			losing->diag, CODE_PUBLISHED_LOST, entry->place,
			"version %s of '%s' is published here with the seal %s, and now has the seal %s: look into the "
			"minutes which is right, and put '%s/history' back, from a backup or from git; or say "
			"--withdraw %s@%s where what was published is taken back on purpose",
			version, id, seal, adopted->seal ? adopted->seal : "-", id, id, version);
}

/* Without a seal its words are held against what the manifest knows of them. */
static void unsealed_hold(const struct losing *losing, const struct published *published, const struct yaml *entry)
{
	const char *version = yaml_text(entry, "version"), *id = published->id;
	const struct release *release = version_find(published, version);
	bool same = release && unsealed_holds(release, yaml_text(entry, "text"), yaml_text(entry, "source"));
	if (same || is_withdrawn(losing, id, version))
		return;
	diag_add(losing->diag, CODE_PUBLISHED_LOST, entry->place,
		 "version %s of '%s' is published here, and the content folder %s; that version is not sealed, so its "
		 "words stand nowhere else: put them back into '%s'. To change them, first put the old words back, "
		 "write 'status: draft' and adopt that with keeling-adopt on the day on which it was adopted; then "
		 "make the change, which is a new version. Or say --withdraw %s@%s where what was published is taken "
		 "back on purpose",
		 version, id, release ? "says something else in it now" : "does not have it any more", id, id, version);
}

static void version_hold(const struct losing *losing, const struct published *published, const struct yaml *entry)
{
	const char *seal = yaml_text(entry, "seal");
	if (!yaml_text(entry, "version"))
		return;
	if (seal)
		sealed_hold(losing, published, entry, seal);
	else if (g_strcmp0(yaml_text(entry, "status"), "draft") != 0)
		unsealed_hold(losing, published, entry);
}

static bool any_adopted(const struct yaml *versions)
{
	for (guint i = 0; i < versions->items->len; i++)
		if (g_strcmp0(yaml_text(versions->items->pdata[i], "status"), "draft") != 0)
			return true;
	return false;
}

static void document_hold(const struct losing *losing, const struct yaml *entry)
{
	const char *id = yaml_text(entry, "document");
	const struct yaml *versions = yaml_list(entry, "versions");
	const struct published *published = id ? published_find(losing->publication, id) : NULL;
	if (!id || !versions)
		return;
	if (published && published->current) {
		for (guint i = 0; i < versions->items->len; i++)
			version_hold(losing, published, versions->items->pdata[i]);
		return;
	}
	if (any_adopted(versions) && !is_withdrawn(losing, id, NULL))
		diag_add(losing->diag, CODE_PUBLISHED_LOST, entry->place,
			 "the document '%s' is published here, and the content folder has no adopted version of it any "
			 "more; put back what is gone, its folder or its line under 'documents:'; build an earlier "
			 "state, or another constitution, into a folder of its own with -o; or say --withdraw %s where "
			 "it was taken out on purpose",
			 id, id);
}

/* ---- what is withdrawn ------------------------------------------------------------------------------------------- */

/* What the website has, as --withdraw names it, of owned texts. */
static GPtrArray *names_of(const struct yaml *documents)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; documents && i < documents->items->len; i++) {
		const struct yaml *entry = documents->items->pdata[i], *versions = yaml_list(entry, "versions");
		const char *id = yaml_text(entry, "document");
		if (id)
			g_ptr_array_add(names, g_strdup(id));
		for (guint k = 0; id && versions && k < versions->items->len; k++) {
			const char *version = yaml_text(versions->items->pdata[k], "version");
			if (version)
				g_ptr_array_add(names, g_strdup_printf("%s@%s", id, version));
		}
	}
	return names;
}

static bool is_there(const struct losing *losing, const char *name)
{
	const char *at = strchr(name, '@');
	g_autofree char *id = at ? g_strndup(name, (size_t)(at - name)) : g_strdup(name);
	const struct published *published = published_find(losing->publication, id);
	return published && (at ? version_find(published, at + 1) != NULL : published->current != NULL);
}

/* Nothing is taken back by a name that the website does not have: a slip, or said a second time. What the content
 * folder still has is not what was meant, however near its name is. */
static void unknown_tell(const struct losing *losing, const char *name, const GPtrArray *names, struct place place)
{
	g_autoptr(GPtrArray) gone = g_ptr_array_new();
	for (guint i = 0; i < names->len; i++)
		if (!strcmp(names->pdata[i], name))
			return;
		else if (!is_there(losing, names->pdata[i]))
			g_ptr_array_add(gone, names->pdata[i]);
	const char *near = near_find(name, (const char *const *)gone->pdata, gone->len);
	diag_add(losing->diag, CODE_WITHDRAWN_UNKNOWN, place,
		 "--withdraw %s: the website here has no document and no version of that name, so nothing is withdrawn "
		 "by it%s%s%s",
		 name, near ? "; did you mean '" : "; leave it out", near ? near : "", near ? "'?" : "");
}

/* What is withdrawn in words alone would go on being published. */
static void withdrawn_check(const struct losing *losing, const struct yaml *documents, struct place place)
{
	g_autoptr(GPtrArray) names = names_of(documents);
	for (char *const *withdrawn = losing->withdrawn; withdrawn && *withdrawn; withdrawn++) {
		if (g_hash_table_contains(losing->used, *withdrawn))
			continue;
		if (is_there(losing, *withdrawn))
			diag_add(losing->diag, CODE_PUBLISHED_LOST, place,
				 "--withdraw %s: the content folder still has it, so it would be published again; "
				 "where it "
				 "shall go, take it out there first; else leave the option out",
				 *withdrawn);
		else
			unknown_tell(losing, *withdrawn, names, place);
	}
}

/* The manifest, up to its list of files where that stands as we write it, for it may be long and says nothing here:
 * JSON is YAML. NULL: there is none, or it can't be read. */
static struct yaml *manifest_read(const char *path, const char *file)
{
	g_autofree char *text = path_bytes(path, NULL);
	char *files = text ? strstr(text, ",\n \"files\": [") : NULL;
	if (!text)
		return NULL;
	if (files) {
		files[0] = '}';
		files[1] = '\0';
	}
	struct diag *unread = diag_new();
	struct yaml *map = yaml_read(text, strlen(text), (struct place){.file = file, .line = 1, .column = 1}, unread);
	diag_free(unread);
	return map;
}

/* A website of ours that lies there without its list: a part of it was put back, or the list was taken away. */
static bool is_bare(const char *out)
{
	g_autofree char *record = g_build_filename(out, SWAP_OWNED, NULL), *text = path_bytes(record, NULL);
	g_autofree char *site = g_build_filename(out, "site", NULL);
	g_auto(GStrv) owned = text ? g_strsplit(text, "\n", -1) : NULL;
	if (!owned || !g_strv_contains((const char *const *)owned, "site"))
		return false;
	g_autoptr(GPtrArray) names = path_names(site);
	return names && names->len;
}

/* False, with a message, where nothing tells what was published. */
static bool is_listed(const char *out, const char *path, const struct yaml *documents, struct diag *diag)
{
	struct place place = {.file = g_intern_string(path)};
	bool there = path_there(path);
	if (!documents && there)
		diag_add(diag, CODE_PUBLISHED_LOST, place,
			 "this list of what was published can't be read, so nothing tells whether a version would be "
			 "lost; put it back from a copy of the website, or build into an empty folder");
	else if (!there && is_bare(out))
		diag_add(diag, CODE_PUBLISHED_LOST, place,
			 "the list of what this website has is gone, so nothing tells whether a version would be lost; "
			 "put manifest.json back from a copy of the website. If nothing of this website is needed, "
			 "build into an empty folder");
	else
		return true;
	return false;
}

void lost_check(const char *out, const struct publication *publication, char *const *withdrawn, struct diag *diag)
{
	g_autofree char *path = g_build_filename(out, "site", MANIFEST_NAME, NULL);
	const char *file = g_intern_string(path);
	struct losing losing = {.publication = publication,
				.withdrawn = withdrawn,
				.used = g_hash_table_new(g_str_hash, g_str_equal),
				.diag = diag};
	struct yaml *map = manifest_read(path, file);
	const struct yaml *documents = map ? yaml_list(map, "documents") : NULL;
	for (guint i = 0; documents && i < documents->items->len; i++)
		document_hold(&losing, documents->items->pdata[i]);
	if (is_listed(out, path, documents, diag))
		withdrawn_check(&losing, documents, (struct place){.file = file});
	g_hash_table_unref(losing.used);
	yaml_release(map);
}
