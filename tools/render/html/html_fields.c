/* SPDX-License-Identifier: MIT
 * Forms as a redline shows them: what is asked, in words. Nothing is to be filled in there. */
#include "render/html/html_internal.h"

#include <string.h>

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

/* 'blank rows: 4', 'lines: 6', 'characters: 7': how much room there is; "" for what always has the same. */
static char *room_of(const struct html *html, const struct node *field)
{
	unsigned number = field->field->type == FIELD_LONG ? field->field->lines : field->field->count;
	const char *key = field->field->type == FIELD_LONG   ? "redline-lines"
			  : field->field->type == FIELD_ROWS ? "redline-rows"
							     : NULL;
	g_autofree char *count = g_strdup_printf("%u", number);
	if (key)
		return word_fill(html->words, key, "number", count, NULL);
	g_autofree char *limit = g_strdup_printf("%u", field->field->limit);
	return field->field->boxes ? word_fill(html->words, "redline-boxes", "number", limit, NULL) : g_strdup("");
}

static void put_part(struct html *html, bool gone, const char *text)
{
	if (!*text || html->side == (gone ? HTML_NEW : HTML_OLD))
		return;
	g_string_append(html->out, gone ? " <del><span class=\"unseen\">" : " <ins><span class=\"unseen\">");
	html_word(html, gone ? "redline-begin-removed" : "redline-begin-inserted");
	HTML_PUT(html->out, " </span>");
	html_text(html->out, text);
	HTML_PUT(html->out, "<span class=\"unseen\"> ");
	html_word(html, gone ? "redline-end-removed" : "redline-end-inserted");
	g_string_append(html->out, gone ? "</span></del>" : "</span></ins>");
}

/* Where a field that stayed has more or less room now, which its words don't say. */
static void put_room(struct html *html, const struct node *field)
{
	const struct node *former = edition_former(html->edition, field);
	g_autofree char *is = room_of(html, field), *was = former ? room_of(html, former) : g_strdup(is);
	if (!strcmp(was, is))
		return;
	HTML_PUT(html->out, ",");
	put_part(html, true, was);
	put_part(html, false, is);
}

static void put_also(struct html *html, bool is, const char *key)
{
	if (!is)
		return;
	HTML_PUT(html->out, ", ");
	html_word(html, key);
}

/* '(a date, required)', struck through or underlined with its field. */
static void put_type(struct html *html, const struct node *field)
{
	g_autofree char *key = g_strdup_printf("field-%s", field_type_name(field->field->type));
	HTML_PUT(html->out, " <span class=\"type\">(");
	html_word(html, key);
	bool signs = field->field->type == FIELD_SIGNATURE;
	put_also(html, field->field->role, "redline-role");
	put_also(html, signs && field->field->name, "redline-no-name");
	put_also(html, field->field->required, "required");
	put_room(html, field);
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
