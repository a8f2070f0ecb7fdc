/* SPDX-License-Identifier: MIT
 * Whether a version is in force: in words that are true on every day, for no page knows the day on which it is read;
 * and with the days by which templates/html/standing.js says it shorter, by the reader's calendar. */
#include "publish/publication.h"
#include "publish/site_internal.h"

#include <string.h>

#define MARK "\x01" /* stands for markup in a sentence; no text of a source holds it */

/* ---- the days ---------------------------------------------------------------------------------------------------- */

const char *site_since(const struct site_edition *page)
{
	const struct release *release = page->release;
	if (page->role == SITE_DRAFT)
		return NULL;
	return release->effective ? release->effective : release->adopted;
}

/* The next newer adopted version of the page's document, or NULL. Pages come newest first. */
static const struct site_edition *successor(const struct site *site, const struct site_edition *of)
{
	const GPtrArray *pages = site->editions;
	const struct site_edition *newer = NULL;
	for (guint i = 0; i < pages->len; i++) {
		const struct site_edition *page = pages->pdata[i];
		if (page->role != SITE_VERSION || g_strcmp0(site_document(page), site_document(of)) != 0)
			continue;
		if (page == of)
			break;
		newer = page;
	}
	return newer ? newer : site_find(site, site_document(of), SITE_CURRENT);
}

const char *site_replaced(const struct site *site, const struct site_edition *page)
{
	const struct site_edition *next = page->superseded ? successor(site, page) : NULL;
	return next ? site_since(next) : NULL;
}

/* The day before; the caller frees it. */
char *site_eve(const char *day)
{
	GDate date;
	char text[16];
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, (GDateDay)g_ascii_strtoull(day + 8, NULL, 10),
		       (GDateMonth)g_ascii_strtoull(day + 5, NULL, 10), (GDateYear)g_ascii_strtoull(day, NULL, 10));
	g_date_subtract_days(&date, 1);
	g_snprintf(text, sizeof text, "%04d-%02d-%02d", g_date_get_year(&date), (int)g_date_get_month(&date),
		   g_date_get_day(&date));
	return g_strdup(text);
}

/* ---- the status -------------------------------------------------------------------------------------------------- */

/* 'In force from 1 June 2026', 'Superseded on 1 June 2026', 'Draft'; NULL where the document does not say. The caller
 * frees it. */
static char *status_words(const struct site *site, const struct words *words, const struct site_edition *page)
{
	const struct meta *meta = edition_meta(page->edition);
	const char *status = html_status(meta, page->superseded, words);
	const char *day = page->superseded ? site_replaced(site, page) : site_since(page);
	if (!status || !day || (!page->superseded && meta->status != DOC_ADOPTED))
		return g_strdup(status);
	g_autofree char *date = word_date(words, day);
	return word_fill(words, page->superseded ? "status-replaced" : "status-since", "date", date, NULL);
}

static void attribute(GString *out, const char *name, const char *value)
{
	g_string_append_printf(out, " %s=\"", name);
	html_text(out, value);
	HTML_PUT(out, "\"");
}

void site_status(GString *out, const struct site *site, const struct words *words, const struct site_edition *page,
		 const char *element, const char *class)
{
	g_autofree char *status = status_words(site, words, page);
	const char *since = site_since(page), *replaced = site_replaced(site, page);
	if (!status)
		return;
	g_string_append_printf(out, "<%s", element);
	if (class) {
		g_autofree char *both = g_strdup_printf(
			"%s %s", class, html_status_class(edition_meta(page->edition), page->superseded));
		attribute(out, "class", both);
	}
	if (since) {
		attribute(out, "data-since", since);
		attribute(out, "data-waiting", word(words, "status-waiting"));
	}
	if (replaced) {
		attribute(out, "data-replaced", replaced);
		attribute(out, "data-holds", word(words, "status-adopted"));
	}
	HTML_PUT(out, ">");
	html_text(out, status);
	g_string_append_printf(out, "</%s>", element);
}

void site_state(GString *out, const struct site *site, const struct words *words, const struct site_edition *page)
{
	const char *version = edition_meta(page->edition)->version;
	site_status(out, site, words, page, "strong", "status");
	if (!version)
		return;
	g_autofree char *text = word_fill(words, "version-n", "version", version, NULL);
	HTML_PUT(out, " <span class=\"version\">");
	html_text(out, text);
	HTML_PUT(out, "</span>");
}

char *site_running(const struct site *site, const struct site_edition *page)
{
	const struct words *words = edition_words(page->edition);
	const char *title = edition_title(page->edition), *version = edition_meta(page->edition)->version;
	g_autofree char *status = status_words(site, words, page);
	if (!version || !status)
		return g_strdup(title);
	return word_fill(words, "running-version", "title", title, "version", version, "status", status, NULL);
}

/* ---- the banner -------------------------------------------------------------------------------------------------- */

void site_sentence(GString *out, const struct words *words, const char *key, const char *link, const char *date)
{
	g_autofree char *text = word_fill(words, key, "link", MARK, "date", date, NULL);
	const char *mark = strstr(text, MARK);
	html_text_n(out, text, mark ? (size_t)(mark - text) : strlen(text));
	if (!mark)
		return;
	g_string_append(out, link);
	html_text(out, mark + strlen(MARK));
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
	*other = spot->page->superseded ? successor(spot->site, spot->page) : predecessor(spot);
	return waits_until(spot->page->superseded ? *other : spot->page);
}

/* What is said of a page until a day: hidden, until templates/html/standing.js knows the reader's day. */
static void banner_until(GString *out, const struct site_spot *spot, const char *day, const struct site_edition *other)
{
	bool superseded = spot->page->superseded;
	g_autofree char *link = other ? version_link(spot, other) : NULL;
	g_autofree char *date = word_date(spot->words, day);
	HTML_PUT(out, "<div class=\"banner\" hidden data-until-day=\"");
	html_text(out, day);
	HTML_PUT(out, "\">\n<p>");
	site_sentence(out, spot->words,
		      superseded ? "site-still"
		      : other    ? "site-waiting"
				 : "site-waiting-first",
		      link ? link : "", date);
	HTML_PUT(out, "</p>\n</div>\n");
}

static void banner_write(GString *out, const struct site_spot *spot)
{
	bool draft = spot->page->role == SITE_DRAFT;
	const struct site_edition *other = draft ? site_find(spot->site, site_document(spot->page), SITE_CURRENT)
						 : successor(spot->site, spot->page);
	const char *day = draft || !other ? NULL : site_since(other);
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
		banner_write(out, spot);
	if (day)
		banner_until(out, spot, day, other);
}
