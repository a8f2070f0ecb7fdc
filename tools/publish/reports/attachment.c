/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "base/sum.h"
#include "format/package.h"
#include "publish/reports/report_paper.h"
#include "publish/told/told.h"

const char *attachment_name(enum attachment_kind kind)
{
	static const char *const names[ATTACHMENTS] = {"clean", "marked", "table"};
	return names[kind];
}

void attachment_free(gpointer data)
{
	struct attachment *attachment = data;
	g_free(attachment->label);
	g_free(attachment->title);
	g_free(attachment->file);
	g_free(attachment);
}

/* A file with a cover is another than the one that is there. */
static bool attachment_make(const struct report_paper *paper, const struct attachment *attachment,
			    const GByteArray *clean, const struct templates *templates, GByteArray *out,
			    struct diag *diag)
{
	if (attachment->kind == ATTACH_CLEAN && clean && !paper->cover) {
		g_byte_array_append(out, clean->data, clean->len);
		return true;
	}
	if (attachment->kind == ATTACH_CLEAN)
		return single_word(paper->new->edition, (struct docx_wishes){.cover = paper->cover}, templates, out,
				   diag);
	const struct telling telling = {
		.changes = paper->changes,
		.reasons = paper->reasons,
		.templates = templates,
		.format = REPORT_DOCX,
		.author = "Keeling",
	};
	return teller_find(attachment->kind == ATTACH_MARKED ? "docx" : "table")->tell(&telling, out, diag);
}

/* ---- the agenda item ------------------------------------------------------------------------------------------ */

static void file_free(gpointer data)
{
	struct agenda_file *file = data;
	g_byte_array_unref(file->bytes);
	g_free(file->sha256);
	g_free(file);
}

/* The bytes of a file to be filled in. */
static GByteArray *file_add(GPtrArray *files, const char *name, const char *label, const char *title)
{
	struct agenda_file *file = g_new(struct agenda_file, 1);
	*file = (struct agenda_file){name, label, title, g_byte_array_new(), NULL};
	g_ptr_array_add(files, file);
	return file->bytes;
}

static bool files_make(GPtrArray *files, const struct report_paper *paper, const GByteArray *clean,
		       const struct templates *templates, struct diag *diag)
{
	static const struct {
		enum format format;
		const char *name;
	} forms[] = {{FORMAT_DOCX, "report.docx"}, {FORMAT_HTML, "report.html"}};
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		GByteArray *bytes = file_add(files, forms[i].name, NULL, edition_title(paper->edition));
		if (!single_render(paper->edition, forms[i].format, templates, bytes, diag))
			return false;
	}
	for (guint i = 0; i < paper->attachments->len; i++) {
		const struct attachment *attachment = paper->attachments->pdata[i];
		GByteArray *bytes = file_add(files, attachment->file, attachment->label, attachment->title);
		if (!attachment_make(paper, attachment, clean, templates, bytes, diag))
			return false;
	}
	return true;
}

GPtrArray *agenda_files(const struct report_paper *paper, const GByteArray *clean, const struct templates *templates,
			struct diag *diag)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(file_free);
	bool made = files_make(files, paper, clean, templates, diag);
	for (guint i = 0; i < files->len && made; i++) {
		struct agenda_file *file = files->pdata[i];
		file->sha256 = sum_of(file->bytes->data, file->bytes->len);
	}
	if (made)
		return files;
	g_ptr_array_unref(files);
	return NULL;
}

static void file_note(GString *manifest, const struct agenda_file *file)
{
	g_string_append(manifest, "\n  {\"path\": ");
	json_text(manifest, file->name);
	if (file->label) {
		g_string_append(manifest, ", \"appendix\": ");
		json_text(manifest, file->label);
	}
	g_string_append(manifest, ", \"title\": ");
	json_text(manifest, file->title);
	g_string_append_printf(manifest, ", \"size\": %u, \"sha256\": \"%s\"}", file->bytes->len, file->sha256);
}

bool agenda_pack(const struct report_paper *paper, const GPtrArray *files, GByteArray *out, struct diag *diag)
{
	struct package *package = package_new();
	GString *manifest = g_string_new("{\"format\": 1,\n \"report\": ");
	json_text(manifest, paper->id);
	g_string_append(manifest, ",\n \"files\": [");
	for (guint i = 0; i < files->len; i++) {
		if (i)
			g_string_append_c(manifest, ',');
		file_note(manifest, files->pdata[i]);
	}
	g_string_append(manifest, "\n ]}\n");
	package_add(package, "manifest.json", manifest->str, manifest->len);
	for (guint i = 0; i < files->len; i++) {
		const struct agenda_file *file = files->pdata[i];
		package_add(package, file->name, file->bytes->data, file->bytes->len);
	}
	bool fine = package_finish(package, out);
	if (!fine)
		diag_add(diag, CODE_OUTPUT, (struct place){0}, "the pack of the agenda item can't be made: %s",
			 package_problem(package));
	package_free(package);
	g_string_free(manifest, TRUE);
	return fine;
}
