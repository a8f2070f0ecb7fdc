/* SPDX-License-Identifier: MIT
 * Pages about the constitution as a whole: every version that was adopted, all files to download, and how accessible
 * the site is. */
#include "publish/publication.h"
#include "publish/site/site_internal.h"

#include <string.h>

/* ---- change control ---------------------------------------------------------------------------------------------- */

/* The newest first; of one day, in the order of publication. */
static gint by_day(gconstpointer a, gconstpointer b)
{
	const struct site_edition *one = *(const struct site_edition *const *)a,
				  *other = *(const struct site_edition *const *)b;
	return -g_strcmp0(one->release->adopted, other->release->adopted);
}

GPtrArray *site_adoptions(const struct site *site)
{
	GPtrArray *list = g_ptr_array_new();
	for (guint i = 0; i < site->editions->len; i++) {
		struct site_edition *page = site->editions->pdata[i];
		if (page->role == SITE_VERSION && page->release->adopted)
			g_ptr_array_add(list, page);
	}
	g_ptr_array_sort(list, by_day);
	return list;
}

static void cell(GString *out, const char *text)
{
	HTML_PUT(out, "<td>");
	html_text(out, text ? text : "");
	HTML_PUT(out, "</td>\n");
}

static void adoption_row(GString *out, const struct site_spot *spot, const struct site_edition *page)
{
	const struct release *release = page->release;
	g_autofree char *adopted = word_date(spot->words, release->adopted);
	g_autofree char *effective = word_date(spot->words, release->effective);
	g_autofree char *text = word_fill(spot->words, "site-version-of", "title", edition_title(page->edition),
					  "version", release->version, NULL);
	HTML_PUT(out, "<tr>\n");
	cell(out, adopted);
	HTML_PUT(out, "<th scope=\"row\">");
	site_link_titled(out, spot, page, page->folder, text);
	HTML_PUT(out, "</th>\n<td>");
	site_decision_put(out, spot->words, page);
	HTML_PUT(out, "</td>\n");
	cell(out, effective);
	HTML_PUT(out, "<td");
	if (release->adoption && release->adoption->summary)
		site_language(out, spot->words, edition_language(page->edition));
	HTML_PUT(out, ">");
	html_text(out, release->adoption && release->adoption->summary ? release->adoption->summary : "");
	HTML_PUT(out, "</td>\n</tr>\n");
}

/* 'Officer Code of Conduct, version 3.0', or the title alone. The caller frees it. */
static char *version_title(const struct words *words, const struct site_edition *page)
{
	const char *title = edition_title(page->edition), *version = edition_meta(page->edition)->version;
	return version ? word_fill(words, "site-version-of", "title", title, "version", version, NULL)
		       : g_strdup(title);
}

/* ---- how to prove them ------------------------------------------------------------------------------------------- */

static void proof_file(GString *out, const struct site_spot *spot, const struct site_edition *page, const char *name,
		       const char *key)
{
	HTML_PUT(out, "<li><a href=\"");
	html_address(out, spot->up);
	html_address(out, page->folder);
	g_string_append_printf(out, "/%s\">", name);
	html_text(out, word(spot->words, key));
	HTML_PUT(out, "</a></li>\n");
}

static void proof_sum(GString *out, const struct site_spot *spot, const char *key, const char *sum)
{
	g_autofree char *code = g_strdup_printf("<code>%s</code>", sum);
	HTML_PUT(out, "<li>");
	site_sentence(out, spot->words, key, code, "");
	HTML_PUT(out, "</li>\n");
}

static bool is_sealed(const struct site_edition *page)
{
	const struct adopted *adopted = page->release->adoption;
	return adopted && adopted->text && adopted->seal;
}

static void proof_version(GString *out, const struct site_spot *spot, const struct site_edition *page)
{
	g_autofree char *title = version_title(spot->words, page);
	HTML_PUT(out, "<h3>");
	site_naming(out, spot->words, title, edition_title(page->edition), edition_language(page->edition));
	HTML_PUT(out, "</h3>\n<ul>\n");
	proof_file(out, spot, page, "text.txt", "site-proof-text");
	proof_sum(out, spot, "site-proof-sum", page->release->adoption->text);
	proof_sum(out, spot, "site-proof-seal", page->release->adoption->seal);
	proof_file(out, spot, page, "akn.xml", "site-proof-akn");
	HTML_PUT(out, "</ul>\n");
}

