/* SPDX-License-Identifier: MIT
 * The proof of the adopted versions: each file, and each entry of the list, is as it was sealed. */
#include "base/sum.h"
#include "base/system_files.h"
#include "read/history/history.h"
#include "read/line_ends.h"
#include "read/source/source_twin.h"

#include <string.h>

struct proving {
	struct sources *sources;
	struct diag *diag;
	guint line_ends;   /* files that are as they were sealed but for the ends of their lines */
	GHashTable *twins; /* paths of files that are there under another name than that which was sealed */
};

/* The line ends with which a file that was altered would have its sum; NULL where it has other words too. */
static const char *ends_sealed(const struct proving *proving, const char *path, const char *sum)
{
	static const char *const ends[] = {LINE_FEED, RETURN_FEED};
	struct diag *unread = diag_new();
	size_t length;
	g_autofree char *bytes = source_bytes(proving->sources, path, &length, unread);
	const char *found = NULL;
	for (size_t i = 0; bytes && !found && i < G_N_ELEMENTS(ends); i++) {
		g_autoptr(GString) text = line_ended(bytes, length, ends[i]);
		g_autofree char *now = sum_of(text->str, text->len);
		found = strcmp(now, sum) ? NULL : ends[i];
	}
	diag_free(unread);
	return found;
}

/* One that is gone is told once, and not file by file. */
static bool folder_verify(const struct proving *proving, const struct adopted *adopted)
{
	bool there = source_exists(proving->sources, adopted->folder);
	if (!there)
		diag_add(proving->diag, CODE_HISTORY_ALTERED, adopted->place,
			 "the folder '%s' of the adopted version %s is gone; put it back, from a backup or from git; "
			 "where "
			 "the adoption is to be taken back, take back all of it, as the README of the content folder "
			 "tells under 'Versions'",
			 adopted->folder, adopted->version);
	return there;
}

/* `ends`: it would be right with these. Git keeps the others, so that to check out anew gives nothing else until it is
 * told what this file has. */
static void altered_tell(struct proving *proving, const struct adopted *adopted, const char *path, const char *ends)
{
	struct place place = {.file = source_shown(proving->sources, path)};
	g_autofree char *pattern = g_strdelimit(g_strdup(path), " ", '?'); /* a blank would end it */
	if (!ends)
		diag_add(proving->diag, CODE_HISTORY_ALTERED, place,
			 "this file of the adopted version %s was altered after its adoption; put it back as it was",
			 adopted->version);
	else if (!strcmp(ends, LINE_FEED))
		proving->line_ends++;
	else
		diag_add(proving->diag, CODE_HISTORY_ALTERED, place,
			 "the words of this file of the adopted version %s are as they were sealed, but it was sealed "
			 "with the line ends of Windows (CR LF), and has those of other systems (LF), which are what "
			 "git keeps: write the line '%s text eol=crlf' into the file '.gitattributes' of the content "
			 "folder, as its last, then delete this file and give 'git checkout -- %s' in the content "
			 "folder; without git, copy the history once more as it is",
			 adopted->version, pattern, path);
}

static void absent_tell(struct proving *proving, const struct adopted *adopted, const struct sealed_file *file,
			const char *path)
{
	char *twin = source_twin(proving->sources, path);
	g_autofree char *words = twin ? twin_words(twin, path) : NULL;
	if (words)
		diag_add(proving->diag, CODE_HISTORY_ALTERED, file->place, "the file '%s' of the adopted version %s %s",
			 path, adopted->version, words);
	else
		diag_add(proving->diag, CODE_HISTORY_ALTERED, file->place,
			 "the file '%s' of the adopted version %s is gone; put it back as it was adopted", path,
			 adopted->version);
	if (twin)
		g_hash_table_add(proving->twins, twin);
}

static bool file_verify(struct proving *proving, const struct adopted *adopted, const struct sealed_file *file)
{
	g_autofree char *path = g_strdup_printf("%s/%s", adopted->folder, file->path);
	enum source_reason reason;
	g_autofree char *sum = source_hash(proving->sources, path, file->place, proving->diag, &reason);
	bool same = sum && !strcmp(sum, file->sha256);
	if (reason == SOURCE_ABSENT)
		absent_tell(proving, adopted, file, path);
	else if (sum && !same)
		altered_tell(proving, adopted, path, ends_sealed(proving, path, file->sha256));
	return same;
}

