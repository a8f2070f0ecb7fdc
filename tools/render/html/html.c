/* SPDX-License-Identifier: MIT */
#include "model/standing.h"
#include "render/html/html_internal.h"
#include "resolve/events.h"

#define DEEPEST_HEADING 6u

/* ---- small things --------------------------------------------------------------------------------------------- */

void html_id(struct html *html, const struct node *node)
{
	const char *address = edition_address(html->edition, node);
	if (!address || !html_named(html, node))
		return;
	HTML_PUT(html->out, " id=\"");
	html_text(html->out, html->prefix);
	html_text(html->out, address);
	HTML_PUT(html->out, "\"");
}

/* ' lang="..."' where a part is written in another language than what it stands in. */
static void html_language(struct html *html, const struct meta *meta, const struct meta *outer)
{
	if (!meta->language || !g_strcmp0(meta->language, outer->language ? outer->language : html->words->language))
		return;
	HTML_PUT(html->out, " lang=\"");
	html_text(html->out, meta->language);
	HTML_PUT(html->out, "\"");
}

void html_word(struct html *html, const char *key)
{
	html_text(html->out, word(html->words, key));
}

static void heading_tag(struct html *html, const char *before)
{
	g_string_append(html->out, before);
	g_string_append_c(html->out, (char)('0' + MIN(html->depth, DEEPEST_HEADING)));
	g_string_append_c(html->out, '>');
}

static void title_or(struct html *html, const struct node *node, const char *otherwise)
{
	const struct node *title = node_child(node, NODE_TITLE);
	if (title)
		html_inlines(html, title);
	else
		html_text(html->out, otherwise);
}

/* What became of a provision, a line each. */
static void events(struct html *html, const struct node *node)
{
	const GArray *list = edition_events(html->edition, node);
	for (guint i = 0; list && i < list->len; i++) {
		g_autofree char *words = event_words(html->edition, &g_array_index(list, struct event, i));
		HTML_PUT(html->out, "<p class=\"history\">");
		html_text(html->out, words);
		HTML_PUT(html->out, "</p>\n");
	}
}

/* ---- parts, sections, clauses --------------------------------------------------------------------------------- */

/* A title is written by what it is the title of. */
static bool title_enter(void *data, const struct node *node)
{
	(void)data;
	(void)node;
	return false;
}

static bool section_enter(void *data, const struct node *node)
{
	struct html *html = data;
	html->depth += (unsigned)(1 + edition_deeper(html->edition, node));
	HTML_PUT(html->out, "<section");
	html_class(html, node, NULL);
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	html_change(html, node);
	heading_tag(html, "<h");
	html_number(html, node);
	title_or(html, node, "");
	html_former(html, node);
	heading_tag(html, "</h");
	HTML_PUT(html->out, "\n");
	events(html, node);
	return true;
}

static void section_leave(void *data, const struct node *node)
{
	struct html *html = data;
	html->depth -= (unsigned)(1 + edition_deeper(html->edition, node));
	HTML_PUT(html->out, "</section>\n");
}

static void fact(struct html *html, const char *key, const char *text)
{
	HTML_PUT(html->out, "<div><dt>");
	html_word(html, key);
	HTML_PUT(html->out, "</dt><dd>");
	html_text(html->out, text);
	HTML_PUT(html->out, "</dd></div>\n");
}

static void fact_day(struct html *html, const char *key, const char *day)
{
	if (!day)
		return;
	g_autofree char *text = word_date(html->words, day);
	HTML_PUT(html->out, "<div><dt>");
	html_word(html, key);
	HTML_PUT(html->out, "</dt><dd><time datetime=\"");
	html_text(html->out, day);
	HTML_PUT(html->out, "\">");
	html_text(html->out, text);
	HTML_PUT(html->out, "</time></dd></div>\n");
}

static void facts(struct html *html, const struct meta *meta)
{
	if (!meta->version && !meta->adopted && !meta->effective && !meta->review && !meta->owner)
		return;
	HTML_PUT(html->out, "<dl class=\"facts\">\n");
	if (meta->version)
		fact(html, "fact-version", meta->version);
	fact_day(html, "fact-adopted", meta->adopted);
	fact_day(html, "fact-effective", meta->effective);
	fact_day(html, "fact-replaced", meta->replaced);
	fact_day(html, "fact-review", meta->review);
	if (meta->owner)
		fact(html, "fact-owner", meta->owner);
	HTML_PUT(html->out, "</dl>\n");
}

