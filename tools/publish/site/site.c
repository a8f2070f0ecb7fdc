/* SPDX-License-Identifier: MIT */
#include "publish/site/site_internal.h"

#define STYLE "assets/style.css"
#define CREST "crest.svg"

const char *site_document(const struct site_edition *page)
{
	return edition_meta(page->edition)->id;
}

const struct site_edition *site_find(const struct site *site, const char *document, enum site_role role)
{
	for (guint i = 0; i < site->editions->len; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		if (page->role == role && !g_strcmp0(site_document(page), document))
			return page;
	}
	return NULL;
}

char *site_up(const char *folder)
{
	GString *up = g_string_new(NULL);
	for (const char *p = folder; *p; p++)
		if (p == folder || *p == '/')
			g_string_append(up, "../");
	return g_string_free(up, FALSE);
}

void site_page(const struct site_work *work, const struct site_spot *spot, const char *title, const char *trail,
	       const GString *main, GString *out)
{
	const struct constitution *constitution = work->site->constitution;
	g_autofree char *home = g_strdup_printf("%sindex.html", spot->up);
	g_autofree char *style = g_strdup_printf("%s" STYLE, spot->up);
	g_autofree char *window = g_strdup_printf("%s – %s", title, constitution->council);
	g_autofree char *about =
		word_fill(spot->words, "site-description", "title", title, "council", constitution->council, NULL);
	g_autoptr(GString) footer = g_string_new(NULL);
	site_footer(footer, spot);
	g_autoptr(GString) ways = g_string_new(NULL);
	site_ways(ways, spot);
	g_autoptr(GPtrArray) scripts = g_ptr_array_new_with_free_func(g_free);
	for (const char *const *name = spot->scripts; name && *name; name++)
		g_ptr_array_add(scripts, g_strdup_printf("%sassets/%s", spot->up, *name));
	g_ptr_array_add(scripts, NULL);
	g_autoptr(GPtrArray) adoptions = site_adoptions(work->site);
	g_autofree char *feed = adoptions->len ? g_strdup_printf("%sfeed.xml", spot->up) : NULL;
	struct html_page page = {
		.words = spot->words,
		.title = window,
		.description = about,
		.council = constitution->council,
		.home = home,
		.style = spot->anywhere ? NULL : style,
		.script = spot->script,
		.data = spot->data,
		.scripts = scripts->len > 1 ? (const char *const *)scripts->pdata : NULL,
		.feed = feed,
		.ways = ways->str,
		.running = title,
		.trail = trail,
		.main = main->str,
		.footer = footer->str,
	};
	html_page_write(work->shell, &page, out);
}

bool site_put(const struct site_work *work, const struct site_spot *spot, const char *path, const char *title,
	      const char *trail, const GString *main)
{
	g_autofree char *where = g_strdup_printf(SITE_FOLDER "%s", path);
	g_autoptr(GString) out = g_string_new(NULL);
	site_page(work, spot, title, trail, main, out);
	if (!work->carried)
		return stage_put(work->stage, where, out->str, out->len);
	carried_add(work->carried, where, &(GByteArray){(guint8 *)out->str, (guint)out->len}, NULL);
	return true;
}

bool site_put_plain(const struct site_work *work, const struct site_spot *spot, const char *folder, const char *title,
		    const GString *main)
{
	g_autofree char *path = g_strdup_printf("%s/index.html", folder);
	g_autoptr(GString) trail = g_string_new(NULL);
	site_trail(trail, spot, false, NULL);
	return site_put(work, spot, path, title, trail->str, main);
}

/* ---- the whole ------------------------------------------------------------------------------------------------ */

static bool assets_write(const struct site_work *work)
{
	if (!stage_put(work->stage, SITE_FOLDER STYLE, work->shell->style, strlen(work->shell->style)))
		return false;
	if (!stage_put(work->stage, SITE_FOLDER "assets/" SITE_FORMS, work->shell->forms, strlen(work->shell->forms)))
		return false;
	size_t length;
	static const char *const names[] = {"days.js", SITE_STANDING, SITE_SECTIONS};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *from = g_strdup_printf("html/%s", names[i]);
		g_autofree char *to = g_strdup_printf(SITE_FOLDER "assets/%s", names[i]);
		g_autofree char *script = templates_read(work->templates, from, &length, work->diag);
		if (!script || !stage_put(work->stage, to, script, length))
			return false;
	}
	g_autofree char *crest = templates_read_if(work->templates, "html/" CREST, &length, work->diag);
	return !crest || stage_put(work->stage, SITE_FOLDER "assets/" CREST, crest, length);
}

static bool pages_write(const struct site_work *work)
{
	const GPtrArray *pages = work->site->editions;
	if (!assets_write(work))
		return false;
	for (guint i = 0; i < pages->len; i++) {
		const struct site_edition *page = pages->pdata[i];
		if (!site_document_write(work, page))
			return false;
		if (site_has_forms(page) && !site_forms_write(work, page))
			return false;
		if (site_is_listed(work->site, page) && !site_days_write(work, page))
			return false;
	}
	return site_index_write(work) && site_search_write(work) && site_notices_write(work) &&
	       site_accessibility_write(work) && site_missing_write(work) && site_feed_write(work);
}

bool site_write(const struct site *site, struct site_changes *changes, struct reuse *reuse, struct stage *stage,
		const struct templates *templates, struct diag *diag)
{
	struct html_shell *shell = html_shell_read(templates, diag);
	if (!shell)
		return false;
	const struct site_work work = {
		.site = site, .shell = shell, .templates = templates, .reuse = reuse, .stage = stage, .diag = diag};
	bool good = pages_write(&work) && (!changes || site_changes_end(changes)) && site_map_write(&work) &&
		    site_sums_write(&work);
	html_shell_free(shell);
	return good;
}
