/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_fill.h"

#include <string.h>

static bool is_optional(const struct filling *filling, const char *id)
{
	const struct yaml *list = yaml_get(filling->style, "optional");
	for (guint i = 0; list && i < list->items->len; i++)
		if (!strcmp(((const struct yaml *)list->items->pdata[i])->text, id))
			return true;
	return false;
}

struct report_answer *answer_needed(struct filling *filling, const char *id)
{
	struct report_answer *answer = report_answer_find(filling->report, id);
	const struct report_field *field = report_field_find(filling->fields, id);
	if (answer) {
		answer->used = true;
		return answer;
	}
	if (!field)
		diag_add(filling->diag, CODE_TEMPLATE, filling->style->place,
			 "the style asks for '%s', which templates/reports/fields.yaml does not have", id);
	else if (!is_optional(filling, id) && g_hash_table_add(filling->said, (gpointer)field->id))
		diag_add(filling->diag, CODE_FIELD_MISSING, filling->report->place,
			 field->input == INPUT_TEXT
				 ? "this style needs '%s': add a line '## %s' with the answer or None below it"
				 : "this style needs '%s': add a line '%s:' with the answer or None",
			 field->label, field->input == INPUT_TEXT ? field->label : field->id);
	return NULL;
}

/* ---- what names stand for ---------------------------------------------------------------------------------------- */

static char *list_words(const struct yaml *list)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		g_string_append_printf(out, "%s%s", i ? "; " : "", item->kind == YAML_SCALAR ? item->text : "");
	}
	return g_string_free(out, FALSE);
}

static char *given_fact(struct filling *filling, const char *name);

/* With the facts in them: '[](value:version)'. */
static void inline_words(struct filling *filling, const struct node *node, GString *out)
{
	g_autofree char *fact = node->kind == NODE_VALUE ? given_fact(filling, node->link->target) : NULL;
	if (fact)
		g_string_append(out, fact);
	else if (!node->first)
		node_plain(node, out);
	for (const struct node *child = fact ? NULL : node->first; child; child = child->next)
		inline_words(filling, child, out);
}

static void blank_add(GString *out)
{
	if (out->len && out->str[out->len - 1] != ' ')
		g_string_append_c(out, ' ');
}

static void block_words(struct filling *filling, const struct node *block, GString *out)
{
	for (const struct node *node = block->first; node; node = node->next) {
		if (node_is_inline(node)) {
			inline_words(filling, node, out);
			continue;
		}
		blank_add(out);
		block_words(filling, node, out);
	}
}

/* What stands under a heading, on one line. */
static char *text_words(struct filling *filling, const struct node *section)
{
	GString *words = g_string_new(NULL);
	for (const struct node *node = section->first; node; node = node->next) {
		if (node->kind == NODE_TITLE)
			continue;
		blank_add(words);
		block_words(filling, node, words);
	}
	return g_string_free(words, FALSE);
}

static char *answer_words(struct filling *filling, const struct report_answer *answer)
{
	const struct yaml *value = answer->value;
	if (!value)
		return text_words(filling, answer->text);
	if (value->kind == YAML_LIST)
		return list_words(value);
	if (value->kind == YAML_MAP)
		return g_strdup("");
	return answer->field->input == INPUT_DAY ? word_date(filling->words, value->text) : g_strdup(value->text);
}

static const struct attachment *attachment_of(const struct filling *filling, enum attachment_kind kind)
{
	for (guint i = 0; i < filling->attachments->len; i++) {
		const struct attachment *attachment = filling->attachments->pdata[i];
		if (attachment->kind == kind)
			return attachment;
	}
	return NULL;
}

/* 'Appendix A (Draft ...); Appendix B (...)'. */
static char *attached_words(const struct filling *filling)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < filling->attachments->len; i++) {
		const struct attachment *attachment = filling->attachments->pdata[i];
		g_string_append_printf(out, "%s%s (%s)", i ? "; " : "", attachment->label, attachment->title);
	}
	return g_string_free(out, FALSE);
}

