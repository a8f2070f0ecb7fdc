/* SPDX-License-Identifier: MIT */
#include "read/report.h"
#include "base/near.h"
#include "read/fields.h"
#include "read/front.h"
#include "read/markdown/markdown.h"
#include "read/markdown/tidy.h"

#include <string.h>

/* ---- the front matter -------------------------------------------------------------------------------------------- */

static const char *const own[] = {"report", "old", "new", "since", "language", "other-styles"};

bool is_report(const char *text, size_t length)
{
	struct front_parts parts = front_find(text, length);
	const char *at = text + parts.start, *end = at + parts.length;
	while (parts.kind == FRONT_YAML && at < end) {
		if (end - at >= 7 && !strncmp(at, "report:", 7))
			return true;
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		at = stop ? stop + 1 : end;
	}
	return false;
}

static bool is_own(const char *key)
{
	for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
		if (!strcmp(own[i], key))
			return true;
	return false;
}

/* Says a field that there is not, with the nearest that there is. */
static void field_unknown(const struct report_fields *fields, const char *name, bool heading, struct place place,
			  struct diag *diag)
{
	GPtrArray *known = g_ptr_array_new();
	for (guint i = 0; i < fields->list->len; i++) {
		const struct report_field *field = fields->list->pdata[i];
		g_ptr_array_add(known, (gpointer)field->id);
		if (heading)
			g_ptr_array_add(known, (gpointer)field->label);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(own) && !heading; i++)
		g_ptr_array_add(known, (gpointer)own[i]);
	const char *near = near_find(name, (const char *const *)known->pdata, known->len);
	diag_add(diag, CODE_FIELD_UNKNOWN, place, "a report has no field '%s'; %s%s%s", name,
		 near ? "did you mean '" : "templates/reports/fields.yaml has those that there are", near ? near : "",
		 near ? "'?" : "");
	g_ptr_array_unref(known);
}

static struct report_answer *answer_add(struct written_report *report, const struct report_field *field,
					struct place place, struct diag *diag)
{
	const struct report_answer *before = report_answer_find(report, field->id);
	if (before) {
		diag_add(diag, CODE_YAML_DUPLICATE, place, "'%s' is answered in line %u already; keep one of them",
			 field->label, before->place.line);
		return NULL;
	}
	struct report_answer *answer = g_new0(struct report_answer, 1);
	answer->field = field;
	answer->place = place;
	g_ptr_array_add(report->answers, answer);
	return answer;
}

/* Fields that are there for other styles, so that they need not be named where this one has no place for them. */
static void others_take(struct written_report *report, const struct report_fields *fields, struct diag *diag)
{
	const struct yaml *list = field_list(report->front, "other-styles", diag);
	for (guint i = 0; list && i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		if (item->kind != YAML_SCALAR || !report_field_find(fields, item->text))
			field_unknown(fields, item->kind == YAML_SCALAR ? item->text : "", false, item->place, diag);
	}
	report->others = list;
}

/* A map that has none of what makes a report: some other file was named, and each of its lines would be a mistake. */
static bool is_other(const struct yaml *front)
{
	return !yaml_get(front, "report") && !yaml_get(front, "old") && !yaml_get(front, "new");
}

static void front_take(struct written_report *report, const struct report_fields *fields, struct diag *diag)
{
	const struct yaml *map = report->front;
	for (guint i = 0; map->kind == YAML_MAP && i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i];
		const struct report_field *field = report_field_find(fields, key->text);
		/* A key that comes twice was told as such. */
		if (is_own(key->text) || yaml_get(map, key->text) != map->items->pdata[i])
			continue;
		if (!field) {
			field_unknown(fields, key->text, false, key->place, diag);
			continue;
		}
		struct report_answer *answer = answer_add(report, field, key->place, diag);
		if (answer)
			answer->value = map->items->pdata[i];
	}
	struct arena *arena = report->doc->arena;
	others_take(report, fields, diag);
	report->style = field_needed(arena, map, "report", report->place, diag);
	report->old = field_needed(arena, map, "old", report->place, diag);
	report->new = field_needed(arena, map, "new", report->place, diag);
	report->since = field_text(arena, map, "since", diag);
	report->language = field_text(arena, map, "language", diag);
	if (report->language && !language_known(report->language, yaml_get(map, "language")->place, diag))
		report->language = NULL;
	const struct yaml *style = yaml_get(map, "report"), *old = yaml_get(map, "old");
	const struct yaml *new = yaml_get(map, "new"), *since = yaml_get(map, "since");
	report->style_place = style ? style->place : report->place;
	report->old_place = old ? old->place : report->place;
	report->new_place = new ? new->place : report->place;
	report->since_place = since ? since->place : report->place;
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

static const struct report_field *field_titled(const struct report_fields *fields, const char *title)
{
	for (guint i = 0; i < fields->list->len; i++) {
		const struct report_field *field = fields->list->pdata[i];
		if (!g_ascii_strcasecmp(field->id, title) || !g_ascii_strcasecmp(field->label, title))
			return field;
	}
	return NULL;
}

