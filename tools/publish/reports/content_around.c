/* SPDX-License-Identifier: MIT
 * The content folder that a report lies in: the nearest above it that holds a constitution. */
#include "publish/reports/report_paper.h"
#include "base/tree.h"
#include "read/constitution.h"

#include <string.h>

/* How far above a report its content folder may be. */
#define FOLDERS_MOST 6

/* The folder above one, by its name; '..' of a name that has none above it. */
static char *folder_above(const char *folder)
{
	char *name = g_path_get_basename(folder), *above;
	if (!strcmp(folder, "."))
		above = g_strdup("..");
	else if (!strcmp(name, ".."))
		above = g_build_filename(folder, "..", NULL);
	else
		above = g_path_get_dirname(folder);
	g_free(name);
	return above;
}

char *content_around(const char *path)
{
	char *folder = g_path_get_dirname(path);
	for (unsigned depth = 0; depth < FOLDERS_MOST; depth++) {
		char *file = g_build_filename(folder, CONSTITUTION_FILE, NULL);
		bool there = path_there(file);
		g_free(file);
		if (there)
			return folder;
		char *above = folder_above(folder);
		g_free(folder);
		folder = above;
	}
	g_free(folder);
	return NULL;
}
