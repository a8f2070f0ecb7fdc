/* SPDX-License-Identifier: MIT */
#include "publish/pack.h"
#include "base/json.h"
#include "format/package.h"

#include <string.h>

static bool has_form(const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (child->kind == NODE_FORM || (child->kind != NODE_APPENDIX && has_form(child)))
			return true;
	return false;
}

static void forms_add(const struct node *part, GPtrArray *forms)
{
	for (const struct node *child = part->first; child; child = child->next) {
		if (child->kind != NODE_APPENDIX || child->whole)
			continue;
		if (has_form(child))
			g_ptr_array_add(forms, (gpointer)child);
		forms_add(child, forms);
	}
}

GPtrArray *forms_of(const struct edition *edition)
{
	GPtrArray *forms = g_ptr_array_new();
	forms_add(edition_root(edition), forms);
	return forms;
}

struct form_file *form_file_new(struct press *press, const struct edition *edition, const struct node *appendix,
				const char *folder, struct diag *diag)
{
	struct form_file *file = g_new0(struct form_file, 1);
	file->edition = edition;
	file->appendix = appendix;
	file->id = appendix->meta->id;
	file->title = word_fill(edition_words(edition), "site-form-title", "label", edition_label(edition, appendix),
				"title", appendix->meta->title, NULL);
	file->name = g_strdup_printf("%s%s.pdf", folder, file->id);
	file->pdf = g_byte_array_new();
	if (press_print(press, edition, appendix, file->pdf, diag))
		return file;
	form_file_free(file);
	return NULL;
}

void form_file_free(gpointer data)
{
	struct form_file *file = data;
	g_free(file->title);
	g_free(file->name);
	g_byte_array_unref(file->pdf);
	g_free(file);
}

static void form_json(const struct form_file *file, GString *out)
{
	const struct meta *meta = edition_meta(file->edition);
	char *sum = g_compute_checksum_for_data(G_CHECKSUM_SHA256, file->pdf->data, file->pdf->len);
	g_string_append(out, "{\"path\": ");
	json_text(out, file->name);
	g_string_append(out, ", \"title\": ");
	json_text(out, file->title);
	g_string_append(out, ", \"document\": ");
	json_text(out, meta->id);
	g_string_append(out, ", \"version\": ");
	json_text(out, meta->version);
	g_string_append_printf(out, ", \"size\": %u, \"sha256\": \"%s\"}", file->pdf->len, sum);
	g_free(sum);
}

bool pack_make(const GPtrArray *forms, GByteArray *out, struct diag *diag)
{
	GString *manifest = g_string_new("{\"format\": 1,\n \"files\": [");
	for (guint i = 0; i < forms->len; i++) {
		g_string_append(manifest, i ? ",\n  " : "\n  ");
		form_json(forms->pdata[i], manifest);
	}
	g_string_append(manifest, "\n ]}\n");
	struct package *package = package_new();
	package_add(package, "manifest.json", manifest->str, manifest->len);
	for (guint i = 0; i < forms->len; i++) {
		const struct form_file *file = forms->pdata[i];
		package_add(package, file->name, file->pdf->data, file->pdf->len);
	}
	bool fine = package_finish(package, out);
	if (!fine)
		diag_add(diag, CODE_OUTPUT, (struct place){0}, "the pack of forms can't be made: %s",
			 package_problem(package));
	package_free(package);
	g_string_free(manifest, TRUE);
	return fine;
}
