/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_layouts.h"

#include <string.h>

/* ---- lists ------------------------------------------------------------------------------------------------------- */

static void item_put(struct filling *filling, struct node *bullets, const char *text)
{
	paragraph_put(filling, doc_add(filling->doc, bullets, NODE_ITEM, filling->report->place), text);
}

/* The words of an answer or of an item of it; "" for what should be words and is none, which report_check() told. */
static const char *words_of(const struct yaml *value)
{
	return value->kind == YAML_SCALAR ? value->text : "";
}

bool list_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const struct report_answer *answer = answer_needed(filling, part_said(part, "list"));
	const struct yaml *list = answer ? answer->value : NULL;
	char *lead = pattern_at(filling, part, "lead"), *none = pattern_at(filling, part, "none");
	bool clauses = !g_strcmp0(part_said(part, "as"), "clauses"), listed = list && list->kind == YAML_LIST;
	bool nothing = list && !listed && !g_ascii_strcasecmp(words_of(list), "None") && *none;
	struct node *bullets = NULL;
	if (*lead && list && !nothing)
		paragraph_put(filling, parent, lead);
	for (guint i = 0; list && i < (listed ? list->items->len : 1); i++) {
		const char *text = nothing ? none : words_of(listed ? list->items->pdata[i] : list);
		if (clauses)
			paragraph_put(filling, doc_add(filling->doc, parent, NODE_CLAUSE, answer->place), text);
		else if (nothing)
			paragraph_put(filling, parent, text);
		else {
			bullets = bullets ? bullets : doc_add(filling->doc, parent, NODE_BULLETS, answer->place);
			item_put(filling, bullets, text);
		}
	}
	g_free(none);
	g_free(lead);
	return list != NULL;
}

/* The appendices by their label and title, which the names in the pattern stand for. */
static char *appendix_said(const struct attachment *attachment, const char *pattern)
{
	char **left = g_strsplit(pattern, "{appendix}", -1), *with = g_strjoinv(attachment->label, left);
	char **right = g_strsplit(with, "{attachment}", -1), *text = g_strjoinv(attachment->title, right);
	g_strfreev(left);
	g_strfreev(right);
	g_free(with);
	return text;
}

bool appendices_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	bool lines = !g_strcmp0(part_said(part, "as"), "lines");
	char *lead = pattern_at(filling, part, "lead");
	if (*lead && filling->attachments->len)
		paragraph_put(filling, parent, lead);
	struct node *bullets = lines ? NULL : doc_add(filling->doc, parent, NODE_BULLETS, filling->report->place);
	for (guint i = 0; i < filling->attachments->len; i++) {
		char *text = appendix_said(filling->attachments->pdata[i], part_said(part, "appendices"));
		if (lines)
			paragraph_put(filling, parent, text);
		else
			item_put(filling, bullets, text);
		g_free(text);
	}
	g_free(lead);
	return filling->attachments->len > 0;
}

static const char *pair_text(const struct yaml *pair, const char *key)
{
	const char *text = part_said(pair, key);
	return text ? text : "";
}

bool priorities_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	const struct report_answer *answer = answer_needed(filling, "priorities");
	const struct yaml *list = answer ? answer->value : NULL;
	bool groups = !strcmp(part_said(part, "priorities"), "groups");
	if (list && list->kind == YAML_SCALAR)
		paragraph_put(filling, parent, list->text);
	struct node *holder = groups && list ? doc_add(filling->doc, parent, NODE_CLAUSE, answer->place) : parent;
	for (guint i = 0; list && list->kind == YAML_LIST && i < list->items->len; i++) {
		const struct yaml *pair = list->items->pdata[i];
		if (groups) {
			struct node *first = doc_add(filling->doc, holder, NODE_PARAGRAPH, pair->place);
			label_put(filling, first, pair_text(pair, "priority"), false);
			paragraph_put(filling, holder, pair_text(pair, "objective"));
			paragraph_put(filling, holder, pair_text(pair, "text"));
		} else {
			char *label = g_strdup_printf("%s:", pair_text(pair, "priority"));
			label_put(filling, paragraph_put(filling, holder, pair_text(pair, "text")), label, true);
			g_free(label);
		}
	}
	return list != NULL;
}

/* ---- the overview ------------------------------------------------------------------------------------------------ */

/* The items of an overview as lettered clauses below one with the lead, and behind them what followed from them and
 * what was left out; a heading among them is in bold. The last paragraph is its account, which is for the author. */
static bool overview_put(struct filling *filling, struct node *parent, const struct report *overview,
			 const struct yaml *lead)
{
	char *words = overview ? fact_fill(filling, lead) : NULL;
	struct node *clause = words ? doc_add(filling->doc, parent, NODE_CLAUSE, filling->report->place) : NULL;
	if (clause)
		paragraph_put(filling, clause, words);
	bool begun = false;
	filling->quoting = true;
	for (guint i = 0; clause && i < overview->blocks->len; i++) {
		const struct report_block *block = overview->blocks->pdata[i];
		bool item = block->kind == REPORT_ITEM, closing = begun && i + 1 < overview->blocks->len;
		if (block->kind == REPORT_HEADING && block->level > 2)
			label_put(filling, paragraph_put(filling, clause, ""), block->text, false);
		else if (item)
			paragraph_put(filling, doc_add(filling->doc, clause, NODE_CLAUSE, filling->report->place),
				      block->text);
		else if (block->kind == REPORT_PARAGRAPH && closing)
			paragraph_put(filling, clause, block->text);
		begun = begun || item;
	}
	if (clause && !begun)
		paragraph_put(
			filling, clause,
			overview->blocks->len
				? ((const struct report_block *)overview->blocks->pdata[overview->blocks->len - 1])
					  ->text
				: "");
	filling->quoting = false;
	g_free(words);
	return clause != NULL;
}

bool overview_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	if (report_answer_find(filling->report, "overview"))
		return own_overview_part(filling, parent, part);
	return overview_put(filling, parent, filling->overview, yaml_get(part, "overview"));
}

bool since_part(struct filling *filling, struct node *parent, const struct yaml *part)
{
	return overview_put(filling, parent, filling->since, yaml_get(part, "since"));
}
