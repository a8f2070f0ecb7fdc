/* SPDX-License-Identifier: MIT
 * From what is published to the pages of the site. */
#include "publish/site/events.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"

/* A text of more bytes stands on a page for each of its sections, unless it says otherwise: some 80 printed pages. */
#define LONG_TEXT 250000

/* The site that is put together; it owns its pages and what hangs on them. */
struct plan {
	struct site site;
	GPtrArray *pages;
	GHashTable *staged; /* path to its struct staged_file */
	GHashTable *texts;  /* an edition to its text; NULL where no page of a document is written */
};

static void download_free(void *data)
{
	struct site_download *download = data;
	g_free((char *)download->path);
	g_free((char *)download->title);
	g_free(download);
}

static void page_free(void *data)
{
	struct site_edition *page = data;
	g_free((char *)page->folder);
	if (page->downloads)
		g_ptr_array_unref((GPtrArray *)page->downloads);
	g_free(page);
}

/* Takes the path; a file that is not on the stage is no download. The copy within the site is what a page leads to, so
 * that the site's folder stands alone. */
static struct site_download *download_add(struct plan *plan, GPtrArray *downloads, enum site_kind kind, char *path)
{
	g_autofree char *outside = path;
	path = g_strdup_printf(SITE_FOLDER "files/%s", strchr(outside, '/') + 1);
	const struct staged_file *file = g_hash_table_lookup(plan->staged, path);
	if (!file) {
		g_free(path);
		return NULL;
	}
	struct site_download *download = g_new0(struct site_download, 1);
	download->kind = kind;
	download->path = path;
	download->bytes = file->size;
	g_ptr_array_add(downloads, download);
	return download;
}

/* 'Appendix B: Declaration of interests', or the title alone. */
static char *form_title(const struct edition *edition, const struct node *form)
{
	const struct node *part = node_part(form);
	const char *letter = part->kind == NODE_APPENDIX ? edition_label(edition, part) : "";
	if (*letter)
		return word_fill(edition_words(edition), "site-form-title", "label", letter, "title", part->meta->title,
				 NULL);
	return g_strdup(part->meta->title);
}

struct form_search {
	struct plan *plan;
	const struct edition *edition;
	const char *folder; /* of the printed forms: 'forms/officer-code' */
	GPtrArray *downloads;
};

/* A form's file has the name of the form, or of the appendix that it stands in. */
static void form_add(struct form_search *search, const struct node *form)
{
	const struct node *part = node_part(form);
	const char *address = edition_address(search->edition, form);
	const char *names[] = {form->id, address, part->meta->id, edition_address(search->edition, part)};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		if (!names[i])
			continue;
		struct site_download *download = download_add(search->plan, search->downloads, SITE_FORM,
							      g_strdup_printf("%s/%s.pdf", search->folder, names[i]));
		if (!download)
			continue;
		download->title = form_title(search->edition, form);
		download->address = address ? address : edition_address(search->edition, part);
		return;
	}
}

static void forms_add(struct form_search *search, const struct node *node)
{
	if (node->kind == NODE_FORM)
		form_add(search, node);
	else if (!node_is_inline(node) && node->kind != NODE_PARAGRAPH)
		for (const struct node *child = node->first; child; child = child->next)
			forms_add(search, child);
}

/* An old version has none that are still to be filled in. */
static void forms_all_add(struct plan *plan, const struct published *published, const struct release *release,
			  GPtrArray *downloads)
{
	g_autofree char *folder = release_forms(published, release);
	struct form_search search = {
		.plan = plan, .edition = release->edition, .folder = folder, .downloads = downloads};
	if (release->superseded)
		return;
	forms_add(&search, edition_root(release->edition));
	download_add(plan, downloads, SITE_PACK, release_pack(published, release));
}

static GPtrArray *downloads_of(struct plan *plan, const struct published *published, const struct release *release)
{
	GPtrArray *downloads = g_ptr_array_new_with_free_func(download_free);
	g_autofree char *name = release_name(published, release);
	download_add(plan, downloads, SITE_WORD, g_strdup_printf("docx/%s.docx", name));
	download_add(plan, downloads, SITE_ODT, g_strdup_printf("odt/%s.odt", name));
	download_add(plan, downloads, SITE_PDF, g_strdup_printf("pdf/%s.pdf", name));
	forms_all_add(plan, published, release, downloads);
	return downloads;
}

static void page_add(struct plan *plan, const struct published *published, const struct release *release,
		     enum site_role role)
{
	const char *id = published->id;
	struct site_edition *page = g_new0(struct site_edition, 1);
	page->edition = release->edition;
	page->release = release;
	page->role = role;
	page->folder = role == SITE_CURRENT
			       ? g_strdup(id)
			       : g_strdup_printf("%s/%s", id, role == SITE_DRAFT ? "draft" : release->version);
	page->downloads = downloads_of(plan, published, release);
	g_ptr_array_add(plan->pages, page);
}

