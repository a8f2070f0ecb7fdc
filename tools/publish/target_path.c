/* SPDX-License-Identifier: MIT */
#include "publish/target_path.h"
#include "publish/reports/report_paper.h"
#include "base/tree.h"
#include "base/near.h"
#include "read/constitution.h"

#include <string.h>

static struct target *target_new(struct collection *collection, const struct edition *edition)
{
	struct target *target = g_new0(struct target, 1);
	*target = (struct target){.collection = collection, .edition = edition, .editions = g_ptr_array_new()};
	for (guint i = 0; !edition && i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (collected->edition)
			g_ptr_array_add(target->editions, (gpointer)collected->edition);
	}
	if (edition)
		g_ptr_array_add(target->editions, (gpointer)edition);
	return target;
}

struct target *target_lent(struct collection *collection, const struct edition *edition)
{
	struct target *target = target_new(collection, edition);
	target->lent = true;
	return target;
}

struct target *target_within(const struct opening *opening, struct sources *sources, const char *folder)
{
	struct diag *all = diag_new();
	struct collection *collection = sources ? collection_open(sources, opening->templates, all) : NULL;
	const struct edition *edition = collection ? collection_find(collection, folder) : NULL;
	struct target *target = NULL;
	if (edition) {
		messages_of(all, collection, edition, opening->diag);
		target = target_new(collection, edition);
	} else {
		diag_pass(all, LEVEL_ERROR, opening->diag);
		collection_free(collection);
	}
	diag_free(all);
	return target;
}

struct target *target_lone(const struct opening *opening, struct sources *sources, const char *file)
{
	struct collection *collection =
		sources ? collection_lone(sources, file, opening->templates, opening->diag) : NULL;
	if (!collection)
		return NULL;
	const struct collected *collected = collection->documents->pdata[0];
	return target_new(collection, collected->edition);
}

/* ---- folders ---- */

static struct sources *folder_open(const struct opening *opening, const char *folder, struct diag *diag)
{
	return opening->revision ? sources_below(opening->revision, folder, (struct place){.file = NULL}, diag)
				 : sources_open(folder, diag);
}

/* Why it can't be known what a constitution lists. */
static void unknown_tell(const struct opening *opening, const char *content, const struct diag *found)
{
	if (diag_worst(found) == LEVEL_FAILURE)
		diag_add(opening->diag, CODE_FILE_UNREADABLE, (struct place){.file = g_intern_string(content)},
			 "the constitution around the document can't be read, so that it is not known what the "
			 "document belongs to");
	else
		diag_pass(found, LEVEL_ERROR, opening->diag);
}

/* True if the constitution in `content` lists `id`, which may be NULL; *known is false, with its messages, where not
 * all that it lists can be made out. */
static bool is_listed(const struct opening *opening, const char *content, const char *id, bool *known)
{
	struct diag *diag = diag_new();
	struct sources *sources = folder_open(opening, content, diag);
	bool there = sources && source_exists(sources, CONSTITUTION_FILE);
	struct constitution *constitution = there ? constitution_read(sources, diag) : NULL;
	bool listed = id && constitution && constitution_lists(constitution, id);
	bool whole = listed || (constitution && !constitution->documents_partial);
	constitution_free(constitution);
	sources_close(sources);
	*known = !there || (whole && diag_worst(diag) != LEVEL_FAILURE);
	if (!*known)
		unknown_tell(opening, content, diag);
	diag_free(diag);
	return listed;
}

/* The Markdown files of a folder that no constitution orders; a README tells about them and is none. */
static GPtrArray *loose_names(struct sources *sources)
{
	GPtrArray *names = source_names(sources, "");
	for (guint i = names->len; i-- > 0;) {
		const char *name = names->pdata[i];
		if (!g_str_has_suffix(name, ".md") || *name == '.' || !g_ascii_strcasecmp(name, "README.md"))
			g_ptr_array_remove_index(names, i);
	}
	return names;
}

static struct target *from_loose(const struct opening *opening, struct sources *sources)
{
	GPtrArray *names = loose_names(sources);
	struct collection *collection = NULL;
	if (names->len) {
		collection = collection_loose(sources, names, opening->templates, opening->diag);
	} else {
		diag_add(opening->diag, CODE_FILE_MISSING,
			 (struct place){.file = g_intern_string(sources_folder(sources))},
			 "there is no document in this folder: no constitution.yaml, no document.md and no other "
			 "Markdown file (.md)");
		sources_close(sources);
	}
	g_ptr_array_unref(names);
	return collection ? target_new(collection, NULL) : NULL;
}

/* The folder as several documents, where it is no document's own; *done says that it was. */
static struct target *from_folder(const struct opening *opening, const char *folder, bool *done)
{
	struct sources *sources = folder_open(opening, folder, opening->diag);
	*done = true;
	if (!sources)
		return NULL;
	if (source_exists(sources, CONSTITUTION_FILE)) {
		struct collection *collection = collection_open(sources, opening->templates, opening->diag);
		return collection ? target_new(collection, NULL) : NULL;
	}
	if (!source_exists(sources, DOCUMENT_FILE))
		return from_loose(opening, sources);
	sources_close(sources);
	*done = false;
	return NULL;
}

/* ---- one document ---- */

/* The folder that a folder is in; the caller frees it. */
static char *folder_around(const char *folder)
{
	g_autofree char *last = g_path_get_basename(folder);
	bool steps = !strcmp(last, ".") || !strcmp(last, "..");
	return steps ? g_build_filename(folder, "..", NULL) : g_path_get_dirname(folder);
}

