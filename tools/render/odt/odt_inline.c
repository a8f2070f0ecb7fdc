/* SPDX-License-Identifier: MIT
 * Words within a paragraph: spans, links, references. Words that are marked alike share a span, whatever nodes they
 * came from. */
#include "base/address.h"
#include "render/odt/odt_part.h"

#include <string.h>

/* ---- spans ---------------------------------------------------------------------------------------------------- */

static const char *marks_style(unsigned marks)
{
	static const char *const styles[8] = {
		[ODT_STRONG] = "Strong",
		[ODT_EMPHASIS] = "Emphasis",
		[ODT_STRONG | ODT_EMPHASIS] = "StrongEmphasis",
		[ODT_CODE] = "Code",
		[ODT_CODE | ODT_STRONG] = "Code",
		[ODT_CODE | ODT_EMPHASIS] = "Code",
		[ODT_CODE | ODT_STRONG | ODT_EMPHASIS] = "Code",
	};
	return marks & ODT_CAPITALS ? "Capitals" : styles[marks & 7];
}

void odt_span_end(struct odt *odt)
{
	if (odt->span)
		XML(odt->out, "</text:span>");
	odt->span = NULL;
}

static void span_start(struct odt *odt)
{
	const char *style = marks_style(odt->marks);
	if (odt->span == style)
		return;
	odt_span_end(odt);
	if (style) {
		XML(odt->out, "<text:span text:style-name=\"");
		append_text(odt->out, style);
		XML(odt->out, "\">");
	}
	odt->span = style;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Spaces in a row are taken for one, and those that begin a paragraph for none: all but one are elements. */
static void spaces_append(struct odt *odt, unsigned count)
{
	if (!odt->blank) {
		g_string_append_c(odt->out, ' ');
		count--;
	}
	if (count == 1)
		XML(odt->out, "<text:s/>");
	else if (count)
		g_string_append_printf(odt->out, "<text:s text:c=\"%u\"/>", count);
	odt->blank = true;
}

/* Whether all spaces of a text are taken for what they are. */
static bool is_simple(const struct odt *odt, const char *text)
{
	bool blank = odt->blank;
	for (; *text; text++) {
		if (is_space(*text) && (blank || *text != ' '))
			return false;
		blank = *text == ' ';
	}
	return true;
}

void odt_text(struct odt *odt, const char *text)
{
	if (!*text)
		return;
	span_start(odt);
	if (is_simple(odt, text)) {
		xml_text(odt->out, text);
		odt->blank = text[strlen(text) - 1] == ' ';
		return;
	}
	GString *piece = g_string_new(NULL);
	while (*text) {
		size_t words = 0, spaces = 0;
		while (text[words] && !is_space(text[words]))
			words++;
		while (is_space(text[words + spaces]))
			spaces++;
		if (words) {
			g_string_truncate(piece, 0);
			g_string_append_len(piece, text, (gssize)words);
			xml_text(odt->out, piece->str);
			odt->blank = false;
		}
		if (spaces)
			spaces_append(odt, (unsigned)spaces);
		text += words + spaces;
	}
	g_string_free(piece, TRUE);
}

void odt_tab(struct odt *odt)
{
	odt_span_end(odt);
	XML(odt->out, "<text:tab/>");
	odt->blank = true;
}

void odt_break(struct odt *odt)
{
	odt_span_end(odt);
	XML(odt->out, "<text:line-break/>");
	odt->blank = true;
}

/* ---- links ---------------------------------------------------------------------------------------------------- */

static void link_start(struct odt *odt, const char *sign, const char *address, const char *style)
{
	odt_span_end(odt);
	XML(odt->out, "<text:a xlink:type=\"simple\" xlink:href=\"");
	append_text(odt->out, sign);
	xml_value(odt->out, address);
	g_string_append_printf(odt->out, "\" text:style-name=\"%s\" text:visited-style-name=\"%s\">", style, style);
}

void odt_anchor(struct odt *odt, const struct node *node)
{
	link_start(odt, "#", odt->bookmarks[node->index], "Reference");
}

void odt_anchor_end(struct odt *odt)
{
	odt_span_end(odt);
	XML(odt->out, "</text:a>");
}

/* The words of a node, as a link where the address can be led to from anywhere. */
static void linked_write(struct odt *odt, const struct node *node, const char *address, const char *words)
{
	bool linked = address_leads_out(address) && !odt->plain;
	if (linked)
		link_start(odt, "", address, "Hyperlink");
	if (words)
		odt_text(odt, words);
	else
		odt_inlines(odt, node);
	if (linked)
		odt_anchor_end(odt);
}

static bool link_enter(void *data, const struct node *node)
{
	linked_write(data, node, node->link->target, NULL);
	return false;
}

static bool policy_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	const struct reference *reference = edition_reference(odt->edition, node);
	linked_write(odt, node, reference->address, reference->computed ? reference->text : NULL);
	return false;
}

