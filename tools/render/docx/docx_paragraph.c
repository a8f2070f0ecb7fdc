/* SPDX-License-Identifier: MIT
 * Paragraphs and the bookmarks that stand in them. */
#include "render/docx/docx_part.h"

#include <string.h>

void bookmark_start(struct docx *docx, const struct node *node)
{
	const char *name = docx->bookmarks[node->index];
	if (!name || docx->open_bookmark)
		return;
	docx->open_bookmark = ++docx->bookmark_id;
	XML(docx->out, "<w:bookmarkStart w:id=\"");
	xml_number(docx->out, docx->open_bookmark);
	XML(docx->out, "\" w:name=\"");
	append_text(docx->out, name);
	XML(docx->out, "\"/>");
}

/* ---- paragraphs ----------------------------------------------------------------------------------------------- */

static void indent_write(struct docx *docx, int left, int hanging)
{
	XML(docx->out, "<w:ind w:left=\"");
	g_string_append_printf(docx->out, "%d", left);
	if (hanging > 0)
		g_string_append_printf(docx->out, "\" w:hanging=\"%d", hanging);
	else
		XML(docx->out, "\" w:firstLine=\"0");
	XML(docx->out, "\"/>");
}

/* Returns where the properties begin. */
static gsize properties_start(struct docx *docx, const char *style)
{
	section_settle(docx);
	revision_before(docx, style);
	XML(docx->out, "<w:p><w:pPr>");
	return docx->out->len;
}

static void style_write(struct docx *docx, const char *style)
{
	XML(docx->out, "<w:pStyle w:val=\"");
	append_text(docx->out, style);
	XML(docx->out, "\"/>");
}

static void properties_end(struct docx *docx, gsize start, const struct docx_lead *lead)
{
	if (docx->revision.by)
		revision_properties(docx, start, lead);
	XML(docx->out, "</w:pPr>");
	if (docx->revision.by)
		revision_open(docx);
}

static void outline_write(struct docx *docx, unsigned level)
{
	XML(docx->out, "<w:outlineLvl w:val=\"");
	xml_number(docx->out, level - 1);
	XML(docx->out, "\"/>");
}

void heading_start(struct docx *docx, const char *style, unsigned level)
{
	lead_settle(docx);
	gsize start = properties_start(docx, style);
	style_write(docx, style);
	unsigned shift = !strcmp(style, docx->site.style) ? docx->site.shift : docx->site.edge;
	if (shift) {
		struct indent own = docx_house_indent(docx->house, style);
		indent_write(docx, own.left + (int)shift, own.hanging);
	}
	if (level)
		outline_write(docx, level);
	properties_end(docx, start, NULL);
}

void paragraph_start(struct docx *docx, const char *style)
{
	heading_start(docx, style, 0);
}

void lead_properties(struct docx *docx, const struct docx_lead *lead, enum text_state state)
{
	bool was = state == STATE_OLD && lead->differs;
	unsigned use = was ? lead->was_use : lead->use, level = was ? lead->was_level : lead->level;
	style_write(docx, lead->style);
	if (use) {
		XML(docx->out, "<w:numPr><w:ilvl w:val=\"");
		xml_number(docx->out, level);
		XML(docx->out, "\"/><w:numId w:val=\"");
		xml_number(docx->out, use);
		XML(docx->out, "\"/></w:numPr>");
	} else if (lead->plain || was) {
		XML(docx->out, "<w:numPr><w:numId w:val=\"0\"/></w:numPr>");
	}
	if (lead->placed || was)
		indent_write(docx, lead->indent.left, lead->indent.hanging);
}

/* A number that is words; in a redline, what it is beside what it was. */
static void lead_number(struct docx *docx, const struct docx_lead *lead)
{
	const char *now = lead->words, *was = lead->was_words;
	if (!docx->revision.by || !g_strcmp0(now, was)) {
		run_text(docx, now ? now : "");
		if (now)
			run_tab(docx);
		return;
	}
	words_differ(docx, was, now);
	enum mark outer = mark_enter(docx, !now ? MARK_REMOVED : !was ? MARK_INSERTED : MARK_KEPT);
	run_tab(docx);
	mark_leave(docx, outer);
}

