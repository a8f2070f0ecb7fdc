/* SPDX-License-Identifier: MIT */
#include "render/words_plain.h"

#include "resolve/redline.h"

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
	char count[16];
	g_snprintf(count, sizeof count, "%u", field->field->limit);
	return word_fill(words, "boxes-form", "count", count, NULL);
}
