/* SPDX-License-Identifier: MIT
 * A redline as two texts beside each other, block by block. What did not change for a while is folded away. */
#include "render/html/html_internal.h"

/* So many blocks without a change in a row are folded. */
#define SAME_MOST 2

/* A block of the text, as long as it can be set beside its like. */
struct block {
	const struct node *node; /* NULL: the end */
	bool changed;
};

static bool is_block(const struct node *node)
{
	switch (node->kind) {
	case NODE_TITLE:
	case NODE_PARAGRAPH:
	case NODE_TABLE:
	case NODE_DEFINITION:
	case NODE_FORM:
	case NODE_FLOWCHART:
	case NODE_CODE_BLOCK:
		return true;
	default:
		return false;
	}
}

static bool has_mark(const struct edition *edition, const struct node *node)
{
	const struct marking *marking = edition_marking(edition, node);
	if (marking->mark != MARK_KEPT || marking->head != MARK_KEPT || marking->end != MARK_KEPT || marking->reset)
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (has_mark(edition, child))
			return true;
	return false;
}

static void blocks_list(const struct edition *edition, const struct node *node, GArray *list)
{
	if (is_block(node)) {
		struct block block = {node, has_mark(edition, node)};
		g_array_append_val(list, block);
		return;
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (node->kind != NODE_DOCUMENT || child->kind != NODE_TITLE)
			blocks_list(edition, child, list);
}

/* ---- one side ---------------------------------------------------------------------------------------------------- */

/* What numbers a paragraph: the clause or item that it begins; or a title: its section. */
static const struct node *numbered(const struct node *node)
{
	const struct node *parent = node->parent;
	bool begins = node->kind == NODE_TITLE ||
		      ((parent->kind == NODE_CLAUSE || parent->kind == NODE_ITEM) && parent->first == node);
	return begins ? parent : NULL;
}

static void put_number(struct html *html, const struct node *node)
{
	const struct node *of = numbered(node);
	if (!of)
		return;
	const struct marking *marking = edition_marking(html->edition, of);
	const char *number =
		of->kind == NODE_APPENDIX ? edition_label(html->edition, of) : edition_number(html->edition, of);
	if (html->side == HTML_OLD && marking->was)
		number = marking->was;
	if (of->kind == NODE_ITEM && !*number)
		number = "•";
	if (!*number)
		return;
	HTML_PUT(html->out, "<span class=\"number\">");
	html_text(html->out, number);
	HTML_PUT(html->out, "</span> ");
}

static unsigned indent_of(const struct node *node)
{
	unsigned depth = 0;
	for (node = node->parent; node; node = node->parent)
		depth += node->kind == NODE_ITEM || node->kind == NODE_CLAUSE;
	return depth > 1 ? MIN(depth - 1, 4) : 0;
}

static unsigned depth_of(const struct html *html, const struct node *title)
{
	unsigned depth = html->depth;
	for (const struct node *at = title->parent; at; at = at->parent)
		if (at->kind == NODE_SECTION)
			depth += (unsigned)(1 + edition_deeper(html->edition, at));
		else if (at->kind == NODE_APPENDIX)
			depth++;
	return depth;
}

static bool is_new_too(struct html *html, const struct node *node)
{
	enum html_side side = html->side;
	html->side = HTML_NEW;
	bool worded = html_worded(html, node);
	html->side = side;
	return worded;
}

/* A title is a heading once: in the new text, or where it is gone from it in the old one. */
static void put_words(struct html *html, const struct node *node)
{
	bool title = node->kind == NODE_TITLE, heading = title && (html->side == HTML_NEW || !is_new_too(html, node));
	g_autofree char *tag = heading ? g_strdup_printf("h%u", MIN(depth_of(html, node), 6u)) : g_strdup("p");
	g_string_append_printf(html->out, "<%s class=\"%s in%u\"", tag, title ? "heading" : "words", indent_of(node));
	html_id(html, numbered(node) ? numbered(node) : node);
	HTML_PUT(html->out, ">");
	put_number(html, node);
	html_inlines(html, node);
	g_string_append_printf(html->out, "</%s>\n", tag);
}

static void put_block(struct html *html, const struct node *node)
{
	if (!html_worded(html, node)) {
		HTML_PUT(html->out, "<p class=\"absent\">");
		html_word(html, "redline-absent");
		HTML_PUT(html->out, "</p>\n");
	} else if (node->kind == NODE_TITLE || node->kind == NODE_PARAGRAPH) {
		put_words(html, node);
	} else if (node->kind == NODE_DEFINITION) {
		HTML_PUT(html->out, "<dl>\n");
		walk(node, html->handlers, html);
		HTML_PUT(html->out, "</dl>\n");
	} else {
		walk(node, html->handlers, html);
	}
}

static void put_half(struct html *html, const struct node *node, enum html_side side, const char *name)
{
	html->side = side;
	g_string_append(html->out, side == HTML_OLD ? "<div class=\"half old\">\n" : "<div class=\"half new\">\n");
	HTML_PUT(html->out, "<p class=\"name\">");
	html_text(html->out, name);
	HTML_PUT(html->out, "</p>\n");
	put_block(html, node);
	HTML_PUT(html->out, "</div>\n");
	html->side = HTML_BOTH;
}

/* ---- the rows ---------------------------------------------------------------------------------------------------- */

/* The change at a paragraph or title, or at what begins with it. Other blocks tell of theirs themselves. */
static void put_changes(struct html *html, const struct node *node)
{
	if (node->kind != NODE_TITLE && node->kind != NODE_PARAGRAPH)
		return;
	for (const struct node *at = node; at; at = at->parent) {
		html_change(html, at);
		if (!at->parent || at->parent->first != at)
			break;
	}
}

static void put_pair(struct html *html, const struct node *node, const char *old_name, const char *new_name)
{
	HTML_PUT(html->out, "<div class=\"pair\">\n");
	put_changes(html, node);
	put_half(html, node, HTML_OLD, old_name);
	put_half(html, node, HTML_NEW, new_name);
	HTML_PUT(html->out, "</div>\n");
}

/* Blocks without a change: of so few each stands once, of many under one line. */
static void put_same(struct html *html, const struct block *blocks, guint count)
{
	bool folded = count > SAME_MOST;
	if (folded) {
		g_autofree char *number = g_strdup_printf("%u", count);
		g_autofree char *text = word_fill(html->words, "redline-same", "number", number, NULL);
		HTML_PUT(html->out, "<details>\n<summary>");
		html_text(html->out, text);
		HTML_PUT(html->out, "</summary>\n");
	}
	for (guint i = 0; i < count; i++) {
		const struct html_stops *stops = html->stops;
		html->side = HTML_NEW;
		html->stops = NULL;
		HTML_PUT(html->out, "<div class=\"once\">\n");
		put_block(html, blocks[i].node);
		HTML_PUT(html->out, "</div>\n");
		html->side = HTML_BOTH;
		html->stops = stops;
	}
	if (folded)
		HTML_PUT(html->out, "</details>\n");
}

void html_beside(struct html *html, const char *old_name, const char *new_name)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct block));
	blocks_list(html->edition, edition_root(html->edition), list);
	const struct block *blocks = (const struct block *)(const void *)list->data;
	HTML_PUT(html->out, "<div class=\"beside\">\n");
	for (guint i = 0; i < list->len;) {
		guint to = i;
		while (to < list->len && !blocks[to].changed)
			to++;
		if (to > i)
			put_same(html, blocks + i, to - i);
		i = to;
		if (i < list->len)
			put_pair(html, blocks[i++].node, old_name, new_name);
	}
	HTML_PUT(html->out, "</div>\n");
	g_array_unref(list);
}
