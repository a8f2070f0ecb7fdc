/* SPDX-License-Identifier: MIT */
#include "read/source/source_twin.h"
#include "base/twins.h"

#include <string.h>

/* The name in a folder that is `step`, or its twin; NULL where there is neither. */
static char *step_find(struct sources *sources, const char *folder, const char *step)
{
	g_autoptr(GPtrArray) names = source_names(sources, folder);
	g_autofree char *key = twin_key(step);
	char *found = NULL;
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *name = g_strndup(names->pdata[i], strcspn(names->pdata[i], "/"));
		g_autofree char *other = twin_key(name);
		bool same = !strcmp(name, step);
		if (same || (!found && !strcmp(other, key))) {
			g_free(found);
			found = g_steal_pointer(&name);
		}
		if (same)
			break;
	}
	return found;
}

char *source_twin(struct sources *sources, const char *path)
{
	const char *normal = source_normal(path);
	if (!normal || source_exists(sources, normal))
		return NULL;
	g_auto(GStrv) steps = g_strsplit(normal, "/", -1);
	g_autofree char *at = g_strdup("");
	for (char **step = steps; *step; step++) {
		g_autofree char *name = step_find(sources, at, *step);
		if (!name)
			return NULL;
		char *further = *at ? g_strconcat(at, "/", name, NULL) : g_strdup(name);
		g_free(at);
		at = further;
	}
	return g_steal_pointer(&at);
}

char *twin_words(const char *twin, const char *path)
{
	g_autofree char *from = g_shell_quote(twin), *to = g_shell_quote(path);
	return g_strdup_printf(
		"is here under a name that only looks the same (an accent in it is a sign of its own, or "
		"is none), or that has other capitals: rename it, in the content folder, with: mv %s %s",
		from, to);
}
