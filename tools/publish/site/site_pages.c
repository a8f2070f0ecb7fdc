/* SPDX-License-Identifier: MIT */
#include "publish/publication.h"
#include "publish/site/site_internal.h"

static const char *const scripts[] = {SITE_STANDING, NULL};

bool site_is_listed(const struct site *site, const struct site_edition *page)
{
	return page->role == SITE_CURRENT ||
	       (page->role == SITE_DRAFT && !site_find(site, site_document(page), SITE_CURRENT));
}

bool site_is_open(const struct site_edition *page)
{
	return page->role == SITE_VERSION && page->release->standing == STANDING_EARLIER && !page->release->superseded;
}

GPtrArray *site_open_versions(const struct site *site, const struct site_edition *page)
{
	GPtrArray *list = g_ptr_array_new();
	for (guint i = 0; i < site->editions->len; i++) {
		struct site_edition *other = site->editions->pdata[i];
		if (site_is_open(other) && !g_strcmp0(site_document(other), site_document(page)))
			g_ptr_array_add(list, other);
	}
	return list;
}

/* A paragraph with a link and the status of a version that others may have the place of: until that day. */
static void standing_put(GString *out, const struct site_spot *spot, const struct site_edition *page,
			 const char *folder, const char *key)
{
	g_autofree char *text = word_fill(spot->words, key, "version", page->release->version, NULL);
	HTML_PUT(out, "<p");
	if (page->release->replaced) {
		HTML_PUT(out, " data-until-day=\"");
		html_text(out, page->release->replaced);
		HTML_PUT(out, "\"");
	}
	HTML_PUT(out, ">");
	site_page_link(out, spot, folder, text);
	HTML_PUT(out, ": ");
	site_status(out, spot->words, page, "span", NULL);
	HTML_PUT(out, "</p>\n");
}

/* The versions that hold before the one that was adopted last does. */
static void index_open(GString *out, const struct site_spot *spot, const struct site_edition *page)
{
	g_autoptr(GPtrArray) list = site_open_versions(spot->site, page);
	for (guint i = 0; i < list->len; i++) {
		const struct site_edition *other = list->pdata[i];
		standing_put(out, spot, other, other->folder, "version-n");
	}
}

static void index_draft(GString *out, const struct site_spot *spot, const struct site_edition *page)
{
	const struct site_edition *draft = site_find(spot->site, site_document(page), SITE_DRAFT);
	if (!draft || draft == page)
		return;
	const char *version = edition_meta(draft->edition)->version;
	g_autofree char *text = word_fill(spot->words, "site-draft-version", "version", version ? version : "", NULL);
	HTML_PUT(out, "<p>");
	site_page_link(out, spot, draft->folder, text);
	HTML_PUT(out, "</p>\n");
}

static void index_entry(GString *out, const struct site_spot *spot, const struct site_edition *page)
{
	struct site_spot its = *spot;
	its.page = page;
	HTML_PUT(out, "<li>\n<h2>");
	site_link_titled(out, spot, page, page->folder, edition_title(page->edition));
	HTML_PUT(out, "</h2>\n<p>");
	site_state(out, spot->words, page);
	HTML_PUT(out, "</p>\n");
	const struct adopted *adopted = page->release->adoption;
	if (adopted && adopted->summary) {
		HTML_PUT(out, "<p");
		site_language(out, spot->words, edition_language(page->edition));
		HTML_PUT(out, ">");
		html_text(out, adopted->summary);
		HTML_PUT(out, "</p>\n");
	}
	index_open(out, spot, page);
	index_draft(out, spot, page);
	site_downloads(out, &its);
	HTML_PUT(out, "</li>\n");
}