void paragraph_lead(struct docx *docx, const struct docx_lead *lead)
{
	docx->lead.waiting = false;
	gsize start = properties_start(docx, lead->style);
	lead_properties(docx, lead, STATE_NEW);
	properties_end(docx, start, lead);
	if (lead->node)
		bookmark_start(docx, lead->node);
	if (lead->words || lead->was_words)
		lead_number(docx, lead);
}

void paragraph_end(struct docx *docx)
{
	run_end(docx);
	if (docx->open_bookmark) {
		XML(docx->out, "<w:bookmarkEnd w:id=\"");
		xml_number(docx->out, docx->open_bookmark);
		XML(docx->out, "\"/>");
		docx->open_bookmark = 0;
	}
	revision_close(docx);
	XML(docx->out, "</w:p>");
}

void paragraph_words(struct docx *docx, const char *style, const char *words)
{
	paragraph_start(docx, style);
	run_text(docx, words);
	paragraph_end(docx);
}

void lead_settle(struct docx *docx)
{
	if (!docx->lead.waiting)
		return;
	struct docx_lead lead = docx->lead;
	paragraph_lead(docx, &lead);
	paragraph_end(docx);
}

/* ---- leads ---------------------------------------------------------------------------------------------------- */

/* A number as words: NULL where a text has none. */
static const char *number_words(const struct docx *docx, const struct node *node, enum text_state state)
{
	const char *number = number_in(docx->edition, node, state);
	if (!number || !*number || node->kind != NODE_APPENDIX)
		return number && *number ? number : NULL;
	char *label = label_in(docx->edition, node, state);
	const char *words = g_string_chunk_insert(docx->names, label);
	g_free(label);
	return words;
}

static bool is_heading(const struct node *node)
{
	return node->kind == NODE_SECTION || node->kind == NODE_SUBHEADING;
}

static void lead_words(struct docx_lead *lead, const struct node *node, bool tied)
{
	lead->plain = tied;
	/* A heading's own style has no indent; and some programs drop a style's indent with its number. */
	lead->placed = tied || is_heading(node);
}

/* Where it stands, if that has to be said. */
static struct indent lead_indent(const struct docx *docx, const struct node *node, const struct list_mark *mark)
{
	bool numbered = mark->kind == LIST_OWN || mark->kind == LIST_WORDS;
	if (!numbered && node->kind != NODE_CLAUSE)
		return (struct indent){0, 0};
	return is_heading(node) ? docx_house_heading(docx->house, docx_style(node))
				: docx_house_indent(docx->house, docx_style(node));
}

struct docx_lead lead_for(const struct docx *docx, const struct node *node)
{
	const struct list_mark *mark = &docx->plan->marks[node->index];
	struct docx_lead lead = {.waiting = true, .style = docx_style(node), .node = node};
	unsigned use, level;
	bool tied = mark->kind != LIST_OWN && list_tied(docx->plan, lead.style, &use, &level);
	if (mark->kind == LIST_OWN) {
		lead.use = mark->tied ? 0 : mark->use;
		lead.level = mark->level;
		lead.placed = mark->indented;
	} else if (mark->kind == LIST_WORDS) {
		lead_words(&lead, node, tied);
	} else if (node->kind == NODE_CLAUSE) {
		lead.style = docx->site.style;
	} else {
		lead.plain = tied;
		lead.placed = node->kind == NODE_APPENDIX;
	}
	if (mark->kind == LIST_WORDS)
		lead.words = number_words(docx, node, STATE_NEW);
	if (docx->revision.by && (mark->differs ? mark->was.kind : mark->kind) == LIST_WORDS)
		lead.was_words = number_words(docx, node, STATE_OLD);
	lead.differs = mark->differs && (mark->was.kind == LIST_OWN || mark->kind == LIST_OWN);
	lead.was_use = mark->was.use;
	lead.was_level = mark->was.level;
	if (lead.placed || lead.differs)
		lead.indent = lead_indent(docx, node, mark);
	return lead;
}
