/* SPDX-License-Identifier: MIT */
#include "compare/field_marks.h"

static const char *shown(const struct words *words, const char *of)
{
	if (!words)
		return of;
	g_autofree char *key = g_strdup_printf("source-%s", of);
	return word(words, key);
}

const char *field_type_shown(const struct words *words, enum field_type type)
{
	return shown(words, field_type_name(type));
}

void field_facts_shown(const struct words *words, const struct field *field, GString *out)
{
	g_string_append_printf(out, " (%s", field_type_shown(words, field->type));
	if (field->role)
		g_string_append_printf(out, ", %s", shown(words, "role"));
	if (field->required)
		g_string_append_printf(out, ", %s", shown(words, "required"));
	g_string_append_c(out, ')');
}

char *field_column_shown(const struct words *words, enum field_type type)
{
	return g_strdup_printf("[%s:] ", field_type_shown(words, type));
}

char *field_mark_shown(const struct words *words, const char *mark)
{
	return g_strdup_printf(" %s: ", shown(words, mark));
}
