/* SPDX-License-Identifier: MIT
 * When a field is asked, and whether an answer is wanted: said in the page for the script that saves a form. */
#include "render/html_forms.h"

#include <string.h>

void html_wanted(struct html *html, const struct node *field)
{
	if (!field->field->required || (field->field->type != FIELD_ROWS && field->field->type != FIELD_CHOICES))
		return;
	g_autofree char *name = entry_name(html->edition, field);
	HTML_PUT(html->out, " data-required=\"");
	html_text(html->out, name);
	HTML_PUT(html->out, "\"");
}

static const struct link *condition_of(const struct node *field)
{
	const struct node *hint = node_child(field, NODE_HINT);
	for (const struct node *node = hint ? hint->first : NULL; node; node = node->next)
		if (node->kind == NODE_VALUE && node->link->said == SAID_CONDITION)
			return node->link;
	return NULL;
}

static const struct node *form_of(const struct node *node)
{
	while (node && node->kind != NODE_FORM)
		node = node->parent;
	return node;
}

/* An option is an entry of its own where several may be chosen. */
static bool is_answer(struct html *html, const struct node *option, const char *const *answers)
{
	if (!answers || !option)
		return true;
	g_autoptr(GString) words = g_string_new(NULL);
	edition_plain(html->edition, option, words);
	return g_strv_contains(answers, words->str);
}

static bool decides(struct html *html, const struct entry *entry, const struct link *condition)
{
	const struct node *field = entry->field;
	return field->kind == NODE_FIELD && field->id && !strcmp(field->id, condition->target) &&
	       (field->field->type != FIELD_CHOICES || is_answer(html, entry->piece, condition->answers));
}

static void put_answers(struct html *html, const char *const *answers)
{
	HTML_PUT(html->out, " data-answers=\"");
	for (size_t i = 0; answers[i]; i++) {
		g_string_append(html->out, i ? "&#10;" : "");
		html_text(html->out, answers[i]);
	}
	HTML_PUT(html->out, "\"");
}

void html_condition(struct html *html, const struct node *field)
{
	const struct link *condition = condition_of(field);
	const struct node *form = condition ? form_of(field) : NULL;
	if (!form)
		return;
	g_autoptr(GPtrArray) entries = entries_of(html->edition, form);
	bool found = false, choice = false;
	for (guint i = 0; i < entries->len; i++) {
		const struct entry *entry = entries->pdata[i];
		if (!decides(html, entry, condition))
			continue;
		g_string_append(html->out, found ? " " : " data-if=\"");
		html_text(html->out, entry->name);
		found = true;
		choice = entry->type == FIELD_CHOICE && !entry->piece;
	}
	if (found)
		HTML_PUT(html->out, "\"");
	if (choice && condition->answers)
		put_answers(html, condition->answers);
}
