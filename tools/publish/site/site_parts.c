/* SPDX-License-Identifier: MIT */
#include "publish/decision.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"

#include <string.h>

/* ---- links ---------------------------------------------------------------------------------------------------- */

void site_link_open(GString *out, const struct site_spot *spot, const char *folder)
{
	HTML_PUT(out, "<a href=\"");
	html_address(out, spot->up);
	html_address(out, folder);
	HTML_PUT(out, "/index.html\">");
}

void site_page_link(GString *out, const struct site_spot *spot, const char *folder, const char *text)
{
	site_link_open(out, spot, folder);
	html_text(out, text);
	HTML_PUT(out, "</a>");
}

/* 'Word document, 45 KB' after the words of the link. */
void site_file_link(GString *out, const struct site_spot *spot, const struct site_download *file, const char *text)
{
	static const char *const kinds[] = {"file-word", "file-odt", "file-pdf", "file-pdf", "file-zip"};
	bool within = g_str_has_prefix(file->path, SITE_FOLDER);
	g_autofree char *size = g_strdup_printf("%zu", (file->bytes + 1023) / 1024);
	g_autofree char *about = word_fill(spot->words, kinds[file->kind], "size", size, NULL);
	HTML_PUT(out, "<a href=\"");
	html_address(out, spot->up);
	if (!within)
		HTML_PUT(out, "../");
	html_address(out, within ? file->path + strlen(SITE_FOLDER) : file->path);
	HTML_PUT(out, "\">");
	html_text(out, text);
	HTML_PUT(out, " (");
	html_text(out, about);
	HTML_PUT(out, ")</a>");
}

/* ---- around a document ---------------------------------------------------------------------------------------- */

/* Its title in the language of the page; or else in its own. */
static void constitution_put(GString *out, const struct site_spot *spot)
{
	const struct constitution *constitution = spot->site->constitution;
	const char *title = constitution_title(constitution, spot->words->language);
	site_text(out, spot->words, title ? title : constitution->title,
		  title ? spot->words->language : spot->site->words->language);
}

void site_trail(GString *out, const struct site_spot *spot, bool below, const struct site_step *step)
{
	const struct site_edition *page = spot->page;
	HTML_PUT(out, "<nav class=\"trail\" aria-label=\"");
	html_text(out, word(spot->words, "site-trail"));
	HTML_PUT(out, "\">\n<ol>\n<li><a href=\"");
	html_address(out, spot->up);
	HTML_PUT(out, "index.html\">");
	constitution_put(out, spot);
	HTML_PUT(out, "</a></li>\n");
	const struct site_edition *own = page ? site_find(spot->site, site_document(page), SITE_CURRENT) : NULL;
	if (own && page->role != SITE_CURRENT) {
		HTML_PUT(out, "<li>");
		site_link_titled(out, spot, own, own->folder, edition_title(own->edition));
		HTML_PUT(out, "</li>\n");
	}
	if (below && page) {
		g_autofree char *version = site_running(page);
		const char *text = page->role == SITE_CURRENT ? edition_title(page->edition) : version;
		HTML_PUT(out, "<li>");
		site_link_naming(out, spot, page->folder, text, text, edition_language(page->edition));
		HTML_PUT(out, "</li>\n");
	}
	if (step) {
		HTML_PUT(out, "<li>");
		site_page_link(out, spot, step->folder, step->text);
		HTML_PUT(out, "</li>\n");
	}
	HTML_PUT(out, "</ol>\n</nav>");
}

void site_ways(GString *out, const struct site_spot *spot)
{
	static const char *const ways[][2] = {
		{"search", "search"}, {"changes", "site-control"}, {"downloads", "site-downloads"}};
	HTML_PUT(out, "<nav class=\"ways\" aria-label=\"");
	html_text(out, word(spot->words, "site-ways"));
	HTML_PUT(out, "\">\n<ul>\n");
	for (size_t i = 0; i < G_N_ELEMENTS(ways); i++) {
		HTML_PUT(out, "<li>");
		site_page_link(out, spot, ways[i][0], word(spot->words, ways[i][1]));
		HTML_PUT(out, "</li>\n");
	}
	HTML_PUT(out, "</ul>\n</nav>");
}

