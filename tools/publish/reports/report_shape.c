/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_shape.h"
#include "base/near.h"
#include "read/fields.h"

#include <string.h>

/* ---- values ------------------------------------------------------------------------------------------------------ */

enum shape { SHAPE_WORDS, SHAPE_LIST, SHAPE_TITLES, SHAPE_ROWS, SHAPE_PAIRS, SHAPE_PARTS };

struct rule {
	const char *key;
	enum shape shape;
};

static const struct rule style_rules[] = {
	{"title", SHAPE_WORDS},    {"above", SHAPE_LIST},     {"numbering", SHAPE_LIST},     {"look", SHAPE_LIST},
	{"appendix", SHAPE_WORDS}, {"optional", SHAPE_LIST},  {"attachments", SHAPE_TITLES}, {"cover", SHAPE_LIST},
	{"parts", SHAPE_PARTS},    {"language", SHAPE_WORDS},
};

/* The first fifteen say what a part is, the others how. */
static const struct rule part_rules[] = {
	{"table", SHAPE_WORDS},      {"lines", SHAPE_PAIRS},
	{"boxes", SHAPE_PAIRS},      {"run-in", SHAPE_WORDS},
	{"titled", SHAPE_WORDS},     {"text", SHAPE_WORDS},
	{"clauses", SHAPE_WORDS},    {"say", SHAPE_WORDS},
	{"clause", SHAPE_WORDS},     {"recommendations", SHAPE_WORDS},
	{"list", SHAPE_WORDS},       {"appendices", SHAPE_WORDS},
	{"priorities", SHAPE_WORDS}, {"overview", SHAPE_WORDS},
	{"since", SHAPE_WORDS},      {"heading", SHAPE_WORDS},
	{"section", SHAPE_WORDS},    {"parts", SHAPE_PARTS},
	{"rows", SHAPE_ROWS},        {"after", SHAPE_WORDS},
	{"otherwise", SHAPE_WORDS},  {"numbering", SHAPE_LIST},
	{"join", SHAPE_WORDS},       {"when", SHAPE_WORDS},
	{"last", SHAPE_WORDS},       {"ends", SHAPE_WORDS},
	{"each", SHAPE_WORDS},       {"lead", SHAPE_WORDS},
	{"none", SHAPE_WORDS},       {"as", SHAPE_WORDS},
	{"called", SHAPE_WORDS},
};

static const char *const shapes[] = {
	[SHAPE_WORDS] = "words on one line",
	[SHAPE_LIST] = "a list of words, as in [first, second]",
	[SHAPE_TITLES] = "titles, each on a line 'clean: …', 'marked: …' or 'table: …'",
	[SHAPE_ROWS] = "a list of rows, each as in [label, words]",
	[SHAPE_PAIRS] = "a list of pairs, each as in [label, words]",
	[SHAPE_PARTS] = "a list of parts, each made of lines 'name: value'",
};

static bool is_words(const struct yaml *value)
{
	return value->kind == YAML_SCALAR;
}

static bool is_list(const struct yaml *value, bool (*fits)(const struct yaml *item))
{
	bool fine = value->kind == YAML_LIST;
	for (guint i = 0; fine && i < value->items->len; i++)
		fine = fits(value->items->pdata[i]);
	return fine;
}

static bool is_row(const struct yaml *value)
{
	return is_list(value, is_words);
}

static bool is_pair(const struct yaml *value)
{
	return is_row(value) && value->items->len == 2;
}

static bool is_part(const struct yaml *value)
{
	return value->kind == YAML_MAP;
}

static bool is_titles(const struct yaml *value)
{
	bool fine = value->kind == YAML_MAP;
	for (guint i = 0; fine && i < value->items->len; i++)
		fine = is_words(value->items->pdata[i]);
	return fine;
}

static bool has_shape(const struct yaml *value, enum shape shape)
{
	switch (shape) {
	case SHAPE_WORDS:
		return is_words(value);
	case SHAPE_LIST:
		return is_row(value);
	case SHAPE_TITLES:
		return is_titles(value);
	case SHAPE_ROWS:
		return is_list(value, is_row);
	case SHAPE_PAIRS:
		return is_list(value, is_pair);
	default:
		return is_list(value, is_part);
	}
}

