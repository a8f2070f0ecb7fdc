/* SPDX-License-Identifier: MIT */
#include "publish/reports/reports.h"
#include "base/apart.h"
#include "base/system_files.h"
#include "base/tree.h"
#include "publish/whole/carried.h"
#include "publish/reasons_file.h"
#include "publish/reports/report_paper.h"
#include "read/source/source.h"
#include "render/docx/docx_reference.h"

#include <string.h>

/* ---- which there are --------------------------------------------------------------------------------------------- */

/* True for the name of a file that is there to be a report: whatever it holds, so that one which is spoilt is told of.
 */
static bool is_report_name(const char *name)
{
	return g_str_has_suffix(name, ".md") && *name != '.' && strcmp(name, "README.md") != 0 && !is_system_file(name);
}

bool is_report_path(const char *path)
{
	const char *name = g_str_has_prefix(path, REPORTS_FOLDER "/") ? path + strlen(REPORTS_FOLDER "/") : NULL;
	return name && !strchr(name, '/') && is_report_name(name);
}

/* The paths of the reports in the folder, sorted. */
static GPtrArray *reports_find(const char *content, struct diag *diag)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	struct sources *sources = sources_open(content, diag);
	g_autoptr(GPtrArray) names = sources ? source_names(sources, REPORTS_FOLDER) : NULL;
	for (guint i = 0; names && i < names->len; i++)
		if (is_report_name(names->pdata[i]))
			g_ptr_array_add(paths, g_build_filename(content, REPORTS_FOLDER, names->pdata[i], NULL));
	sources_close(sources);
	return paths;
}

/* ---- the files --------------------------------------------------------------------------------------------------- */

struct reports {
	GPtrArray *papers; /* of struct report_paper * */
	GPtrArray *keys;   /* of each; NULL: its files are not to be known again. Empty before reports_begin() */
	GPtrArray *making; /* those of the papers whose files were not there */
	GHashTable *words;
	struct stage *stage; /* with the Word files */
	struct reuse *reuse;
	const struct templates *templates;
	struct diag *diag;
	struct apart *apart;
};

static void file_carry(struct carried *files, const struct report_paper *paper, const char *name,
		       const GByteArray *bytes, const char *sha256)
{
	g_autofree char *path = g_strdup_printf(REPORTS_FOLDER "/%s%s", paper->id, name);
	carried_add(files, path, bytes, sha256);
}

static bool pack_carry(struct carried *files, const struct report_paper *paper, const GPtrArray *made,
		       struct diag *diag)
{
	GByteArray *pack = g_byte_array_new();
	bool fine = agenda_pack(paper, made, pack, diag);
	if (fine)
		file_carry(files, paper, ".zip", pack, NULL);
	g_byte_array_unref(pack);
	return fine;
}

static bool markdown_carry(struct carried *files, const struct report_paper *paper, const struct templates *templates,
			   struct diag *diag)
{
	GByteArray *markdown = g_byte_array_new();
	bool fine = single_render(paper->edition, FORMAT_MARKDOWN, templates, markdown, diag);
	if (fine)
		file_carry(files, paper, "/report.md", markdown, NULL);
	g_byte_array_unref(markdown);
	return fine;
}

/* The Word file of the new text, which the build has made already. */
static GByteArray *clean_find(const struct reports *reports, const struct report_paper *paper)
{
	const char *path = g_hash_table_lookup(reports->words, paper->new->edition);
	g_autofree char *folder = stage_folder(reports->stage);
	g_autofree char *file = path ? g_build_filename(folder, path, NULL) : NULL;
	size_t length;
	char *bytes = file ? path_bytes(file, &length) : NULL;
	return bytes ? g_byte_array_new_take((guint8 *)bytes, length) : NULL;
}

static bool paper_carry(const struct reports *reports, const struct report_paper *paper, struct carried *files)
{
	g_autoptr(GByteArray) clean = clean_find(reports, paper);
	g_autoptr(GPtrArray) made = agenda_files(paper, clean, reports->templates, reports->diag);
	for (guint i = 0; made && i < made->len; i++) {
		const struct agenda_file *file = made->pdata[i];
		g_autofree char *name = g_strdup_printf("/%s", file->name);
		file_carry(files, paper, name, file->bytes, file->sha256);
	}
	return made && pack_carry(files, paper, made, reports->diag) &&
	       markdown_carry(files, paper, reports->templates, reports->diag);
}

static bool files_make(void *data, GByteArray *answer)
{
	const struct reports *reports = data;
	struct carried *files = carried_new();
	bool fine = true;
	for (guint i = 0; i < reports->making->len && fine; i++)
		fine = paper_carry(reports, reports->making->pdata[i], files);
	carried_end(files, answer);
	return fine;
}

/* ---- what an earlier build made ---------------------------------------------------------------------------------- */

static void attachments_key(const struct report_paper *paper, GString *out)
{
	for (guint i = 0; i < paper->attachments->len; i++) {
		const struct attachment *attachment = paper->attachments->pdata[i];
		g_string_append_printf(out, "%s\n%s\n%s\n", attachment->label, attachment->title, attachment->file);
	}
	for (const char *const *line = paper->cover; line && *line; line++)
		g_string_append_printf(out, "%s\n", *line);
}