/* False, with its messages, where a constitution further out can't be read, to which a file may belong that is no
 * document of one. */
static bool may_stand_alone(const struct opening *opening, const char *folder, const char *file)
{
	g_autofree char *path = g_build_filename(folder, file, NULL);
	g_autofree char *content = opening->revision ? NULL : content_around(path);
	bool known = true;
	if (content)
		is_listed(opening, content, NULL, &known);
	return known;
}

/* Lists in YAML are no documents, and would be read as Markdown. */
static bool is_text(const struct opening *opening, const char *folder, const char *file)
{
	if (!g_str_has_suffix(file, ".yaml") && !g_str_has_suffix(file, ".yml"))
		return true;
	g_autofree char *path = strcmp(folder, ".") ? g_build_filename(folder, file, NULL) : g_strdup(file);
	diag_add(opening->diag, CODE_FILE_KIND, (struct place){.file = g_intern_string(path)},
		 "this is a list in YAML, and no document; name a document, or the content folder that the list "
		 "belongs to");
	return false;
}

/* The file in the folder: as a document of the constitution around it, where that lists it. */
static struct target *from_file(const struct opening *opening, const char *folder, const char *file)
{
	g_autofree char *whole = opening->revision ? g_strdup(folder) : g_canonicalize_filename(folder, NULL);
	g_autofree char *id = g_path_get_basename(whole), *content = folder_around(folder);
	bool known = true;
	if (!strcmp(file, DOCUMENT_FILE) && is_listed(opening, content, id, &known))
		return target_within(opening, folder_open(opening, content, opening->diag), id);
	if (known && is_text(opening, folder, file) && may_stand_alone(opening, folder, file))
		return target_lone(opening, folder_open(opening, folder, opening->diag), file);
	return NULL;
}

struct target *target_from_path(const struct opening *opening, const char *path)
{
	bool is_folder =
		opening->revision ? source_kind(opening->revision, path) == SOURCE_FOLDER : path_is_folder(path);
	bool done = false;
	struct target *target = opening->all && is_folder ? from_folder(opening, path, &done) : NULL;
	if (done)
		return target;
	char *folder = is_folder ? g_strdup(path) : g_path_get_dirname(path);
	char *file = is_folder ? g_strdup(DOCUMENT_FILE) : g_path_get_basename(path);
	for (size_t n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--)
		folder[n - 1] = '\0';
	target = from_file(opening, folder, file);
	g_free(file);
	g_free(folder);
	return target;
}

/* ---- a revision in git ---- */

/* How many bytes of a path lead to a folder that is there, the '/' after it included. */
static size_t there_length(struct sources *revision, const char *path)
{
	size_t length = 0;
	for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
		char *folder = g_strndup(path, (size_t)(slash - path));
		bool there = source_kind(revision, folder) == SOURCE_FOLDER;
		g_free(folder);
		if (!there)
			break;
		length = (size_t)(slash - path) + 1;
	}
	return length;
}

/* Says of a path that is not there what lies beside it. */
static void absent_tell(struct sources *revision, const char *path, struct place place, struct diag *diag)
{
	size_t length = there_length(revision, path);
	char *folder = g_strndup(path, length ? length - 1 : 0), *inner = g_build_filename("content", path, NULL);
	GPtrArray *names = source_names(revision, folder);
	char *list = near_list(path + length, names, MOST_LISTED);
	if (source_exists(revision, inner))
		diag_add(diag, CODE_FILE_MISSING, place,
			 "there is no '%s' in that revision; a path begins at the root of the repository: '%s'", path,
			 inner);
	else
		diag_add(diag, CODE_FILE_MISSING, place, "there is no '%s' in that revision; %s%s%s holds %s", path,
			 length ? "'" : "", length ? folder : "its root", length ? "'" : "", *list ? list : "nothing");
	g_free(list);
	g_ptr_array_unref(names);
	g_free(inner);
	g_free(folder);
}

static struct target *from_tree(const struct opening *opening, const char *path, struct place place)
{
	const char *normal = source_normal(path);
	enum source_kind kind = normal ? source_kind(opening->revision, normal) : SOURCE_NONE;
	if (!normal) {
		diag_add(opening->diag, CODE_FILE_MISSING, place,
			 "a path begins at the root of the repository, without '/', and does not lead out of it");
		return NULL;
	}
	if (kind == SOURCE_NONE) {
		absent_tell(opening->revision, normal, place, opening->diag);
		return NULL;
	}
	if (kind == SOURCE_OTHER) {
		struct source source; /* for its message */
		if (source_read(opening->revision, normal, (struct place){.file = NULL}, opening->diag, &source))
			source_release(&source);
		return NULL;
	}
	return target_from_path(opening, normal);
}

struct target *target_from_revision(const struct opening *opening, const char *name, const char *here)
{
	const struct place place = {.file = g_intern_string(name)};
	const char *revision = name + strlen(SOURCE_REVISION), *path = source_within(name);
	if (path == name || path == revision + 1) {
		diag_add(opening->diag, CODE_GIT_REVISION, place,
			 "a revision in git is named git:REVISION:PATH, as in git:v2.0:content/officer-code");
		return NULL;
	}
	char *which = g_strndup(revision, (size_t)(path - revision) - 1);
	struct opening inside = *opening;
	inside.revision = sources_revision(here, which, place, opening->diag);
	struct target *target = inside.revision ? from_tree(&inside, path, place) : NULL;
	sources_close(inside.revision);
	g_free(which);
	return target;
}
