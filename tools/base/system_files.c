/* SPDX-License-Identifier: MIT */
#include "base/system_files.h"

#include <glib.h>
#include <string.h>

bool is_system_file(const char *path)
{
	static const char *const names[] = {".DS_Store", "Thumbs.db", "desktop.ini"};
	static const char *const beginnings[] = {"._", "~$", ".~lock."};
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (!g_ascii_strcasecmp(name, names[i]))
			return true;
	for (size_t i = 0; i < G_N_ELEMENTS(beginnings); i++)
		if (g_str_has_prefix(name, beginnings[i]))
			return true;
	return false;
}
