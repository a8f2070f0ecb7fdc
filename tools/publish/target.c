/* SPDX-License-Identifier: MIT */
#include "publish/target.h"
#include "base/tree.h"
#include "base/near.h"
#include "publish/successor.h"
#include "publish/target_path.h"
#include "read/constitution.h"
#include "read/fields.h"
#include "read/history/history.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool holds(const char *folder, const char *name)
{
	char *path = g_build_filename(folder, name, NULL);
	bool there = path_surely_there(path);
	g_free(path);
	return there;
}

bool is_content(const char *path)
{
	if (!strcmp(path, SOURCE_GIVEN) || g_str_has_prefix(path, SOURCE_REVISION))
		return false;
	bool there, folder = path_is_folder_if(path, &there);
	if (!there)
		return !g_str_has_suffix(path, ".md");
	return folder && (holds(path, CONSTITUTION_FILE) || !holds(path, DOCUMENT_FILE));
}

bool is_content_named(const char *name)
{
	return is_content(name) && (path_surely_there(name) || strchr(name, '/'));
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
	g_ptr_array_unref(target->editions);
	if (!target->lent)
		collection_free(target->collection);
	g_free(target);
}

char *target_find(const struct target *target, const char *id)
{
	for (guint i = 0; i < target->editions->len; i++) {
		const struct meta *meta = edition_meta(target->editions->pdata[i]);
		if (strcmp(meta->id, id) != 0)
			continue;
		const char *shown = source_shown(target->collection->sources, meta->source);
		size_t n = strlen(shown), end = strlen("/" DOCUMENT_FILE);
		return g_strndup(shown, g_str_has_suffix(shown, "/" DOCUMENT_FILE) ? n - end : n);
	}
	return NULL;
}

/* ---- by an id ---- */

static char *versions_list(const struct history *history, const char *version)
{
	GPtrArray *versions = g_ptr_array_new();
	for (guint i = history->versions->len; i-- > 0;) /* the newest first */
		g_ptr_array_add(versions, (gpointer)((const struct adopted *)history->versions->pdata[i])->version);
	char *list = near_list(version, versions, MOST_LISTED);
	g_ptr_array_unref(versions);
	return list;
}

static void version_absent(const struct history *history, const char *version, struct place place, struct diag *diag)
{
	char *list = versions_list(history, version);
	if (*list)
		diag_add(diag, CODE_FILE_MISSING, place, "there is no adopted version '%s' in its history; there %s %s",
			 version, history->versions->len > 1 ? "are" : "is", list);
	else
		diag_add(diag, CODE_FILE_MISSING, place,
			 "there is no adopted version '%s': no version of this document is in its history", version);
	g_free(list);
}

/* Where the constitution does not list `id`, a message with those that it does list; where it can't be read, why. */
static bool is_listed(struct sources *sources, const char *id, struct diag *diag)
{
	struct diag *all = diag_new();
	struct constitution *constitution = constitution_read(sources, all);
	bool listed = constitution && constitution_lists(constitution, id);
	bool partial = !constitution || constitution->documents_partial;
	char *list = constitution ? near_list(id, constitution->documents, MOST_LISTED) : g_strdup("");
	if (!listed && partial && diag_status(all, false) != STATUS_DONE)
		diag_pass(all, LEVEL_ERROR, diag);
	else if (!listed)
		diag_add(diag, CODE_FILE_MISSING, (struct place){.file = g_intern_string(id)},
			 "there is no such file, and no document of that id in '%s'%s%s", sources_folder(sources),
			 *list ? ", which has " : "", list);
	g_free(list);
	constitution_free(constitution);
	diag_free(all);
	return listed;
}

/* Doubts about a text that is sealed help nobody. */
static struct target *sealed_open(const struct opening *opening, struct sources *sources, const char *id)
{
	struct opening sealed = *opening;
	sealed.diag = diag_new();
	struct target *target = target_within(&sealed, sources, id);
	diag_pass(sealed.diag, LEVEL_ERROR, opening->diag);
	diag_free(sealed.diag);
	if (target)
		target->sealed = true;
	return target;
}

/* What is wrong with the constitution of today is not told of an older text. */
static void lead(struct collection *collection, struct sources *content)
{
	struct diag *unheard = diag_new();
	struct constitution *constitution = constitution_read(content, unheard);
	collection_lead(collection, content, constitution);
	constitution_free(constitution);
	diag_free(unheard);
}

/* 'officer-code@2.0'. */
static struct target *from_history(const struct opening *opening, const char *content, const char *id,
				   const char *version)
{
	struct sources *sources = sources_open(content, opening->diag);
	if (!sources)
		return NULL;
	struct history *history = history_read(sources, id, opening->diag);
	const struct adopted *adopted = history_find(history, version);
	struct target *target = NULL;
	bool told = !adopted && (history->broken || history_is_lost(sources, history, opening->diag));
	if (!adopted && !told && (history->present || is_listed(sources, id, opening->diag)))
		version_absent(history, version, (struct place){.file = source_shown(sources, id)}, opening->diag);
	else if (adopted && history_verify(sources, history, opening->diag))
		target = sealed_open(opening, sources_below(sources, adopted->folder, adopted->place, opening->diag),
				     id);
	if (target && target->edition)
		edition_root(target->edition)->meta->replaced = successor_since(sources, history, adopted);
	if (target)
		lead(target->collection, sources);
	history_free(history);
	sources_close(sources);
	return target;
}

static struct target *from_id(const struct opening *opening, const char *content, const char *id)
{
	struct sources *sources = sources_open(content, opening->diag);
	if (sources && is_listed(sources, id, opening->diag))
		return target_within(opening, sources, id);
	sources_close(sources);
	return NULL;
}

/* ---- by any name ---- */

/* Why a file is not there for us: it isn't, or a folder on the way to it may not be entered. */
static void absent_report(const char *name, bool is_name, struct diag *diag)
{
	struct place place = {.file = g_intern_string(name)};
	if (access(name, F_OK) && errno == EACCES)
		diag_add(diag, CODE_FILE_UNREADABLE, place, "this can't be read: %s", g_strerror(EACCES));
	else if (is_name)
		diag_add(diag, CODE_FILE_MISSING, place,
			 "there is no such file; for a document by its id, stand in the folder of its constitution or "
			 "name that with -C");
	else
		diag_add(diag, CODE_FILE_MISSING, place, "there is no such file");
}

static struct target *from_name(const struct opening *opening, const char *name, const char *content)
{
	if (!strcmp(name, SOURCE_GIVEN))
		return target_lone(opening, sources_standard(opening->diag), SOURCE_GIVEN);
	if (g_str_has_prefix(name, SOURCE_REVISION))
		return target_from_revision(opening, name, content ? content : ".");
	if (path_there(name))
		return target_from_path(opening, name);
	const char *at = strrchr(name, '@');
	char *id = at ? g_strndup(name, (size_t)(at - name)) : g_strdup(name);
	bool is_name = is_id(id) && !g_str_has_suffix(id, ".md");
	struct target *target = NULL;
	if (content && is_name)
		target = at ? from_history(opening, content, id, at + 1) : from_id(opening, content, id);
	else
		absent_report(name, is_name, opening->diag);
	g_free(id);
	return target;
}

struct target *target_open(const char *name, const char *content, const struct templates *templates, struct diag *diag)
{
	return from_name(&(struct opening){.templates = templates, .diag = diag}, name, content);
}

struct target *target_open_all(const char *name, const char *content, const struct templates *templates,
			       struct diag *diag)
{
	return from_name(&(struct opening){.templates = templates, .diag = diag, .all = true}, name, content);
}
