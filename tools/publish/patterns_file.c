/* SPDX-License-Identifier: MIT */
#include "publish/patterns_file.h"
#include "base/near.h"
#include "explain/overview/patterns.h"
#include "read/yaml.h"

#include <string.h>

static void unknown_report(const struct yaml *key, struct diag *diag)
{
	const char *known[PATTERNS];
	for (enum pattern_name i = 0; i < PATTERNS; i++)
		known[i] = pattern_key(i);
	const char *near = near_find(key->text, known, PATTERNS);
	diag_add(diag, CODE_TEMPLATE, key->place, "there is no sentence '%s'%s%s%s", key->text,
		 near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
}

/* Every {name} must be one that this sentence can fill in. */
static void slots_check(enum pattern_name name, const struct yaml *item, struct diag *diag)
{
	for (const char *open = strchr(item->text, '{'); open; open = strchr(open + 1, '{')) {
		size_t length = strcspn(open + 1, "}");
		if (open[1 + length] && pattern_takes(name, open + 1, length))
			continue;
		const char *slots = pattern_slots(name);
		diag_add(diag, CODE_TEMPLATE, item->place,
			 "'%s' can't fill in {%.*s}; what may stand between braces: %s", pattern_key(name), (int)length,
			 open + 1, *slots ? slots : "nothing");
	}
}

static void pattern_take(struct words *patterns, const struct yaml *key, const struct yaml *item, struct diag *diag)
{
	enum pattern_name name = pattern_find(key->text);
	if (name == PATTERNS) {
		unknown_report(key, diag);
	} else if (item->kind != YAML_SCALAR || !*item->text) {
		diag_add(diag, CODE_TEMPLATE, item->place, "'%s' must be a sentence, or a part of one", key->text);
	} else {
		slots_check(name, item, diag);
		g_hash_table_insert(patterns->table, g_strdup(key->text), g_strdup(item->text));
	}
}

static void absent_report(const struct words *patterns, const char *path, struct diag *diag)
{
	for (enum pattern_name i = 0; i < PATTERNS; i++)
		if (!g_hash_table_contains(patterns->table, pattern_key(i)))
			diag_add(diag, CODE_TEMPLATE, (struct place){.file = path}, "the sentence '%s' is missing",
				 pattern_key(i));
}

struct words *patterns_read(const struct templates *templates, const struct words *words, struct diag *diag)
{
	const char *language = words->language;
	char *name = g_strdup_printf("overview/%s.yaml", language), *path = templates_path(templates, name);
	const char *shown = g_intern_string(path);
	size_t length, before = diag_count(diag);
	char *text = templates_read(templates, name, &length, diag);
	struct yaml *yaml = text ? yaml_read(text, length, (struct place){shown, 1, 1}, diag) : NULL;
	struct words *patterns = NULL;
	if (yaml && yaml->kind == YAML_MAP) {
		patterns = words_new(language);
		for (guint i = 0; i < yaml->items->len; i++)
			pattern_take(patterns, yaml->keys->pdata[i], yaml->items->pdata[i], diag);
		absent_report(patterns, shown, diag);
		words_lend(words, patterns); /* sentences are filled in as all words of their language are */
	} else if (yaml) {
		diag_add(diag, CODE_TEMPLATE, yaml->place, "lines of 'name: sentence' are expected here");
	}
	if (diag_count(diag) > before) {
		words_free(patterns);
		patterns = NULL;
	}
	yaml_release(yaml);
	g_free(text);
	g_free(path);
	g_free(name);
	return patterns;
}

const struct words *patterns_kept(GPtrArray *kept, const struct templates *templates, const struct words *words,
				  struct diag *diag)
{
	for (guint i = 0; i < kept->len; i++)
		if (words_lent(words, kept->pdata[i]))
			return kept->pdata[i];
	struct words *patterns = patterns_read(templates, words, diag);
	if (patterns)
		g_ptr_array_add(kept, patterns);
	return patterns;
}