/* ---- maps -------------------------------------------------------------------------------------------------------- */

static void values_check(const struct yaml *map, const struct rule *rules, size_t count, struct diag *diag)
{
	for (size_t i = 0; i < count; i++) {
		const struct yaml *value = yaml_get(map, rules[i].key);
		if (value && !has_shape(value, rules[i].shape))
			diag_add(diag, CODE_TEMPLATE, value->place, "'%s:' must be %s", rules[i].key,
				 shapes[rules[i].shape]);
	}
}

/* Says a word that a part does not know. */
static void part_known(const struct yaml *part, struct diag *diag)
{
	const char *known[G_N_ELEMENTS(part_rules)];
	for (size_t i = 0; i < G_N_ELEMENTS(part_rules); i++)
		known[i] = part_rules[i].key;
	for (guint i = 0; i < part->keys->len; i++) {
		const struct yaml *key = part->keys->pdata[i];
		bool there = false;
		for (size_t k = 0; k < G_N_ELEMENTS(known); k++)
			there = there || !strcmp(known[k], key->text);
		const char *near = there ? NULL : near_find(key->text, known, G_N_ELEMENTS(known));
		if (!there)
			diag_add(diag, CODE_TEMPLATE, key->place, "a part of a style has no '%s'; %s%s%s", key->text,
				 near ? "did you mean '" : "README.md in templates/reports tells what it may have",
				 near ? near : "", near ? "'?" : "");
	}
}

static void part_check(const struct yaml *part, struct diag *diag)
{
	const struct yaml *table = yaml_get(part, "table"), *field = yaml_get(part, "text");
	part_known(part, diag);
	values_check(part, part_rules, G_N_ELEMENTS(part_rules), diag);
	guint64 columns = table && is_words(table) ? g_ascii_strtoull(table->text, NULL, 10) : 1;
	if (table && (columns < 1 || columns > 8 || !yaml_get(part, "rows")))
		diag_add(diag, CODE_TEMPLATE, table->place,
			 "a table has from 1 to 8 columns, as in 'table: 2', and its 'rows:' beside it");
	if ((yaml_get(part, "run-in") || yaml_get(part, "titled")) && !field)
		diag_add(diag, CODE_TEMPLATE, part->place,
			 "this part needs 'text:' with the name of a field, whose text it begins");
}

static void parts_check(const struct yaml *map, struct diag *diag)
{
	const struct yaml *parts = yaml_get(map, "parts");
	for (guint i = 0; parts && parts->kind == YAML_LIST && i < parts->items->len; i++) {
		const struct yaml *part = parts->items->pdata[i];
		if (!is_part(part))
			continue;
		part_check(part, diag);
		parts_check(part, diag);
	}
}

bool report_shape_check(const struct yaml *style, struct diag *diag)
{
	static const char *const titles[] = {"clean", "marked", "table", NULL};
	const char *known[G_N_ELEMENTS(style_rules) + 1] = {NULL};
	size_t before = diag_count(diag);
	for (size_t i = 0; i < G_N_ELEMENTS(style_rules); i++)
		known[i] = style_rules[i].key;
	fields_known(style, known, diag);
	if (!yaml_get(style, "title") || !yaml_get(style, "parts"))
		diag_add(diag, CODE_TEMPLATE, style->place, "a style needs 'title:' and 'parts:'");
	const struct yaml *attachments = yaml_get(style, "attachments");
	if (attachments && attachments->kind == YAML_MAP)
		fields_known(attachments, titles, diag);
	const struct yaml *language = yaml_get(style, "language");
	if (language && language->kind == YAML_SCALAR)
		language_known(language->text, language->place, diag);
	values_check(style, style_rules, G_N_ELEMENTS(style_rules), diag);
	parts_check(style, diag);
	return diag_count(diag) == before;
}