static void document_add(struct plan *plan, const struct published *published)
{
	if (published->current)
		page_add(plan, published, published->current, SITE_CURRENT);
	if (published->draft)
		page_add(plan, published, published->draft, SITE_DRAFT);
	for (guint i = published->releases->len; i-- > 0;) {
		const struct release *release = published->releases->pdata[i];
		if (release->standing != STANDING_DRAFT)
			page_add(plan, published, release, SITE_VERSION);
	}
}

/* Of what is on the stage so far. */
static void plan_make(struct plan *plan, const struct publication *publication, const struct stage *stage)
{
	GPtrArray *files = stage_files(stage);
	*plan = (struct plan){.pages = g_ptr_array_new_with_free_func(page_free),
			      .staged = g_hash_table_new(g_str_hash, g_str_equal)};
	for (guint i = 0; i < files->len; i++) {
		struct staged_file *file = files->pdata[i];
		g_hash_table_insert(plan->staged, file->path, file);
	}
	for (guint i = 0; i < publication->documents->len; i++)
		document_add(plan, publication->documents->pdata[i]);
	plan->site = (struct site){.constitution = publication->constitution,
				   .on = publication->on,
				   .words = publication->words,
				   .documents = publication->documents,
				   .editions = plan->pages};
	g_ptr_array_unref(files);
}

static void text_free(void *text)
{
	g_string_free(text, TRUE);
}

/* A list of contents takes two parts. */
static bool is_divided(const struct edition *edition, size_t length)
{
	enum document_pages pages = edition_meta(edition)->pages;
	unsigned parts = 0;
	for (const struct node *node = edition_root(edition)->first; node; node = node->next)
		parts += html_is_part(edition, node);
	return parts > 1 && (pages == PAGES_SECTIONS || (pages == PAGES_BY_LENGTH && length > LONG_TEXT));
}

/* What a document says, once for all of its pages; NULL where an earlier build told how long it is, and it is written
 * only if its pages are. */
static const GString *text_of(struct plan *plan, const struct edition *edition, bool known)
{
	GString *text = g_hash_table_lookup(plan->texts, edition);
	if (!text && !known) {
		text = g_string_new(NULL);
		edition_text(edition, text);
		g_hash_table_insert(plan->texts, (gpointer)edition, text);
	}
	return text;
}

/* On how many pages each document stands, which is told by the length of its text. */
static void plan_texts(struct plan *plan, struct reuse *reuse)
{
	plan->texts = g_hash_table_new_full(NULL, NULL, NULL, text_free);
	for (guint i = 0; i < plan->pages->len; i++) {
		struct site_edition *page = plan->pages->pdata[i];
		const char *digest = reuse_digest(reuse, page->edition), *known = reuse_text(reuse, "length", digest);
		page->text = text_of(plan, page->edition, known != NULL);
		size_t length = page->text ? page->text->len : (size_t)g_ascii_strtoull(known, NULL, 10);
		g_autofree char *told = g_strdup_printf("%zu", length);
		reuse_text_note(reuse, "length", digest, told);
		page->divided = is_divided(page->edition, length);
	}
}

static void plan_drop(struct plan *plan)
{
	if (plan->texts)
		g_hash_table_unref(plan->texts);
	g_ptr_array_unref(plan->pages);
	g_hash_table_unref(plan->staged);
}

struct site_pages {
	const struct publication *publication;
	struct reuse *reuse;
	struct stage *stage;
	const struct templates *templates;
	struct diag *diag;
	struct plan plan;        /* of the changes */
	const GPtrArray *papers; /* once reported; or NULL */
	struct site_changes *changes;
};

struct site_pages *site_publish_begin(const struct publication *publication, struct reuse *reuse, struct stage *stage,
				      const struct templates *templates, struct diag *diag)
{
	struct site_pages *pages = g_new0(struct site_pages, 1);
	*pages = (struct site_pages){
		.publication = publication, .reuse = reuse, .stage = stage, .templates = templates, .diag = diag};
	plan_make(&pages->plan, publication, stage);
	pages->changes = site_changes_begin(&pages->plan.site, reuse, stage, templates, diag);
	if (pages->changes)
		return pages;
	site_publish_drop(pages);
	return NULL;
}

void site_publish_reported(struct site_pages *pages, const GPtrArray *papers)
{
	pages->papers = papers;
	site_changes_reported(pages->changes, papers);
}

bool site_publish_end(struct site_pages *pages)
{
	struct plan plan;
	events_find(pages->publication, pages->papers, pages->reuse, pages->diag);
	plan_make(&plan, pages->publication, pages->stage);
	plan_texts(&plan, pages->reuse);
	bool good = site_write(&plan.site, pages->changes, pages->reuse, pages->stage, pages->templates, pages->diag);
	plan_drop(&plan);
	return good;
}

void site_publish_drop(struct site_pages *pages)
{
	if (!pages)
		return;
	site_changes_drop(pages->changes);
	plan_drop(&pages->plan);
	g_free(pages);
}
