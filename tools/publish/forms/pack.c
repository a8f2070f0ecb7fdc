/* SPDX-License-Identifier: MIT */
#include "publish/forms/pack.h"
#include "base/json.h"
#include "base/sum.h"
#include "format/package.h"
#include "publish/forms/register.h"
#include "publish/forms/register_blank.h"
#include "resolve/excerpt.h"

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

struct form_file *form_file_printed(const struct edition *edition, const struct node *appendix, const char *folder,
				    GByteArray *pdf)
{
	struct form_file *file = g_new0(struct form_file, 1);
	file->edition = edition;
	file->appendix = appendix;
	file->id = appendix->meta->id;
	file->title = word_fill(edition_words(edition), "site-form-title", "label", edition_label(edition, appendix),
				"title", appendix->meta->title, NULL);
	file->name = g_strdup_printf("%s%s.pdf", folder, file->id);
	file->pdf = pdf;
	return file;
}

struct form_file *form_file_new(struct press *press, const struct edition *edition, const struct node *appendix,
				const char *folder, struct diag *diag)
{
	struct form_file *file = form_file_printed(edition, appendix, folder, g_byte_array_new());
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

/* ---- the zip and its manifest ---------------------------------------------------------------------------------- */

/* A file of a pack. */
struct packed {
	char *path;
	const struct form_file *form; /* NULL: all of them, or none */
	const char *area;             /* whose service area it is for, or NULL */
	GByteArray *bytes;
	unsigned pages; /* 0: they are not counted */
};

static void packed_clear(gpointer data)
{
	struct packed *packed = data;
	g_free(packed->path);
	g_byte_array_unref(packed->bytes);
}

static GArray *pack_new(void)
{
	GArray *files = g_array_new(FALSE, TRUE, sizeof(struct packed));
	g_array_set_clear_func(files, packed_clear);
	return files;
}

static void json_entry(GString *out, const char *key, const char *text)
{
	if (!text)
		return;
	g_string_append_printf(out, ", \"%s\": ", key);
	json_text(out, text);
}

static void file_json(const struct packed *file, GString *out)
{
	const struct meta *meta = file->form ? edition_meta(file->form->edition) : NULL;
	char *sum = sum_of(file->bytes->data, file->bytes->len);
	g_string_append(out, "{\"path\": ");
	json_text(out, file->path);
	if (meta) {
		json_entry(out, "form", file->form->id);
		json_entry(out, "title", file->form->title);
		json_entry(out, "document", meta->id);
		json_entry(out, "version", meta->version);
	}
	json_entry(out, "service_area", file->area);
	if (file->pages)
		g_string_append_printf(out, ", \"pages\": %u", file->pages);
	g_string_append_printf(out, ", \"size\": %u, \"sha256\": \"%s\"}", file->bytes->len, sum);
	g_free(sum);
}

/* `count` may be NULL. */
static bool pack_close(GArray *files, const struct pack_count *count, GByteArray *out, struct diag *diag)
{
	GString *manifest = g_string_new("{\"format\": 1,\n");
	if (count)
		g_string_append_printf(manifest, " \"pages\": %u, \"sheets\": %u, \"sheets_both_sides\": %u,\n",
				       count->pages, count->sheets, count->both_sides);
	g_string_append(manifest, " \"files\": [");
	for (guint i = 0; i < files->len; i++) {
		g_string_append(manifest, i ? ",\n  " : "\n  ");
		file_json(&g_array_index(files, struct packed, i), manifest);
	}
	g_string_append(manifest, "\n ]}\n");
	struct package *package = package_new();
	package_add(package, "manifest.json", manifest->str, manifest->len);
	for (guint i = 0; i < files->len; i++) {
		const struct packed *file = &g_array_index(files, struct packed, i);
		package_add(package, file->path, file->bytes->data, file->bytes->len);
	}
	bool fine = package_finish(package, out);
	if (!fine)
		diag_add(diag, CODE_OUTPUT, (struct place){0}, "the pack of forms can't be made: %s",
			 package_problem(package));
	package_free(package);
	g_string_free(manifest, TRUE);
	g_array_unref(files);
	return fine;
}

static void pdf_add(GArray *files, const char *folder, const struct form_file *form, unsigned pages)
{
	struct packed file = {.path = g_strconcat(folder, form->name, NULL),
			      .form = form,
			      .bytes = g_byte_array_ref(form->pdf),
			      .pages = pages};
	g_array_append_val(files, file);
}

bool pack_make(const GPtrArray *forms, GByteArray *out, struct diag *diag)
{
	GArray *files = pack_new();
	for (guint i = 0; i < forms->len; i++)
		pdf_add(files, "", forms->pdata[i], 0);
	return pack_close(files, NULL, out, diag);
}

/* ---- a pack to print and to fill in ---------------------------------------------------------------------------- */

struct packing {
	const GPtrArray *forms;
	const struct pack_wishes *wishes;
	struct bound_form *bound; /* a form each */
	struct press *press, *sideways;
	const struct templates *templates;
	GArray *files;
	struct pack_count *count;
	struct diag *diag;
};

/* A file that is printed as a whole. */
static bool bound_add(struct packing *packing, struct packed file)
{
	packing->count->pages += file.pages;
	packing->count->sheets += file.pages;
	packing->count->both_sides += (file.pages + 1) / 2;
	g_array_append_val(packing->files, file);
	return file.pages > 0;
}

/* What the files of a service area are called by: those of another whose name has the same letters get a number. */
static char *area_name(const struct packing *packing, const char *area)
{
	char *name = register_name(area);
	unsigned same = 1;
	for (const char *const *each = packing->wishes->areas; *each && strcmp(*each, area) != 0; each++) {
		g_autofree char *other = register_name(*each);
		same += !strcmp(other, name);
	}
	if (same == 1)
		return name;
	char *numbered = g_strdup_printf("%s-%u", name, same);
	g_free(name);
	return numbered;
}

/* 'forms.pdf', or for a service area 'forms-public-health.pdf'. */
static char *area_path(const struct packing *packing, const char *folder, const char *name, const char *area)
{
	g_autofree char *end = area ? area_name(packing, area) : NULL;
	return g_strdup_printf("%s%s%s%s.pdf", folder, name, end ? "-" : "", end ? end : "");
}

static bool all_add(struct packing *packing, const char *area)
{
	for (guint i = 0; i < packing->forms->len; i++) {
		const struct form_file *form = packing->forms->pdata[i];
		packing->bound[i] =
			(struct bound_form){.edition = form->edition, .part = form->appendix, .title = form->title};
	}
	const struct pack_cover cover = {.area = area};
	struct packed file = {.path = area_path(packing, "", "forms", area), .area = area, .bytes = g_byte_array_new()};
	file.pages = press_bind(packing->press, packing->bound, packing->forms->len, packing->wishes->duplex, &cover,
				file.bytes, packing->diag);
	return bound_add(packing, file);
}

/* ---- blank registers ---- */

static bool register_print(struct packing *packing, const struct register_blank *blank, const char *folder,
			   const char *area)
{
	struct packed file = {
		.path = area_path(packing, folder, "register", area), .area = area, .bytes = g_byte_array_new()};
	file.pages = register_blank_print(blank, packing->sideways, packing->wishes->duplex, area, file.bytes,
					  packing->diag);
	return bound_add(packing, file);
}

static void register_tables_add(struct packing *packing, const struct register_plan *plan, const char *folder)
{
	GPtrArray *parts = register_parts(plan);
	for (guint i = 0; i < parts->len; i++) {
		char *label = register_label(plan, parts->pdata[i]), *name = register_name(label);
		GString *heads = g_string_new(NULL);
		register_heads(plan, parts->pdata[i], heads);
		struct packed file = {.path = g_strdup_printf("%s%s.csv", folder, name), .bytes = g_byte_array_new()};
		g_byte_array_append(file.bytes, (const guint8 *)heads->str, (guint)heads->len);
		g_array_append_val(packing->files, file);
		g_string_free(heads, TRUE);
		g_free(name);
		g_free(label);
	}
	g_ptr_array_unref(parts);
}

static bool registers_add(struct packing *packing)
{
	const GPtrArray *registers = packing->wishes->registers;
	const char *const none[] = {NULL, NULL}, *const *areas = packing->wishes->areas;
	bool fine = true;
	for (guint i = 0; registers && i < registers->len && fine; i++) {
		const struct register_plan *plan = register_blank_plan(registers->pdata[i]);
		char *folder = registers->len > 1 ? g_strdup_printf("register/%s/", edition_meta(plan->edition)->id)
						  : g_strdup("register/");
		for (const char *const *area = areas ? areas : none; fine && (*area || area == none); area++)
			fine = register_print(packing, registers->pdata[i], folder, *area);
		register_tables_add(packing, plan, folder);
		g_free(folder);
	}
	return fine;
}

/* ---- each form by itself ---- */

/* The form by itself in another format, in a folder of that name. */
static bool other_add(struct packing *packing, const struct form_file *form, const struct edition *excerpt,
		      enum format format, const char *extension)
{
	size_t length = strlen(form->name) - strlen("pdf");
	struct packed file = {
		.path = g_strdup_printf("%s/%.*s%s", extension, (int)length, form->name, extension),
		.form = form,
		.bytes = g_byte_array_new(),
	};
	const struct docx_wishes wishes = {.by_hand = packing->wishes->by_hand};
	bool fine = format == FORMAT_DOCX
			    ? single_word(excerpt, wishes, packing->templates, file.bytes, packing->diag)
			    : single_render(excerpt, format, packing->templates, file.bytes, packing->diag);
	g_array_append_val(packing->files, file);
	return fine;
}

static bool form_add(struct packing *packing, guint number)
{
	const struct form_file *form = packing->forms->pdata[number];
	struct edition *excerpt = edition_excerpt(form->edition, form->appendix);
	pdf_add(packing->files, "pdf/", form, packing->bound[number].pages);
	bool fine = other_add(packing, form, excerpt, FORMAT_DOCX, "docx") &&
		    other_add(packing, form, excerpt, FORMAT_HTML, "html");
	excerpt_free(excerpt);
	return fine;
}

bool pack_bind(const GPtrArray *forms, const struct pack_wishes *wishes, struct press *press,
	       const struct templates *templates, GByteArray *out, struct pack_count *count, struct diag *diag)
{
	struct packing packing = {.forms = forms, .wishes = wishes, .press = press, .templates = templates};
	*count = (struct pack_count){0};
	packing.bound = g_new0(struct bound_form, forms->len);
	packing.files = pack_new();
	packing.count = count;
	packing.diag = diag;
	packing.sideways = wishes->registers ? press_new_sideways(templates, diag) : NULL;
	bool fine = !wishes->registers || packing.sideways;
	if (fine && !wishes->areas)
		fine = all_add(&packing, NULL);
	for (const char *const *area = wishes->areas; area && *area && fine; area++)
		fine = all_add(&packing, *area);
	for (guint i = 0; i < forms->len && fine; i++)
		fine = form_add(&packing, i);
	fine = fine && registers_add(&packing);
	if (fine)
		fine = pack_close(packing.files, count, out, diag);
	else
		g_array_unref(packing.files);
	press_free(packing.sideways);
	g_free(packing.bound);
	return fine;
}
