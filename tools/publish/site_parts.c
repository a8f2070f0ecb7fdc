/* SPDX-License-Identifier: MIT */
#include "publish/decision.h"
#include "publish/publication.h"
#include "publish/site_internal.h"

#include <string.h>

#define MARK "\x01" /* stands for markup in a sentence; no text of a source holds it */

/* ---- links ---------------------------------------------------------------------------------------------------- */

void site_page_link(GString *out, const struct site_spot *spot, const char *folder, const char *text)
{
	HTML_PUT(out, "<a href=\"");
	html_address(out, spot->up);
	html_address(out, folder);
	HTML_PUT(out, "/index.html\">");
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

/* A sentence of ours whose {link} is markup and whose {date} is text. */
static void site_sentence(GString *out, const struct words *words, const char *key, const char *link, const char *date)
{
	g_autofree char *text = word_fill(words, key, "link", MARK, "date", date, NULL);
	const char *mark = strstr(text, MARK);
	html_text_n(out, text, mark ? (size_t)(mark - text) : strlen(text));
	if (!mark)
		return;
	g_string_append(out, link);
	html_text(out, mark + strlen(MARK));
}

void site_state(GString *out, const struct words *words, const struct site_edition *page)
{
	const struct meta *meta = edition_meta(page->edition);
	const char *status = html_status(meta, page->superseded, words);
	if (status) {
		HTML_PUT(out, "<strong class=\"status ");
		g_string_append(out, html_status_class(meta, page->superseded));
		HTML_PUT(out, "\">");
		html_text(out, status);
		HTML_PUT(out, "</strong> ");
	}
	if (!meta->version)
		return;
	g_autofree char *day = word_date(words, meta->effective);
	g_autofree char *version =
		page->role != SITE_DRAFT && meta->effective
			? word_fill(words, "site-version-from", "version", meta->version, "date", day, NULL)
			: word_fill(words, "version-n", "version", meta->version, NULL);
	html_text(out, version);
}

/* ---- around a document ---------------------------------------------------------------------------------------- */

void site_trail(GString *out, const struct site_spot *spot, bool below, const struct site_step *step)
{
	const struct site_edition *page = spot->page;
	HTML_PUT(out, "<nav class=\"trail\" aria-label=\"");
	html_text(out, word(spot->words, "site-trail"));
	HTML_PUT(out, "\">\n<ol>\n<li><a href=\"");
	html_address(out, spot->up);
	HTML_PUT(out, "index.html\">");
	html_text(out, spot->site->constitution->title);
	HTML_PUT(out, "</a></li>\n");
	const struct site_edition *own = page ? site_find(spot->site, site_document(page), SITE_CURRENT) : NULL;
	if (own && page->role != SITE_CURRENT) {
		HTML_PUT(out, "<li>");
		site_page_link(out, spot, own->folder, edition_title(own->edition));
		HTML_PUT(out, "</li>\n");
	}
	if (below && page) {
		g_autofree char *version = html_running(page->edition, page->superseded);
		HTML_PUT(out, "<li>");
		site_page_link(out, spot, page->folder,
			       page->role == SITE_CURRENT ? edition_title(page->edition) : version);
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

/* The next newer adopted version of the page's document, or NULL. Pages come newest first. */
static const struct site_edition *successor(const struct site_spot *spot)
{
	const GPtrArray *pages = spot->site->editions;
	const struct site_edition *newer = NULL;
	for (guint i = 0; i < pages->len; i++) {
		const struct site_edition *page = pages->pdata[i];
		if (page->role != SITE_VERSION || g_strcmp0(site_document(page), site_document(spot->page)) != 0)
			continue;
		if (page == spot->page)
			break;
		newer = page;
	}
	return newer ? newer : site_find(spot->site, site_document(spot->page), SITE_CURRENT);
}

static char *version_link(const struct site_spot *spot, const struct site_edition *page)
{
	GString *link = g_string_new(NULL);
	const char *version = edition_meta(page->edition)->version;
	g_autofree char *text = word_fill(spot->words, "site-version", "version", version ? version : "", NULL);
	site_page_link(link, spot, page->folder, text);
	return g_string_free(link, FALSE);
}

/* The adopted version before the page's, or NULL. */
static const struct site_edition *predecessor(const struct site_spot *spot)
{
	g_autoptr(GPtrArray) versions = site_versions_of(spot->site, spot->page);
	const struct site_edition *before = NULL;
	for (guint i = 0; i < versions->len; i++) {
		const struct site_edition *page = versions->pdata[i];
		if (page->release == spot->page->release)
			return before;
		before = page;
	}
	return NULL;
}

/* The day from which a version holds, where it was adopted before that day; else NULL. */
static const char *waits_until(const struct site_edition *page)
{
	const struct release *release = page && page->role != SITE_DRAFT ? page->release : NULL;
	bool waits =
		release && release->effective && release->adopted && strcmp(release->effective, release->adopted) > 0;
	return waits ? release->effective : NULL;
}

/* The day until which something else is said of a page than after it, and the version that stands on its other side. */
static const char *turning_day(const struct site_spot *spot, const struct site_edition **other)
{
	*other = spot->page->superseded ? successor(spot) : predecessor(spot);
	return waits_until(spot->page->superseded ? *other : spot->page);
}

bool site_turns(const struct site_spot *spot)
{
	const struct site_edition *other;
	return turning_day(spot, &other) != NULL;
}

/* What is said of a page until a day: hidden, until templates/html/standing.js knows the reader's day. */
static void banner_until(GString *out, const struct site_spot *spot, const char *day, const struct site_edition *other)
{
	bool superseded = spot->page->superseded;
	g_autofree char *link = other ? version_link(spot, other) : NULL;
	g_autofree char *date = word_date(spot->words, day);
	HTML_PUT(out, "<div class=\"banner\" hidden data-until-day=\"");
	html_text(out, day);
	HTML_PUT(out, "\" data-status=\"");
	html_text(out, word(spot->words, superseded ? "status-adopted" : "status-waiting"));
	HTML_PUT(out, "\">\n<p>");
	site_sentence(out, spot->words,
		      superseded ? "site-still"
		      : other    ? "site-waiting"
				 : "site-waiting-first",
		      link ? link : "", date);
	HTML_PUT(out, "</p>\n</div>\n");
}

static void banner_write(GString *out, const struct site_spot *spot, const char *day)
{
	bool draft = spot->page->role == SITE_DRAFT;
	const struct site_edition *other =
		draft ? site_find(spot->site, site_document(spot->page), SITE_CURRENT) : successor(spot);
	HTML_PUT(out, "<div class=\"banner\"");
	if (day)
		g_string_append_printf(out, " data-from-day=\"%s\"", day);
	HTML_PUT(out, ">\n<p>");
	html_text(out, word(spot->words, draft ? "site-draft" : "site-superseded"));
	if (other) {
		const struct meta *its = edition_meta(other->edition);
		g_autofree char *link = version_link(spot, other);
		g_autofree char *date = word_date(spot->words, its->effective ? its->effective : its->adopted);
		HTML_PUT(out, " ");
		site_sentence(out, spot->words, draft ? "site-draft-of" : "site-replaced", link, date);
	}
	HTML_PUT(out, "</p>\n</div>\n");
}

void site_banner(GString *out, const struct site_spot *spot)
{
	const struct site_edition *other;
	const char *day = turning_day(spot, &other);
	if (spot->page->role == SITE_DRAFT || spot->page->superseded)
		banner_write(out, spot, day);
	if (day)
		banner_until(out, spot, day, other);
}

bool site_has_forms(const struct site_edition *page)
{
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
	if (spot->page->role != SITE_VERSION && site_has_forms(spot->page)) {
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
	const char *status = html_status(meta, page->superseded, spot->words);
	HTML_PUT(out, "<tr>\n<th scope=\"row\">");
	if (page == spot->page)
		html_text(out, meta->version ? meta->version : "");
	else
		site_page_link(out, spot, page->folder, meta->version ? meta->version : "");
	HTML_PUT(out, "</th>\n<td>");
	html_text(out, status ? status : "");
	HTML_PUT(out, "</td>\n");
	day_cell(out, spot->words, meta->adopted);
	day_cell(out, spot->words, meta->effective);
	g_autofree char *decision = site_decision(spot->words, page);
	HTML_PUT(out, "<td>");
	html_text(out, decision);
	HTML_PUT(out, "</td>\n<td>");
	if (before) {
		g_autofree char *folder = site_changes_folder(before, page);
		g_autofree char *text =
			word_fill(spot->words, "site-since", "version", edition_meta(before->edition)->version, NULL);
		site_page_link(out, spot, folder, text);
	}
	HTML_PUT(out, "</td>\n</tr>\n");
}

/* To the page of all revisions, and the one that finds a version by its day. */
static void versions_more(GString *out, const struct site_spot *spot, const GPtrArray *versions)
{
	g_autofree char *changes = g_strdup_printf("%s/changes", site_document(spot->page));
	g_autofree char *days = g_strdup_printf("%s/on", site_document(spot->page));
	HTML_PUT(out, "<ul class=\"files\">\n");
	if (versions->len > 1) {
		HTML_PUT(out, "<li>");
		site_page_link(out, spot, changes, word(spot->words, "site-changes-all"));
		HTML_PUT(out, "</li>\n");
	}
	HTML_PUT(out, "<li>");
	site_page_link(out, spot, days, word(spot->words, "site-days"));
	HTML_PUT(out, "</li>\n</ul>\n");
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
	site_page_link(out, spot, page->folder, text);
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
	bool mail = strchr(constitution->contact, '@') && !strchr(constitution->contact, ' ');
	g_autoptr(GString) link = g_string_new(NULL);
	if (mail) {
		HTML_PUT(link, "<a href=\"mailto:");
		html_address(link, constitution->contact);
		HTML_PUT(link, "\">");
	}
	html_text(link, constitution->contact);
	if (mail)
		HTML_PUT(link, "</a>");
	HTML_PUT(out, "\n<p>");
	site_sentence(out, spot->words, "site-contact", link->str, "");
	HTML_PUT(out, "</p>");
}
