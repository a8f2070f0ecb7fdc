/* SPDX-License-Identifier: MIT
 * What a server sends where there is no page: a way on. It stands for any address, so its own addresses begin at the
 * root of the server, and it holds its style. */
#include "base/address.h"
#include "publish/site/site_internal.h"

static void way(GString *out, const struct site_spot *spot, const char *folder, const char *key)
{
	HTML_PUT(out, "<li>");
	site_page_link(out, spot, folder, word(spot->words, key));
	HTML_PUT(out, "</li>\n");
}

bool site_missing_write(const struct site_work *work)
{
	const struct words *words = work->site->words;
	const struct constitution *constitution = work->site->constitution;
	const char *title = word(words, "site-missing");
	struct site_spot spot = {
		.site = work->site, .up = address_path(constitution->address), .words = words, .anywhere = true};
	g_autoptr(GString) main = g_string_new("<h1>");
	html_text(main, title);
	HTML_PUT(main, "</h1>\n<p>");
	html_text(main, word(words, "site-missing-lead"));
	HTML_PUT(main, "</p>\n<ul>\n<li><a href=\"");
	html_address(main, spot.up);
	HTML_PUT(main, "index.html\">");
	html_text(main, constitution->title);
	HTML_PUT(main, "</a></li>\n");
	way(main, &spot, "search", "search");
	way(main, &spot, "changes", "site-control");
	HTML_PUT(main, "</ul>");
	return site_put(work, &spot, "404.html", title, "", main);
}
