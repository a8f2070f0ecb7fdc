/* SPDX-License-Identifier: MIT */
#include "read/paper.h"

#include "base/near.h"
#include "read/yaml.h"

#include <stddef.h>
#include <string.h>

#define FILE_NAME "forms/paper.yaml"

/* What a key may hold; lengths in `unit` points, between `least` and `most` of that unit. */
struct rule {
	const char *key;
	enum { RULE_LENGTH, RULE_COLOUR, RULE_NAME, RULE_NAMES } kind;
	size_t offset;
	double unit, least, most;
};

static const struct rule rules[] = {
#define LENGTH(name, key, unit, least, most) {key, RULE_LENGTH, offsetof(struct paper, name), unit, least, most},
#define COLOUR(name, key) {key, RULE_COLOUR, offsetof(struct paper, name), 0, 0, 0},
#define MM (72 / 25.4)
#define PT 1.0
#include "model/paper.def"
#undef LENGTH
#undef COLOUR
	{"font-regular", RULE_NAME, offsetof(struct paper, font_regular), 0, 0, 0},
	{"font-bold", RULE_NAME, offsetof(struct paper, font_bold), 0, 0, 0},
	{"font-code", RULE_NAME, offsetof(struct paper, font_code), 0, 0, 0},
	{"font-others", RULE_NAMES, offsetof(struct paper, font_others), 0, 0, 0},
	{"font-folders", RULE_NAMES, offsetof(struct paper, font_folders), 0, 0, 0},
};

static bool read_length(const struct rule *rule, const struct yaml *item, double *length, struct diag *diag)
{
	char *end;
	double number = item->kind == YAML_SCALAR ? g_ascii_strtod(item->text, &end) : 0;
	bool fine = item->kind == YAML_SCALAR && *item->text && !*end && number >= rule->least && number <= rule->most;
	if (fine)
		*length = number * rule->unit;
	else
		diag_add(diag, CODE_TEMPLATE, item->place, "'%s' must be a number from %g to %g", rule->key,
			 rule->least, rule->most);
	return fine;
}

static bool read_colour(const struct rule *rule, const struct yaml *item, struct paper_colour *colour,
			struct diag *diag)
{
	const char *text = item->kind == YAML_SCALAR ? item->text : "";
	bool fine = strlen(text) == 7 && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
	if (!fine) {
		diag_add(diag, CODE_TEMPLATE, item->place,
			 "'%s' must be a colour like \"#1d4f76\", between quotation marks", rule->key);
		return false;
	}
	guint64 value = g_ascii_strtoull(text + 1, NULL, 16);
	colour->red = (double)(value >> 16 & 255) / 255;
	colour->green = (double)(value >> 8 & 255) / 255;
	colour->blue = (double)(value & 255) / 255;
	return true;
}

/* One name, or a list of names. */
static char **read_names(const struct rule *rule, const struct yaml *item, struct diag *diag)
{
	GStrvBuilder *names = g_strv_builder_new();
	bool fine = rule->kind == RULE_NAMES ? item->kind == YAML_LIST : item->kind == YAML_SCALAR && *item->text;
	for (guint i = 0; fine && item->kind == YAML_LIST && i < item->items->len; i++) {
		const struct yaml *name = item->items->pdata[i];
		fine = name->kind == YAML_SCALAR && *name->text;
		if (fine)
			g_strv_builder_add(names, name->text);
	}
	if (fine && item->kind == YAML_SCALAR)
		g_strv_builder_add(names, item->text);
	char **list = fine ? g_strv_builder_end(names) : NULL;
	g_strv_builder_unref(names);
	if (!fine)
		diag_add(diag, CODE_TEMPLATE, item->place, "'%s' must be %s", rule->key,
			 rule->kind == RULE_NAMES ? "a list of names, each on a line of its own after '- '" : "a name");
	return list;
}

static bool read_item(struct paper *paper, const struct rule *rule, const struct yaml *item, struct diag *diag)
{
	void *field = (char *)paper + rule->offset;
	if (rule->kind == RULE_LENGTH)
		return read_length(rule, item, field, diag);
	if (rule->kind == RULE_COLOUR)
		return read_colour(rule, item, field, diag);
	char **names = read_names(rule, item, diag);
	if (!names)
		return false;
	if (rule->kind == RULE_NAMES) {
		*(char ***)field = names;
	} else {
		*(char **)field = g_strdup(names[0]);
		g_strfreev(names);
	}
	return true;
}

/* Every key that is there is one of ours. */
static bool keys_known(const struct yaml *map, struct diag *diag)
{
	const char *known[G_N_ELEMENTS(rules)];
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
		known[i] = rules[i].key;
	bool fine = true;
	for (guint i = 0; i < map->keys->len; i++) {
		const struct yaml *key = map->keys->pdata[i];
		bool found = false;
		for (size_t k = 0; k < G_N_ELEMENTS(rules) && !found; k++)
			found = !strcmp(known[k], key->text);
		if (found)
			continue;
		const char *near = near_find(key->text, known, G_N_ELEMENTS(known));
		diag_add(diag, CODE_TEMPLATE, key->place, "there is no setting '%s' for the paper%s%s%s", key->text,
			 near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
		fine = false;
	}
	return fine;
}

static bool paper_fill(struct paper *paper, const struct yaml *map, struct diag *diag)
{
	bool fine = keys_known(map, diag);
	for (size_t i = 0; i < G_N_ELEMENTS(rules); i++) {
		const struct yaml *item = yaml_get(map, rules[i].key);
		if (!item)
			diag_add(diag, CODE_TEMPLATE, map->place, "the paper lacks the setting '%s'", rules[i].key);
		fine = item && read_item(paper, &rules[i], item, diag) && fine;
	}
	if (!fine)
		return false;
	/* Room for some words a line and some lines a page; narrower paper would only give trouble further on. */
	double room = paper->width - paper->left - paper->right - paper->number;
	double height = paper->height - paper->top - paper->bottom;
	if (room < 14 * paper->body || height < 14 * paper->body) {
		diag_add(diag, CODE_TEMPLATE, map->place,
			 "the margins and the number column leave too little room on the page for text");
		return false;
	}
	return true;
}

struct paper *paper_read(const struct templates *templates, struct diag *diag)
{
	char *path = templates_path(templates, FILE_NAME);
	size_t length;
	char *text = templates_read(templates, FILE_NAME, &length, diag);
	struct place start = {.file = g_intern_string(path), .line = 1, .column = 1};
	struct yaml *map = text ? yaml_read(text, length, start, diag) : NULL;
	struct paper *paper = g_new0(struct paper, 1);
	paper->source = start.file;
	if (map && map->kind != YAML_MAP)
		diag_add(diag, CODE_TEMPLATE, map->place, "lines of 'setting: value' are expected here");
	if (!map || map->kind != YAML_MAP || !paper_fill(paper, map, diag)) {
		paper_free(paper);
		paper = NULL;
	}
	yaml_release(map);
	g_free(text);
	g_free(path);
	return paper;
}
