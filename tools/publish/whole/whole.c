/* SPDX-License-Identifier: MIT */
#include "publish/whole/whole.h"
#include "base/tree.h"
#include "format/graph.h"
#include "publish/whole/links.h"
#include "publish/whole/manifest.h"
#include "publish/forms/pack.h"
#include "publish/forms/printing.h"
#include "publish/whole/release_files.h"
#include "publish/reports/reports.h"
#include "publish/whole/reuse.h"
#include "publish/whole/server_files.h"
#include "publish/site/site.h"
#include "render/docx/docx_reference.h"

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
	struct reuse *reuse;
	struct diag *diag;
	bool links;         /* addresses within the site are tried */
	GHashTable *words;  /* an edition to the path of its Word file, for the reports */
	GHashTable *charts; /* the sources of all flowcharts */
	struct release_files files;
};

static bool document_make(const struct building *building, const struct release *release, enum part part,
			  GByteArray *bytes)
{
	if (part == PART_PDF)
		return press_print(building->press, release->edition, edition_root(release->edition), bytes,
				   building->diag);
	return single_render(release->edition, part == PART_DOCX ? FORMAT_DOCX : FORMAT_ODT, building->templates, bytes,
			     building->diag);
}

/* What is not kept, or is of a council's own look, which is not part of any key. */
static bool document_put_new(struct building *building, const struct release *release, enum part part, const char *path,
			     const char *key)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	size_t said = diag_count(building->diag);
	bool fine = document_make(building, release, part, bytes) &&
		    release_file_put(&building->files, release, path, bytes, NULL);
	if (fine && diag_count(building->diag) == said && !docx_reference_kept(building->templates))
		release_file_note(&building->files, path, key);
	return fine;
}

static bool document_put(struct building *building, const struct published *published, const struct release *release,
			 enum part part)
{
	if (!(building->parts & part))
		return true;
	const char *extension = part == PART_DOCX ? "docx" : part == PART_ODT ? "odt" : "pdf";
	g_autofree char *name = release_name(published, release);
	g_autofree char *path = g_strdup_printf("%s/%s.%s", extension, name, extension);
	g_autofree char *key =
		release_file_key(&building->files, "document", path, reuse_digest(building->reuse, release->edition));
	bool own_look = docx_reference_kept(building->templates) != NULL;
	if (part == PART_DOCX)
		g_hash_table_insert(building->words, (gpointer)release->edition, g_strdup(path));
	return (!own_look && release_file_keep(&building->files, release, path, key)) ||
	       document_put_new(building, release, part, path, key);
}

/* ---- forms ---- */

static bool has_forms(const struct edition *edition)
{
	GPtrArray *forms = forms_of(edition);
	bool any = forms->len > 0;
	g_ptr_array_unref(forms);
	return any;
}

/* The forms of what is in force or waits for its day, and of the drafts; superseded forms are for nobody to fill in. */
static GPtrArray *forms_begin(struct building *building)
{
	const GPtrArray *documents = building->publication->documents;
	GPtrArray *printings = g_ptr_array_new();
	for (guint i = 0; i < documents->len && building->parts & PART_FORMS; i++) {
		const struct published *published = documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			if (!release->superseded && has_forms(release->edition))
				g_ptr_array_add(printings, printing_begin(building->press, published, release,
									  &building->files, building->diag));
		}
	}
	return printings;
}

