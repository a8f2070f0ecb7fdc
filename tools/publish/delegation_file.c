/* SPDX-License-Identifier: MIT */
#include "publish/delegation_file.h"
#include "base/near.h"
#include "publish/reasons_file.h"
#include "read/fields.h"

#include <string.h>

static const char *const units[] = {"document", "section", "clause",    "paragraph",  "item",     "table", "row",
				    "form",     "field",   "flowchart", "definition", "appendix", "fact",  NULL};

static void unknown_report(const struct yaml *item, const char *what, const char *const *known, size_t count,
			   struct diag *diag)
{
	const char *near = near_find(item->text, known, count);
	if (near) {
		diag_add(diag, CODE_FIELD_VALUE, item->place, "'%s' is no %s; did you mean '%s'?", item->text, what,
			 near);
		return;
	}
	GString *all = g_string_new(NULL);
	for (size_t i = 0; i < count; i++)
		g_string_append_printf(all, "%s%s", i ? ", " : "", known[i]);
	diag_add(diag, CODE_FIELD_VALUE, item->place, "'%s' is no %s; there are: %s", item->text, what, all->str);
	g_string_free(all, TRUE);
}

/* The place of each listed name among those known, as bits. */
static unsigned bits_of(const struct yaml *rule, const char *field, const char *what, const char *const *known,
			size_t count, struct diag *diag)
{
	const struct yaml *list = field_list(rule, field, diag);
	unsigned bits = 0;
	for (guint i = 0; list && i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		size_t place = 0;
		while (item->kind == YAML_SCALAR && place < count && strcmp(known[place], item->text) != 0)
			place++;
		if (item->kind != YAML_SCALAR)
			diag_add(diag, CODE_FIELD_TYPE, item->place, "'%s:' must be a list of words", field);
		else if (place == count)
			unknown_report(item, what, known, count, diag);
		else
			bits |= 1u << place;
	}
	return bits;
}

/* The texts of a list, NULL-terminated; NULL where there is none. */
static const char *const *texts_of(struct reasons *reasons, const struct yaml *rule, const char *field,
				   struct diag *diag)
{
	const struct yaml *list = field_list(rule, field, diag);
	if (!list)
		return NULL;
	const char **texts = arena_take(reasons->arena, (list->items->len + 1) * sizeof *texts);
	size_t count = 0;
	for (guint i = 0; i < list->items->len; i++) {
		const char *text = item_text(reasons->arena, list->items->pdata[i], "this", diag);
		if (text)
			texts[count++] = text;
	}
	texts[count] = NULL;
	return texts;
}

static void units_check(const struct yaml *rule, struct diag *diag)
{
	const struct yaml *list = yaml_get(rule, "units");
	for (guint i = 0; list && list->kind == YAML_LIST && i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		if (item->kind == YAML_SCALAR && !g_strv_contains(units, item->text))
			unknown_report(item, "unit of a text", units, G_N_ELEMENTS(units) - 1, diag);
	}
}

static unsigned kinds_of(const struct yaml *rule, struct diag *diag)
{
	const char *known[CHANGE_KINDS];
	for (enum change_kind i = 0; i < CHANGE_KINDS; i++)
		known[i] = change_kind_name(i);
	return bits_of(rule, "kinds", "kind of change", known, CHANGE_KINDS, diag);
}

static unsigned tags_of_rule(const struct yaml *rule, struct diag *diag)
{
	const char *known[TAGS];
	for (unsigned i = 0; i < TAGS; i++)
		known[i] = change_tag_name(i);
	return bits_of(rule, "tags", "tag of a change", known, TAGS, diag);
}

static void rule_read(struct reasons *reasons, const char *document, const struct yaml *item, struct diag *diag)
{
	static const char *const names[] = {"part", "by", "rule", "tags", "kinds", "units", "documents", "ids", NULL};
	if (item->kind != YAML_MAP) {
		diag_add(diag, CODE_FIELD_TYPE, item->place,
			 "a rule must be lines of 'name: value': 'part: B', 'by: ...', and what it covers");
		return;
	}
	fields_known(item, names, diag);
	const char *part = field_needed(reasons->arena, item, "part", item->place, diag);
	struct rule rule = {.by = field_needed(reasons->arena, item, "by", item->place, diag),
			    .name = field_text(reasons->arena, item, "rule", diag),
			    .kinds = kinds_of(item, diag),
			    .tags = tags_of_rule(item, diag),
			    .units = texts_of(reasons, item, "units", diag),
			    .documents = texts_of(reasons, item, "documents", diag),
			    .ids = texts_of(reasons, item, "ids", diag),
			    .place = item->place};
	units_check(item, diag);
	if (part && strcmp(part, "A") != 0 && strcmp(part, "B") != 0)
		diag_add(diag, CODE_FIELD_VALUE, yaml_get(item, "part")->place,
			 "'part: %s' is neither A, for approval, nor B, for information", part);
	if (document && !rule.documents) {
		const char **own = arena_take(reasons->arena, 2 * sizeof *own);
		own[0] = document;
		own[1] = NULL;
		rule.documents = own;
	}
	rule.part = part ? part[0] : 'A';
	if (part && rule.by)
		rule_add(reasons, rule);
}

static void file_read(struct reasons *reasons, struct sources *sources, const char *path, const char *document,
		      struct diag *diag)
{
	struct yaml *yaml = fields_file(sources, path, diag);
	bool empty = yaml && yaml->kind == YAML_MAP && !yaml->items->len;
	if (yaml && yaml->kind != YAML_LIST && !empty)
		diag_add(diag, CODE_FIELD_TYPE, yaml->place,
			 "the rules must be a list: '- part: B' and what belongs to it, indented, for each");
	for (guint i = 0; yaml && yaml->kind == YAML_LIST && i < yaml->items->len; i++)
		rule_read(reasons, document, yaml->items->pdata[i], diag);
	yaml_release(yaml);
}

void delegation_read(struct reasons *reasons, struct sources *sources, const GPtrArray *editions, struct diag *diag)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < editions->len; i++) {
		const struct edition *edition = editions->pdata[i];
		char *path = beside_edition(edition, DELEGATION_FILE);
		if (!g_hash_table_contains(seen, path) && strcmp(path, DELEGATION_FILE) != 0)
			file_read(reasons, sources, path, edition_meta(edition)->id, diag);
		g_hash_table_add(seen, path);
	}
	file_read(reasons, sources, DELEGATION_FILE, NULL, diag);
	g_hash_table_unref(seen);
}
