/* SPDX-License-Identifier: MIT
 * The hierarchy: sections, clauses and appendices. Text that stands between two provisions has a container of its own,
 * for the standard knows words only at the beginning, or in a provision. */
#include "render/akn/akn_internal.h"

#include <string.h>

static void children_write(const struct akn *akn, const struct node *from);

static bool is_provision(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING || node->kind == NODE_CLAUSE ||
	       node->kind == NODE_APPENDIX;
}

static const char *tag_of(const struct node *node)
{
	switch (node->kind) {
	case NODE_SECTION:
		return "section";
	case NODE_SUBHEADING:
		return "hcontainer name=\"subheading\"";
	case NODE_APPENDIX:
		return "hcontainer name=\"appendix\"";
	default:
		return node->parent->kind == NODE_CLAUSE ? "subparagraph" : "paragraph";
	}
}

static void provision_write(const struct akn *akn, const struct node *node)
{
	const char *tag = tag_of(node), *address = edition_address(akn->edition, node);
	const struct node *title = node_child(node, NODE_TITLE);
	const char *number =
		node->kind == NODE_APPENDIX ? edition_label(akn->edition, node) : edition_number(akn->edition, node);
	g_string_append_printf(akn->out, "<%s", tag);
	if (address) {
		XML(akn->out, " eId=\"");
		xml_value(akn->out, address);
		XML(akn->out, "\"");
	}
	if (node->retired)
		XML(akn->out, " status=\"removed\"");
	XML(akn->out, ">\n");
	if (*number) {
		XML(akn->out, "<num>");
		xml_text(akn->out, number);
		XML(akn->out, "</num>\n");
	}
	if (title) {
		XML(akn->out, "<heading>");
		akn_inlines(akn, title);
		XML(akn->out, "</heading>\n");
	}
	children_write(akn, node->first);
	g_string_append_printf(akn->out, "</%.*s>\n", (int)strcspn(tag, " "), tag);
}

/* Blocks up to the next provision, within what may hold them. */
static const struct node *run_write(const struct akn *akn, const struct node *from, const char *open, const char *close)
{
	const struct node *end = from;
	while (end && !is_provision(end))
		end = end->next;
	size_t start = akn->out->len;
	g_string_append(akn->out, open);
	size_t empty = akn->out->len;
	akn_blocks(akn, from, end);
	if (akn->out->len == empty)
		g_string_truncate(akn->out, start);
	else
		g_string_append(akn->out, close);
	return end;
}

static void children_write(const struct akn *akn, const struct node *from)
{
	bool holds = false;
	for (const struct node *node = from; node && !holds; node = node->next)
		holds = is_provision(node);
	if (!holds) {
		size_t start = akn->out->len;
		run_write(akn, from, "<content>\n", "</content>\n");
		if (akn->out->len == start)
			XML(akn->out, "<content><p/></content>\n");
		return;
	}
	for (const struct node *node = run_write(akn, from, "<intro>\n", "</intro>\n"); node;) {
		provision_write(akn, node);
		node = run_write(akn, node->next, "<hcontainer name=\"text\">\n<content>\n",
				 "</content>\n</hcontainer>\n");
	}
}

/* The document itself may have words before its first provision, in no container. */
static void body_write(const struct akn *akn, const struct node *root)
{
	size_t start = akn->out->len;
	for (const struct node *node = run_write(akn, root->first, "", ""); node;) {
		provision_write(akn, node);
		node = run_write(akn, node->next, "", "");
	}
	if (akn->out->len == start)
		XML(akn->out, "<p/>\n");
}

void akn_render(const struct edition *edition, const GArray *versions, const struct akn_others *others, GString *out)
{
	struct akn akn = {edition, others, out};
	XML(out, XML_HEAD "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n<doc name=\"");
	xml_value(out, edition_meta(edition)->id);
	XML(out, "\">\n");
	akn_meta(&akn, versions);
	XML(out, "<preface>\n<p><docTitle>");
	xml_text(out, edition_title(edition));
	XML(out, "</docTitle></p>\n</preface>\n<mainBody>\n");
	body_write(&akn, edition_root(edition));
	XML(out, "</mainBody>\n</doc>\n</akomaNtoso>\n");
}
