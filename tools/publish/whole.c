/* SPDX-License-Identifier: MIT */
#include "publish/whole.h"
#include "publish/manifest.h"
#include "publish/pack.h"
#include "publish/reports.h"
#include "publish/site.h"

#include <string.h>

/* The work at hand. */
struct building {
	const struct publication *publication;
	const struct templates *templates;
	unsigned parts;
	const char *out;
	const char *const *entries;
	struct stage *stage;
	struct press *press;
	struct diag *diag;
	GHashTable *releases; /* path to struct release *, for the manifest; the paths are its own */
};

/* A file of a release where it belongs, and again within the site, so that the site stands alone. */
static bool file_put(struct building *building, const struct release *release, const char *path,
		     const GByteArray *bytes)
{
	char *again = g_strdup_printf("site/files/%s", strchr(path, '/') + 1);
	g_hash_table_insert(building->releases, g_strdup(path), (gpointer)release);
	g_hash_table_insert(building->releases, again, (gpointer)release);
	return stage_put(building->stage, path, bytes->data, bytes->len) &&
	       (!(building->parts & PART_HTML) || stage_repeat(building->stage, again, bytes->data, bytes->len));
}

/* 'officer-code', 'officer-code-2.0' or 'officer-code-draft': what the files of a release are called. */
static char *release_name(const struct published *published, const struct release *release)
{
	switch (release->standing) {
	case STANDING_CURRENT:
		return g_strdup(published->id);
	case STANDING_DRAFT:
		return g_strdup_printf("%s-draft", published->id);
	default:
		return g_strdup_printf("%s-%s", published->id, release->version);
	}
}

static bool document_put(struct building *building, const struct published *published, const struct release *release,
			 enum part part)
{
	if (!(building->parts & part))
		return true;
	const char *extension = part == PART_DOCX ? "docx" : "pdf";
	char *name = release_name(published, release), *path = g_strdup_printf("%s/%s.%s", extension, name, extension);
	GByteArray *bytes = g_byte_array_new();
	bool fine = part == PART_DOCX
			    ? single_render(release->edition, FORMAT_DOCX, building->templates, bytes, building->diag)
			    : press_print(building->press, release->edition, edition_root(release->edition), bytes,
					  building->diag);
	fine = fine && file_put(building, release, path, bytes);
	g_byte_array_unref(bytes);
	g_free(path);
	g_free(name);
	return fine;
}

/* ---- forms ---- */

static bool form_put(struct building *building, const struct published *published, const struct release *release,
		     const struct form_file *form)
{
	bool draft = release->standing == STANDING_DRAFT;
	char *path = g_strdup_printf("forms/%s/%s%s", published->id, draft ? "draft/" : "", form->name);
	bool fine = file_put(building, release, path, form->pdf);
	g_free(path);
	return fine;
}

static bool pack_put(struct building *building, const struct published *published, const struct release *release,
		     const GPtrArray *forms)
{
	char *name = release_name(published, release), *path = g_strdup_printf("forms/%s.zip", name);
	GByteArray *bytes = g_byte_array_new();
	bool fine = pack_make(forms, bytes, building->diag) && file_put(building, release, path, bytes);
	g_byte_array_unref(bytes);
	g_free(path);
	g_free(name);
	return fine;
}

/* The forms of what is in force and of the draft; superseded forms are for nobody to fill in. */
static bool forms_put(struct building *building, const struct published *published, const struct release *release)
{
	if (!(building->parts & PART_FORMS) || release->standing == STANDING_EARLIER)
		return true;
	GPtrArray *nodes = forms_of(release->edition), *forms = g_ptr_array_new_with_free_func(form_file_free);
	bool fine = true;
	for (guint i = 0; i < nodes->len && fine; i++) {
		struct form_file *form =
			form_file_new(building->press, release->edition, nodes->pdata[i], "", building->diag);
		fine = form && form_put(building, published, release, form);
		if (form)
			g_ptr_array_add(forms, form);
	}
	if (fine && forms->len)
		fine = pack_put(building, published, release, forms);
	g_ptr_array_unref(forms);
	g_ptr_array_unref(nodes);
	return fine;
}

/* ---- the whole ---- */

static bool published_put(struct building *building, const struct published *published)
{
	for (guint i = 0; i < published->releases->len; i++) {
		const struct release *release = published->releases->pdata[i];
		if (!document_put(building, published, release, PART_DOCX) ||
		    !document_put(building, published, release, PART_PDF) || !forms_put(building, published, release))
			return false;
	}
	return true;
}

static bool all_put(struct building *building)
{
	const struct publication *publication = building->publication;
	for (guint i = 0; i < publication->documents->len; i++)
		if (!published_put(building, publication->documents->pdata[i]))
			return false;
	if (building->parts & PART_HTML &&
	    !site_publish(publication, building->stage, building->templates, building->diag))
		return false;
	if (building->parts & PART_REPORTS &&
	    !reports_put(publication->constitution->folder, building->stage, building->templates, building->diag))
		return false;
	GString *manifest = g_string_new(NULL);
	char *path = g_build_filename(building->out, "manifest.json", NULL), *earlier = NULL;
	if (!g_file_get_contents(path, &earlier, NULL, NULL))
		earlier = NULL;
	manifest_write(publication, building->stage, building->releases, earlier, building->entries, manifest);
	g_free(earlier);
	g_free(path);
	bool fine = stage_put(building->stage, "manifest.json", manifest->str, manifest->len);
	g_string_free(manifest, TRUE);
	return fine;
}

static enum status write_stage(struct building *building)
{
	bool fine = all_put(building);
	enum status status = diag_status(building->diag, false);
	if (status != STATUS_DONE)
		return status;
	return fine ? stage_commit(building->stage) : STATUS_FAILURE;
}

/* The names at the top of the output that a build of these parts owns: the usual build leaves no PDF of before. */
static void entries_name(unsigned parts, const char *entries[7])
{
	if (parts == PARTS_USUAL)
		parts = PARTS_ALL;
	static const char *const names[] = {"site", "docx", "pdf", "forms", "reports"};
	size_t count = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (parts >> i & 1u)
			entries[count++] = names[i];
	entries[count++] = "manifest.json";
	entries[count] = NULL;
}

enum status whole_write(const struct publication *publication, unsigned parts, const char *out,
			const struct templates *templates, struct diag *diag)
{
	const char *entries[7];
	entries_name(parts, entries);
	struct building building = {.publication = publication,
				    .templates = templates,
				    .parts = parts,
				    .out = out,
				    .entries = entries,
				    .diag = diag};
	building.press = parts & (PART_FORMS | PART_PDF) ? press_new(templates, diag) : NULL;
	building.stage = diag_status(diag, false) == STATUS_DONE ? stage_open(out, entries, diag) : NULL;
	enum status status = diag_status(diag, false);
	if (building.stage) {
		building.releases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		status = write_stage(&building);
		g_hash_table_unref(building.releases);
	}
	stage_drop(building.stage);
	press_free(building.press);
	return status;
}