static void section_take(struct written_report *report, const struct report_fields *fields, struct node *section,
			 struct diag *diag)
{
	GString *title = g_string_new(NULL);
	const struct node *heading = node_child(section, NODE_TITLE);
	if (heading)
		node_plain(heading, title);
	const struct report_field *field = field_titled(fields, title->str);
	if (!field)
		field_unknown(fields, title->str, true, section->place, diag);
	else if (field->input != INPUT_TEXT)
		diag_add(diag, CODE_FIELD_TYPE, section->place,
			 "'%s' is no text with a heading; it stands between the two '---' as '%s:'", field->label,
			 field->id);
	struct report_answer *answer =
		field && field->input == INPUT_TEXT ? answer_add(report, field, section->place, diag) : NULL;
	if (answer)
		answer->text = section;
	g_string_free(title, TRUE);
}

/* The field that a sub-heading, or '##Training', was to be the heading of; NULL for none. */
static const struct report_field *field_meant(const struct report_fields *fields, const struct node *node)
{
	GString *words = g_string_new(NULL);
	const struct node *title = node->kind == NODE_SUBHEADING ? node_child(node, NODE_TITLE) : NULL;
	if (title)
		node_plain(title, words);
	else if (node->kind == NODE_PARAGRAPH && node->first && node->first->kind == NODE_TEXT &&
		 node->first->text[0] == '#')
		g_string_append(words, node->first->text + strspn(node->first->text, "#"));
	g_string_truncate(words, strcspn(words->str, "\n"));
	const struct report_field *field = *words->str ? field_titled(fields, words->str) : NULL;
	g_string_free(words, TRUE);
	return field && field->input == INPUT_TEXT ? field : NULL;
}

/* Headings of fields that the report lacks, which became a part of the field above. */
static void headings_lost(const struct written_report *report, const struct report_fields *fields,
			  const struct node *parent, struct diag *diag)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		const struct report_field *field = field_meant(fields, node);
		if (field && !report_answer_find(report, field->id))
			diag_add(diag, CODE_HEADING_LEVEL, node->place,
				 "this belongs to the text above: the heading of a field has two hashes with a space "
				 "behind them, '## %s'",
				 field->label);
		if (node->kind == NODE_SUBHEADING)
			headings_lost(report, fields, node, diag);
	}
}

static void body_take(struct written_report *report, const struct report_fields *fields, struct diag *diag)
{
	for (struct node *node = report->doc->root->first; node; node = node->next) {
		if (node->kind == NODE_SECTION)
			section_take(report, fields, node, diag);
		else if (node->kind != NODE_TITLE)
			diag_add(diag, CODE_FIELD_UNKNOWN, node->place,
				 "this text stands under no heading; put a line such as '## Summary' above it");
		else
			diag_add(diag, CODE_FIELD_UNKNOWN, node->place,
				 "a heading of a report has two hashes and the name of a field: '## Summary'");
	}
	for (const struct node *node = report->doc->root->first; node; node = node->next)
		if (node->kind == NODE_SECTION)
			headings_lost(report, fields, node, diag);
}

static void body_read(struct written_report *report, const struct source *source, const struct front_parts *parts,
		      const struct constitution *constitution, struct diag *diag)
{
	struct doc *doc = report->doc;
	doc->root->meta = meta_new(doc);
	doc->root->meta->title = "";
	doc->root->meta->source = source->path;
	doc->root->meta->place = report->place;
	struct body body = {.file = source->file,
			    .text = source->text + parts->body,
			    .length = source->length - parts->body,
			    .offset = source->bom + parts->body,
			    .line = parts->body_line};
	markdown_read(doc, doc->root, &body, constitution, diag);
	typed_clear(doc->root);
	tree_finish(doc->root);
}

struct written_report *written_report_read(struct sources *sources, const char *path,
					   const struct report_fields *fields, const struct constitution *constitution,
					   struct diag *diag)
{
	struct source source;
	if (!source_read(sources, path, (struct place){0}, diag, &source))
		return NULL;
	struct front_parts parts = front_find(source.text, source.length);
	struct place top = {.file = source.file, .line = 1, .column = 1};
	struct yaml *front = NULL;
	if (parts.kind != FRONT_YAML && !source_is_blank(&source))
		diag_add(
			diag, CODE_FRONT_MATTER_OPEN, top,
			"a report begins with its fields between two lines of '---'; keeling-report --new writes them");
	else if (parts.kind == FRONT_YAML)
		front = yaml_read(source.text + parts.start, parts.length,
				  (struct place){.file = source.file, .line = 2, .column = 1}, diag);
	struct written_report *report = NULL;
	if (front && is_other(front)) {
		diag_add(diag, CODE_FIELD_MISSING, top,
			 "this is no report: it has neither 'report:' with a style nor 'old:' and 'new:' with the "
			 "revisions; keeling-report --new writes one to start from");
		yaml_release(front);
	} else if (front) {
		report = g_new0(struct written_report, 1);
		report->answers = g_ptr_array_new_with_free_func(g_free);
		report->front = front;
		report->place = top;
		report->doc = doc_new();
		front_take(report, fields, diag);
		body_read(report, &source, &parts, constitution, diag);
		body_take(report, fields, diag);
	}
	source_release(&source);
	return report;
}

void written_report_free(struct written_report *report)
{
	if (!report)
		return;
	doc_free(report->doc);
	yaml_release(report->front);
	g_ptr_array_unref(report->answers);
	g_free(report);
}

struct report_answer *report_answer_find(const struct written_report *report, const char *id)
{
	for (guint i = 0; i < report->answers->len; i++) {
		struct report_answer *answer = report->answers->pdata[i];
		if (!strcmp(answer->field->id, id))
			return answer;
	}
	return NULL;
}
