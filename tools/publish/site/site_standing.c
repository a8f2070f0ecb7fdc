/* SPDX-License-Identifier: MIT
 * Whether a version is in force: in words that are true on every day, for no page knows the day on which it is read;
 * and with the days by which templates/html/standing.js says it shorter, by the reader's calendar. */
#include "model/day.h"
#include "model/standing.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"

#include <string.h>

#define MARK "\x01" /* stands for markup in a sentence; no text of a source holds it */

/* ---- the status -------------------------------------------------------------------------------------------------- */

/* 'In force from 1 June 2026', 'Draft'; NULL where the document does not say. The caller frees it. */
static char *status_words(const struct words *words, const struct site_edition *page)
{
	struct meta meta = *edition_meta(page->edition);
	meta.adopted = page->release->adopted;
	meta.effective = page->release->effective;
	meta.replaced = page->release->replaced;
	return standing_words(words, &meta);
}

static const char *status_class(const struct site_edition *page)
{
	return page->release->superseded ? "superseded" : html_status_class(edition_meta(page->edition));
}

static void attribute(GString *out, const char *name, const char *value)
{
	g_string_append_printf(out, " %s=\"", name);
	html_text(out, value);
	HTML_PUT(out, "\"");
}

/* What it is called when a version has replaced it; and while it is in force, where that ends on a known day. */
static void replaced_attributes(GString *out, const struct words *words, const char *replaced)
{
	g_autofree char *eve = day_before(replaced);
	g_autofree char *date = word_date(words, replaced), *until = word_date(words, eve);
	g_autofree char *over = word_fill(words, "status-replaced", "date", date, NULL);
	g_autofree char *holds = word_fill(words, "status-until", "date", until, NULL);
	attribute(out, "data-replaced", replaced);
	attribute(out, "data-holds", holds);
	attribute(out, "data-over", over);
}

void site_status(GString *out, const struct words *words, const struct site_edition *page, const char *element,
		 const char *class)
{
	g_autofree char *status = status_words(words, page);
	const struct release *release = page->release;
	if (!status)
		return;
	g_string_append_printf(out, "<%s", element);
	if (class) {
		g_autofree char *both = g_strdup_printf("%s %s", class, status_class(page));
		attribute(out, "class", both);
	}
	if (release->since) {
		attribute(out, "data-since", release->since);
		attribute(out, "data-waiting", word(words, "status-waiting"));
	}
	if (release->replaced)
		replaced_attributes(out, words, release->replaced);
	HTML_PUT(out, ">");
	html_text(out, status);
	g_string_append_printf(out, "</%s>", element);
}

void site_state(GString *out, const struct words *words, const struct site_edition *page)
{
	const char *version = edition_meta(page->edition)->version;
	site_status(out, words, page, "strong", "status");
	if (!version)
		return;
	g_autofree char *text = word_fill(words, "version-n", "version", version, NULL);
	HTML_PUT(out, " <span class=\"version\">");
	html_text(out, text);
	HTML_PUT(out, "</span>");
}

char *site_running(const struct site_edition *page)
{
	const struct words *words = edition_words(page->edition);
	const char *title = edition_title(page->edition), *version = edition_meta(page->edition)->version;
	g_autofree char *status = status_words(words, page);
	if (!version || !status)
		return g_strdup(title);
	return word_fill(words, "running-version", "title", title, "version", version, "status", status, NULL);
}

/* ---- versions before and after a page's -------------------------------------------------------------------------- */

/* The adopted versions of a page's document that hold from a known day, the oldest first, and which of them it is. */
struct line {
	GPtrArray *versions; /* of const struct site_edition * */
	guint own;           /* as many as there are where it is none of them */
};

static struct line line_of(const struct site_spot *spot)
{
	struct line line = {.versions = site_versions_of(spot->site, spot->page)};
	for (guint i = line.versions->len; i-- > 0;) {
		const struct site_edition *page = line.versions->pdata[i];
		if (!page->release->since)
			g_ptr_array_remove_index(line.versions, i);
	}
	for (line.own = 0; line.own < line.versions->len; line.own++) {
		const struct site_edition *page = line.versions->pdata[line.own];
		if (page->release == spot->page->release)
			break;
	}
	return line;
}

static const struct site_edition *line_page(const struct line *line, guint i)
{
	return i < line->versions->len ? line->versions->pdata[i] : NULL;
}

static const struct release *line_release(const struct line *line, guint i)
{
	return line_page(line, i)->release;
}

/* Adopted before the day from which it holds. */
static bool is_ahead(const struct release *release)
{
	return release->adopted && strcmp(release->since, release->adopted) > 0;
}

