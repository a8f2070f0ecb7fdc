/* SPDX-License-Identifier: MIT */
#include "publish/whole.h"
#include "publish/manifest.h"
#include "publish/pack.h"
#include "publish/printing.h"
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
static bool file_put(void *data, const struct release *release, const char *path, const GByteArray *bytes)
{
	struct building *building = data;
	char *again = g_strdup_printf("site/files/%s", strchr(path, '/') + 1);
	g_hash_table_insert(building->releases, g_strdup(path), (gpointer)release);
	g_hash_table_insert(building->releases, again, (gpointer)release);
	return stage_put(building->stage, path, bytes->data, bytes->len) &&
	       (!(building->parts & PART_HTML) || stage_repeat(building->stage, again, bytes->data, bytes->len));
}

static bool document_put(struct building *building, const struct published *published, const struct release *release,
			 enum part part)
{
	if (!(building->parts & part))
		return true;
	const char *extension = part == PART_DOCX ? "docx" : part == PART_ODT ? "odt" : "pdf";
	char *name = release_name(published, release), *path = g_strdup_printf("%s/%s.%s", extension, name, extension);
	GByteArray *bytes = g_byte_array_new();
	bool fine = part == PART_PDF ? press_print(building->press, release->edition, edition_root(release->edition),
						   bytes, building->diag)
				     : single_render(release->edition, format_find(extension), building->templates,
						     bytes, building->diag);
	fine = fine && file_put(building, release, path, bytes);
	g_byte_array_unref(bytes);
	g_free(path);
	g_free(name);
	return fine;
}

/* ---- forms ---- */

static bool has_forms(const struct edition *edition)
{
	GPtrArray *forms = forms_of(edition);
	bool any = forms->len > 0;
	g_ptr_array_unref(forms);
	return any;
}

/* The forms of what is in force and of the drafts; superseded forms are for nobody to fill in. */
static GPtrArray *forms_begin(struct building *building)
{
	const GPtrArray *documents = building->publication->documents;
	GPtrArray *printings = g_ptr_array_new();
	for (guint i = 0; i < documents->len && building->parts & PART_FORMS; i++) {
		const struct published *published = documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			if (release->standing != STANDING_EARLIER && has_forms(release->edition))
				g_ptr_array_add(printings,
						printing_begin(building->press, published, release, building->diag));
		}
	}
	return printings;
}

/* Ends all of them; the files of none are put after a failure. */
static bool forms_put(struct building *building, GPtrArray *printings, bool fine)
{
	for (guint i = 0; i < printings->len; i++)
		if (fine)
			fine = printing_end(printings->pdata[i], file_put, building);
		else
			printing_drop(printings->pdata[i]);
	g_ptr_array_unref(printings);
	return fine;
}

/* ---- the whole ---- */

static bool documents_put(struct building *building)
{
	const GPtrArray *documents = building->publication->documents;
	for (guint i = 0; i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			if (!document_put(building, published, release, PART_DOCX) ||
			    !document_put(building, published, release, PART_ODT) ||
			    !document_put(building, published, release, PART_PDF))
				return false;
		}
	}
	return true;
}

static bool manifest_put(struct building *building)
{
	GString *manifest = g_string_new(NULL);
	char *path = g_build_filename(building->out, MANIFEST_NAME, NULL), *earlier = NULL;
	if (!g_file_get_contents(path, &earlier, NULL, NULL))
		earlier = NULL;
	manifest_write(building->publication, building->stage, building->releases, earlier, building->entries,
		       manifest);
	g_free(earlier);
	g_free(path);
	bool fine = stage_put(building->stage, MANIFEST_NAME, manifest->str, manifest->len);
	g_string_free(manifest, TRUE);
	return fine;
}

/* What needs no form is made while those are printed; the site comes after all that its pages lead to. */
static bool all_put(struct building *building)
{
	const struct publication *publication = building->publication;
	GPtrArray *printings = forms_begin(building);
	bool fine = documents_put(building) && (!(building->parts & PART_REPORTS) ||
						reports_put(publication->constitution->folder, building->stage,
							    building->templates, building->diag));
	bool site = building->parts & PART_HTML;
	fine = fine &&
	       (!site || site_publish_changes(publication, building->stage, building->templates, building->diag));
	fine = forms_put(building, printings, fine);
	fine = fine && (!site || site_publish(publication, building->stage, building->templates, building->diag));
	return fine && manifest_put(building);
}

static enum status write_stage(struct building *building)
{
	bool fine = all_put(building);
	enum status status = diag_status(building->diag, false);
	if (status != STATUS_DONE)
		return status;
	return fine ? stage_commit(building->stage) : STATUS_FAILURE;
}

/* The names at the top of the output that a build of these parts owns: the usual build leaves no PDF or OpenDocument
 * files of before. */
static void entries_name(unsigned parts, const char *entries[8])
{
	if ((parts & PARTS_USUAL) == PARTS_USUAL)
		parts = PARTS_ALL;
	static const char *const names[] = {"site", "docx", "pdf", "forms", "reports", "odt"};
	size_t count = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (parts >> i & 1u)
			entries[count++] = names[i];
	entries[count++] = MANIFEST_NAME;
	entries[count] = NULL;
}

enum status whole_write(const struct publication *publication, unsigned parts, const char *out,
			const struct templates *templates, struct diag *diag)
{
	const char *entries[8];
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
