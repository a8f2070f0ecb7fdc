/* SPDX-License-Identifier: MIT */
#include "base/csv.h"

#include <string.h>

void csv_cell(GString *out, const char *text)
{
	if (out->len && out->str[out->len - 1] != '\n')
		g_string_append_c(out, ',');
	g_string_append_c(out, '"');
	for (const char *c = text; *c; c++) {
		if (*c == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *c);
	}
	g_string_append_c(out, '"');
}

void csv_line_end(GString *out)
{
	g_string_append(out, "\r\n");
}

bool csv_is_formula(const char *text)
{
	static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"}; /* = + - @ as wide as a letter */
	static const char pound[] = "\u00A3";
	for (size_t i = 0; i < G_N_ELEMENTS(wide); i++)
		if (g_str_has_prefix(text, wide[i]))
			return true;
	if (!*text || !strchr("=+-@\t\r\n", *text))
		return false;
	if (*text != '+' && *text != '-')
		return true;
	const char *rest = text + 1;
	if (g_str_has_prefix(rest, pound))
		rest += strlen(pound);
	return rest[strspn(rest, "0123456789 .,%")] != '\0';
}
