/* SPDX-License-Identifier: MIT */
#include "publish/whole/server_files.h"
#include "base/tree.h"

#include <string.h>

#define SITE "site"
#define WELL_KNOWN ".well-known"

/* Of what lies at the website's top. */
static bool is_server_name(const char *name)
{
	static const char *const names[] = {"web.config", "favicon.ico", "robots.txt"};
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (!g_ascii_strcasecmp(name, names[i]))
			return true;
	return *name == '.';
}

static bool is_page(const char *path)
{
	static const char *const endings[] = {".html", ".htm", ".xhtml"};
	g_autofree char *small = g_ascii_strdown(path, -1);
	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++)
		if (g_str_has_suffix(small, endings[i]))
			return true;
	return false;
}

bool is_server_file(const char *path)
{
	if (!strchr(path, '/'))
		return is_server_name(path);
	return g_str_has_prefix(path, WELL_KNOWN "/") && !is_page(path);
}

bool server_files_keep(struct stage *stage, const char *out)
{
	g_autofree char *site = g_build_filename(out, SITE, NULL);
	g_autoptr(GPtrArray) names = path_names(site);
	bool fine = true;
	for (guint i = 0; names && fine && i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *path = g_build_filename(site, name, NULL);
		bool folder = path_is_folder(path) && strcmp(name, WELL_KNOWN) != 0;
		g_autofree char *entry = g_build_filename(SITE, name, NULL);
		if (is_server_name(name) && !folder)
			fine = stage_keep(stage, entry);
	}
	return fine;
}
