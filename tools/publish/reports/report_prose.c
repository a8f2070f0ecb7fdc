/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_layouts.h"

#include <string.h>

static const char *kept(struct filling *filling, const char *text)
{
	return arena_text(filling->doc->arena, text);
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

bool text_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	bool there = text_place(filling, parent, part_said(part, "text"));
	char *after = yaml_get(part, "after") ? fact_fill(filling, yaml_get(part, "after")) : NULL;
	if (there && after)
		paragraph_put(filling, parent, after);
	g_free(after);
	return there;
}

/* The TEXT of a clause that says 'None' and nothing else; NULL for others. */
static struct node *none_in(const struct node *clause)
{
	struct node *paragraph = clause->first, *text = paragraph ? paragraph->first : NULL;
	bool alone = clause->kind == NODE_CLAUSE && paragraph && !paragraph->next && text && !text->next &&
		     text->kind == NODE_TEXT;
	return alone && (!g_ascii_strcasecmp(text->text, "None") || !g_ascii_strcasecmp(text->text, "None.")) ? text
													      : NULL;
}

/* Where several texts stand under one heading, `none:` says what there is none of. */
bool clauses_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const struct node *before = parent->last;
	if (!clauses_place(filling, parent, part_said(part, "clauses")))
		return false;
	const struct node *first = before ? before->next : parent->first;
	struct node *none = first && !first->next && yaml_get(part, "none") ? none_in(first) : NULL;
	char *words = none ? fact_fill(filling, yaml_get(part, "none")) : NULL;
	if (words)
		none->text = kept(filling, words);
	g_free(words);
	return true;
}

/* The first paragraph begins with the label. */
bool run_in_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	struct node *before = parent->last;
	const char *field = part_said(part, "text");
	if (!field || !text_place(filling, parent, field))
		return false;
	struct node *first = before ? before->next : parent->first;
	if (first->kind == NODE_PARAGRAPH)
		label_put(filling, first, part_said(part, "run-in"), true);
	return true;
}

/* A clause that is a heading, with the text below it. */
bool titled_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	struct node *clause = doc_add(filling->doc, parent, NODE_CLAUSE, filling->report->place);
	struct node *paragraph = doc_add(filling->doc, clause, NODE_PARAGRAPH, filling->report->place);
	label_put(filling, paragraph, part_said(part, "titled"), false);
	const char *field = part_said(part, "text");
	if (field && text_place(filling, clause, field))
		return true;
	node_detach(clause);
	return false;
}

bool say_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	char *words = fact_fill(filling, yaml_get(part, "say"));
	if (words)
		paragraph_put(filling, parent, words);
	g_free(words);
	return words != NULL;
}

bool clause_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	char *words = fact_fill(filling, yaml_get(part, "clause"));
	if (!words && yaml_get(part, "otherwise"))
		words = fact_fill(filling, yaml_get(part, "otherwise"));
	if (words)
		paragraph_put(filling, doc_add(filling->doc, parent, NODE_CLAUSE, filling->report->place), words);
	g_free(words);
	return words != NULL;
}

/* ---- recommendations --------------------------------------------------------------------------------------------- */

char *pattern_at(struct filling *filling, const struct yaml *part, const char *key)
{
	const struct yaml *pattern = yaml_get(part, key);
	char *words = pattern ? fact_fill(filling, pattern) : NULL;
	return words ? words : g_strdup("");
}

/* Inlines of a holder's paragraphs into one. */
static void flattened(struct node *holder, struct node *to)
{
	for (struct node *node = holder->first; node;) {
		struct node *next = node->next;
		if (node->kind == NODE_PARAGRAPH)
			inlines_move(node, to);
		node = next;
	}
}

static void bold(struct filling *filling, struct node *item, const char *before)
{
	for (struct node *node = item->first; node; node = node->next) {
		if (node->kind != NODE_PARAGRAPH)
			continue;
		struct node *strong = doc_make(filling->doc, NODE_STRONG, node->place);
		text_put(filling, strong, node == item->first ? before : "");
		inlines_move(node, strong);
		node_attach(node, strong);
	}
}

static void items_put(struct filling *filling, struct node *parent, const struct yaml *part, GPtrArray *items)
{
	const char *join = part_said(part, "join"), *last = part_said(part, "last"), *ends = part_said(part, "ends");
	bool in_bold = !strcmp(part_said(part, "recommendations"), "bold");
	char *each = pattern_at(filling, part, "each");
	for (guint i = 0; i < items->len; i++) {
		struct node *item = items->pdata[i];
		struct node *clause = doc_add(filling->doc, parent, NODE_CLAUSE, item->place);
		const char *end = i + 1 == items->len ? ends : i + 2 == items->len && last ? last : join ? join : ends;
		words_end(filling, item, end ? end : ".");
		if (in_bold)
			bold(filling, item, each);
		inlines_move(item, clause);
	}
	g_free(each);
}

static void prose_put(struct filling *filling, struct node *parent, const struct yaml *part, GPtrArray *items)
{
	char *lead = pattern_at(filling, part, "lead");
	struct node *paragraph = paragraph_put(filling, parent, lead);
	const char *join = part_said(part, "join"), *last = part_said(part, "last"), *ends = part_said(part, "ends");
	for (guint i = 0; i < items->len; i++) {
		const char *end = i + 1 == items->len ? ends : i + 2 == items->len && last ? last : join;
		words_end(filling, items->pdata[i], end ? end : ".");
		flattened(items->pdata[i], paragraph);
	}
	g_free(lead);
}

/* How the clauses of a section are numbered, where the part says so. */
static void patterns_give(struct filling *filling, struct node *section, const struct yaml *part)
{
	const struct yaml *list = yaml_get(part, "numbering");
	if (section->kind != NODE_SECTION || !list || list->kind != YAML_LIST || section->patterns)
		return;
	const char **patterns = arena_take(filling->doc->arena, (list->items->len + 1) * sizeof *patterns);
	for (guint i = 0; i < list->items->len; i++)
		patterns[i] = kept(filling, ((const struct yaml *)list->items->pdata[i])->text);
	section->patterns = patterns;
}

bool recommendations_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	GPtrArray *items = items_of_text(filling, "recommendations");
	bool there = items->len > 0, prose = !strcmp(part_said(part, "recommendations"), "prose");
	char *lead = prose ? g_strdup("") : pattern_at(filling, part, "lead");
	patterns_give(filling, parent, part);
	if (there && *lead)
		paragraph_put(filling, parent, lead);
	if (there && prose)
		prose_put(filling, parent, part, items);
	else if (there)
		items_put(filling, parent, part, items);
	g_free(lead);
	g_ptr_array_unref(items);
	return there;
}
