/* SPDX-License-Identifier: MIT
 * Where a line of a Word file stands, as its reader would say: by the number of its clause. */
#include "publish/back/round_lines.h"

static bool is_numbered(const struct line *line)
{
	const char *number = line->paragraph->number;
	return number && *number && !line->paragraph->bullet && !line->table;
}

char *line_where(const GArray *lines, guint place)
{
	GString *where = g_string_new(NULL);
	unsigned level = G_MAXUINT, list = 0;
	for (guint i = MIN(place + 1, lines->len); i-- > 0 && level;) {
		const struct line *line = &g_array_index(lines, struct line, i);
		bool around = line->paragraph->list == list && line->paragraph->level < level;
		if (!is_numbered(line) || (list && !around))
			continue;
		const char *number = line->paragraph->number;
		g_string_prepend(where, where->len ? " " : "");
		g_string_prepend(where, number);
		if (g_ascii_isdigit(*number)) /* '2.1' says all that is around it */
			break;
		list = line->paragraph->list;
		level = line->paragraph->level;
	}
	return g_string_free(where, FALSE);
}
