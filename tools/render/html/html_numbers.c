/* SPDX-License-Identifier: MIT
 * Numbers at the margin, which are links to their own provision and addresses themselves. */
#include "render/html/html_internal.h"
#include "resolve/cite.h"
#include "resolve/former.h"

/* The same text where it is no id on the page yet, from now on; else NULL. Takes it. */
static const char *cite_take(struct html *html, char *cite)
{
	if (cite && !g_hash_table_contains(html->cited, cite)) {
		g_hash_table_add(html->cited, cite);
		return cite;
	}
	g_free(cite);
	return NULL;
}

const char *html_cite(struct html *html, const struct node *node)
{
	return html->cited ? cite_take(html, edition_cite(html->edition, node)) : NULL;
}

static const char *cite_short(struct html *html, const struct node *node)
{
	return html->cited ? cite_take(html, g_strdup(edition_cite_short(html->edition, node))) : NULL;
}

static void id_put(struct html *html, const char *id)
{
	HTML_PUT(html->out, "id=\"");
	html_text(html->out, id);
	HTML_PUT(html->out, "\"");
}

/* A place that shows nothing. */
static void place_put(struct html *html, const char *id)
{
	HTML_PUT(html->out, "<span class=\"former\" ");
	id_put(html, id);
	HTML_PUT(html->out, "></span>");
}

void html_formers(struct html *html, const struct node *node)
{
	const GPtrArray *formers = html->cited ? edition_formers(html->edition, node) : NULL;
	for (guint i = 0; formers && i < formers->len; i++) {
		const char *id = cite_take(html, g_strdup(formers->pdata[i]));
		if (id)
			place_put(html, id);
	}
}

void html_short_place(struct html *html, const struct node *node)
{
	const char *id = cite_short(html, node);
	if (id)
		place_put(html, id);
}

/* The number itself, which is where the short form leads too: the first on the page that has it. */
static void number_text(struct html *html, const struct node *node, const char *number)
{
	const char *id = cite_short(html, node);
	if (id) {
		HTML_PUT(html->out, "<span ");
		id_put(html, id);
		HTML_PUT(html->out, ">");
	}
	html_text(html->out, number);
	if (id)
		HTML_PUT(html->out, "</span>");
}

/* Whether a document keeps its numbers, so that no other provision ever has this one's. */
static bool number_stays(const struct node *node)
{
	while (node->kind != NODE_DOCUMENT && !(node->kind == NODE_APPENDIX && node->whole))
		node = node->parent;
	return node->meta->lettered && !node->meta->typed;
}

/* The address that stays the provision's own: by its id; where it has none, by its number, or in this version. */
static void lasting_put(struct html *html, const struct node *node, const char *address, const char *cite)
{
	bool nameless = html->links && node->kind == NODE_CLAUSE && !node->id;
	bool numbered = nameless && cite && number_stays(node);
	const char *page = html->links ? html->links->lasting : NULL;
	if (nameless && !numbered && html->links->version)
		page = html->links->version;
	if (page)
		html_address(html->out, page);
	HTML_PUT(html->out, "#");
	html_address(html->out, html->prefix);
	html_address(html->out, numbered ? cite : address);
}

static void link_put(struct html *html, const struct node *node, const char *address, const char *number)
{
	const char *cite = html_cite(html, node);
	HTML_PUT(html->out, "<a ");
	if (cite) {
		id_put(html, cite);
		HTML_PUT(html->out, " ");
	}
	HTML_PUT(html->out, "class=\"number\" href=\"");
	lasting_put(html, node, address, cite);
	HTML_PUT(html->out, "\">");
	number_text(html, node, number);
	HTML_PUT(html->out, "</a>");
}

void html_number_link(struct html *html, const struct node *node, const char *number)
{
	const char *address = edition_address(html->edition, node);
	html_formers(html, node);
	if (!*number)
		return;
	html_number_open(html, node);
	if (address) {
		link_put(html, node, address, number);
	} else {
		HTML_PUT(html->out, "<span class=\"number\">");
		html_text(html->out, number);
		HTML_PUT(html->out, "</span>");
	}
	html_number_close(html, node);
	HTML_PUT(html->out, " ");
}

void html_number(struct html *html, const struct node *node)
{
	html_number_link(html, node, edition_number(html->edition, node));
}
