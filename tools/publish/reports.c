/* SPDX-License-Identifier: MIT */
#include "publish/reports.h"
#include "publish/report_paper.h"
#include "read/source.h"

#include <string.h>

static bool is_report_file(struct sources *sources, const char *path, struct diag *diag)
{
	size_t length = 0;
	g_autofree char *text = source_bytes(sources, path, &length, diag);
	return text && is_report(text, length);
}

/* The paths of the reports in the folder, sorted. What can't be read is told: it may be one. */
static GPtrArray *reports_find(const char *content, struct diag *diag)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	struct sources *sources = sources_open(content, diag);
	g_autoptr(GPtrArray) names = sources ? source_names(sources, REPORTS_FOLDER) : NULL;
	for (guint i = 0; names && i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *path = g_build_filename(REPORTS_FOLDER, name, NULL);
		if (g_str_has_suffix(name, ".md") && *name != '.' && is_report_file(sources, path, diag))
			g_ptr_array_add(paths, g_build_filename(content, path, NULL));
	}
	sources_close(sources);
	return paths;
}

/* `sha256`: NULL where it is not known. */
static bool bytes_put(struct stage *stage, const struct report_paper *paper, const char *name, const GByteArray *bytes,
		      const char *sha256)
{
	char *path = g_strdup_printf(REPORTS_FOLDER "/%s%s", paper->id, name);
	bool fine = sha256 ? stage_put_summed(stage, path, bytes->data, bytes->len, sha256)
			   : stage_put(stage, path, bytes->data, bytes->len);
	g_free(path);
	return fine;
}

static bool files_put(const struct report_paper *paper, const GPtrArray *files, struct stage *stage, struct diag *diag)
{
	bool fine = true;
	for (guint i = 0; i < files->len && fine; i++) {
		const struct agenda_file *file = files->pdata[i];
		char *name = g_strdup_printf("/%s", file->name);
		fine = bytes_put(stage, paper, name, file->bytes, file->sha256);
		g_free(name);
	}
	GByteArray *pack = g_byte_array_new();
	fine = fine && agenda_pack(paper, files, pack, diag) && bytes_put(stage, paper, ".zip", pack, NULL);
	g_byte_array_unref(pack);
	return fine;
}

static bool paper_put(const struct report_paper *paper, struct stage *stage, const struct templates *templates,
		      struct diag *diag)
{
	GPtrArray *files = agenda_files(paper, templates, diag);
	if (!files)
		return false;
	GByteArray *markdown = g_byte_array_new();
	bool fine = files_put(paper, files, stage, diag) &&
		    single_render(paper->edition, FORMAT_MARKDOWN, templates, markdown, diag) &&
		    bytes_put(stage, paper, "/report.md", markdown, NULL);
	g_byte_array_unref(markdown);
	g_ptr_array_unref(files);
	return fine;
}

bool reports_put(const char *content, struct stage *stage, GPtrArray *papers, const struct templates *templates,
		 struct diag *diag)
{
	GPtrArray *paths = reports_find(content, diag);
	const struct paper_options options = {.content = content};
	bool fine = true;
	for (guint i = 0; i < paths->len && fine; i++) {
		struct report_paper *paper = report_paper_open(paths->pdata[i], &options, templates, diag);
		if (paper)
			g_ptr_array_add(papers, paper);
		fine = paper && paper->edition && paper_put(paper, stage, templates, diag);
	}
	g_ptr_array_unref(paths);
	return fine;
}

void reports_check(const char *content, const struct templates *templates, struct diag *diag)
{
	GPtrArray *paths = reports_find(content, diag);
	const struct paper_options options = {.content = content};
	for (guint i = 0; i < paths->len; i++)
		report_paper_free(report_paper_open(paths->pdata[i], &options, templates, diag));
	g_ptr_array_unref(paths);
}