/* Once for all of them: it is one setting, and not what anybody wrote. */
static void line_ends_tell(const struct proving *proving, const struct history *history)
{
	g_autofree char *index = g_strdup_printf("%s/history/index.yaml", history->id);
	if (proving->line_ends)
		diag_add(
			proving->diag, CODE_HISTORY_ALTERED,
			(struct place){.file = source_shown(proving->sources, index)},
			"the words of the adopted versions are as they were sealed, but the line ends in their files "
			"(%u of "
			"them) are those of another system, as git's 'core.autocrlf' or a program that copies texts "
			"makes them: write the line '**/history/** -text' into the file '.gitattributes' of the "
			"content "
			"folder, then delete '%s/history' and give 'git checkout -- %s/history' in the content folder; "
			"without git, copy the history once more as it is",
			proving->line_ends, history->id, history->id);
}

/* The version whose folder holds `path` and that has it in its list; NULL when none does. */
static const struct adopted *owner_find(const struct history *history, const char *path)
{
	for (guint i = 0; i < history->versions->len; i++) {
		const struct adopted *adopted = history->versions->pdata[i];
		size_t n = strlen(adopted->folder);
		if (strncmp(path, adopted->folder, n) || path[n] != '/')
			continue;
		for (guint k = 0; k < adopted->files->len; k++) {
			const struct sealed_file *file = adopted->files->pdata[k];
			if (!strcmp(file->path, path + n + 1))
				return adopted;
		}
	}
	return NULL;
}

bool history_is_lost(struct sources *sources, const struct history *history, struct diag *diag)
{
	if (history->versions->len || history->broken)
		return false;
	g_autofree char *folder = g_strdup_printf("%s/history", history->id);
	g_autofree char *index = g_strdup_printf("%s/index.yaml", folder);
	GPtrArray *paths = source_list(sources, folder);
	bool lost = false;
	for (guint i = 0; i < paths->len && !lost; i++)
		lost = strcmp(paths->pdata[i], index) && !is_system_file(paths->pdata[i]);
	g_ptr_array_unref(paths);
	if (lost)
		diag_add(diag, CODE_HISTORY_ALTERED, (struct place){.file = source_shown(sources, index)},
			 "the list of the adopted versions is %s, but files of versions are in '%s'; put the list "
			 "back as it was, from a backup or from git, or take the folder out where nothing was adopted",
			 history->present ? "empty" : "gone", folder);
	return lost;
}

static bool extras_find(const struct proving *proving, const struct history *history)
{
	struct sources *sources = proving->sources;
	char *folder = g_strdup_printf("%s/history", history->id), *index = g_strdup_printf("%s/index.yaml", folder);
	GPtrArray *paths = source_list(sources, folder);
	bool none = true;
	for (guint i = 0; i < paths->len && !history->broken; i++) {
		const char *path = paths->pdata[i];
		if (!strcmp(path, index) || owner_find(history, path) || is_system_file(path) ||
		    g_hash_table_contains(proving->twins, path))
			continue;
		none = false;
		diag_add(proving->diag, CODE_HISTORY_ALTERED, (struct place){.file = source_shown(sources, path)},
			 "this file belongs to no adopted version in the list '%s'; take it out of the history", index);
	}
	g_ptr_array_unref(paths);
	g_free(index);
	g_free(folder);
	return none;
}

/* The entries of the list: from the first that has a seal on, each has one, and it is the right one. */
static bool seals_verify(const struct history *history, struct diag *diag)
{
	const char *before = NULL;
	bool fine = true;
	for (guint i = 0; i < history->versions->len; i++) {
		const struct adopted *adopted = history->versions->pdata[i];
		char *seal = seal_make(adopted, before);
		bool same = (!g_strcmp0(adopted->seal, seal) && seal_is_plain(adopted)) ||
			    (!adopted->seal && !adopted->text && !before);
		if (!same)
			diag_add(diag, CODE_HISTORY_ALTERED, adopted->place,
				 "what is said here of version %s is not what was sealed when it was adopted; put it "
				 "back as it was",
				 adopted->version);
		fine = fine && same;
		before = adopted->seal;
		g_free(seal);
	}
	return fine;
}

bool history_verify(struct sources *sources, const struct history *history, struct diag *diag)
{
	if (history_is_lost(sources, history, diag))
		return false;
	struct proving proving = {.sources = sources,
				  .diag = diag,
				  .twins = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
	bool fine = seals_verify(history, diag);
	for (guint i = 0; i < history->versions->len; i++) {
		const struct adopted *adopted = history->versions->pdata[i];
		bool there = folder_verify(&proving, adopted);
		for (guint k = 0; there && k < adopted->files->len; k++)
			fine = file_verify(&proving, adopted, adopted->files->pdata[k]) && fine;
		fine = fine && there;
	}
	line_ends_tell(&proving, history);
	fine = extras_find(&proving, history) && fine;
	g_hash_table_unref(proving.twins);
	return fine;
}
