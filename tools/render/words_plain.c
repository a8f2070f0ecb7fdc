/* SPDX-License-Identifier: MIT */
#include "render/words_plain.h"

#include "resolve/entries.h"
#include "resolve/redline.h"

#include <string.h>

static bool is_new(const struct edition *edition, const struct node *node)
{
	enum mark mark = edition_marking(edition, node)->mark;
	return mark != MARK_REMOVED && mark != MARK_MOVED_FROM;
}

void words_plain(const struct edition *edition, const struct node *parent, GString *text)
{
	bool whole = !is_new(edition, parent);
	for (const struct node *node = parent->first; node; node = node->next) {
		if (!whole && !is_new(edition, node))
			continue; /* in the new text it is not there */
		bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
		const struct reference *reference = settled ? edition_reference(edition, node) : NULL;
		if (reference && reference->computed)
			g_string_append(text, reference->text);
		else if (node->kind == NODE_TEXT || node->kind == NODE_CODE)
			g_string_append(text, node->text);
		else if (node->kind == NODE_BREAK)
			g_string_append_c(text, ' ');
		else if (node->kind == NODE_BLANK)
			g_string_append(text, node->field->name ? node->field->name : "");
		else
			words_plain(edition, node, text);
	}
}

char *words_boxes(const struct words *words, const struct node *field)
{
	if (!field->field->boxes)
		return NULL;
	char limit[16];
	g_snprintf(limit, sizeof limit, "%u", field->field->limit);
	return word_fill(words, "field-limit", "limit", limit, NULL);
}

const char *words_order(const struct words *words, enum field_type type)
{
	return type == FIELD_DATE ? word(words, "date-order") : type == FIELD_TIME ? word(words, "time-order") : NULL;
}

/* ---- what is read out ------------------------------------------------------------------------------------------ */

/* A sentence that is over has its stop. NULL: nothing. */
static void tip_add(GString *tip, const char *words)
{
	bool over = tip->len && strchr(".?!:", tip->str[tip->len - 1]);
	if (words && *words)
		g_string_append_printf(tip, "%s%s", !tip->len ? "" : over ? " " : ". ", words);
}

static void tip_bracket(GString *tip, const char *words)
{
	if (words)
		g_string_append_printf(tip, " (%s)", words);
}

static bool for_office(const struct node *field)
{
	while (field && !(field->kind == NODE_FIELD && field->field->type == FIELD_OFFICE))
		field = field->parent;
	return field != NULL;
}

char *words_tip(const struct edition *edition, const char *label, const struct node *field, enum field_type type,
		bool required)
{
	const struct words *words = edition_words(edition);
	const struct node *whole = entry_field(field), *hint = whole ? node_child(whole, NODE_HINT) : NULL;
	GString *tip = g_string_new(label), *said = g_string_new(NULL);
	g_autofree char *boxes = words_boxes(words, field);
	if (type == FIELD_SIGNATURE)
		g_string_append_printf(tip, " %s", word(words, "sign-type"));
	tip_bracket(tip, required ? word(words, "required") : NULL);
	if (type == FIELD_CHOICE)
		tip_add(tip, word(words, "fill-choice"));
	if (for_office(field))
		tip_add(tip, word(words, "office-use"));
	tip_add(tip, boxes);
	if (hint)
		words_plain(edition, hint, said);
	tip_add(tip, said->str);
	tip_add(tip, words_order(words, type));
	g_string_free(said, TRUE);
	return g_string_free(tip, FALSE);
}
