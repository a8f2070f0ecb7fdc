/* SPDX-License-Identifier: MIT */
#include "publish/part.h"
#include "base/tree.h"
#include "publish/collection.h"
#include "publish/reports/report_paper.h"
#include "publish/reports/reports.h"
#include "read/forms/shared_block.h"

#include <string.h>

/* The path of a file within a folder around it, interned; NULL where it is not below that. */
static const char *path_within(const char *folder, const char *file)
{
	g_autofree char *whole = g_canonicalize_filename(folder, NULL), *below = g_canonicalize_filename(file, NULL);
	size_t n = strlen(whole);
	bool within = g_str_has_prefix(below, whole) && below[n] == '/';
	return within ? source_normal(below + n + 1) : NULL;
}

static bool is_below(const char *path, const char *folder)
{
	return g_str_has_prefix(path, folder) && path[strlen(folder)] == '/';
}

/* What a document is made of besides its own file. */
static bool is_made_of(const struct edition *edition, const char *path)
{
	const GPtrArray *files = edition_doc(edition)->files;
	for (guint i = 1; i < files->len; i++)
		if (!strcmp(files->pdata[i], path))
			return true;
	return false;
}

static bool is_own(const struct collected *collected, const char *path)
{
	g_autofree char *own = g_build_filename(collected->folder, "document.md", NULL);
	return !strcmp(own, path);
}

static bool is_whole(const struct collection *collection)
{
	const struct constitution *constitution = collection->constitution;
	bool whole = !constitution->unread->len && !constitution->documents_partial &&
		     !constitution->policies_partial && !constitution->values_partial;
	for (guint i = 0; i < collection->documents->len && whole; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		whole = collected->edition && !edition_doc(collected->edition)->lacks;
	}
	return whole;
}

/* Where not all could be read, what lies beside a document, or among the shared blocks, may belong to it; and any file
 * where it is not known which documents there are. */
static bool belongs(const struct collection *collection, const struct part *part)
{
	bool found = is_report_path(part->path) || collection->constitution->documents_partial ||
		     (part->doubtful && is_below(part->path, SHARED_BLOCKS));
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (is_own(collected, part->path))
			return false;
		bool beside = part->doubtful && is_below(part->path, collected->folder);
		found = found || beside || (collected->edition && is_made_of(collected->edition, part->path));
	}
	return found;
}

/* A file that says something about the texts: the constitution, its policies, and what may stand beside documents. */
static bool is_list(const struct collection *collection, const char *path)
{
	static const char *const beside[] = {"reasons.yaml", "delegation.yaml", "register.yaml", "history/index.yaml",
					     NULL};
	if (g_ptr_array_find_with_equal_func(collection->constitution->files, path, g_str_equal, NULL) ||
	    !strcmp(path, beside[0]) || !strcmp(path, beside[1]))
		return true;
	for (guint i = 0; i < collection->documents->len; i++) {
		const char *folder = ((const struct collected *)collection->documents->pdata[i])->folder;
		if (is_below(path, folder) && g_strv_contains(beside, path + strlen(folder) + 1))
			return true;
	}
	return false;
}

static bool is_yaml(const char *path)
{
	return g_str_has_suffix(path, ".yaml");
}

/* What is wrong with the folder is told when it is checked. */
static bool look(struct part *part, const struct templates *templates)
{
	struct diag *unheard = diag_new();
	struct sources *sources = sources_open(part->content, unheard);
	struct collection *collection = sources ? collection_open(sources, templates, unheard) : NULL;
	bool yaml = is_yaml(part->path), found = sources && !collection;
	part->doubtful = found || (collection && !yaml && !is_whole(collection));
	if (collection)
		found = yaml ? is_list(collection, part->path) : belongs(collection, part);
	collection_free(collection);
	diag_free(unheard);
	return found;
}

bool part_find(const char *name, const struct templates *templates, struct part *out)
{
	*out = (struct part){.named = g_intern_string(name)};
	bool known = g_str_has_suffix(name, ".md") || is_yaml(name);
	if (!known || g_str_has_prefix(name, SOURCE_REVISION) || !path_surely_there(name))
		return false;
	out->content = content_around(name);
	out->path = out->content ? path_within(out->content, name) : NULL;
	if (out->path && look(out, templates))
		return true;
	part_clear(out);
	return false;
}

void part_clear(struct part *part)
{
	g_free(part->content);
	part->content = NULL;
}

void part_messages(const struct part *part, const struct diag *from, struct diag *to)
{
	g_autofree char *joined = g_build_filename(part->content, part->path, NULL);
	const char *shown = !strcmp(part->content, ".") ? part->path : joined;
	for (size_t i = 0; i < diag_count(from); i++) {
		const struct message *message = diag_get(from, i);
		bool here = !g_strcmp0(message->place.file, shown);
		struct place place = message->place;
		place.file = here ? part->named : place.file;
		if (here || message->level == LEVEL_FAILURE || (part->doubtful && message->level == LEVEL_ERROR))
			diag_add(to, message->code, place, "%s", message->words);
	}
}
