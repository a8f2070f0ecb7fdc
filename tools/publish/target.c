/* SPDX-License-Identifier: MIT */
#include "publish/target.h"
#include "read/constitution.h"
#include "read/fields.h"
#include "read/history.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define DOCUMENT_FILE "document.md"

static bool holds(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);
	bool there = g_file_test(path, G_FILE_TEST_EXISTS);
	g_free(path);
	return there;
}

bool is_content(const char *path)
{
	if (!strcmp(path, SOURCE_GIVEN))
		return false;
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return !g_str_has_suffix(path, ".md");
	return g_file_test(path, G_FILE_TEST_IS_DIR) && (holds(path, CONSTITUTION_FILE) || !holds(path, DOCUMENT_FILE));
}

char *content_find(const char *given)
{
	if (given)
		return g_strdup(given);
	if (holds(".", CONSTITUTION_FILE))
		return g_strdup(".");
	return holds("content", CONSTITUTION_FILE) ? g_strdup("content") : NULL;
}

void target_free(struct target *target)
{
	if (!target)
		return;
	collection_free(target->collection);
	g_free(target);
}

static struct target *target_new(struct collection *collection, const struct edition *edition)
{
	struct target *target = g_new0(struct target, 1);
	*target = (struct target){collection, edition};
	return target;
}

/* A document in a folder of a content folder. */
static struct target *within(struct sources *sources, const char *folder, const struct templates *templates,
			     struct diag *diag)
{
	struct diag *all = diag_new();
	struct collection *collection = sources ? collection_open(sources, templates, all) : NULL;
	const struct edition *edition = collection ? collection_find(collection, folder) : NULL;
	struct target *target = NULL;
	if (edition) {
		messages_of(all, collection, edition, diag);
		target = target_new(collection, edition);
	} else {
		for (size_t i = 0; i < diag_count(all); i++) {
			const struct message *message = diag_get(all, i);
			if (message->level >= LEVEL_ERROR)
				diag_add(diag, message->code, message->place, "%s", message->words);
		}
		collection_free(collection);
	}
	diag_free(all);
	return target;
}

static struct target *lone(struct sources *sources, const char *file, const struct templates *templates,
			   struct diag *diag)
{
	struct collection *collection = sources ? collection_lone(sources, file, templates, diag) : NULL;
	if (!collection)
		return NULL;
	const struct collected *collected = collection->documents->pdata[0];
	return target_new(collection, collected->edition);
}

/* True if the constitution in `content` lists `id`. */
static bool is_listed(const char *content, const char *id)
{
	struct diag *diag = diag_new();
	struct sources *sources = holds(content, CONSTITUTION_FILE) ? sources_open(content, diag) : NULL;
	struct constitution *constitution = sources ? constitution_read(sources, diag) : NULL;
	bool listed = false;
	for (guint i = 0; constitution && i < constitution->documents->len; i++)
		listed = listed || !strcmp(constitution->documents->pdata[i], id);
	constitution_free(constitution);
	sources_close(sources);
	diag_free(diag);
	return listed;
}

/* A file that is there, or a folder with a document.md. */
static struct target *from_path(const char *path, const struct templates *templates, struct diag *diag)
{
	bool is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
	char *folder = is_folder ? g_strdup(path) : g_path_get_dirname(path);
	char *file = is_folder ? g_strdup(DOCUMENT_FILE) : g_path_get_basename(path);
	char *whole = g_canonicalize_filename(folder, NULL), *id = g_path_get_basename(whole);
	for (size_t n = strlen(folder); n > 1 && folder[n - 1] == '/'; n--)
		folder[n - 1] = '\0';
	char *last = g_path_get_basename(folder);
	char *content = strcmp(last, ".") && strcmp(last, "..") ? g_path_get_dirname(folder)
								: g_build_filename(folder, "..", NULL);
	struct target *target;
	if (!strcmp(file, DOCUMENT_FILE) && is_listed(content, id))
		target = within(sources_open(content, diag), id, templates, diag);
	else
		target = lone(sources_open(folder, diag), file, templates, diag);
	g_free(content);
	g_free(last);
	g_free(id);
	g_free(whole);
	g_free(file);
	g_free(folder);
	return target;
}

/* 'officer-code@2.0'. */
static struct target *from_history(const char *content, const char *id, const char *version,
				   const struct templates *templates, struct diag *diag)
{
	struct sources *sources = sources_open(content, diag);
	if (!sources)
		return NULL;
	struct history *history = history_read(sources, id, diag);
	const struct adopted *adopted = history_find(history, version);
	struct target *target = NULL;
	if (!adopted)
		diag_add(diag, CODE_FILE_MISSING, (struct place){.file = source_shown(sources, id)},
			 "there is no adopted version '%s' in its history", version);
	else if (history_verify(sources, history, diag))
		target = within(sources_below(sources, adopted->folder, adopted->place, diag), id, templates, diag);
	history_free(history);
	sources_close(sources);
	return target;
}

static struct target *from_id(const char *content, const char *id, const struct templates *templates, struct diag *diag)
{
	if (is_listed(content, id))
		return within(sources_open(content, diag), id, templates, diag);
	diag_add(diag, CODE_FILE_MISSING, (struct place){.file = g_intern_string(id)},
		 "there is no such file, and no document of that id in '%s'", content);
	return NULL;
}

/* Why a file is not there for us: it isn't, or a folder on the way to it may not be entered. */
static void absent_report(const char *name, struct diag *diag)
{
	struct place place = {.file = g_intern_string(name)};
	if (access(name, F_OK) && errno == EACCES)
		diag_add(diag, CODE_FILE_UNREADABLE, place, "this can't be read: %s", g_strerror(EACCES));
	else
		diag_add(diag, CODE_FILE_MISSING, place, "there is no such file");
}

struct target *target_open(const char *name, const char *content, const struct templates *templates, struct diag *diag)
{
	if (!strcmp(name, SOURCE_GIVEN))
		return lone(sources_standard(diag), SOURCE_GIVEN, templates, diag);
	if (g_file_test(name, G_FILE_TEST_EXISTS))
		return from_path(name, templates, diag);
	const char *at = strrchr(name, '@');
	char *id = at ? g_strndup(name, (size_t)(at - name)) : g_strdup(name);
	struct target *target = NULL;
	if (content && is_id(id) && !g_str_has_suffix(id, ".md"))
		target =
			at ? from_history(content, id, at + 1, templates, diag) : from_id(content, id, templates, diag);
	else
		absent_report(name, diag);
	g_free(id);
	return target;
}
