/* SPDX-License-Identifier: MIT
 * Paragraphs, in lists and outside, and the bookmarks that stand in them. */
#include "render/odt/odt_part.h"

#include <string.h>

/* ---- bookmarks ------------------------------------------------------------------------------------------------ */

static void mark_append(GString *out, const char *element, const char *name)
{
	XML(out, "<text:");
	append_text(out, element);
	XML(out, " text:name=\"");
	append_text(out, name);
	XML(out, "\"/>");
}

void odt_bookmark(struct odt *odt, const struct node *node)
{
	const char *name = odt->bookmarks[node->index];
	if (!name || odt->bookmark)
		return;
	odt->bookmark = name;
	mark_append(odt->out, "bookmark-start", name);
}

void odt_bookmark_next(struct odt *odt, const struct node *node)
{
	if (odt->bookmarks[node->index])
		mark_append(odt->waiting_marks, "bookmark", odt->bookmarks[node->index]);
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static void element_start(struct odt *odt, const char *style, unsigned heading)
{
	GString *out = odt->out;
	odt->element = heading ? "h" : "p";
	g_string_append_printf(out, "<text:%s text:style-name=\"%s\"", odt->element, style);
	if (heading)
		g_string_append_printf(out, " text:outline-level=\"%u\"", heading);
	g_string_append_c(out, '>');
	append_bytes(out, odt->waiting_marks->str, odt->waiting_marks->len);
	g_string_truncate(odt->waiting_marks, 0);
	odt->blank = true;
}

void odt_heading_start(struct odt *odt, const char *style, unsigned level)
{
	odt_lead_settle(odt);
	bool here = odt->lists.depth && odt->site.owner && odt->lists.owner == odt->site.owner &&
		    !strcmp(style, odt->site.style);
	unsigned shift = !strcmp(style, odt->site.style) ? odt->site.shift : odt->site.edge;
	struct indent indent = odt_house_indent(odt->house, style);
	indent.left += (int)shift;
	if (!here)
		odt_lists_stop(odt);
	/* Within an item the list's own indent is taken, not the style's. */
	bool placed = shift > 0 || (here && indent.left != odt->lists.edge);
	element_start(odt, style_paragraph(odt, style, placed ? &indent : NULL, page_take(odt)), level);
}

void odt_paragraph_start(struct odt *odt, const char *style)
{
	odt_heading_start(odt, style, 0);
}

void odt_paragraph_lead(struct odt *odt, const struct odt_lead *lead)
{
	odt->lead.waiting = false;
	enum odt_page page = page_take(odt);
	if (lead->instance)
		odt_item_start(odt, lead);
	else
		odt_lists_stop(odt);
	element_start(odt, style_paragraph(odt, lead->style, lead->placed ? &lead->indent : NULL, page), lead->heading);
	if (lead->node)
		odt_bookmark(odt, lead->node);
	if (lead->words) {
		odt_text(odt, lead->words);
		odt_tab(odt);
	}
}

void odt_paragraph_end(struct odt *odt)
{
	odt_span_end(odt);
	if (odt->bookmark)
		mark_append(odt->out, "bookmark-end", odt->bookmark);
	odt->bookmark = NULL;
	g_string_append_printf(odt->out, "</text:%s>", odt->element);
}

void odt_paragraph_words(struct odt *odt, const char *style, const char *words)
{
	odt_paragraph_start(odt, style);
	odt_text(odt, words);
	odt_paragraph_end(odt);
}

void odt_lead_settle(struct odt *odt)
{
	if (!odt->lead.waiting)
		return;
	struct odt_lead lead = odt->lead;
	odt_paragraph_lead(odt, &lead);
	odt_paragraph_end(odt);
}

/* ---- leads ---------------------------------------------------------------------------------------------------- */

static bool is_heading(const struct node *node)
{
	return node->kind != NODE_CLAUSE;
}

/* A number as words; NULL for none. */
static const char *number_words(const struct odt *odt, const struct node *node)
{
	const char *number = edition_number(odt->edition, node);
	if (!*number)
		return NULL;
	return node->kind == NODE_APPENDIX ? edition_label(odt->edition, node) : number;
}

struct odt_lead odt_lead_for(const struct odt *odt, const struct node *node)
{
	const struct list_mark *mark = &odt->plan->marks[node->index];
	struct odt_lead lead = {.waiting = true, .style = docx_style(node), .node = node};
	if (is_heading(node))
		lead.heading = heading_level(node);
	else
		lead.owner = node;
	lead.indent = is_heading(node) && node->kind != NODE_APPENDIX
			      ? docx_house_heading(&odt->house->measures, lead.style)
			      : odt_house_indent(odt->house, lead.style);
	if (mark->kind == LIST_OWN) {
		lead.instance = odt_instance(mark->use);
		lead.list = g_array_index(odt->plan->uses, struct list_use, mark->use - 1).list;
		lead.level = mark->level;
		lead.placed = mark->indented;
	} else if (mark->kind == LIST_WORDS) {
		lead.words = number_words(odt, node);
		/* A heading's own style has no indent. */
		lead.placed = is_heading(node);
	} else if (node->kind == NODE_CLAUSE) {
		lead.style = odt->site.style;
	}
	return lead;
}