bool site_index_write(const struct site_work *work)
{
	const struct site *site = work->site;
	struct site_spot spot = {.site = site, .up = "", .words = site->words, .scripts = scripts};
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, site->constitution->title);
	HTML_PUT(main, "</h1>\n<p>");
	g_autofree char *lead = word_fill(site->words, "site-lead", "council", site->constitution->council, NULL);
	html_text(main, lead);
	HTML_PUT(main, "</p>\n<ul class=\"documents\">\n");
	for (guint i = 0; i < site->editions->len; i++)
		if (site_is_listed(site, site->editions->pdata[i]))
			index_entry(main, &spot, site->editions->pdata[i]);
	HTML_PUT(main, "</ul>");
	return site_put(work, &spot, "index.html", site->constitution->title, "", main);
}

/* ---- the forms of a document ---------------------------------------------------------------------------------- */

static void form_entry(GString *out, const struct site_spot *spot, const struct site_download *file)
{
	HTML_PUT(out, "<li>\n<h2>");
	html_text(out, file->title);
	HTML_PUT(out, "</h2>\n<p>");
	site_file_link(out, spot, file, word(spot->words, "site-form-print"));
	HTML_PUT(out, "</p>\n");
	if (file->address) {
		const struct node *form = edition_find(spot->page->edition, file->address);
		g_autofree char *folder = site_place_folder(spot->site, spot->page, form);
		HTML_PUT(out, "<p><a href=\"");
		html_address(out, spot->up);
		html_address(out, folder);
		HTML_PUT(out, "/index.html#");
		html_address(out, file->address);
		HTML_PUT(out, "\">");
		html_text(out, word(spot->words, "site-form-fill"));
		HTML_PUT(out, "</a></p>\n");
	}
	HTML_PUT(out, "</li>\n");
}

/* To the forms of other versions that are to be filled in, with their days. */
static void forms_others(GString *out, const struct site_spot *spot)
{
	const struct site_edition *current = site_find(spot->site, site_document(spot->page), SITE_CURRENT);
	g_autoptr(GPtrArray) list = site_open_versions(spot->site, spot->page);
	if (current)
		g_ptr_array_insert(list, 0, (gpointer)current);
	for (guint i = 0; i < list->len; i++) {
		const struct site_edition *other = list->pdata[i];
		if (other == spot->page || !site_has_forms(other))
			continue;
		g_autofree char *folder = g_strdup_printf("%s/forms", other->folder);
		standing_put(out, spot, other, folder, "site-forms-version");
	}
}

static char *forms_title(const struct words *words, const struct site_edition *page)
{
	const char *title = edition_title(page->edition);
	g_autofree char *whole = page->role == SITE_CURRENT ? g_strdup(title)
							    : word_fill(words, "site-version-of", "title", title,
									"version", page->release->version, NULL);
	return word_fill(words, "site-forms-of", "title", whole, NULL);
}

bool site_forms_write(const struct site_work *work, const struct site_edition *page)
{
	g_autofree char *folder = g_strdup_printf("%s/forms", page->folder);
	g_autofree char *path = g_strdup_printf("%s/index.html", folder);
	g_autofree char *up = site_up(folder);
	const struct words *words = edition_words(page->edition);
	struct site_spot spot = {.site = work->site, .page = page, .up = up, .words = words, .scripts = scripts};
	g_autofree char *title = forms_title(words, page);
	g_autoptr(GString) trail = g_string_new(NULL);
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n<p>");
	site_state(main, words, page);
	HTML_PUT(main, "</p>\n");
	forms_others(main, &spot);
	HTML_PUT(main, "<ul class=\"documents\">\n");
	for (guint i = 0; i < page->downloads->len; i++) {
		const struct site_download *file = page->downloads->pdata[i];
		if (file->kind == SITE_FORM)
			form_entry(main, &spot, file);
	}
	HTML_PUT(main, "</ul>");
	for (guint i = 0; i < page->downloads->len; i++) {
		const struct site_download *file = page->downloads->pdata[i];
		if (file->kind != SITE_PACK)
			continue;
		HTML_PUT(main, "\n<p>");
		site_file_link(main, &spot, file, word(words, "site-pack"));
		HTML_PUT(main, "</p>");
	}
	site_trail(trail, &spot, true, NULL);
	return site_put(work, &spot, path, title, trail->str, main);
}
