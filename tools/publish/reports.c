/* SPDX-License-Identifier: MIT */
#include "publish/reports.h"
#include "publish/report_paper.h"

#include <string.h>

#define REPORTS_FOLDER "reports"

static gint by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The paths of the Markdown files in the folder, sorted. */
static GPtrArray *reports_find(const char *content)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	char *folder = g_build_filename(content, REPORTS_FOLDER, NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
		char *path = g_build_filename(folder, name, NULL), *text = NULL;
		gsize length = 0;
		bool report = g_str_has_suffix(name, ".md") && *name != '.' &&
			      g_file_get_contents(path, &text, &length, NULL) && is_report(text, length);
		if (report)
			g_ptr_array_add(paths, g_steal_pointer(&path));
		g_free(text);
		g_free(path);
	}
	g_ptr_array_sort(paths, by_name);
	if (dir)
		g_dir_close(dir);
	g_free(folder);
	return paths;
}

/* Takes `path`. */
static bool bytes_put(struct stage *stage, char *path, GByteArray *bytes, bool made)
{
	bool fine = made && stage_put(stage, path, bytes->data, bytes->len);
	g_byte_array_unref(bytes);
	g_free(path);
	return fine;
}

static bool paper_put(const struct report_paper *paper, struct stage *stage, const struct templates *templates,
		      struct diag *diag)
{
	static const enum format formats[] = {FORMAT_DOCX, FORMAT_HTML, FORMAT_MARKDOWN};
	static const char *const names[] = {"report.docx", "report.html", "report.md"};
	bool fine = true;
	for (size_t i = 0; i < G_N_ELEMENTS(formats) && fine; i++) {
		GByteArray *bytes = g_byte_array_new();
		bool made = single_render(paper->edition, formats[i], templates, bytes, diag);
		fine = bytes_put(stage, g_strdup_printf(REPORTS_FOLDER "/%s/%s", paper->id, names[i]), bytes, made);
	}
	for (guint i = 0; i < paper->attachments->len && fine; i++) {
		const struct attachment *attachment = paper->attachments->pdata[i];
		GByteArray *bytes = g_byte_array_new();
		bool made = attachment_make(paper, attachment, templates, bytes, diag);
		fine = bytes_put(stage, g_strdup_printf(REPORTS_FOLDER "/%s/%s", paper->id, attachment->file), bytes,
				 made);
	}
	if (!fine)
		return false;
	GByteArray *bytes = g_byte_array_new();
	bool made = agenda_pack(paper, templates, bytes, diag);
	return bytes_put(stage, g_strdup_printf(REPORTS_FOLDER "/%s.zip", paper->id), bytes, made);
}

bool reports_put(const char *content, struct stage *stage, const struct templates *templates, struct diag *diag)
{
	GPtrArray *paths = reports_find(content);
	const struct paper_options options = {.content = content};
	bool fine = true;
	for (guint i = 0; i < paths->len && fine; i++) {
		struct report_paper *paper = report_paper_open(paths->pdata[i], &options, templates, diag);
		fine = paper && paper->edition && paper_put(paper, stage, templates, diag);
		report_paper_free(paper);
	}
	g_ptr_array_unref(paths);
	return fine;
}

void reports_check(const char *content, const struct templates *templates, struct diag *diag)
{
	GPtrArray *paths = reports_find(content);
	const struct paper_options options = {.content = content};
	for (guint i = 0; i < paths->len; i++)
		report_paper_free(report_paper_open(paths->pdata[i], &options, templates, diag));
	g_ptr_array_unref(paths);
}
