/* SPDX-License-Identifier: MIT */
#include "compare/dump.h"
#include "base/sum.h"
#include "compare/script.h"

char *dump_kind(enum unit_kind kind)
{
	static const char *const names[] = {"document",  "section", "sub-heading", "appendix", "clause",
					    "paragraph", "item",    "table",       "row",      "definition",
					    "form",      "field",   "flowchart",   "step",     "code",
					    "citation",  "short",   "review",      "owner"};
	G_STATIC_ASSERT(G_N_ELEMENTS(names) == UNIT_KINDS);
	return g_strdup(names[kind]);
}

#define SET_ON (FORMAT_STRONG | FORMAT_EMPH | FORMAT_CODE)

static char *format_of(const struct side *side, const struct unit *unit)
{
	GString *out = g_string_new(NULL);
	bool any = false;
	for (uint32_t i = 0; i < unit->count;) {
		uint32_t format = TOKEN(side, unit->first + i)->format & SET_ON, from = i;
		while (i < unit->count && (TOKEN(side, unit->first + i)->format & SET_ON) == format)
			i++;
		g_string_append_printf(out, "%s%u:%u", from ? " " : "", i - from, format);
		any = any || format;
	}
	if (!any)
		g_string_truncate(out, 0);
	return g_string_free(out, FALSE);
}

static char *kind_nested(const struct unit *unit)
{
	char *kind = dump_kind(unit->kind), *depth = unit->depth ? g_strdup_printf("/%u", unit->depth) : g_strdup("");
	char *nested = g_strconcat(kind, depth, unit->noted ? "/note" : "", NULL);
	g_free(kind);
	g_free(depth);
	return nested;
}

struct line *line_of(const struct side *side, uint32_t place, bool nested)
{
	const struct unit *unit = UNIT(side, place);
	struct line *line = g_new0(struct line, 1);
	line->kind = nested ? kind_nested(unit) : dump_kind(unit->kind);
	line->format = format_of(side, unit);
	line->words = g_ptr_array_new_with_free_func(g_free);
	for (uint32_t i = 0; i < unit->count; i++)
		g_ptr_array_add(line->words, g_strdup(lexicon_text(side->lexicon, TOKEN(side, unit->first + i)->word)));
	return line;
}

void line_free(void *gone)
{
	struct line *line = gone;
	if (!line)
		return;
	g_free(line->kind);
	g_free(line->format);
	g_ptr_array_unref(line->words);
	g_free(line);
}

void line_print(const struct line *line, GString *out)
{
	g_string_append(out, line->kind);
	g_string_append_c(out, '\t');
	for (guint i = 0; i < line->words->len; i++) {
		const char *word = line->words->pdata[i];
		g_string_append(out, i ? " " : "");
		g_string_append(out, *word == '\1' ? "->" : "");
		g_string_append(out, *word == '\1' ? word + 1 : word);
	}
	if (*line->format)
		g_string_append_printf(out, "\t%s", line->format);
	g_string_append_c(out, '\n');
}

char *dump_sum(const GString *dump)
{
	return sum_of(dump->str, dump->len);
}

void side_dump(const struct side *side, bool nested, GString *out)
{
	for (guint i = 0; i < side->units->len; i++) {
		struct line *line = line_of(side, i, nested);
		line_print(line, out);
		line_free(line);
	}
}

void units_dump(const GPtrArray *editions, bool nested, GString *out)
{
	struct lexicon *lexicon = lexicon_new();
	struct side *side = side_new(editions, NULL, lexicon);
	side_dump(side, nested, out);
	side_free(side);
	lexicon_free(lexicon);
}
