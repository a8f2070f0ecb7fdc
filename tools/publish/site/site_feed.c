/* SPDX-License-Identifier: MIT
 * The feed of adopted versions (Atom), and the map of the site. Every day in them is one of the sources'. */
#include "format/xml.h"
#include "base/sum.h"
#include "publish/decision.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"

#include <string.h>

/* A name that stays, made of a sum: there may be no address. */
static void id_append(GString *out, const char *of)
{
	g_autofree char *sum = sum_of(of, strlen(of));
	g_string_append_printf(out, "<id>urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s</id>\n", sum, sum + 8, sum + 12, sum + 15,
			       sum + 18);
}

static void element(GString *out, const char *name, const char *text)
{
	g_string_append_printf(out, "<%s>", name);
	xml_text(out, text);
	g_string_append_printf(out, "</%s>\n", name);
}

static void link_append(GString *out, const struct site *site, const char *relation, const char *path)
{
	g_string_append_printf(out, "<link rel=\"%s\" href=\"", relation);
	if (site->constitution->address)
		xml_value(out, site->constitution->address);
	xml_value(out, path);
	XML(out, "\"/>\n");
}

static void entry_append(GString *out, const struct site *site, const struct site_edition *page)
{
	const struct release *release = page->release;
	const struct words *words = edition_words(page->edition);
	g_autofree char *name = g_strdup_printf("%s@%s", site_document(page), release->version);
	g_autofree char *path = g_strdup_printf("%s/index.html", page->folder);
	g_autofree char *decision = site_decision(words, page);
	g_autofree char *title = word_fill(words, "site-version-of", "title", edition_title(page->edition), "version",
					   release->version, NULL);
	XML(out, "<entry");
	if (strcmp(words->language, site->words->language) != 0) {
		XML(out, " xml:lang=\"");
		xml_value(out, words->language);
		XML(out, "\"");
	}
	XML(out, ">\n");
	id_append(out, name);
	element(out, "title", title);
	g_string_append_printf(out, "<updated>%sT00:00:00Z</updated>\n", release->adopted);
	link_append(out, site, "alternate", path);
	if (release->adoption && release->adoption->summary)
		element(out, "summary", release->adoption->summary);
	else if (*decision)
		element(out, "summary", decision);
	XML(out, "</entry>\n");
}

bool site_feed_write(const struct site_work *work)
{
	const struct site *site = work->site;
	const struct constitution *constitution = site->constitution;
	g_autoptr(GPtrArray) pages = site_adoptions(site);
	if (!pages->len)
		return true;
	const struct site_edition *last = pages->pdata[0];
	g_autofree char *name = g_strdup_printf("%s\n%s", constitution->council, constitution->title);
	g_autoptr(GString) out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
	xml_value(out, site->words->language);
	XML(out, "\">\n");
	id_append(out, name);
	element(out, "title", constitution->title);
	g_string_append_printf(out, "<updated>%sT00:00:00Z</updated>\n<author>\n", last->release->adopted);
	element(out, "name", constitution->council);
	XML(out, "</author>\n");
	link_append(out, site, "self", "feed.xml");
	link_append(out, site, "alternate", "index.html");
	for (guint i = 0; i < pages->len; i++)
		entry_append(out, site, pages->pdata[i]);
	XML(out, "</feed>\n");
	return stage_put(work->stage, SITE_FOLDER "feed.xml", out->str, out->len);
}

/* Every page; only where the site's address is known, for a map has whole addresses. */
bool site_map_write(const struct site_work *work)
{
	const char *address = work->site->constitution->address;
	if (!address)
		return true;
	g_autoptr(GString) out = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
					      "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
	g_autoptr(GPtrArray) files = stage_files(work->stage);
	for (guint i = 0; i < files->len; i++) {
		const char *path = ((const struct staged_file *)files->pdata[i])->path;
		if (!g_str_has_prefix(path, SITE_FOLDER) || !g_str_has_suffix(path, "index.html"))
			continue;
		g_autofree char *folder =
			g_strndup(path + strlen(SITE_FOLDER), strlen(path) - strlen(SITE_FOLDER "index.html"));
		g_autofree char *escaped = g_uri_escape_string(folder, "/", FALSE);
		XML(out, "<url><loc>");
		xml_text(out, address);
		xml_text(out, escaped);
		XML(out, "</loc></url>\n");
	}
	XML(out, "</urlset>\n");
	return stage_put(work->stage, SITE_FOLDER "sitemap.xml", out->str, out->len);
}
