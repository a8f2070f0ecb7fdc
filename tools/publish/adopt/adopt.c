/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt.h"
#include "publish/adopt/adopt_check.h"
#include "publish/adopt/adopt_reports.h"
#include "publish/printed.h"
#include "publish/proof.h"
#include "publish/reasons_file.h"
#include "publish/reports/reports.h"
#include "read/front_change.h"

#include <string.h>

void adopted_now_clear(struct adopted_now *now)
{
	g_clear_pointer(&now->next, g_free);
	g_clear_pointer(&now->seal, g_free);
}

/* The version after: 3.1 after 3.0, 8 after 7, 2027-02 after 2027-01. */
static char *version_after(const char *version)
{
	size_t end = strlen(version), first = end;
	while (first && g_ascii_isdigit(version[first - 1]))
		first--;
	if (first == end)
		return g_strdup_printf("%s.1", version);
	char *next = g_strdup(version);
	while (end > first && next[end - 1] == '9')
		next[--end] = '0';
	if (end > first) {
		next[end - 1]++;
		return next;
	}
	char *longer = g_strdup_printf("%.*s1%s", (int)first, version, next + first);
	g_free(next);
	return longer;
}

/* ---- the seal --------------------------------------------------------------------------------------------------- */

/* The sum of the text that the copies print by themselves: proof that they are whole. NULL with messages. */
static char *copies_prove(const struct adopting *adopting)
{
	g_autofree char *stage = stage_folder(adopting->stage);
	g_autofree char *folder = g_build_filename(stage, adopting->version_folder, NULL);
	g_autofree char *numbers = g_strdup_printf("%s/numbers.yaml", adopting->folder);
	struct sources *sources = sources_open(folder, adopting->diag);
	struct diag *own = diag_new();
	struct collection *collection = sources ? collection_open(sources, adopting->templates, own) : NULL;
	const struct edition *edition = collection ? collection_find(collection, adopting->folder) : NULL;
	if (edition)
		printed_check(collection->sources, numbers, edition, own);
	diag_pass(own, LEVEL_ERROR, adopting->diag);
	char *sum = edition && diag_worst(own) < LEVEL_ERROR ? text_sum(edition) : NULL;
	diag_free(own);
	collection_free(collection);
	return sum;
}

/* In the order of their paths, as the stage gives them. */
static GPtrArray *files_sealed(const struct adopting *adopting)
{
	GPtrArray *staged = stage_files(adopting->stage), *files = g_ptr_array_new();
	size_t n = strlen(adopting->version_folder);
	for (guint i = 0; i < staged->len; i++) {
		const struct staged_file *from = staged->pdata[i];
		if (strncmp(from->path, adopting->version_folder, n) || from->path[n] != '/')
			continue;
		struct sealed_file *file = arena_take(adopting->history->arena, sizeof *file);
		file->path = arena_text(adopting->history->arena, from->path + n + 1);
		file->sha256 = arena_text(adopting->history->arena, from->sha256);
		g_ptr_array_add(files, file);
	}
	g_ptr_array_unref(staged);
	return files;
}

static const struct release *release_of(const struct publication *publication, const char *version,
					const struct edition *draft)
{
	for (guint i = 0; i < publication->documents->len; i++) {
		const struct published *published = publication->documents->pdata[i];
		if (!published->draft || published->draft->edition != draft)
			continue;
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			if (release->adoption && !strcmp(release->version, version))
				return release;
		}
	}
	return NULL;
}

/* A version from before there were seals is sealed as it stands: its files have been held against their sums. */
static void earlier_seal(const struct adopting *adopting)
{
	const struct history *history = adopting->history;
	for (guint i = 0; i < history->versions->len; i++) {
		struct adopted *adopted = history->versions->pdata[i];
		const struct release *release =
			adopted->text ? NULL : release_of(adopting->publication, adopted->version, adopting->draft);
		if (!release)
			continue;
		char *sum = text_sum(release->edition);
		adopted->text = arena_text(history->arena, sum);
		g_free(sum);
	}
}

/* Takes the version into the history. */
static bool version_seal(const struct adopting *adopting)
{
	const struct adoption *adoption = adopting->adoption;
	char *text = copies_prove(adopting);
	if (!text)
		return false;
	struct adopted *adopted = arena_take(adopting->history->arena, sizeof *adopted);
	*adopted = (struct adopted){.version = adoption->version,
				    .adopted = adoption->day,
				    .effective = adoption->effective,
				    .by = adoption->by,
				    .minute = adoption->minute,
				    .summary = adoption->summary,
				    .authority = adoption->authority,
				    .reason = adoption->reason,
				    .folder = adopting->version_folder};
	adopted->files = files_sealed(adopting);
	adopted->text = arena_text(adopting->history->arena, text);
	g_free(text);
	earlier_seal(adopting);
	g_ptr_array_add(adopting->history->versions, adopted);
	return true;
}