bool site_has_forms(const struct site_edition *page)
{
	if (page->role == SITE_VERSION && !site_is_open(page))
		return false; /* those of the version at the document's own address stand there */
	for (guint i = 0; page->downloads && i < page->downloads->len; i++)
		if (((const struct site_download *)page->downloads->pdata[i])->kind == SITE_FORM)
			return true;
	return false;
}

void site_downloads(GString *out, const struct site_spot *spot)
{
	static const char *const names[] = {"site-word", "site-odt", "site-pdf", NULL, "site-pack"};
	const GPtrArray *files = spot->page->downloads;
	if (!files || !files->len)
		return;
	HTML_PUT(out, "<ul class=\"files\">\n");
	for (guint i = 0; i < files->len; i++) {
		const struct site_download *file = files->pdata[i];
		if (!names[file->kind])
			continue;
		HTML_PUT(out, "<li>");
		site_file_link(out, spot, file, word(spot->words, names[file->kind]));
		HTML_PUT(out, "</li>\n");
	}
	if (site_has_forms(spot->page)) {
		g_autofree char *folder = g_strdup_printf("%s/forms", spot->page->folder);
		HTML_PUT(out, "<li>");
		site_page_link(out, spot, folder, word(spot->words, "site-forms"));
		HTML_PUT(out, "</li>\n");
	}
	HTML_PUT(out, "</ul>\n");
}

/* ---- versions and neighbours ---------------------------------------------------------------------------------- */

void site_table_open(GString *out, const struct words *words, const char *caption, const char *const *columns,
		     size_t count)
{
	HTML_PUT(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"");
	html_text(out, caption);
	HTML_PUT(out, "\">\n<table>\n<caption>");
	html_text(out, caption);
	HTML_PUT(out, "</caption>\n<thead>\n<tr>\n");
	for (size_t i = 0; i < count; i++) {
		HTML_PUT(out, "<th scope=\"col\">");
		html_text(out, word(words, columns[i]));
		HTML_PUT(out, "</th>\n");
	}
	HTML_PUT(out, "</tr>\n</thead>\n<tbody>\n");
}

void site_table_close(GString *out)
{
	HTML_PUT(out, "</tbody>\n</table>\n</div>\n");
}

char *site_decision(const struct words *words, const struct site_edition *page)
{
	const struct adopted *adopted = page->release->adoption;
	return adopted ? decision_words(adopted, words) : g_strdup("");
}

static void day_cell(GString *out, const struct words *words, const char *day)
{
	g_autofree char *text = day ? word_date(words, day) : g_strdup("");
	HTML_PUT(out, "<td>");
	html_text(out, text);
	HTML_PUT(out, "</td>\n");
}

/* `before`: the version before it, or NULL. */
static void version_row(GString *out, const struct site_spot *spot, const struct site_edition *page,
			const struct site_edition *before)
{
	const struct meta *meta = edition_meta(page->edition);
	HTML_PUT(out, "<tr>\n<th scope=\"row\">");
	if (page == spot->page)
		html_text(out, meta->version ? meta->version : "");
	else
		site_page_link(out, spot, page->folder, meta->version ? meta->version : "");
	HTML_PUT(out, "</th>\n<td>");
	site_status(out, spot->words, page, "span", NULL);
	HTML_PUT(out, "</td>\n");
	day_cell(out, spot->words, meta->adopted);
	day_cell(out, spot->words, meta->effective);
	HTML_PUT(out, "<td>");
	site_decision_put(out, spot->words, page);
	HTML_PUT(out, "</td>\n<td>");
	if (before) {
		g_autofree char *folder = site_changes_folder(before, page);
		g_autofree char *text =
			word_fill(spot->words, "site-since", "version", edition_meta(before->edition)->version, NULL);
		site_page_link(out, spot, folder, text);
	}
	HTML_PUT(out, "</td>\n</tr>\n");
}

static void more_put(GString *out, const struct site_spot *spot, const char *name, const char *key)
{
	g_autofree char *folder = g_strdup_printf("%s/%s", site_document(spot->page), name);
	HTML_PUT(out, "<li>");
	site_page_link(out, spot, folder, word(spot->words, key));
	HTML_PUT(out, "</li>\n");
}

