/* SPDX-License-Identifier: MIT
 * Forms as a redline shows them: what is asked, in words. Nothing is to be filled in there. */
#include "render/html_internal.h"

static void put_pieces(struct html *html, const struct node *field, enum node_kind kind, const char *open,
		       const char *close)
{
	bool any = false;
	for (const struct node *child = field->first; child; child = child->next) {
		if (child->kind != kind || !html_shown(html, child))
			continue;
		g_string_append(html->out, any ? "<li>" : open);
		html_inlines(html, child);
		g_string_append(html->out, kind == NODE_HINT ? close : "</li>\n");
		any = true;
	}
	if (any && kind != NODE_HINT)
		g_string_append(html->out, close);
}

/* '(a date, required)', struck through or underlined with its field. */
static void put_type(struct html *html, const struct node *field)
{
	g_autofree char *key = g_strdup_printf("field-%s", field_type_name(field->field->type));
	HTML_PUT(html->out, " <span class=\"type\">(");
	html_word(html, key);
	if (field->field->required) {
		HTML_PUT(html->out, ", ");
		html_word(html, "required");
	}
	HTML_PUT(html->out, ")</span>");
}

static void put_field(struct html *html, const struct node *field)
{
	const struct node *label = node_child(field, NODE_LABEL);
	if (html_shown(html, field)) {
		HTML_PUT(html->out, "<li");
		html_class(html, field, NULL);
		html_id(html, field);
		HTML_PUT(html->out, ">");
		html_change(html, field);
		if (label)
			html_inlines(html, label);
		html_number_open(html, field);
		put_type(html, field);
		html_number_close(html, field);
		put_pieces(html, field, NODE_HINT, "\n<p class=\"hint\">", "</p>\n");
		put_pieces(html, field, NODE_OPTION, "\n<ul>\n<li>", "</ul>\n");
		put_pieces(html, field, NODE_COLUMN, "\n<ul>\n<li>", "</ul>\n");
		HTML_PUT(html->out, "</li>\n");
	}
	/* The fields of a group follow it: each has a mark of its own. */
	for (const struct node *child = field->first; child; child = child->next)
		if (child->kind == NODE_FIELD)
			put_field(html, child);
}

static bool any_shown(const struct html *html, const struct node *parent)
{
	for (const struct node *child = parent->first; child; child = child->next)
		if (child->kind == NODE_FIELD && (html_shown(html, child) || any_shown(html, child)))
			return true;
	return false;
}

void html_fields(struct html *html, const struct node *form)
{
	if (!any_shown(html, form))
		return;
	html_change(html, form);
	HTML_PUT(html->out, "<ul");
	html_class(html, form, "fields");
	html_id(html, form);
	HTML_PUT(html->out, ">\n");
	for (const struct node *field = form->first; field; field = field->next)
		if (field->kind == NODE_FIELD)
			put_field(html, field);
	HTML_PUT(html->out, "</ul>\n");
}