/* ---- references ----------------------------------------------------------------------------------------------- */

/* Words before the number, then a field that goes on being right while the document is worked on. */
static bool field_write(struct odt *odt, const struct node *target, const char *words)
{
	const char *format;
	char *number = odt_number_shown(odt, target, words, &format);
	if (!number)
		return false;
	char *before = g_strndup(words, strlen(words) - strlen(number));
	odt_text(odt, before);
	odt_span_end(odt);
	g_string_append_printf(odt->out, "<text:bookmark-ref text:reference-format=\"%s\" text:ref-name=\"%s\">",
			       format, odt->bookmarks[target->index]);
	xml_text(odt->out, number);
	XML(odt->out, "</text:bookmark-ref>");
	odt->blank = false;
	g_free(before);
	g_free(number);
	return true;
}

static bool reference_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	const struct reference *reference = edition_reference(odt->edition, node);
	const char *words = reference->computed ? reference->text : NULL;
	bool here = reference->node && reference->edition == odt->edition && !odt->plain &&
		    odt->bookmarks[reference->node->index];
	if (here && words && field_write(odt, reference->node, words))
		return false;
	if (!here) {
		linked_write(odt, node, reference->address, words);
		return false;
	}
	odt_anchor(odt, reference->node);
	if (words)
		odt_text(odt, words);
	else
		odt_inlines(odt, node);
	odt_anchor_end(odt);
	return false;
}

/* ---- the rest ------------------------------------------------------------------------------------------------- */

static bool text_enter(void *data, const struct node *node)
{
	odt_text(data, node->text);
	return false;
}

static bool marked(struct odt *odt, const struct node *node, unsigned mark)
{
	unsigned marks = odt->marks;
	odt->marks |= mark;
	odt_inlines(odt, node);
	odt->marks = marks;
	return false;
}

static bool emphasis_enter(void *data, const struct node *node)
{
	return marked(data, node, ODT_EMPHASIS);
}

static bool strong_enter(void *data, const struct node *node)
{
	return marked(data, node, ODT_STRONG);
}

static bool code_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	unsigned marks = odt->marks;
	odt->marks |= ODT_CODE;
	odt_text(odt, node->text);
	odt->marks = marks;
	return false;
}

static bool blank_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	if (odt->plain)
		odt_text(odt, node->field->name ? node->field->name : "");
	else
		odt_blank(odt, node);
	return false;
}

static bool break_enter(void *data, const struct node *node)
{
	struct odt *odt = data;
	(void)node;
	if (odt->plain)
		odt_text(odt, " ");
	else
		odt_break(odt);
	return false;
}

static const struct handler handlers[NODE_KINDS] = {
	[NODE_TEXT] = {text_enter, NULL},       [NODE_EMPH] = {emphasis_enter, NULL},
	[NODE_STRONG] = {strong_enter, NULL},   [NODE_CODE] = {code_enter, NULL},
	[NODE_LINK] = {link_enter, NULL},       [NODE_REFERENCE] = {reference_enter, NULL},
	[NODE_VALUE] = {reference_enter, NULL}, [NODE_POLICY] = {policy_enter, NULL},
	[NODE_BLANK] = {blank_enter, NULL},     [NODE_BREAK] = {break_enter, NULL},
	/* A picture is its words: its children. */
};

void odt_inlines(struct odt *odt, const struct node *parent)
{
	walk_children(parent, handlers, odt);
}