/* The oldest of the versions before the page's that may still be in force. */
static guint line_first(const struct line *line)
{
	guint first = line->own;
	while (first > 0 && (first == line->own || !line_release(line, first)->begun))
		first--;
	return first;
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

/* A sentence about another version, or none, and a day. */
static void sentence_put(GString *out, const struct site_spot *spot, const char *key, const struct site_edition *other,
			 const char *day)
{
	g_autofree char *link = other ? version_link(spot, other) : g_strdup("");
	g_autofree char *date = word_date(spot->words, day);
	site_sentence(out, spot->words, key, link, date);
}

/* What is said from a day on and until another, either of which may be NULL: templates/html/standing.js shows it. */
static void timed_open(GString *out, const char *from, const char *until)
{
	HTML_PUT(out, "<template");
	if (from)
		attribute(out, "data-from-day", from);
	if (until)
		attribute(out, "data-until-day", until);
	HTML_PUT(out, ">\n<div class=\"banner\">\n<p>");
}

static void timed_close(GString *out)
{
	HTML_PUT(out, "</p>\n</div>\n</template>\n");
}

/* Before its day: which version holds until then, one after the other. */
static void waiting_timed(GString *out, const struct site_spot *spot, const struct line *line)
{
	const char *since = line_release(line, line->own)->since;
	guint first = line_first(line);
	timed_open(out, NULL, first < line->own ? line_release(line, first)->since : since);
	sentence_put(out, spot, "site-waiting-first", NULL, since);
	timed_close(out);
	for (guint i = first; i < line->own; i++) {
		timed_open(out, line_release(line, i)->since, line_release(line, i + 1)->since);
		sentence_put(out, spot, "site-waiting", line_page(line, i), since);
		timed_close(out);
	}
}

static void replaced_put(GString *out, const struct site_spot *spot, const struct site_edition *next)
{
	html_text(out, word(spot->words, "site-superseded"));
	HTML_PUT(out, " ");
	sentence_put(out, spot, "site-replaced", next, next->release->since);
}

static void replaced_timed(GString *out, const struct site_spot *spot, const struct site_edition *next)
{
	const struct release *release = spot->page->release;
	timed_open(out, release->since, release->replaced);
	sentence_put(out, spot, "site-still", next, release->replaced);
	timed_close(out);
	timed_open(out, release->replaced, NULL);
	replaced_put(out, spot, next);
	timed_close(out);
}

/* The same in words that are true on every day, for where no script runs. */
static void plain_put(GString *out, const struct site_spot *spot, const struct line *line,
		      const struct site_edition *next)
{
	g_autofree char *status = status_words(spot->words, spot->page);
	guint first = is_ahead(spot->page->release) ? line_first(line) : line->own;
	HTML_PUT(out, "<div class=\"banner\" data-every-day>\n<p>");
	html_text(out, status);
	HTML_PUT(out, ".");
	for (guint i = first; i < line->own; i++) {
		g_autofree char *eve = day_before(line_release(line, i + 1)->since);
		HTML_PUT(out, " ");
		sentence_put(out, spot, "site-before", line_page(line, i), eve);
	}
	if (next) {
		HTML_PUT(out, " ");
		sentence_put(out, spot, "site-after", next, next->release->since);
	}
	HTML_PUT(out, "</p>\n</div>\n");
}

static void draft_put(GString *out, const struct site_spot *spot)
{
	const struct site_edition *current = site_find(spot->site, site_document(spot->page), SITE_CURRENT);
	HTML_PUT(out, "<div class=\"banner\">\n<p>");
	html_text(out, word(spot->words, "site-draft"));
	if (current) {
		g_autofree char *link = version_link(spot, current);
		HTML_PUT(out, " ");
		site_sentence(out, spot->words, "site-draft-of", link, "");
	}
	HTML_PUT(out, "</p>\n</div>\n");
}

/* Of a version that is long over, without a doubt. */
static void over_put(GString *out, const struct site_spot *spot, const struct site_edition *next)
{
	HTML_PUT(out, "<div class=\"banner\"");
	attribute(out, "data-from-day", next->release->since);
	HTML_PUT(out, ">\n<p>");
	replaced_put(out, spot, next);
	HTML_PUT(out, "</p>\n</div>\n");
}

static void version_put(GString *out, const struct site_spot *spot, const struct line *line)
{
	const struct release *release = spot->page->release;
	const struct site_edition *next = line_page(line, line->own + 1);
	if (next && next->release->begun) {
		over_put(out, spot, next);
		return;
	}
	if (next || (!release->begun && is_ahead(release)))
		plain_put(out, spot, line, next);
	if (!release->begun)
		waiting_timed(out, spot, line);
	if (next)
		replaced_timed(out, spot, next);
}

void site_banner(GString *out, const struct site_spot *spot)
{
	if (spot->page->role == SITE_DRAFT) {
		draft_put(out, spot);
		return;
	}
	const struct line line = line_of(spot);
	if (line.own < line.versions->len)
		version_put(out, spot, &line);
	g_ptr_array_unref(line.versions);
}
