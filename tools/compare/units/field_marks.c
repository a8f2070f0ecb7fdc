/* SPDX-License-Identifier: MIT */
#include "compare/units/field_marks.h"

#include <string.h>

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

/* ', lines: 6' */
static void number_shown(const struct words *words, const char *of, unsigned number, GString *out)
{
	g_string_append_printf(out, ", %s: %u", shown(words, of), number);
}

void field_facts_shown(const struct words *words, const struct field *field, GString *out)
{
	g_string_append_printf(out, " (%s", field_type_shown(words, field->type));
	if (field->role)
		g_string_append_printf(out, ", %s", shown(words, "role"));
	if (field->type == FIELD_SIGNATURE && field->name)
		g_string_append_printf(out, ", %s: %s", shown(words, "name"), shown(words, "no"));
	if (field->boxes)
		number_shown(words, "boxes", field->limit, out);
	if (field->type == FIELD_LONG)
		number_shown(words, "lines", field->lines, out);
	if (field->type == FIELD_ROWS)
		number_shown(words, "count", field->count, out);
	if (field->required)
		g_string_append_printf(out, ", %s", shown(words, "required"));
	g_string_append_c(out, ')');
}

/* Past ', role', or past ', lines: ' and its number where it is `numbered`; the same place where that is not there. */
static const char *fact_past(const char *text, const char *fact, bool numbered)
{
	if (!g_str_has_prefix(text, fact))
		return text;
	const char *end = text + strlen(fact);
	size_t digits = numbered ? strspn(end, "0123456789") : 0;
	return digits || !numbered ? end + digits : text;
}

/* What stands behind the type of a field, up to the bracket. */
static const char *facts_past(const char *text)
{
	static const struct {
		const char *fact;
		bool numbered;
	} facts[] = {{", role", false},   {", name: no", false}, {", boxes: ", true},
		     {", lines: ", true}, {", count: ", true},   {", required", false}};
	for (size_t i = 0; i < G_N_ELEMENTS(facts); i++)
		text = fact_past(text, facts[i].fact, facts[i].numbered);
	return text;
}

size_t field_facts_length(const char *text)
{
	if (*text != '(')
		return 0;
	size_t n = strcspn(text + 1, ",)");
	for (enum field_type type = 0; type < FIELD_TYPES; type++) {
		const char *name = field_type_name(type), *rest = text + 1 + n;
		if (strlen(name) != n || strncmp(name, text + 1, n) != 0)
			continue;
		rest = facts_past(rest);
		return *rest == ')' ? (size_t)(rest + 1 - text) : 0;
	}
	return 0;
}

char *field_column_shown(const struct words *words, enum field_type type)
{
	return g_strdup_printf("[%s:] ", field_type_shown(words, type));
}

char *field_mark_shown(const struct words *words, const char *mark)
{
	return g_strdup_printf(" %s: ", shown(words, mark));
}
