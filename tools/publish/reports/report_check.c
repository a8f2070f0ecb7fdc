/* SPDX-License-Identifier: MIT */
#include "explain/verify/claims.h"
#include "publish/reports/report_fill.h"
#include "read/fields.h"

#include <string.h>

#define NO_DAY "'%s' is no day; a day is written year-month-day, as in 2027-02-18"

static bool is_blank(const char *text)
{
	return !text[strspn(text, " \t\n")];
}

/* ---- meetings ---------------------------------------------------------------------------------------------------- */

static const char *scalar(const struct yaml *map, const char *key)
{
	const struct yaml *value = yaml_get(map, key);
	return value && value->kind == YAML_SCALAR && !is_blank(value->text) ? value->text : NULL;
}

static void meeting_check(const struct yaml *item, struct diag *diag)
{
	static const char *const names[] = {"body", "date", NULL};
	const char *body = scalar(item, "body"), *day = scalar(item, "date");
	if (item->kind != YAML_MAP) {
		diag_add(diag, CODE_FIELD_TYPE, item->place,
			 "a meeting has two lines: 'body: Council' and 'date: 2027-02-18'");
		return;
	}
	fields_known(item, names, diag);
	const struct yaml *at = yaml_get(item, "body"), *when = yaml_get(item, "date");
	if (!body)
		diag_add(diag, CODE_FIELD_MISSING, at ? at->place : item->place, "the body of this meeting is missing");
	else if (!day)
		diag_add(diag, CODE_FIELD_MISSING, when ? when->place : at->place,
			 "'%s' has no day: add 'date: 2027-02-18' below it", body);
	else if (!is_day(day))
		diag_add(diag, CODE_FIELD_VALUE, when->place, NO_DAY, day);
}

/* A report goes from one body to the next. */
static void meetings_order_check(const struct yaml *list, struct diag *diag)
{
	const char *before = NULL;
	for (guint i = 0; i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		const char *day = item->kind == YAML_MAP ? scalar(item, "date") : NULL;
		if (!day || !is_day(day))
			continue;
		if (before && strcmp(day, before) < 0)
			diag_add(diag, CODE_FIELD_VALUE, yaml_get(item, "date")->place,
				 "this meeting, on %s, is before the one above it, on %s: list the meetings in the "
				 "order "
				 "in which the report goes to them",
				 day, before);
		before = day;
	}
}

GArray *report_meetings(const struct written_report *report)
{
	GArray *meetings = g_array_new(FALSE, FALSE, sizeof(struct meeting));
	const struct report_answer *answer = report_answer_find(report, "meetings");
	const struct yaml *list = answer ? answer->value : NULL;
	for (guint i = 0; list && list->kind == YAML_LIST && i < list->items->len; i++) {
		const struct yaml *item = list->items->pdata[i];
		struct meeting meeting = {scalar(item, "body"), scalar(item, "date")};
		if (meeting.body && meeting.day)
			g_array_append_val(meetings, meeting);
	}
	return meetings;
}

/* ---- other answers ----------------------------------------------------------------------------------------------- */

static bool choice_known(const struct yaml *choices, const char *text)
{
	for (guint i = 0; i < choices->items->len; i++)
		if (!strcmp(((const struct yaml *)choices->items->pdata[i])->text, text))
			return true;
	return false;
}

static char *choices_said(const struct yaml *choices)
{
	GString *out = g_string_new(NULL);
	for (guint i = 0; i < choices->items->len; i++)
		g_string_append_printf(out, "%s%s",
				       i == 0                        ? ""
				       : i + 1 < choices->items->len ? ", "
								     : " or ",
				       ((const struct yaml *)choices->items->pdata[i])->text);
	return g_string_free(out, FALSE);
}

static void choice_check(const struct report_answer *answer, struct diag *diag)
{
	const char *text = answer->value->text;
	const struct yaml *choices = answer->field->choices;
	if (!choices || choices->kind != YAML_LIST || choice_known(choices, text))
		return;
	char *list = choices_said(choices);
	if (strchr(text, '/'))
		diag_add(diag, CODE_FIELD_VALUE, answer->value->place,
			 "'%s' still leaves the choice open: %s is to be chosen", text, list);
	else
		diag_add(diag, CODE_FIELD_VALUE, answer->value->place, "'%s' is not an answer to '%s'; it is %s", text,
			 answer->field->label, list);
	g_free(list);
}

static void list_check(const struct report_answer *answer, struct diag *diag)
{
	const struct yaml *value = answer->value;
	for (guint i = 0; i < value->items->len; i++) {
		const struct yaml *item = value->items->pdata[i];
		if (answer->field->input == INPUT_MEETINGS)
			meeting_check(item, diag);
		else if (answer->field->input == INPUT_PAIRS &&
			 (!scalar(item, "priority") || !scalar(item, "objective") || !scalar(item, "text")))
			diag_add(diag, CODE_FIELD_MISSING, item->place,
				 "a priority has three lines: 'priority:', 'objective:' and 'text:', none of them "
				 "empty");
		else if (answer->field->input == INPUT_LIST && item->kind != YAML_SCALAR)
			diag_add(diag, CODE_FIELD_TYPE, item->place,
				 "a line of '%s' must be plain words; put words with a colon, or that begin with '[' "
				 "or '{', between double quotation marks",
				 answer->field->label);
		else if (answer->field->input == INPUT_LIST && is_blank(item->text))
			diag_add(diag, CODE_FIELD_MISSING, item->place,
				 "this line of '%s' is empty: answer it, or write None behind '%s:'",
				 answer->field->label, answer->field->id);
	}
	if (answer->field->input == INPUT_MEETINGS)
		meetings_order_check(value, diag);
	if (!value->items->len)
		diag_add(diag, CODE_FIELD_MISSING, answer->place, "'%s' is empty: answer it, or write None",
			 answer->field->label);
}

