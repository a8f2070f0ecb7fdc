/* SPDX-License-Identifier: MIT
 * The site's own manifest: its documents, their versions with their seals, and the sum of every file, so that anybody
 * who has the site can prove it. */
#include "base/json.h"
#include "model/day.h"
#include "publish/whole/manifest.h"
#include "publish/printed.h"
#include "publish/publication.h"
#include "publish/site/site_internal.h"
#include "publish/whole/unsealed.h"

#include <string.h>

static void field(GString *out, const char *name, const char *text)
{
	if (!text)
		return;
	g_string_append_printf(out, ", \"%s\": ", name);
	json_text(out, text);
}

static void version_append(GString *out, const struct site_edition *page)
{
	const struct release *release = page->release;
	const struct adopted *adopted = release->adoption;
	g_autofree char *until = release->replaced ? day_before(release->replaced) : NULL;
	g_string_append(out, "{\"version\": ");
	json_text(out, release->version);
	field(out, "status", release_status(release));
	field(out, "adopted", release->adopted);
	field(out, "effective", release->effective);
	field(out, "from", release->since);
	field(out, "until", until);
	field(out, "by", adopted ? adopted->by : NULL);
	field(out, "minute", adopted ? adopted->minute : NULL);
	field(out, "authority", adopted ? adopted->authority : NULL);
	field(out, "reason", adopted ? adopted->reason : NULL);
	field(out, "folder", page->folder);
	if (is_unsealed(release)) {
		g_autofree char *text = text_sum(page->edition);
		g_autofree char *source = unsealed_source(release);
		field(out, "text", text);
		field(out, "source", source);
	} else {
		field(out, "text", adopted ? adopted->text : NULL);
		field(out, "seal", adopted ? adopted->seal : NULL);
	}
	g_string_append_c(out, '}');
}

static void document_append(GString *out, const struct site *site, const struct site_edition *page)
{
	g_autoptr(GPtrArray) versions = site_versions_of(site, page);
	g_string_append(out, "{\"document\": ");
	json_text(out, site_document(page));
	field(out, "title", edition_title(page->edition));
	field(out, "language", edition_language(page->edition));
	g_string_append(out, ", \"versions\": [");
	for (guint i = 0; i < versions->len; i++) {
		g_string_append(out, i ? ",\n   " : "\n   ");
		version_append(out, versions->pdata[i]);
	}
	g_string_append(out, "]}");
}

static void files_append(GString *out, const struct stage *stage)
{
	g_autoptr(GPtrArray) files = stage_files(stage);
	const char *comma = "";
	for (guint i = 0; i < files->len; i++) {
		const struct staged_file *file = files->pdata[i];
		if (!g_str_has_prefix(file->path, SITE_FOLDER))
			continue;
		g_string_append_printf(out, "%s\n  {\"path\": ", comma);
		json_text(out, file->path + strlen(SITE_FOLDER));
		g_string_append_printf(out, ", \"size\": %zu, \"sha256\": \"%s\"}", file->size, file->sha256);
		comma = ",";
	}
}

bool site_sums_write(const struct site_work *work)
{
	const struct site *site = work->site;
	const char *comma = "";
	g_autoptr(GString) out = g_string_new("{\"format\": 1,\n \"constitution\": ");
	json_text(out, site->constitution->title);
	field(out, "council", site->constitution->council);
	field(out, "on", site->on);
	g_string_append(out, ",\n \"documents\": [");
	for (guint i = 0; i < site->editions->len; i++) {
		const struct site_edition *page = site->editions->pdata[i];
		if (!site_is_listed(site, page))
			continue;
		g_string_append_printf(out, "%s\n  ", comma);
		document_append(out, site, page);
		comma = ",";
	}
	g_string_append(out, "\n ],\n \"files\": [");
	files_append(out, work->stage);
	g_string_append(out, "\n ],\n");
	g_autofree char *seal = manifest_seal(out->str, out->len);
	g_string_append(out, seal);
	return stage_put(work->stage, SITE_FOLDER "manifest.json", out->str, out->len);
}
