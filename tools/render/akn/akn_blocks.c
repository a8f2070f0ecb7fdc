/* SPDX-License-Identifier: MIT */
#include "render/akn/akn_internal.h"

#include <string.h>

/* ---- words ------------------------------------------------------------------------------------------------------ */

static void tagged(const struct akn *akn, const struct node *node, const char *tag)
{
	g_string_append_printf(akn->out, "<%s>", tag);
	akn_inlines(akn, node);
	g_string_append_printf(akn->out, "</%s>", tag);
}

static void linked(const struct akn *akn, const char *tag, const char *address)
{
	g_string_append_printf(akn->out, "<%s href=\"", tag);
	xml_value(akn->out, address);
	XML(akn->out, "\">");
}

/* Another document, in the version that it is referred to in where that is known. The caller frees it. */
static char *other_address(const struct akn *akn, const struct reference *to)
{
	const char *id = edition_meta(to->edition)->id;
	const struct akn_others *others = akn->others;
	const GArray *versions = others ? others->versions(others->data, to->edition, to->node) : NULL;
	if (!versions || !versions->len)
		return g_strdup_printf("/akn/gb/doc/%s", id);
	const struct akn_version *first = &g_array_index(versions, struct akn_version, 0),
				 *last = first + versions->len - 1;
	return g_strdup_printf("/akn/gb/doc/%s/%s/%s@%s", first->day, id, akn_language(to->edition), last->day);
}

/* A reference within the document leads to a provision, one to another document to that. */
static void reference(const struct akn *akn, const struct node *node)
{
	const struct reference *to = edition_reference(akn->edition, node);
	const char *address = to->node ? edition_address(to->edition, to->node) : NULL;
	g_autofree char *target = NULL;
	if (to->node && to->edition == akn->edition)
		target = g_strdup_printf("#%s", address ? address : "");
	else if (to->node) {
		g_autofree char *other = other_address(akn, to);
		target = g_strdup_printf("%s%s%s", other, address ? "#" : "", address ? address : "");
	} else if (to->address)
		target = g_strdup(to->address);
	if (target)
		linked(akn, "ref", target);
	if (to->computed)
		xml_text(akn->out, to->text);
	else
		akn_inlines(akn, node);
	if (target)
		XML(akn->out, "</ref>");
}

static void inline_write(const struct akn *akn, const struct node *node)
{
	switch (node->kind) {
	case NODE_TEXT:
	case NODE_CODE:
		xml_text(akn->out, node->text);
		break;
	case NODE_EMPH:
		tagged(akn, node, "i");
		break;
	case NODE_STRONG:
		tagged(akn, node, "b");
		break;
	case NODE_LINK:
		linked(akn, "a", node->link->target);
		akn_inlines(akn, node);
		XML(akn->out, "</a>");
		break;
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
		reference(akn, node);
		break;
	case NODE_BLANK:
		XML(akn->out, "[");
		xml_text(akn->out, node->field->name);
		XML(akn->out, "]");
		break;
	case NODE_BREAK:
		XML(akn->out, "<br/>");
		break;
	case NODE_IMAGE:
		xml_text(akn->out, node->link->words);
		break;
	default:
		break;
	}
}

void akn_inlines(const struct akn *akn, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next)
		inline_write(akn, node);
}

/* ---- blocks ----------------------------------------------------------------------------------------------------- */

static void words_write(const struct akn *akn, const struct node *block, const char *class)
{
	XML(akn->out, "<p");
	if (class)
		g_string_append_printf(akn->out, " class=\"%s\"", class);
	XML(akn->out, ">");
	akn_inlines(akn, block);
	XML(akn->out, "</p>\n");
}

static void text_write(const struct akn *akn, const char *text, const char *class)
{
	g_string_append_printf(akn->out, "<p class=\"%s\">", class);
	xml_text(akn->out, text ? text : "");
	XML(akn->out, "</p>\n");
}

static void list_write(const struct akn *akn, const struct node *list)
{
	const char *tag = list->kind == NODE_LIST ? "ol" : "ul";
	g_string_append_printf(akn->out, "<%s>\n", tag);
	for (const struct node *item = list->first; item; item = item->next) {
		XML(akn->out, "<li>");
		akn_blocks(akn, item->first, NULL);
		XML(akn->out, "</li>\n");
	}
	g_string_append_printf(akn->out, "</%s>\n", tag);
}

static void table_write(const struct akn *akn, const struct node *table)
{
	const struct node *caption = node_child(table, NODE_CAPTION);
	bool head = !table->columns->bare;
	XML(akn->out, "<table>\n");
	if (caption) {
		XML(akn->out, "<caption>");
		akn_inlines(akn, caption);
		XML(akn->out, "</caption>\n");
	}
	for (const struct node *row = table->first; row; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		const char *tag = head ? "th" : "td";
		head = false;
		XML(akn->out, "<tr>\n");
		for (const struct node *cell = row->first; cell; cell = cell->next) {
			g_string_append_printf(akn->out, "<%s>", tag);
			if (cell->first)
				akn_blocks(akn, cell->first, NULL);
			else
				XML(akn->out, "<p/>");
			g_string_append_printf(akn->out, "</%s>\n", tag);
		}
		XML(akn->out, "</tr>\n");
	}
	XML(akn->out, "</table>\n");
}

static void block_write(const struct akn *akn, const struct node *node);

static bool has_own_form(const struct node *node)
{
	return node->kind == NODE_BULLETS || node->kind == NODE_LIST || node->kind == NODE_TABLE ||
	       node->kind == NODE_FLOWCHART || node->kind == NODE_CODE_BLOCK;
}

/* Anything else: its blocks of words one after the other, and what has a form of its own as it is elsewhere. */
static void inner_write(const struct akn *akn, const struct node *node, const char *class)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (has_own_form(child))
			block_write(akn, child);
		else if (child->first && node_is_inline(child->first))
			words_write(akn, child, class);
		else
			inner_write(akn, child, class);
}

static void block_write(const struct akn *akn, const struct node *node)
{
	switch (node->kind) {
	case NODE_PARAGRAPH:
		words_write(akn, node, NULL);
		break;
	case NODE_BULLETS:
	case NODE_LIST:
		list_write(akn, node);
		break;
	case NODE_TABLE:
		table_write(akn, node);
		break;
	case NODE_FLOWCHART:
		text_write(akn, node->words, "flowchart");
		break;
	case NODE_CODE_BLOCK:
		text_write(akn, node->text, "code");
		break;
	case NODE_DEFINITIONS:
	case NODE_NOTE:
	case NODE_FORM:
		inner_write(akn, node, node_kind_name(node->kind));
		break;
	default:
		break;
	}
}

void akn_blocks(const struct akn *akn, const struct node *from, const struct node *to)
{
	for (; from && from != to; from = from->next)
		block_write(akn, from);
}