static void value_check(const struct report_answer *answer, struct diag *diag)
{
	const struct yaml *value = answer->value;
	enum report_input input = answer->field->input;
	bool lists = input == INPUT_MEETINGS || input == INPUT_LIST || input == INPUT_PAIRS;
	if (value->kind == YAML_SCALAR && is_blank(value->text))
		diag_add(diag, CODE_FIELD_MISSING, answer->place, "'%s' is empty: answer it, or write None",
			 answer->field->label);
	else if (lists && value->kind == YAML_LIST)
		list_check(answer, diag);
	else if (value->kind != YAML_SCALAR || input == INPUT_MEETINGS ||
		 (input == INPUT_PAIRS && strcmp(value->text, "None") != 0))
		diag_add(diag, CODE_FIELD_TYPE, answer->place, "'%s' must be %s", answer->field->label,
			 lists ? "a list, each line of which begins with '- '" : "a line of words");
	else if (input == INPUT_DAY && !is_day(value->text))
		diag_add(diag, CODE_FIELD_VALUE, value->place, NO_DAY, value->text);
	else if (input == INPUT_CHOICE)
		choice_check(answer, diag);
}

/* Nothing below the heading, or the prompt that --new put there. */
static void text_check(const struct report_answer *answer, struct diag *diag)
{
	GString *words = g_string_new(NULL);
	const struct node *title = node_child(answer->text, NODE_TITLE), *second = title ? title->next : NULL;
	for (const struct node *node = answer->text->first; node; node = node->next)
		if (node != title)
			node_plain(node, words);
	g_strstrip(words->str);
	size_t length = strlen(words->str);
	if (!length)
		diag_add(diag, CODE_FIELD_MISSING, answer->place,
			 "there is nothing under '%s': answer it, or write None", answer->field->label);
	else if (words->str[0] == '[' && words->str[length - 1] == ']')
		diag_add(diag, CODE_FIELD_MISSING, second ? second->place : answer->place,
			 "the prompt still stands under '%s': answer it, or write None", answer->field->label);
	g_string_free(words, TRUE);
}

void report_check(const struct written_report *report, struct diag *diag)
{
	for (guint i = 0; i < report->answers->len; i++) {
		const struct report_answer *answer = report->answers->pdata[i];
		if (answer->text)
			text_check(answer, diag);
		else
			value_check(answer, diag);
	}
}

static bool is_for_others(const struct written_report *report, const char *id)
{
	for (guint i = 0; report->others && i < report->others->items->len; i++)
		if (!g_strcmp0(((const struct yaml *)report->others->items->pdata[i])->text, id))
			return true;
	return false;
}

void report_unused(const struct filling *filling, const char *style)
{
	for (guint i = 0; i < filling->report->answers->len; i++) {
		const struct report_answer *answer = filling->report->answers->pdata[i];
		if (!answer->used && !is_for_others(filling->report, answer->field->id))
			diag_add(filling->diag, CODE_REPORT_NO_PLACE, answer->place,
				 "the style %s has no place for '%s': it is not printed", style, answer->field->label);
	}
}

/* Whether one of the attachments is called by that letter or figure. */
static bool is_attached(const struct filling *filling, const char *number)
{
	for (guint i = 0; i < filling->attachments->len; i++) {
		GPtrArray *places = claim_places_read(
			filling->words, ((const struct attachment *)filling->attachments->pdata[i])->label, NULL);
		bool same = places->len && !strcmp(((const struct claim_place *)places->pdata[0])->number, number);
		g_ptr_array_unref(places);
		if (same)
			return true;
	}
	return false;
}

static void words_check(const struct filling *filling, const struct node *text)
{
	GPtrArray *places = claim_places_read(filling->words, text->text, NULL);
	for (guint i = 0; i < places->len; i++) {
		const struct claim_place *place = places->pdata[i];
		if (place->appendix && !place->qualified && is_attached(filling, place->number))
			diag_add(filling->diag, CODE_REPORT_APPENDIX, text->place,
				 "'%s' is typed: it is an appendix of this report and may be one of %s; write "
				 "[](value:appendix-clean), or a reference to its id",
				 place->words, meta_short(edition_meta(filling->new)));
	}
	g_ptr_array_unref(places);
}

static void node_check(const struct filling *filling, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_TEXT)
			words_check(filling, node);
		node_check(filling, node);
	}
}

void report_appendices_typed(const struct filling *filling)
{
	for (guint i = 0; i < filling->report->answers->len; i++) {
		const struct report_answer *answer = filling->report->answers->pdata[i];
		if (answer->text)
			node_check(filling, answer->text);
	}
}