static void proof_lead(GString *out, const struct site_spot *spot)
{
	HTML_PUT(out, "<h2 id=\"proof\">");
	html_text(out, word(spot->words, "site-proof"));
	HTML_PUT(out, "</h2>\n<p>");
	html_text(out, word(spot->words, "site-proof-lead"));
	HTML_PUT(out, "</p>\n<p><a href=\"../manifest.json\">");
	html_text(out, word(spot->words, "site-proof-files"));
	HTML_PUT(out, "</a></p>\n");
}

/* Of those nothing here proves that they are what was adopted. */
static void unsealed_put(GString *out, const struct site_spot *spot, const GPtrArray *adoptions)
{
	bool any = false;
	for (guint i = 0; i < adoptions->len; i++) {
		const struct site_edition *page = adoptions->pdata[i];
		if (is_sealed(page))
			continue;
		if (!any) {
			HTML_PUT(out, "<h2 id=\"unsealed\">");
			html_text(out, word(spot->words, "site-unsealed"));
			HTML_PUT(out, "</h2>\n<p>");
			html_text(out, word(spot->words, "site-unsealed-lead"));
			HTML_PUT(out, "</p>\n<ul>\n");
		}
		any = true;
		g_autofree char *title = version_title(spot->words, page);
		HTML_PUT(out, "<li>");
		site_link_titled(out, spot, page, page->folder, title);
		HTML_PUT(out, "</li>\n");
	}
	if (any)
		HTML_PUT(out, "</ul>\n");
}

/* For whoever has nothing but the site: what was sealed, and how to reckon it. */
static void proof_put(GString *out, const struct site_spot *spot, const GPtrArray *adoptions)
{
	bool any = false;
	for (guint i = 0; i < adoptions->len; i++) {
		const struct site_edition *page = adoptions->pdata[i];
		if (!is_sealed(page))
			continue;
		if (!any)
			proof_lead(out, spot);
		any = true;
		proof_version(out, spot, page);
	}
	unsealed_put(out, spot, adoptions);
}

static bool control_write(const struct site_work *work)
{
	static const char *const columns[] = {"fact-adopted", "site-document", "site-decision", "fact-effective",
					      "site-summary"};
	const struct words *words = work->site->words;
	const char *title = word(words, "site-control");
	struct site_spot spot = {.site = work->site, .up = "../", .words = words};
	g_autoptr(GPtrArray) list = site_adoptions(work->site);
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n<p>");
	html_text(main, word(words, "site-control-lead"));
	HTML_PUT(main, "</p>\n");
	site_table_open(main, words, title, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < list->len; i++)
		adoption_row(main, &spot, list->pdata[i]);
	site_table_close(main);
	if (list->len) {
		HTML_PUT(main, "<p><a href=\"../feed.xml\">");
		html_text(main, word(words, "site-feed"));
		HTML_PUT(main, "</a></p>\n");
	}
	proof_put(main, &spot, list);
	return site_put_plain(work, &spot, "changes", title, main);
}

/* ---- downloads --------------------------------------------------------------------------------------------------- */

static bool downloads_write(const struct site_work *work)
{
	static const char *const scripts[] = {SITE_STANDING, NULL};
	const struct words *words = work->site->words;
	const char *title = word(words, "site-downloads");
	struct site_spot spot = {.site = work->site, .up = "../", .words = words, .scripts = scripts};
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n<ul class=\"documents\">\n");
	for (guint i = 0; i < work->site->editions->len; i++) {
		const struct site_edition *page = work->site->editions->pdata[i];
		if (page->role == SITE_VERSION && page->release->standing == STANDING_CURRENT)
			continue; /* the document's own address has the same */
		struct site_spot its = spot;
		its.page = page;
		HTML_PUT(main, "<li>\n<h2>");
		g_autofree char *name = version_title(words, page);
		site_link_titled(main, &spot, page, page->folder, name);
		HTML_PUT(main, "</h2>\n");
		site_status(main, words, page, "p", "status");
		HTML_PUT(main, "\n");
		site_downloads(main, &its);
		HTML_PUT(main, "</li>\n");
	}
	HTML_PUT(main, "</ul>\n");
	return site_put_plain(work, &spot, "downloads", title, main);
}

bool site_notices_write(const struct site_work *work)
{
	return control_write(work) && downloads_write(work);
}
