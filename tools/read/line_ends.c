/* SPDX-License-Identifier: MIT */
#include "read/line_ends.h"

#include <stdbool.h>

GString *line_ended(const char *text, size_t length, const char *end)
{
	GString *out = g_string_sized_new(length);
	for (size_t i = 0; i < length; i++) {
		bool pair = text[i] == '\r' && i + 1 < length && text[i + 1] == '\n';
		if (pair || text[i] == '\n')
			g_string_append(out, end);
		else
			g_string_append_c(out, text[i]);
		i += pair;
	}
	return out;
}