static char *meeting_fact(const struct filling *filling, guint i, bool day)
{
	if (i >= filling->meetings->len)
		return NULL;
	const struct meeting *meeting = &g_array_index(filling->meetings, struct meeting, i);
	return day ? word_date(filling->words, meeting->day) : g_strdup(meeting->body);
}

/* The month in which the body meets. */
static char *month_fact(const struct filling *filling)
{
	const GArray *meetings = filling->meetings;
	return filling->meeting < meetings->len
		       ? word_month(filling->words, g_array_index(meetings, struct meeting, filling->meeting).day)
		       : NULL;
}

static char *optional_date(const struct filling *filling, const char *day)
{
	return day ? word_date(filling->words, day) : NULL;
}

/* The facts that are no answers, in the order of own_fact(). */
enum fact {
	FACT_BODY,
	FACT_MEETING,
	FACT_NEXT_BODY,
	FACT_NEXT_MEETING,
	FACT_EARLIER_BODY,
	FACT_EARLIER_MEETING,
	FACT_DOCUMENT,
	FACT_SHORT,
	FACT_VERSION,
	FACT_EFFECTIVE,
	FACT_EARLIER_VERSION,
	FACT_EARLIER_ADOPTED,
	FACT_APPENDIX_CLEAN,
	FACT_APPENDIX_MARKED,
	FACT_APPENDIX_TABLE,
	FACT_ATTACHED,
	FACT_MONTH,
	FACT_COUNCIL,
	FACTS
};

static const char *const fact_names[FACTS] = {
	"body",           "meeting",         "next-body",      "next-meeting", "earlier-body",    "earlier-meeting",
	"document",       "short",           "version",        "effective",    "earlier-version", "earlier-adopted",
	"appendix-clean", "appendix-marked", "appendix-table", "attached",     "month",           "council"};

static char *council_fact(struct filling *filling)
{
	struct report_answer *answer = report_answer_find(filling->report, "council");
	const struct constitution *constitution = edition_constitution(filling->new);
	if (answer || !constitution || !constitution->council)
		return (answer = answer_needed(filling, "council")) ? answer_words(filling, answer) : NULL;
	return g_strdup(constitution->council);
}

static char *meetings_fact(const struct filling *filling, enum fact fact)
{
	static const int shifts[] = {0, 1, -1};
	gint64 at = (gint64)filling->meeting + shifts[(fact - FACT_BODY) / 2];
	return at < 0 ? NULL : meeting_fact(filling, (guint)at, (fact - FACT_BODY) % 2 == 1);
}

static char *own_fact(struct filling *filling, enum fact fact)
{
	const struct meta *now = edition_meta(filling->new), *was = edition_meta(filling->old);
	const struct attachment *attachment = NULL;
	if (fact < FACT_DOCUMENT)
		return meetings_fact(filling, fact);
	switch (fact) {
	case FACT_DOCUMENT:
		return g_strdup(edition_title(filling->new));
	case FACT_SHORT:
		return g_strdup(meta_short(now));
	case FACT_VERSION:
		return g_strdup(now->version);
	case FACT_EFFECTIVE:
		return optional_date(filling, now->effective);
	case FACT_EARLIER_VERSION:
		return g_strdup(was->version);
	case FACT_EARLIER_ADOPTED:
		return optional_date(filling, was->adopted);
	case FACT_ATTACHED:
		return attached_words(filling);
	case FACT_MONTH:
		return month_fact(filling);
	case FACT_COUNCIL:
		return council_fact(filling);
	default:
		attachment = attachment_of(filling, (enum attachment_kind)(fact - FACT_APPENDIX_CLEAN));
		return attachment ? g_strdup(attachment->label) : NULL;
	}
}

/* Of those that the author's texts may print. */
static char *given_fact(struct filling *filling, const char *name)
{
	for (enum fact i = 0; i < FACT_COUNCIL; i++)
		if (!strcmp(fact_names[i], name))
			return own_fact(filling, i);
	return NULL;
}

