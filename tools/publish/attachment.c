/* SPDX-License-Identifier: MIT */
#include "base/json.h"
#include "format/package.h"
#include "publish/report_paper.h"
#include "publish/told.h"
#include "render/docx.h"

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

bool attachment_make(const struct report_paper *paper, const struct attachment *attachment,
		     const struct templates *templates, GByteArray *out, struct diag *diag)
{
	if (attachment->kind == ATTACH_CLEAN)
		return docx_render_as(paper->new->edition, &(struct docx_wishes){.cover = paper->cover}, templates, out,
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

/* ---- the pack
 * ----------------------------------------------------------------------------------------------------------- */

struct packing {
	struct package *package;
	GString *manifest;
	GPtrArray *kept;  /* of GByteArray * */
	GPtrArray *names; /* of const char *, one for each */
	unsigned count;
};

static void file_pack(struct packing *packing, const char *name, const char *label, const char *title,
		      const GByteArray *bytes)
{
	char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes->data, bytes->len);
	g_string_append(packing->manifest, packing->count++ ? ",\n  {\"path\": " : "\n  {\"path\": ");
	json_text(packing->manifest, name);
	if (label) {
		g_string_append(packing->manifest, ", \"appendix\": ");
		json_text(packing->manifest, label);
	}
	g_string_append(packing->manifest, ", \"title\": ");
	json_text(packing->manifest, title);
	g_string_append_printf(packing->manifest, ", \"size\": %u, \"sha256\": \"%s\"}", bytes->len, sum);
	g_ptr_array_add(packing->names, (gpointer)name);
	g_free(sum);
}

static GByteArray *bytes_new(struct packing *packing)
{
	GByteArray *bytes = g_byte_array_new();
	g_ptr_array_add(packing->kept, bytes);
	return bytes;
}

static bool report_pack(struct packing *packing, const struct report_paper *paper, const struct templates *templates,
			struct diag *diag)
{
	static const struct {
		enum format format;
		const char *name;
	} forms[] = {{FORMAT_DOCX, "report.docx"}, {FORMAT_HTML, "report.html"}};
	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		GByteArray *bytes = bytes_new(packing);
		if (!single_render(paper->edition, forms[i].format, templates, bytes, diag))
			return false;
		file_pack(packing, forms[i].name, NULL, edition_title(paper->edition), bytes);
	}
	for (guint i = 0; i < paper->attachments->len; i++) {
		const struct attachment *attachment = paper->attachments->pdata[i];
		GByteArray *bytes = bytes_new(packing);
		if (!attachment_make(paper, attachment, templates, bytes, diag))
			return false;
		file_pack(packing, attachment->file, attachment->label, attachment->title, bytes);
	}
	return true;
}

static void bytes_gone(gpointer bytes)
{
	g_byte_array_unref(bytes);
}

bool agenda_pack(const struct report_paper *paper, const struct templates *templates, GByteArray *out,
		 struct diag *diag)
{
	struct packing packing = {package_new(), g_string_new("{\"format\": 1,\n \"report\": "),
				  g_ptr_array_new_with_free_func(bytes_gone), g_ptr_array_new(), 0};
	json_text(packing.manifest, paper->id);
	g_string_append(packing.manifest, ",\n \"files\": [");
	bool fine = report_pack(&packing, paper, templates, diag);
	g_string_append(packing.manifest, "\n ]}\n");
	if (fine) {
		package_add(packing.package, "manifest.json", packing.manifest->str, packing.manifest->len);
		for (guint i = 0; i < packing.kept->len; i++) {
			const GByteArray *bytes = packing.kept->pdata[i];
			package_add(packing.package, packing.names->pdata[i], bytes->data, bytes->len);
		}
		fine = package_finish(packing.package, out);
		if (!fine)
			diag_add(diag, CODE_OUTPUT, (struct place){0}, "the pack of the agenda item can't be made: %s",
				 package_problem(packing.package));
	}
	package_free(packing.package);
	g_string_free(packing.manifest, TRUE);
	g_ptr_array_unref(packing.kept);
	g_ptr_array_unref(packing.names);
	return fine;
}
