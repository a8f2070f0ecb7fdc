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

const char *csv_begin(const char *text)
{
	static const char mark[] = "\xEF\xBB\xBF";
	return g_str_has_prefix(text, mark) ? text + strlen(mark) : text;
}

static char *cell_read(const char **at)
{
	GString *cell = g_string_new(NULL);
	bool quoted = **at == '"';
	*at += quoted;
	for (; **at && (quoted || !strchr(",\r\n", **at)); (*at)++) {
		if (quoted && **at == '"') {
			quoted = (*at)[1] == '"';
			if (!quoted)
				continue;
			(*at)++;
		}
		g_string_append_c(cell, **at);
	}
	return g_string_free(cell, FALSE);
}

static GPtrArray *cells_read(const char **at)
{
	GPtrArray *cells = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(cells, cell_read(at));
	while (**at == ',') {
		(*at)++;
		g_ptr_array_add(cells, cell_read(at));
	}
	return cells;
}

GPtrArray *csv_line_read(const char **at)
{
	if (!**at)
		return NULL;
	GPtrArray *cells = cells_read(at);
	*at += **at == '\r';
	*at += **at == '\n';
	return cells;
}

const char *csv_ending(const char *text)
{
	const char *at = csv_begin(text);
	g_ptr_array_unref(cells_read(&at));
	return *at == '\n' ? "\n" : *at == '\r' && at[1] != '\n' ? "\r" : "\r\n";
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
