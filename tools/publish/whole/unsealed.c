/* SPDX-License-Identifier: MIT */
#include "publish/whole/unsealed.h"
#include "base/sum.h"
#include "publish/collection.h"
#include "publish/printed.h"

#include <string.h>

bool is_unsealed(const struct release *release)
{
	return release->standing != STANDING_DRAFT && !(release->adoption && release->adoption->seal);
}

char *unsealed_source(const char *id, const struct release *release)
{
	struct sources *sources = release->collection->sources;
	g_autofree char *history = g_strconcat(id, "/history/", NULL);
	g_autoptr(GPtrArray) files = source_list(sources, id);
	g_autoptr(GString) list = g_string_new(NULL);
	for (guint i = 0; i < files->len; i++) {
		const char *path = files->pdata[i];
		if (!g_str_has_suffix(path, ".md") || g_str_has_prefix(path, history))
			continue;
		g_autofree char *sum = source_sum(sources, path);
		g_string_append_printf(list, "%s  %s\n", sum ? sum : "-", path);
	}
	return sum_of(list->str, list->len);
}

bool unsealed_holds(const char *id, const struct release *release, const char *text, const char *source)
{
	g_autofree char *words = text ? text_sum(release->edition) : NULL;
	if (!text || !strcmp(words, text))
		return true;
	g_autofree char *files = source ? unsealed_source(id, release) : NULL;
	return files && !strcmp(files, source);
}