char *fact_find(struct filling *filling, const char *name, bool *known)
{
	*known = true;
	for (enum fact i = 0; i < FACTS; i++)
		if (!strcmp(fact_names[i], name)) {
			if (i < FACT_DOCUMENT)
				answer_needed(filling, "meetings");
			return own_fact(filling, i);
		}
	const struct report_field *field = report_field_find(filling->fields, name);
	*known = field && field->input != INPUT_MEETINGS && field->input != INPUT_PAIRS;
	const struct report_answer *answer = *known ? answer_needed(filling, name) : NULL;
	return answer ? answer_words(filling, answer) : NULL;
}

/* ---- patterns ---------------------------------------------------------------------------------------------------- */

char *fact_fill(struct filling *filling, const struct yaml *pattern)
{
	if (!pattern || pattern->kind != YAML_SCALAR)
		return NULL;
	GString *out = g_string_new(NULL);
	bool open = false;
	for (const char *at = pattern->text; *at;) {
		const char *end = *at == '{' ? strchr(at, '}') : NULL;
		if (!end) {
			g_string_append_c(out, *at++);
			continue;
		}
		char *name = g_strndup(at + 1, (gsize)(end - at - 1));
		bool known;
		char *fact = fact_find(filling, name, &known);
		if (!known)
			diag_add(filling->diag, CODE_TEMPLATE, pattern->place, "there is no field or fact '{%s}'",
				 name);
		open = open || !fact;
		g_string_append(out, fact ? fact : "");
		g_free(fact);
		g_free(name);
		at = end + 1;
	}
	return g_string_free(out, open);
}

static void fact_give(struct filling *filling, enum fact fact, const char *words)
{
	struct value *value = arena_take(filling->doc->arena, sizeof *value);
	*value = (struct value){fact_names[fact], arena_text(filling->doc->arena, words), filling->report->place};
	g_ptr_array_add(filling->doc->root->meta->values, value);
}

void facts_give(struct filling *filling)
{
	for (enum fact i = 0; i < FACT_COUNCIL; i++) {
		g_autofree char *words = own_fact(filling, i);
		if (words)
			fact_give(filling, i, words);
	}
}

/* Where a fact that there is none of would come from. */
static const char *fact_source(enum fact fact)
{
	switch (fact) {
	case FACT_NEXT_BODY:
	case FACT_NEXT_MEETING:
		return "this is the report for the last of the 'meetings:'";
	case FACT_EARLIER_BODY:
	case FACT_EARLIER_MEETING:
		return "this is the report for the first of the 'meetings:'";
	case FACT_VERSION:
	case FACT_EFFECTIVE:
		return "the document that 'new:' names has no such line between the '---' at its head";
	case FACT_EARLIER_VERSION:
	case FACT_EARLIER_ADOPTED:
		return "the document that 'old:' names was not adopted as a version";
	default:
		return "this style attaches no such appendix";
	}
}

static void lacking_tell(struct filling *filling, const struct node *node, GHashTable *told)
{
	for (const struct node *child = node->first; child; child = child->next)
		lacking_tell(filling, child, told);
	for (enum fact i = 0; node->kind == NODE_VALUE && i < FACT_COUNCIL; i++) {
		g_autofree char *words =
			strcmp(fact_names[i], node->link->target) ? g_strdup("") : own_fact(filling, i);
		if (words || !g_hash_table_add(told, GINT_TO_POINTER(i)))
			continue;
		diag_add(filling->diag, CODE_VALUE_UNKNOWN, node->place,
			 "there is nothing for [](value:%s) to print: %s", fact_names[i], fact_source(i));
		fact_give(filling, i, fact_names[i]);
	}
}

void facts_lacking_tell(struct filling *filling)
{
	g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
	lacking_tell(filling, filling->doc->root, told);
}
