/* SPDX-License-Identifier: MIT
 * The fields of reports and the styles, from templates/reports. */
#include "base/near.h"
#include "base/tree.h"
#include "read/report.h"

#include <string.h>

#define FOLDER "reports"
#define MOST_LISTED 12

static struct yaml *file_read(const struct templates *templates, const char *name, struct diag *diag)
{
	size_t length = 0;
	char *text = templates_read(templates, name, &length, diag), *path = templates_path(templates, name);
	struct place start = {.file = g_intern_string(path), .line = 1, .column = 1};
	struct yaml *yaml = text ? yaml_read(text, length, start, diag) : NULL;
	if (yaml && yaml->kind != YAML_MAP) {
		diag_add(diag, CODE_TEMPLATE, start, "lines of 'name: value' are expected in this file");
		yaml_release(yaml);
		yaml = NULL;
	}
	g_free(path);
	g_free(text);
	return yaml;
}

static bool is_choices(const struct yaml *value)
{
	bool fine = value && value->kind == YAML_LIST && value->items->len;
	for (guint i = 0; fine && i < value->items->len; i++)
		fine = ((const struct yaml *)value->items->pdata[i])->kind == YAML_SCALAR;
	return fine;
}

static const char *text_of(const struct yaml *map, const char *key)
{
	const struct yaml *value = yaml_get(map, key);
	return value && value->kind == YAML_SCALAR && *value->text ? value->text : NULL;
}

static void field_read(struct report_fields *fields, const struct yaml *key, const struct yaml *value,
		       struct diag *diag)
{
	static const char *const inputs[INPUTS] = {"line", "text", "day", "choice", "meetings", "list", "pairs"};
	const char *label = text_of(value, "label"), *input = text_of(value, "input"),
		   *prompt = text_of(value, "prompt");
	struct report_field *field = g_new0(struct report_field, 1);
	*field = (struct report_field){key->text, label ? label : key->text, prompt ? prompt : "", INPUTS,
				       yaml_get(value, "choices")};
	for (enum report_input i = 0; i < INPUTS; i++)
		if (input && !strcmp(input, inputs[i]))
			field->input = i;
	if (field->input == INPUTS || (field->input == INPUT_CHOICE && !is_choices(field->choices))) {
		diag_add(diag, CODE_TEMPLATE, key->place,
			 "the field '%s' needs 'input:' line, text, day, choice (with 'choices: [one, another]'), "
			 "meetings, list or "
			 "pairs",
			 key->text);
	}
	g_ptr_array_add(fields->list, field);
}

struct report_fields *report_fields_read(const struct templates *templates, struct diag *diag)
{
	struct yaml *yaml = file_read(templates, FOLDER "/fields.yaml", diag);
	if (!yaml)
		return NULL;
	struct report_fields *fields = g_new0(struct report_fields, 1);
	fields->yaml = yaml;
	fields->list = g_ptr_array_new_with_free_func(g_free);
	size_t before = diag_count(diag);
	for (guint i = 0; i < yaml->keys->len; i++)
		field_read(fields, yaml->keys->pdata[i], yaml->items->pdata[i], diag);
	if (diag_count(diag) == before)
		return fields;
	report_fields_free(fields);
	return NULL;
}

void report_fields_free(struct report_fields *fields)
{
	if (!fields)
		return;
	yaml_release(fields->yaml);
	g_ptr_array_unref(fields->list);
	g_free(fields);
}

const struct report_field *report_field_find(const struct report_fields *fields, const char *id)
{
	for (guint i = 0; i < fields->list->len; i++) {
		const struct report_field *field = fields->list->pdata[i];
		if (!strcmp(field->id, id))
			return field;
	}
	return NULL;
}

/* The names of the styles that there are, sorted; the caller frees them with g_ptr_array_unref(). */
static GPtrArray *report_styles(const struct templates *templates)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	char *folder = templates_path(templates, FOLDER);
	g_autoptr(GPtrArray) files = path_names(folder);
	for (guint i = 0; files && i < files->len; i++) {
		const char *name = files->pdata[i];
		if (g_str_has_suffix(name, ".yaml") && strcmp(name, "fields.yaml") != 0)
			g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".yaml")));
	}
	g_free(folder);
	return names;
}

struct yaml *report_style_read(const struct templates *templates, const char *name, struct place asked,
			       struct diag *diag)
{
	GPtrArray *names = report_styles(templates);
	struct yaml *style = NULL;
	if (g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL)) {
		char *file = g_strdup_printf(FOLDER "/%s.yaml", name);
		style = file_read(templates, file, diag);
		g_free(file);
	} else {
		char *list = near_list(name, names, MOST_LISTED);
		diag_add(diag, CODE_FIELD_VALUE, asked, "there is no style '%s' in templates/reports; there are %s",
			 name, list);
		g_free(list);
	}
	g_ptr_array_unref(names);
	return style;
}
