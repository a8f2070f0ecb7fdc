/* SPDX-License-Identifier: MIT
 * The layouts of a style. A part of a style is a map; its first key that is known says what it is, the others how. */
#include "publish/reports/report_layouts.h"
#include "read/markdown/tidy.h"

#include <string.h>

static const char *kept(struct filling *filling, const char *text)
{
	return arena_text(filling->doc->arena, text);
}

const char *part_said(const struct yaml *part, const char *key)
{
	const struct yaml *value = yaml_get(part, key);
	return value && value->kind == YAML_SCALAR ? value->text : NULL;
}

/* ---- parts ------------------------------------------------------------------------------------------------------- */

static const struct {
	const char *key;
	bool (*put)(struct filling *filling, struct node *parent, const struct yaml *part);
} layouts[] = {
	{"table", table_part},
	{"lines", lines_part},
	{"boxes", boxes_part},
	{"run-in", run_in_part},
	{"titled", titled_part},
	{"text", text_part},
	{"clauses", clauses_part},
	{"say", say_part},
	{"clause", clause_part},
	{"recommendations", recommendations_part},
	{"list", list_part},
	{"appendices", appendices_part},
	{"priorities", priorities_part},
	{"overview", overview_part},
	{"since", since_part},
};

static struct node *container_open(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const char *heading = part_said(part, "heading"), *section = part_said(part, "section");
	const struct yaml *title = yaml_get(part, heading ? "heading" : "section");
	if (!heading && !section)
		return parent;
	bool top = parent->kind == NODE_DOCUMENT;
	struct node *node = doc_add(filling->doc, parent, top ? NODE_SECTION : NODE_SUBHEADING, filling->report->place);
	node->level = (uint8_t)(top ? 1 : parent->level + 1);
	node->unnumbered = heading != NULL;
	char *words = fact_fill(filling, title);
	text_put(filling, doc_add(filling->doc, node, NODE_TITLE, filling->report->place), words ? words : "");
	g_free(words);
	return node;
}

static bool parts_put(struct filling *filling, struct node *parent, const struct yaml *parts);

/* A part may wait for a fact: `when: next-body`. Its text has its place all the same. */
static bool is_time_for(struct filling *filling, const struct yaml *part)
{
	const char *when = part_said(part, "when");
	bool known = true;
	char *fact = when ? fact_find(filling, when, &known) : NULL;
	const char *field = part_said(part, "clauses") ? part_said(part, "clauses") : part_said(part, "text");
	struct report_answer *answer = field ? report_answer_find(filling->report, field) : NULL;
	if (!known)
		diag_add(filling->diag, CODE_TEMPLATE, part->place, "there is no field or fact '%s'", when);
	if (when && !fact && answer)
		answer->used = true;
	g_free(fact);
	return !when || fact;
}

static bool part_put(struct filling *filling, struct node *parent, const struct yaml *part)
{
	if (!is_time_for(filling, part))
		return false;
	struct node *holder = container_open(filling, parent, part);
	bool any = false, found = false;
	for (size_t i = 0; i < G_N_ELEMENTS(layouts) && !found; i++) {
		const struct yaml *value = yaml_get(part, layouts[i].key);
		found = value != NULL;
		if (found)
			any = layouts[i].put(filling, holder, part);
	}
	const struct yaml *inner = yaml_get(part, "parts");
	if (inner)
		any = parts_put(filling, holder, inner) || any;
	if (!any && holder != parent)
		node_detach(holder);
	return any;
}

static bool parts_put(struct filling *filling, struct node *parent, const struct yaml *parts)
{
	bool any = false;
	for (guint i = 0; i < parts->items->len; i++)
		any = part_put(filling, parent, parts->items->pdata[i]) || any;
	return any;
}

/* ---- the document ------------------------------------------------------------------------------------------------ */

static const char *const *lines_at(struct filling *filling, const char *key, bool fill)
{
	const struct yaml *list = yaml_get(filling->style, key);
	if (!list)
		return NULL;
	const char **strings = arena_take(filling->doc->arena, (list->items->len + 1) * sizeof *strings);
	for (guint i = 0; i < list->items->len; i++) {
		char *words = fill ? fact_fill(filling, list->items->pdata[i]) : NULL;
		strings[i] = fill ? kept(filling, words ? words : "")
				  : kept(filling, ((const struct yaml *)list->items->pdata[i])->text);
		g_free(words);
	}
	return strings;
}

const char *const *report_lines(struct filling *filling, const char *key)
{
	return lines_at(filling, key, true);
}

static unsigned look_of(struct filling *filling)
{
	static const char *const names[] = {"capitals", "bold-numbers"};
	const struct yaml *list = yaml_get(filling->style, "look");
	unsigned look = LOOK_PLAIN;
	for (guint i = 0; list && list->kind == YAML_LIST && i < list->items->len; i++)
		for (size_t k = 0; k < G_N_ELEMENTS(names); k++)
			if (!g_strcmp0(((const struct yaml *)list->items->pdata[i])->text, names[k]))
				look |= 1u << k;
	return look;
}

void report_fill(struct filling *filling)
{
	struct node *root = filling->doc->root;
	struct meta *meta = root->meta;
	while (root->first)
		node_detach(root->first);
	facts_give(filling);
	char *title = fact_fill(filling, yaml_get(filling->style, "title"));
	meta->title = kept(filling, title ? title : "");
	meta->numbering = lines_at(filling, "numbering", false);
	meta->above = report_lines(filling, "above");
	meta->look = look_of(filling);
	text_put(filling, doc_add(filling->doc, root, NODE_TITLE, filling->report->place), meta->title);
	parts_put(filling, root, yaml_get(filling->style, "parts"));
	facts_lacking_tell(filling);
	tree_finish(root);
	doc_number(filling->doc);
	g_free(title);
}