/* Ends all of them; the files of none are put after a failure. */
static bool forms_put(GPtrArray *printings, bool fine)
{
	for (guint i = 0; i < printings->len; i++)
		if (fine)
			fine = printing_end(printings->pdata[i]);
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

/* The usual build leaves no PDF or OpenDocument files of before. */
static bool parts_are_all(unsigned parts)
{
	return (parts & PARTS_USUAL) == PARTS_USUAL;
}

static bool manifest_put(struct building *building)
{
	GString *manifest = g_string_new(NULL);
	char *path = g_build_filename(building->out, MANIFEST_NAME, NULL);
	char *earlier = parts_are_all(building->parts) ? NULL : path_bytes(path, NULL); /* else it keeps nothing */
	manifest_write(building->publication, building->stage, building->files.releases, earlier, building->entries,
		       manifest);
	g_free(earlier);
	g_free(path);
	bool fine = stage_put(building->stage, MANIFEST_NAME, manifest->str, manifest->len);
	g_string_free(manifest, TRUE);
	return fine;
}

/* Which flowcharts there are, whether this build drew them or took over what shows them. */
struct charts {
	GHashTable *sources;
	struct reuse *reuse;
};

static void charts_under(const struct node *node, GHashTable *sources)
{
	if (node->kind == NODE_FLOWCHART && node->text)
		g_hash_table_add(sources, (gpointer)node->text);
	for (const struct node *child = node->first; child && !node_is_inline(child); child = child->next)
		charts_under(child, sources);
}

static void chart_note(const char *dot, const char *answer, void *data)
{
	const struct charts *charts = data;
	if (g_hash_table_contains(charts->sources, dot))
		reuse_text_note(charts->reuse, "chart", dot, answer);
}

/* Its name is the scale, then the source. */
static void picture_note(const char *name, const GByteArray *picture, void *data)
{
	const struct charts *charts = data;
	if (!g_hash_table_contains(charts->sources, strchr(name, ' ') + 1))
		return;
	g_autofree char *text = g_base64_encode(picture->data, picture->len);
	reuse_text_note(charts->reuse, "picture", name, text);
}

static GHashTable *charts_of(const struct building *building)
{
	const GPtrArray *documents = building->publication->documents;
	GHashTable *sources = g_hash_table_new(g_str_hash, g_str_equal);
	for (guint i = 0; i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		for (guint k = 0; k < published->releases->len; k++) {
			const struct release *release = published->releases->pdata[k];
			charts_under(edition_root(release->edition), sources);
		}
	}
	return sources;
}

static void charts_note(const struct building *building)
{
	struct charts charts = {building->charts, building->reuse};
	chart_answers_each(chart_note, &charts);
	chart_pictures_each(picture_note, &charts);
}

/* How each is arranged, before there are processes that would all have to find it out. What can't be is told by those
 * that draw it. */
static void charts_arrange(const struct building *building)
{
	if (!(building->parts & ~(unsigned)PART_FORMS))
		return;
	GHashTableIter each;
	gpointer source;
	g_hash_table_iter_init(&each, building->charts);
	while (g_hash_table_iter_next(&each, &source, NULL))
		chart_free(chart_layout(source, (struct place){0}, NULL));
}

static void picture_know(const char *name, const char *text)
{
	gsize length;
	g_autofree guchar *bytes = g_base64_decode(text, &length);
	chart_picture_keep(name, bytes, length);
}

/* The files of the reports are begun as soon as there are Word files. */
static bool reports_and_site_put(struct building *building, GPtrArray *printings, struct reports *reports,
				 struct site_pages *pages)
{
	bool fine = documents_put(building);
	if (fine && reports)
		reports_begin(reports, building->words, building->reuse, building->stage);
	fine = forms_put(printings, fine);
	fine = fine && (!pages || site_publish_end(pages));
	return fine && (!reports || reports_end(reports, building->stage));
}

/* What needs no form is made while those are printed, and the pages of what changed are begun as soon as there is
 * anything to compare; the site comes after all that its pages lead to. */
static bool all_put(struct building *building)
{
	GPtrArray *printings = forms_begin(building);
	charts_arrange(building);
	bool site = building->parts & PART_HTML, wanted = building->parts & PART_REPORTS;
	struct site_pages *pages = site ? site_publish_begin(building->publication, building->reuse, building->stage,
							     building->templates, building->diag)
					: NULL;
	struct reports *reports =
		wanted ? reports_open(building->publication, building->templates, building->diag) : NULL;
	bool fine = (pages || !site) && (reports || !wanted);
	if (fine && pages)
		site_publish_reported(pages, reports ? reports_papers(reports) : NULL);
	fine = fine ? reports_and_site_put(building, printings, reports, pages) : forms_put(printings, false);
	site_publish_drop(pages);
	reports_free(reports);
	charts_note(building);
	return fine && manifest_put(building) && reuse_write(building->reuse, building->stage);
}

static enum status write_stage(struct building *building)
{
	bool fine = all_put(building);
	if (fine && building->parts & PART_HTML)
		fine = server_files_keep(building->stage, building->out);
	if (fine && building->links)
		links_check(building->stage, building->publication->constitution->address, building->diag);
	enum status status = diag_status(building->diag, false);
	if (status != STATUS_DONE)
		return status;
	return fine ? stage_commit(building->stage) : STATUS_FAILURE;
}

#define ENTRIES_MOST 9

struct whole {
	unsigned parts;
	const char *out;
	const char *entries[ENTRIES_MOST];
	struct reuse *reuse;
};

/* The names at the top of the output that a build of these parts owns. */
static void entries_name(unsigned parts, const char *entries[ENTRIES_MOST])
{
	if (parts_are_all(parts))
		parts = PARTS_ALL;
	static const char *const names[] = {"site", "docx", "pdf", "forms", "reports", "odt"};
	size_t count = 0;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (parts >> i & 1u)
			entries[count++] = names[i];
	entries[count++] = MANIFEST_NAME;
	entries[count++] = REUSE_RECORD;
	entries[count] = NULL;
}

struct whole *whole_open(unsigned parts, const char *out)
{
	struct whole *whole = g_new0(struct whole, 1);
	whole->parts = parts;
	whole->out = out;
	entries_name(parts, whole->entries);
	whole->reuse = reuse_open(out, whole->entries);
	return whole;
}

void whole_free(struct whole *whole)
{
	if (!whole)
		return;
	reuse_free(whole->reuse);
	g_free(whole);
}

/* Flowcharts in Word files are drawn with the same fonts as what is printed. */
static void reuse_begin(const struct building *building)
{
	struct press *press = building->press ? NULL : press_new_if(building->templates, building->diag);
	const struct press *any = building->press ? building->press : press;
	g_autoptr(GPtrArray) fonts = any ? press_fonts(any) : g_ptr_array_new();
	reuse_settle(building->reuse, fonts, building->templates);
	reuse_texts_each(building->reuse, "chart", chart_answer_know);
	reuse_texts_each(building->reuse, "picture", picture_know);
	press_free(press);
}

enum status whole_write(struct whole *whole, const struct publication *publication, bool links,
			const struct templates *templates, struct diag *diag)
{
	struct building building = {.publication = publication,
				    .templates = templates,
				    .parts = whole->parts,
				    .links = links,
				    .out = whole->out,
				    .entries = whole->entries,
				    .reuse = whole->reuse,
				    .diag = diag};
	building.press = whole->parts & (PART_FORMS | PART_PDF) ? press_new(templates, diag) : NULL;
	reuse_begin(&building);
	building.stage = diag_status(diag, false) == STATUS_DONE ? stage_open(whole->out, whole->entries, diag) : NULL;
	enum status status = diag_status(diag, false);
	if (building.stage) {
		stage_trust(building.stage, reuse_proofs(whole->reuse));
		building.files = (struct release_files){
			.stage = building.stage,
			.reuse = whole->reuse,
			.site = whole->parts & PART_HTML,
			.releases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
		};
		building.charts = charts_of(&building);
		building.words = g_hash_table_new_full(NULL, NULL, NULL, g_free);
		status = write_stage(&building);
		g_hash_table_unref(building.words);
		g_hash_table_unref(building.charts);
		g_hash_table_unref(building.files.releases);
	}
	stage_drop(building.stage);
	press_free(building.press);
	return status;
}