/* To the page of all revisions, and the one that finds a version by its day; either may have nothing to show. */
static void versions_more(GString *out, const struct site_spot *spot, const GPtrArray *versions)
{
	bool held = ((const struct site_edition *)versions->pdata[0])->release->since != NULL;
	if (versions->len < 2 && !held)
		return;
	HTML_PUT(out, "<ul class=\"files\">\n");
	if (versions->len > 1)
		more_put(out, spot, "changes", "site-changes-all");
	if (held)
		more_put(out, spot, "on", "site-days");
	HTML_PUT(out, "</ul>\n");
}

void site_versions(GString *out, const struct site_spot *spot)
{
	static const char *const columns[] = {"fact-version",   "site-status",   "fact-adopted",
					      "fact-effective", "site-decision", "site-changes"};
	g_autoptr(GPtrArray) versions = site_versions_of(spot->site, spot->page);
	if (!versions->len)
		return;
	HTML_PUT(out, "<section class=\"versions\">\n<h2>");
	html_text(out, word(spot->words, "site-versions"));
	g_autofree char *caption =
		word_fill(spot->words, "site-versions-of", "title", edition_title(spot->page->edition), NULL);
	HTML_PUT(out, "</h2>\n");
	site_table_open(out, spot->words, caption, columns, G_N_ELEMENTS(columns));
	for (guint i = versions->len; i-- > 0;)
		version_row(out, spot, versions->pdata[i], i ? versions->pdata[i - 1] : NULL);
	site_table_close(out);
	versions_more(out, spot, versions);
	HTML_PUT(out, "</section>\n");
}

static void neighbour(GString *out, const struct site_spot *spot, const struct site_edition *page, const char *key)
{
	if (!page)
		return;
	g_autofree char *text = word_fill(spot->words, key, "title", edition_title(page->edition), NULL);
	HTML_PUT(out, "<li>");
	site_link_titled(out, spot, page, page->folder, text);
	HTML_PUT(out, "</li>\n");
}

void site_neighbours(GString *out, const struct site_spot *spot)
{
	const struct site_edition *before = NULL, *after = NULL;
	bool passed = false;
	for (guint i = 0; i < spot->site->editions->len; i++) {
		const struct site_edition *page = spot->site->editions->pdata[i];
		if (page == spot->page)
			passed = true;
		else if (page->role != spot->page->role || page->role == SITE_VERSION)
			continue;
		else if (!passed)
			before = page;
		else if (!after)
			after = page;
	}
	if (!before && !after)
		return;
	HTML_PUT(out, "<nav class=\"pages\" aria-label=\"");
	html_text(out, word(spot->words, "site-documents"));
	HTML_PUT(out, "\">\n<ul>\n");
	neighbour(out, spot, before, "site-previous");
	neighbour(out, spot, after, "site-next");
	HTML_PUT(out, "</ul>\n</nav>\n");
}

void site_contact(GString *out, const struct constitution *constitution)
{
	const char *contact = constitution->contact ? constitution->contact : constitution->council;
	bool mail = strchr(contact, '@') && !strchr(contact, ' ');
	if (mail) {
		HTML_PUT(out, "<a href=\"mailto:");
		html_address(out, contact);
		HTML_PUT(out, "\">");
	}
	html_text(out, contact);
	if (mail)
		HTML_PUT(out, "</a>");
}

void site_footer(GString *out, const struct site_spot *spot)
{
	const struct constitution *constitution = spot->site->constitution;
	HTML_PUT(out, "<p>");
	html_text(out, constitution->council);
	HTML_PUT(out, "</p>\n<p>");
	site_page_link(out, spot, "accessibility", word(spot->words, "accessibility"));
	HTML_PUT(out, "</p>");
	if (!constitution->contact)
		return;
	g_autoptr(GString) link = g_string_new(NULL);
	site_contact(link, constitution);
	HTML_PUT(out, "\n<p>");
	site_sentence(out, spot->words, "site-contact", link->str, "");
	HTML_PUT(out, "</p>");
}
