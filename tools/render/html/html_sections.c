/* SPDX-License-Identifier: MIT
 * A long document on several pages: each section and appendix by itself, what stands outside of them, and a list of
 * contents that has the address of every provision. */
#include "render/html/html_internal.h"

bool html_is_part(const struct edition *edition, const struct node *node)
{
	return (node->kind == NODE_SECTION || node->kind == NODE_APPENDIX) && node->parent == edition_root(edition) &&
	       edition_address(edition, node);
}

void html_part(const struct edition *edition, const struct node *part, const struct html_links *links, GString *out)
{
	struct html html = html_begin(edition, links, out);
	html.depth = 0;
	html_open(edition, out);
	html_cites_begin(&html);
	walk(part, html.handlers, &html);
	html_cites_end(&html);
	HTML_PUT(out, "</div>\n");
}

void html_outside_parts(const struct edition *edition, const struct html_links *links, GString *out)
{
	struct html html = html_begin(edition, links, out);
	bool any = false;
	for (const struct node *node = edition_root(edition)->first; node; node = node->next) {
		if (html_is_part(edition, node) || node->kind == NODE_TITLE)
			continue;
		if (!any)
			html_open(edition, out);
		any = true;
		walk(node, html.handlers, &html);
	}
	if (any)
		HTML_PUT(out, "</div>\n");
}

/* ---- the list of contents ---------------------------------------------------------------------------------------- */

/* What has an id on its page; a form has those of its fields for itself. */
static bool is_place(const struct edition *edition, const struct node *node)
{
	return !node_is_inline(node) && node->kind != NODE_FIELD && edition_address(edition, node);
}

/* The number, or a name for what has none. */
static void place_words(struct html *html, const struct node *node)
{
	const char *number = edition_number(html->edition, node), *label = edition_label(html->edition, node);
	const struct node *caption = node_child(node, NODE_CAPTION);
	if (node_child(node, NODE_TITLE) || node->kind == NODE_APPENDIX)
		html_entry(html, node);
	else if (caption)
		html_words(html, caption);
	else if (*number)
		html_text(html->out, number);
	else
		html_text(html->out, *label ? label : edition_address(html->edition, node));
}

static void place_link(struct html *html, const struct node *node)
{
	const char *address = edition_address(html->edition, node);
	HTML_PUT(html->out, "<a id=\"");
	html_text(html->out, address);
	HTML_PUT(html->out, "\" href=\"");
	html_address(html->out, html->links->page(html->links->data, html->edition, node));
	HTML_PUT(html->out, "#");
	html_address(html->out, address);
	HTML_PUT(html->out, "\">");
	place_words(html, node);
	HTML_PUT(html->out, "</a>");
}

/* An entry of the list, which is where the number leads. */
static void place_open(struct html *html, const struct node *node)
{
	const char *cite = html_cite(html, node);
	HTML_PUT(html->out, "<li");
	if (cite) {
		HTML_PUT(html->out, " id=\"");
		html_text(html->out, cite);
		HTML_PUT(html->out, "\"");
	}
	HTML_PUT(html->out, ">");
	html_short_place(html, node);
	html_formers(html, node);
}

/* Places within a node, in a list that is open or not: what stands in a place stands in its entry. Whether it is open
 * now. */
static bool places_list(struct html *html, const struct node *parent, bool open)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next) {
		if (!is_place(html->edition, node)) {
			open = node->kind == NODE_FORM ? open : places_list(html, node, open);
			continue;
		}
		g_string_append(html->out, open ? "" : "\n<ul>\n");
		open = true;
		place_open(html, node);
		place_link(html, node);
		if (node->kind != NODE_FORM && places_list(html, node, false))
			HTML_PUT(html->out, "</ul>\n");
		HTML_PUT(html->out, "</li>\n");
	}
	return open;
}

static void parts_list(struct html *html, enum node_kind kind)
{
	const struct node *root = edition_root(html->edition);
	if (!node_child(root, kind))
		return;
	HTML_PUT(html->out, "<ul>\n");
	for (const struct node *node = root->first; node; node = node->next) {
		if (node->kind != kind || !html_is_part(html->edition, node))
			continue;
		place_open(html, node);
		place_link(html, node);
		if (places_list(html, node, false))
			HTML_PUT(html->out, "</ul>\n");
		HTML_PUT(html->out, "</li>\n");
	}
	HTML_PUT(html->out, "</ul>\n");
}

void html_places(const struct edition *edition, const struct html_links *links, GString *out)
{
	struct html html = html_begin(edition, links, out);
	HTML_PUT(out, "<nav class=\"parts\" aria-labelledby=\"_contents\">\n<h2 id=\"_contents\">");
	html_word(&html, "contents");
	HTML_PUT(out, "</h2>\n");
	html_cites_begin(&html);
	parts_list(&html, NODE_SECTION);
	parts_list(&html, NODE_APPENDIX);
	html_cites_end(&html);
	HTML_PUT(out, "</nav>\n");
}
