/* SPDX-License-Identifier: MIT */
#include "publish/unused.h"
#include "base/system_files.h"
#include "publish/reports/reports.h"

#include <string.h>

static void policies_note(const struct node *node, GHashTable *used)
{
	if (node->kind == NODE_POLICY)
		g_hash_table_add(used, (gpointer)node->link->target);
	for (const struct node *child = node->first; child; child = child->next)
		policies_note(child, used);
}

static void policies_find(const struct collection *collection, struct diag *diag)
{
	GHashTable *used = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < library_count(collection->library); i++)
		policies_note(edition_root(library_get(collection->library, i)), used);
	const GPtrArray *policies = collection->constitution->policies;
	for (guint i = 0; i < policies->len; i++) {
		const struct policy *policy = policies->pdata[i];
		if (!g_hash_table_contains(used, policy->id))
			diag_add(diag, CODE_POLICY_UNUSED, policy->place, "no document refers to the policy '%s'",
				 policy->id);
	}
	g_hash_table_unref(used);
}

/* True for a path below a document's folder that is there to be published: no history, no notes for editors,
 * nothing that a desktop left. */
static bool is_source(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	return g_str_has_suffix(path, ".md") && !g_str_has_prefix(path, "history/") && strcmp(name, "README.md") != 0 &&
	       !is_system_file(name);
}

static void folder_look(const struct collection *collection, const char *folder, GHashTable *used, struct diag *diag)
{
	GPtrArray *paths = source_list(collection->sources, folder);
	for (guint i = 0; i < paths->len; i++) {
		const char *path = paths->pdata[i];
		if (is_source(path + strlen(folder) + 1) && !g_hash_table_contains(used, path))
			diag_add(diag, CODE_APPENDIX_UNLISTED,
				 (struct place){.file = source_shown(collection->sources, path)},
				 "no document lists this file under 'appendices:', so it is not published");
	}
	g_ptr_array_unref(paths);
}

/* Folders with a document.md that nothing asks for: neither constitution.yaml nor, as an appendix, another document. */
static void documents_find(const struct collection *collection, GHashTable *used, struct diag *diag)
{
	GPtrArray *names = source_names(collection->sources, "");
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *path = g_strconcat(name, "document.md", NULL);
		if (!g_str_has_suffix(name, "/") || *name == '.' || g_hash_table_contains(used, path) ||
		    source_kind(collection->sources, path) != SOURCE_FILE)
			continue;
		diag_add(diag, CODE_DOCUMENT_UNLISTED, (struct place){.file = source_shown(collection->sources, path)},
			 "constitution.yaml does not list this document, so it is not published: add a line '- %.*s' "
			 "under 'documents:'",
			 (int)strlen(name) - 1, name);
	}
	g_ptr_array_unref(names);
}

static void files_find(const struct collection *collection, struct diag *diag)
{
	GHashTable *used = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < library_count(collection->library); i++) {
		const GPtrArray *files = edition_doc(library_get(collection->library, i))->files;
		for (guint k = 0; k < files->len; k++)
			g_hash_table_add(used, files->pdata[k]);
	}
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		folder_look(collection, collected->folder, used, diag);
	}
	documents_find(collection, used, diag);
	g_hash_table_unref(used);
}

/* 'Report.MD': a report by its looks, which nothing reads. */
static void reports_find(const struct collection *collection, struct diag *diag)
{
	GPtrArray *names = source_names(collection->sources, REPORTS_FOLDER);
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		size_t length = strlen(name);
		if (length < 4 || g_ascii_strcasecmp(name + length - 3, ".md") || g_str_has_suffix(name, ".md") ||
		    is_system_file(name))
			continue;
		g_autofree char *path = g_build_filename(REPORTS_FOLDER, name, NULL);
		diag_add(
			diag, CODE_DOCUMENT_UNLISTED, (struct place){.file = source_shown(collection->sources, path)},
			"this is not read as a report, for the name of one ends in '.md', in small letters: rename it");
	}
	g_ptr_array_unref(names);
}

/* False if some of this, in which something may be used, could not be read. */
static bool is_whole(const struct collection *collection, enum doc_lack lack)
{
	for (guint i = 0; i < collection->documents->len; i++) {
		const struct collected *collected = collection->documents->pdata[i];
		if (!collected->edition || (edition_doc(collected->edition)->lacks & lack))
			return false;
	}
	return !collection->constitution->unread->len && !collection->constitution->documents_partial;
}

void unused_find(const struct collection *collection, struct diag *diag)
{
	if (!collection->constitution)
		return;
	reports_find(collection, diag);
	if (is_whole(collection, LACKS_TEXT))
		policies_find(collection, diag);
	if (is_whole(collection, LACKS_APPENDICES))
		files_find(collection, diag);
}