static bool appendix_enter(void *data, const struct node *node)
{
	struct html *html = data;
	html->depth++;
	HTML_PUT(html->out, "<section");
	html_class(html, node, "appendix");
	html_id(html, node);
	html_language(html, node->meta, node_part(node->parent)->meta);
	HTML_PUT(html->out, ">\n");
	html_change(html, node);
	heading_tag(html, "<h");
	html_number_link(html, node, edition_label(html->edition, node));
	title_or(html, node, node->meta->title);
	html_former(html, node);
	heading_tag(html, "</h");
	HTML_PUT(html->out, "\n");
	events(html, node);
	if (node->whole)
		facts(html, node->meta);
	return true;
}

static bool clause_enter(void *data, const struct node *node)
{
	struct html *html = data;
	HTML_PUT(html->out, "<div");
	html_class(html, node, "clause");
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	html_change(html, node);
	if ((!node->first || node->first->kind != NODE_PARAGRAPH) && *edition_number(html->edition, node)) {
		HTML_PUT(html->out, "<p class=\"alone\">");
		html_number(html, node);
		html_former(html, node);
		HTML_PUT(html->out, "</p>\n");
	}
	return true;
}

static void clause_leave(void *data, const struct node *node)
{
	struct html *html = data;
	events(html, node);
	HTML_PUT(html->out, "</div>\n");
}

const struct handler html_handlers[NODE_KINDS] = {
	[NODE_DOCUMENT] = {NULL, NULL},
	[NODE_APPENDIX] = {appendix_enter, section_leave},
	[NODE_TITLE] = {title_enter, NULL},
	[NODE_SECTION] = {section_enter, section_leave},
	[NODE_SUBHEADING] = {section_enter, section_leave},
	[NODE_CLAUSE] = {clause_enter, clause_leave},
	[NODE_PARAGRAPH] = {html_paragraph_enter, html_paragraph_leave},
	[NODE_BULLETS] = {html_bullets_enter, html_bullets_leave},
	[NODE_LIST] = {html_list_enter, html_list_leave},
	[NODE_ITEM] = {html_item_enter, html_item_leave},
	[NODE_TABLE] = {html_table_enter, html_table_leave},
	[NODE_CAPTION] = {html_caption_enter, html_caption_leave},
	[NODE_ROW] = {html_row_enter, html_row_leave},
	[NODE_CELL] = {html_cell_enter, html_cell_leave},
	[NODE_DEFINITIONS] = {html_definitions_enter, html_definitions_leave},
	[NODE_DEFINITION] = {html_definition_enter, html_definition_leave},
	[NODE_TERM] = {html_term_enter, html_term_leave},
	[NODE_MEANING] = {html_meaning_enter, html_meaning_leave},
	[NODE_NOTE] = {html_note_enter, html_note_leave},
	[NODE_FORM] = {html_form_enter, NULL},
	[NODE_FIELD] = {NULL, NULL}, /* fields and their parts are written by html_forms.c */
	[NODE_LABEL] = {NULL, NULL},
	[NODE_HINT] = {NULL, NULL},
	[NODE_OPTION] = {NULL, NULL},
	[NODE_COLUMN] = {NULL, NULL},
	[NODE_FLOWCHART] = {html_flowchart_enter, NULL},
	[NODE_CODE_BLOCK] = {html_code_block_enter, NULL},
	[NODE_RULE] = {html_rule_enter, NULL},
	[NODE_TEXT] = {html_text_enter, NULL},
	[NODE_EMPH] = {html_emph_enter, html_emph_leave},
	[NODE_STRONG] = {html_strong_enter, html_strong_leave},
	[NODE_CODE] = {html_code_enter, NULL},
	[NODE_LINK] = {html_link_enter, html_link_leave},
	[NODE_REFERENCE] = {html_reference_enter, html_reference_leave},
	[NODE_VALUE] = {html_value_enter, NULL},
	[NODE_POLICY] = {html_policy_enter, html_policy_leave},
	[NODE_BLANK] = {html_blank_enter, NULL},
	[NODE_BREAK] = {html_break_enter, NULL},
	[NODE_IMAGE] = {html_image_enter, NULL},
};

/* ---- doors ---------------------------------------------------------------------------------------------------- */

struct html html_begin(const struct edition *edition, const struct html_links *links, GString *out)
{
	return (struct html){.out = out,
			     .edition = edition,
			     .words = edition_words(edition),
			     .links = links,
			     .depth = 1,
			     .prefix = "",
			     .handlers = edition_is_redline(edition) ? html_marked : html_handlers};
}

void html_cites_begin(struct html *html)
{
	html->cited = html->links ? g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) : NULL;
}

void html_cites_end(struct html *html)
{
	g_clear_pointer(&html->cited, g_hash_table_unref);
}

