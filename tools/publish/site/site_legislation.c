/* SPDX-License-Identifier: MIT
 * What a page says to other programs: schema.org's Legislation, and beside each version its text as Akoma Ntoso and as
 * the plain text whose sum is sealed. */
#include "base/json.h"
#include "model/day.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"
#include "render/akn/akn.h"

#include <string.h>

/* JSON in a page: no '<' in it can be taken for markup. */
static void field(GString *out, const char *name, const char *text)
{
	if (!text)
		return;
	g_autoptr(GString) value = g_string_new(NULL);
	json_text(value, text);
	g_string_replace(value, "<", "\\u003c", 0);
	g_string_append_printf(out, ",\n\"%s\": %s", name, value->str);
}

static void organisation(GString *out, const char *name, const char *of)
{
	if (!of)
		return;
	g_string_append_printf(out, ",\n\"%s\": {\"@type\": \"Organization\"", name);
	field(out, "name", of);
	g_string_append_c(out, '}');
}

/* The days on which it holds, from which whoever reads it finds whether it is in force: that is no property of the
 * page. */
static void coverage(GString *out, const struct site_edition *page)
{
	const char *since = page->release->since, *replaced = page->release->replaced;
	g_autofree char *eve = replaced ? day_before(replaced) : g_strdup("..");
	if (!since || (replaced && strcmp(since, replaced) >= 0))
		return;
	g_autofree char *days = g_strdup_printf("%s/%s", since, eve);
	field(out, "temporalCoverage", days);
}

void site_legislation(GString *out, const struct site_spot *spot)
{
	const struct site_edition *page = spot->page;
	const struct release *release = page->release;
	const struct constitution *constitution = spot->site->constitution;
	g_autofree char *identifier = g_strdup_printf("%s@%s", site_document(page), release->version);
	g_autofree char *url =
		constitution->address ? g_strdup_printf("%s%s/", constitution->address, page->folder) : NULL;
	HTML_PUT(out, "\n{\"@context\": \"https://schema.org\",\n\"@type\": "
		      "\"Legislation\"");
	field(out, "name", edition_title(page->edition));
	field(out, "legislationIdentifier", identifier);
	field(out, "version", release->version);
	field(out, "inLanguage", edition_language(page->edition));
	field(out, "legislationDate", release->adopted);
	field(out, "legislationDateVersion", release->effective ? release->effective : release->adopted);
	field(out, "legislationDateOfApplicability", page->release->since);
	coverage(out, page);
	field(out, "legislationLegalForce", page->role == SITE_DRAFT ? "https://schema.org/NotInForce" : NULL);
	field(out, "url", url);
	organisation(out, "legislationPassedBy", release->adoption ? release->adoption->by : NULL);
	organisation(out, "publisher", constitution->council);
	HTML_PUT(out, "\n}\n");
}

GArray *site_versions_until(const struct site *site, const struct site_edition *page)
{
	GArray *versions = g_array_new(FALSE, FALSE, sizeof(struct akn_version));
	g_autoptr(GPtrArray) pages = site_versions_of(site, page);
	for (guint i = 0; i < pages->len; i++) {
		const struct release *release = ((const struct site_edition *)pages->pdata[i])->release;
		struct akn_version version = {release->version, release->adopted};
		if (release->adopted)
			g_array_append_val(versions, version);
		if (release == page->release)
			break;
	}
	return versions;
}

static bool text_put(const struct site_work *work, const struct site_edition *page, const char *name,
		     const GString *text)
{
	g_autofree char *path = g_strdup_printf(SITE_FOLDER "%s/%s", page->folder, name);
	return stage_put(work->stage, path, text->str, text->len);
}

bool site_texts_write(const struct site_work *work, const struct site_edition *page)
{
	if (page->role == SITE_CURRENT) /* which has a page for good as well */
		return true;
	g_autoptr(GArray) versions = site_versions_until(work->site, page);
	g_autoptr(GString) akn = g_string_new(NULL);
	const struct site_spot spot = {.site = work->site, .page = page, .up = ""};
	struct site_leading ways;
	site_leading_open(&ways, &spot, NULL, true);
	const struct akn_others others = {site_way_versions, &ways};
	akn_render(page->edition, versions, &others, akn);
	site_leading_close(&ways);
	g_autoptr(GString) own = g_string_new(NULL);
	if (!page->text)
		edition_text(page->edition, own);
	return text_put(work, page, "akn.xml", akn) && text_put(work, page, "text.txt", page->text ? page->text : own);
}