static bool index_put(const struct adopting *adopting)
{
	g_autofree char *path = g_strdup_printf("%s/history/index.yaml", adopting->folder);
	g_autofree char *index = history_index(adopting->history);
	return stage_put(adopting->stage, path, index, strlen(index));
}

/* ---- the next draft --------------------------------------------------------------------------------------------- */

static bool draft_open(const struct adopting *adopting, const char *next)
{
	const char *path = edition_meta(adopting->draft)->source;
	g_autofree char *version = g_strdup_printf("\"%s\"", next);
	const struct front_change changes[] = {
		{"version", version}, {"status", "draft"}, {"adopted", NULL}, {"effective", NULL}};
	g_autofree char *reasons = g_strdup_printf("%s/" REASONS_FILE, adopting->folder);
	g_autofree char *empty =
		g_strdup_printf("# Why each change since version %s is made, by the id of the clause, section, form or "
				"appendix.\n",
				adopting->adoption->version); /* the draft may be called otherwise when it is adopted */
	return source_put_changed(adopting, path, changes, G_N_ELEMENTS(changes)) &&
	       stage_put(adopting->stage, reasons, empty, strlen(empty));
}

/* What can't be read again would be sealed, and could never be mended. */
static bool index_prove(const struct adopting *adopting)
{
	g_autofree char *stage = stage_folder(adopting->stage);
	struct diag *own = diag_new();
	struct sources *sources = sources_open(stage, own);
	struct history *history = sources ? history_read(sources, adopting->folder, own) : NULL;
	if (history)
		history_verify(sources, history, own);
	bool good = diag_worst(own) < LEVEL_ERROR;
	for (size_t i = 0; i < diag_count(own); i++)
		if (diag_get(own, i)->level >= LEVEL_ERROR)
			diag_add(adopting->diag, diag_get(own, i)->level == LEVEL_FAILURE ? CODE_OUTPUT : CODE_ADOPTION,
				 edition_meta(adopting->draft)->place,
				 "what the list of versions would say of version %s could not be read again: %s",
				 adopting->adoption->version, diag_get(own, i)->words);
	history_free(history);
	sources_close(sources);
	diag_free(own);
	return good;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static enum status write_stage(struct adopting *adopting, struct adopted_now *now)
{
	bool good = freeze(adopting) && version_seal(adopting) && index_put(adopting) &&
		    draft_open(adopting, now->next) && stage_keep(adopting->stage, adopting->folder) &&
		    index_prove(adopting) && adopt_reports(adopting, &now->reports);
	enum status status = diag_status(adopting->diag, false);
	if (status != STATUS_DONE || !good)
		return MAX(status, STATUS_MISTAKES);
	const struct adopted *adopted = history_last(adopting->history);
	now->files = adopted->files->len;
	now->seal = g_strdup(adopted->seal);
	return stage_commit(adopting->stage);
}

static enum status adopt_read(struct adopting *adopting, struct adopted_now *now)
{
	const struct edition *draft = adopting->draft;
	adoption_check(adopting);
	proof_print(adopting->publication->library, draft, adopting->templates, adopting->diag);
	enum status status = diag_status(adopting->diag, false);
	if (status != STATUS_DONE)
		return status;
	const struct adoption *adoption = adopting->adoption;
	now->next = adoption->next ? g_strdup(adoption->next) : version_after(adoption->version);
	return write_stage(adopting, now);
}

enum status adopt(const char *content, const char *folder, const struct adoption *adoption,
		  const struct templates *templates, struct adopted_now *now, struct diag *diag)
{
	g_autofree char *version_folder = g_strdup_printf("%s/history/%s", folder, adoption->version);
	struct adoption settled = *adoption;
	struct adopting adopting = {.adoption = &settled,
				    .folder = folder,
				    .version_folder = version_folder,
				    .entries = {folder},
				    .templates = templates,
				    .diag = diag};
	adopting.stage =
		stage_open_within(content, adopting.entries, diag); /* first, for it ends what was interrupted */
	bool watched = adopting.stage && stage_watch(adopting.stage, REPORTS_FOLDER);
	adopting.sources = watched ? sources_open(content, diag) : NULL;
	struct publication *publication = adopting.sources ? publication_open(content, true, templates, diag) : NULL;
	adopting.publication = publication;
	adopting.history = publication ? history_read(adopting.sources, folder, diag) : NULL;
	adopting.draft = publication ? draft_find(publication, adopting.sources, folder, diag) : NULL;
	if (adopting.draft && !settled.effective)
		settled.effective = edition_meta(adopting.draft)->effective;
	enum status status = diag_status(diag, false);
	if (status == STATUS_DONE)
		status = adopting.draft ? adopt_read(&adopting, now) : STATUS_MISTAKES;
	history_free(adopting.history);
	publication_free(publication);
	sources_close(adopting.sources);
	stage_drop(adopting.stage);
	return status;
}