/* All that the files of a report are made of: its own words, with the overview that it has; both revisions, and the
 * reasons, for what is attached. A council's own look is not part of any key. */
static char *paper_key(const struct reports *reports, const struct report_paper *paper)
{
	if (docx_reference_kept(reports->templates))
		return NULL;
	g_autoptr(GString) attached = g_string_new(NULL);
	attachments_key(paper, attached);
	g_autofree char *reasons = reasons_digest(paper->new->collection->sources, paper->new->edition);
	return reuse_key("report", paper->id, paper->style, reuse_digest(reports->reuse, paper->edition),
			 reuse_digest(reports->reuse, paper->old->edition),
			 reuse_digest(reports->reuse, paper->new->edition), reasons, attached->str, NULL);
}

static void papers_settle(struct reports *reports, struct stage *stage)
{
	for (guint i = 0; i < reports->papers->len; i++) {
		struct report_paper *paper = reports->papers->pdata[i];
		char *key = paper_key(reports, paper);
		g_ptr_array_add(reports->keys, key);
		if (!key || !reuse_put(reports->reuse, key, stage))
			g_ptr_array_add(reports->making, paper);
	}
}

/* Which of the reports a file of theirs is of. */
static guint paper_of(const struct reports *reports, const char *path)
{
	const char *name = path + strlen(REPORTS_FOLDER "/");
	for (guint i = 0; i < reports->papers->len; i++) {
		const struct report_paper *paper = reports->papers->pdata[i];
		const char *rest = g_str_has_prefix(name, paper->id) ? name + strlen(paper->id) : "";
		if (*rest == '/' || strcmp(rest, ".zip") == 0)
			return i;
	}
	g_assert_not_reached();
}

static bool file_note(void *data, const char *path, G_GNUC_UNUSED const GByteArray *bytes,
		      G_GNUC_UNUSED const char *sha256)
{
	const struct reports *reports = data;
	const char *key = reports->keys->pdata[paper_of(reports, path)];
	if (key)
		reuse_note(reports->reuse, key, path);
	return true;
}

/* ---- from the first to the last ---------------------------------------------------------------------------------- */

static void paper_destroy(gpointer paper)
{
	report_paper_free(paper);
}

static bool papers_open(struct reports *reports, const struct publication *publication)
{
	const char *content = publication->constitution->folder;
	g_autoptr(GPtrArray) paths = reports_find(content, reports->diag);
	const struct paper_options options = {.content = content, .publication = publication};
	for (guint i = 0; i < paths->len; i++) {
		struct report_paper *paper =
			report_paper_open(paths->pdata[i], &options, reports->templates, reports->diag);
		if (paper)
			g_ptr_array_add(reports->papers, paper);
		if (!paper || !paper->edition)
			return false;
	}
	return true;
}

struct reports *reports_open(const struct publication *publication, const struct templates *templates,
			     struct diag *diag)
{
	struct reports *reports = g_new0(struct reports, 1);
	reports->papers = g_ptr_array_new_with_free_func(paper_destroy);
	reports->keys = g_ptr_array_new_with_free_func(g_free);
	reports->making = g_ptr_array_new();
	reports->templates = templates;
	reports->diag = diag;
	if (papers_open(reports, publication))
		return reports;
	reports_free(reports);
	return NULL;
}

void reports_begin(struct reports *reports, GHashTable *words, struct reuse *reuse, struct stage *stage)
{
	reports->words = words;
	reports->stage = stage;
	reports->reuse = reuse;
	papers_settle(reports, stage);
	if (reports->making->len)
		reports->apart = apart_begin(files_make, reports, reports->diag);
}

const GPtrArray *reports_papers(const struct reports *reports)
{
	return reports->papers;
}

bool reports_end(struct reports *reports, struct stage *stage)
{
	if (!reports->making->len)
		return true;
	GByteArray *answer = g_byte_array_new();
	size_t said = diag_count(reports->diag);
	bool fine = apart_end(reports->apart, answer) || files_make(reports, answer);
	reports->apart = NULL;
	fine = fine && carried_put(answer, stage);
	if (fine && diag_count(reports->diag) == said)
		carried_each(answer, file_note, reports);
	g_byte_array_unref(answer);
	return fine;
}

void reports_free(struct reports *reports)
{
	if (!reports)
		return;
	apart_drop(reports->apart);
	g_ptr_array_unref(reports->making);
	g_ptr_array_unref(reports->keys);
	g_ptr_array_unref(reports->papers);
	g_free(reports);
}

void reports_check(const char *content, const struct publication *publication, const struct templates *templates,
		   struct diag *diag)
{
	GPtrArray *paths = reports_find(content, diag);
	const struct paper_options options = {.content = content, .publication = publication};
	for (guint i = 0; i < paths->len; i++)
		report_paper_free(report_paper_open(paths->pdata[i], &options, templates, diag));
	g_ptr_array_unref(paths);
}
