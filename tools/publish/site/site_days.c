/* SPDX-License-Identifier: MIT
 * What a document said on a given day: a table of when each version was in force, and templates/html/days.js, which
 * finds the one of a day. An address with a day, 'officer-code/on/#2024-05-01', leads there too. */
#include "model/day.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"

static const char *const scripts[] = {"days.js", NULL};

/* Adopted versions by the first day of each. */
static GPtrArray *in_force(const struct site *site, const struct site_edition *page)
{
	GPtrArray *versions = site_versions_of(site, page);
	for (guint i = versions->len; i-- > 0;) {
		const struct site_edition *version = versions->pdata[i];
		if (!version->release->since)
			g_ptr_array_remove_index(versions, i);
	}
	return versions;
}

static void period_row(GString *out, const struct site_spot *spot, const struct site_edition *page,
		       const struct site_edition *next)
{
	g_autofree char *eve = next ? day_before(next->release->since) : NULL;
	g_autofree char *from = word_date(spot->words, page->release->since);
	g_autofree char *until = eve ? word_date(spot->words, eve) : g_strdup("");
	g_autofree char *text = word_fill(spot->words, "version-n", "version", page->release->version, NULL);
	HTML_PUT(out, "<tr data-from=\"");
	html_text(out, page->release->since);
	HTML_PUT(out, "\">\n<th scope=\"row\">");
	site_page_link(out, spot, page->folder, text);
	HTML_PUT(out, "</th>\n<td>");
	html_text(out, from);
	HTML_PUT(out, "</td>\n<td>");
	html_text(out, until);
	HTML_PUT(out, "</td>\n</tr>\n");
}

/* Hidden until the script shows it. */
static void form_put(GString *out, const struct words *words)
{
	static const char *const said[][2] = {{"data-before", "site-day-before"},
					      {"data-then", "site-day-then"},
					      {"data-ahead", "site-day-ahead"},
					      {"data-none", "site-day-none"}};
	HTML_PUT(out, "<form class=\"search\" id=\"_days\" hidden");
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		g_string_append_printf(out, " %s=\"", said[i][0]);
		html_text(out, word(words, said[i][1]));
		HTML_PUT(out, "\"");
	}
	HTML_PUT(out, ">\n<p><label for=\"_day\">");
	html_text(out, word(words, "site-day"));
	HTML_PUT(out, "</label>\n<input type=\"date\" id=\"_day\" required>\n<button type=\"submit\">");
	html_text(out, word(words, "site-day-find"));
	HTML_PUT(out, "</button></p>\n</form>\n<p id=\"_then\" role=\"status\"></p>\n");
}

bool site_days_write(const struct site_work *work, const struct site_edition *page)
{
	static const char *const columns[] = {"fact-version", "site-from", "site-until"};
	g_autoptr(GPtrArray) versions = in_force(work->site, page);
	if (!versions->len)
		return true;
	g_autofree char *folder = g_strdup_printf("%s/on", site_document(page)), *up = site_up(folder);
	g_autofree char *path = g_strdup_printf("%s/index.html", folder);
	const struct words *words = edition_words(page->edition);
	struct site_spot spot = {.site = work->site, .page = page, .up = up, .words = words, .scripts = scripts};
	g_autofree char *title = word_fill(words, "site-days-of", "title", edition_title(page->edition), NULL);
	g_autoptr(GString) trail = g_string_new(NULL);
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n");
	form_put(main, words);
	site_table_open(main, words, word(words, "site-in-force"), columns, G_N_ELEMENTS(columns));
	for (guint i = versions->len; i-- > 0;)
		period_row(main, &spot, versions->pdata[i], i + 1 < versions->len ? versions->pdata[i + 1] : NULL);
	site_table_close(main);
	site_trail(trail, &spot, page->role == SITE_CURRENT, NULL);
	return site_put(work, &spot, path, title, trail->str, main);
}