void html_open(const struct edition *edition, GString *out)
{
	unsigned look = edition_meta(edition)->look;
	HTML_PUT(out, "<div class=\"document");
	g_string_append(out, look & LOOK_CAPITALS ? " capitals" : "");
	g_string_append(out, look & LOOK_BOLD_NUMBERS ? " bold-numbers" : "");
	HTML_PUT(out, "\">\n");
}

void html_body_checked(const struct edition *edition, const struct html_links *links, GString *out, struct diag *diag)
{
	struct html html = html_begin(edition, links, out);
	html.diag = diag;
	html_cites_begin(&html);
	walk(edition_root(edition), html.handlers, &html);
	html_cites_end(&html);
}

void html_body(const struct edition *edition, const struct html_links *links, GString *out)
{
	html_body_checked(edition, links, out, NULL);
}

const char *html_status_class(const struct meta *meta)
{
	return meta->status_given ? doc_status_name(meta->status) : NULL;
}

void html_heading(const struct edition *edition, const struct html_top *top, GString *out)
{
	struct html html = html_begin(edition, NULL, out);
	const struct meta *meta = edition_meta(edition);
	g_autofree char *status = standing_words(html.words, meta);
	HTML_PUT(out, "<header class=\"title");
	g_string_append(out, meta->look & LOOK_CAPITALS ? " capitals" : "");
	HTML_PUT(out, "\">\n");
	if (top) {
		g_string_append(out, top->status);
	} else if (status) {
		HTML_PUT(out, "<p class=\"status ");
		g_string_append(out, html_status_class(meta));
		HTML_PUT(out, "\">");
		html_text(out, status);
		HTML_PUT(out, "</p>\n");
	}
	for (const char *const *line = meta->above; line && *line; line++) {
		HTML_PUT(out, "<p class=\"above\">");
		html_text(out, *line);
		HTML_PUT(out, "</p>\n");
	}
	HTML_PUT(out, "<h1>");
	title_or(&html, edition_root(edition), edition_title(edition));
	HTML_PUT(out, "</h1>\n");
	if (top && top->banner)
		g_string_append(out, top->banner);
	facts(&html, meta);
	if (top && top->files)
		g_string_append(out, top->files);
	HTML_PUT(out, "</header>\n");
}

/* What was removed is no part of the contents. */
static bool in_contents(const struct edition *edition, const struct node *node)
{
	enum mark mark = edition_marking(edition, node)->mark;
	return (node->kind == NODE_SECTION || node->kind == NODE_APPENDIX) && mark != MARK_REMOVED &&
	       mark != MARK_MOVED_FROM && edition_address(edition, node);
}

void html_entry(struct html *html, const struct node *node)
{
	bool appendix = node->kind == NODE_APPENDIX;
	const char *number = appendix ? edition_label(html->edition, node) : edition_number(html->edition, node);
	const struct node *title = node_child(node, NODE_TITLE);
	if (*number) {
		HTML_PUT(html->out, "<span class=\"number\">");
		html_text(html->out, number);
		HTML_PUT(html->out, "</span> ");
	}
	if (title)
		html_words(html, title);
	else if (appendix)
		html_text(html->out, node->meta->title);
}

static void contents_line(struct html *html, const struct node *node)
{
	HTML_PUT(html->out, "<li><a href=\"#");
	html_address(html->out, edition_address(html->edition, node));
	HTML_PUT(html->out, "\">");
	html_entry(html, node);
	HTML_PUT(html->out, "</a></li>\n");
}

static void contents_list(struct html *html, enum node_kind kind, const char *class)
{
	const struct node *root = edition_root(html->edition);
	if (!node_child(root, kind))
		return;
	HTML_PUT(html->out, "<ul class=\"");
	g_string_append(html->out, class);
	HTML_PUT(html->out, "\">\n");
	for (const struct node *node = root->first; node; node = node->next)
		if (node->kind == kind && in_contents(html->edition, node))
			contents_line(html, node);
	HTML_PUT(html->out, "</ul>\n");
}

void html_contents(const struct edition *edition, GString *out)
{
	struct html html = html_begin(edition, NULL, out);
	unsigned lines = 0;
	for (const struct node *node = edition_root(edition)->first; node; node = node->next)
		lines += in_contents(edition, node);
	if (lines < 2 || edition_meta(edition)->look & LOOK_PLAIN)
		return;
	HTML_PUT(out, "<nav class=\"contents\" aria-labelledby=\"_contents\">\n<h2 id=\"_contents\">");
	html_word(&html, "contents");
	HTML_PUT(out, "</h2>\n");
	contents_list(&html, NODE_SECTION, "sections");
	contents_list(&html, NODE_APPENDIX, "appendices");
	HTML_PUT(out, "</nav>\n");
}
