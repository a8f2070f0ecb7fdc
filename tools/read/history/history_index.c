/* SPDX-License-Identifier: MIT
 * The list of adopted versions written, and the seals in it. */
#include "base/json.h"
#include "base/sum.h"
#include "read/history/history.h"

#include <string.h>

/* What the list says of a version, field by field, in the order of the list. */
struct fact {
	const char *name, *text;
};

#define FACTS 8

static void facts_of(const struct adopted *adopted, struct fact facts[FACTS])
{
	const struct fact all[FACTS] = {
		{"version", adopted->version}, {"adopted", adopted->adopted}, {"effective", adopted->effective},
		{"by", adopted->by},           {"minute", adopted->minute},   {"authority", adopted->authority},
		{"reason", adopted->reason},   {"summary", adopted->summary},
	};
	memcpy(facts, all, sizeof all);
}

bool seal_is_plain(const struct adopted *adopted)
{
	struct fact facts[FACTS];
	bool plain = true;
	facts_of(adopted, facts);
	for (size_t i = 0; i < FACTS; i++)
		plain = plain && !(facts[i].text && strchr(facts[i].text, '\n'));
	return plain;
}

/* A line each: a fact, a file with its sum, the sum of the text, the seal before. */
char *seal_make(const struct adopted *adopted, const char *before)
{
	struct fact facts[FACTS];
	facts_of(adopted, facts);
	GString *text = g_string_new("keeling seal 1\n");
	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].text)
			g_string_append_printf(text, "%s: %s\n", facts[i].name, facts[i].text);
	for (guint i = 0; i < adopted->files->len; i++) {
		const struct sealed_file *file = adopted->files->pdata[i];
		g_string_append_printf(text, "%s  %s\n", file->sha256, file->path);
	}
	g_string_append_printf(text, "text: %s\n", adopted->text ? adopted->text : "");
	g_string_append_printf(text, "before: %s\n", before ? before : "");
	char *seal = sum_of(text->str, text->len);
	g_string_free(text, TRUE);
	return seal;
}

static void fact_write(GString *out, const struct fact *fact)
{
	bool day = !strcmp(fact->name, "adopted") || !strcmp(fact->name, "effective");
	g_string_append_printf(out, "    %s: ", fact->name);
	if (day)
		g_string_append(out, fact->text);
	else
		json_text(out, fact->text); /* which YAML reads the same */
	g_string_append_c(out, '\n');
}

/* True for a path that YAML takes without quotation marks. */
static bool is_plain(const char *path)
{
	for (const char *c = path; *c; c++)
		if (!g_ascii_isalnum(*c) && !strchr("._/-", *c))
			return false;
	return g_ascii_isalpha(*path);
}

static void version_write(GString *out, const struct adopted *adopted)
{
	struct fact facts[FACTS];
	facts_of(adopted, facts);
	size_t start = out->len;
	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].text)
			fact_write(out, &facts[i]);
	out->str[start + 2] = '-';
	g_string_append(out, "    files:\n");
	for (guint i = 0; i < adopted->files->len; i++) {
		const struct sealed_file *file = adopted->files->pdata[i];
		g_string_append(out, "      ");
		if (is_plain(file->path))
			g_string_append(out, file->path);
		else
			json_text(out, file->path);
		g_string_append_printf(out, ": %s\n", file->sha256);
	}
	g_string_append_printf(out, "    text: %s\n    seal: %s\n", adopted->text, adopted->seal);
}

char *history_index(struct history *history)
{
	GString *out = g_string_new("# The adopted versions, oldest first. Each is a folder that holds all that it was "
				    "built from. The sums seal it:\n"
				    "# 'files' has one for each file, 'text' that of the text as it is printed, and "
				    "'seal' is made from all of this and\n"
				    "# from the seal before. keeling-adopt writes this list; nothing in it, or in the "
				    "folders, is ever changed by hand.\n"
				    "versions:\n");
	const char *before = NULL;
	for (guint i = 0; i < history->versions->len; i++) {
		struct adopted *adopted = history->versions->pdata[i];
		char *seal = seal_make(adopted, before);
		before = adopted->seal = arena_text(history->arena, seal);
		g_free(seal);
		version_write(out, adopted);
	}
	return g_string_free(out, FALSE);
}
