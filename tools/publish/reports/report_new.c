/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_new.h"
#include "read/constitution.h"
#include "read/history/history.h"
#include "read/report.h"

#include <string.h>

struct asking {
	const struct report_fields *fields;
	GHashTable *wanted; /* ids of fields */
};

static void want(struct asking *asking, const char *id)
{
	const struct report_field *field = report_field_find(asking->fields, id);
	if (field)
		g_hash_table_add(asking->wanted, (gpointer)field->id);
}

/* The names in a pattern; the bodies and their days come from the meetings. */
static void pattern_want(struct asking *asking, const char *text)
{
	for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{')) {
		const char *end = strchr(at, '}');
		char *name = end ? g_strndup(at + 1, (gsize)(end - at - 1)) : g_strdup("");
		bool meeting = strstr(name, "body") || strstr(name, "meeting");
		want(asking, meeting ? "meetings" : name);
		g_free(name);
	}
}

/* All scalars of a style: a pattern, or the id of a field. */
static void style_want(struct asking *asking, const struct yaml *yaml)
{
	if (yaml->kind == YAML_SCALAR) {
		pattern_want(asking, yaml->text);
		return;
	}
	for (guint i = 0; i < yaml->items->len; i++) {
		const struct yaml *key = yaml->kind == YAML_MAP ? yaml->keys->pdata[i] : NULL;
		const struct yaml *item = yaml->items->pdata[i];
		static const char *const takers[] = {"text", "clauses", "list", NULL};
		bool field = !key || g_strv_contains(takers, key->text);
		if (key && (!strcmp(key->text, "recommendations") || !strcmp(key->text, "priorities")))
			want(asking, key->text);
		else if (item->kind == YAML_SCALAR && field && report_field_find(asking->fields, item->text))
			want(asking, item->text);
		else if (!key || strcmp(key->text, "optional") != 0)
			style_want(asking, item);
	}
}

static void front_write(const struct report_field *field, GString *out)
{
	static const char *const starts[INPUTS] = {
		[INPUT_LINE] = " \"\"",
		[INPUT_DAY] = " \"\"",
		[INPUT_CHOICE] = " \"\"",
		[INPUT_MEETINGS] = "\n  - body: \"\"\n    date: \"\"",
		[INPUT_LIST] = "\n  - \"\"",
		[INPUT_PAIRS] = "\n  - priority: \"\"\n    objective: \"\"\n    text: \"\"",
	};
	g_string_append_printf(out, "# %s: %s", field->label, field->prompt);
	for (guint i = 0; field->input == INPUT_CHOICE && i < field->choices->items->len; i++)
		g_string_append_printf(out, "%s%s", i ? " or " : ": ",
				       ((const struct yaml *)field->choices->items->pdata[i])->text);
	g_string_append_printf(out, "\n%s:%s\n", field->id, starts[field->input]);
}

/* The first document that has an adopted version, and that version; else the first. The caller frees it; NULL where
 * there is no constitution. */
static char *revisions_find(const char *content)
{
	struct diag *unheard = diag_new();
	struct sources *sources = content ? sources_open(content, unheard) : NULL;
	struct constitution *constitution = sources ? constitution_read(sources, unheard) : NULL;
	char *found = NULL;
	for (guint i = 0; constitution && i < constitution->documents->len; i++) {
		const char *id = constitution->documents->pdata[i];
		struct history *history = history_read(sources, id, unheard);
		const struct adopted *last = history_last(history);
		if (last || !found) {
			g_free(found);
			found = g_strdup_printf("old: %s@%s\nnew: %s\n", id, last ? last->version : "1.0", id);
		}
		history_free(history);
		if (last)
			break;
	}
	constitution_free(constitution);
	sources_close(sources);
	diag_free(unheard);
	return found;
}

bool report_new_write(const char *style, const char *content, const struct templates *templates, GString *out,
		      struct diag *diag)
{
	struct report_fields *fields = report_fields_read(templates, diag);
	struct place place = {.file = "--new"};
	struct yaml *layout = fields ? report_style_read(templates, style, place, diag) : NULL;
	if (layout) {
		struct asking asking = {fields, g_hash_table_new(g_str_hash, g_str_equal)};
		style_want(&asking, layout);
		g_autofree char *revisions = revisions_find(content);
		g_string_append_printf(out,
				       "---\nreport: %s\n# The revision that is in force, and the draft: an id, a file "
				       "or a folder\n%s\n",
				       style, revisions ? revisions : "old: officer-code@2.0\nnew: officer-code\n");
		for (guint i = 0; i < fields->list->len; i++) {
			const struct report_field *field = fields->list->pdata[i];
			if (field->input != INPUT_TEXT && g_hash_table_contains(asking.wanted, field->id))
				front_write(field, out);
		}
		g_string_append(out, "---\n");
		for (guint i = 0; i < fields->list->len; i++) {
			const struct report_field *field = fields->list->pdata[i];
			if (field->input == INPUT_TEXT && g_hash_table_contains(asking.wanted, field->id))
				g_string_append_printf(out, "\n## %s\n\n[%s]\n", field->label, field->prompt);
		}
		g_hash_table_unref(asking.wanted);
	}
	yaml_release(layout);
	report_fields_free(fields);
	return layout != NULL;
}
