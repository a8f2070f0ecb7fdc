/* SPDX-License-Identifier: MIT */
#include "render/markdown/markdown_internal.h"

#include <string.h>

#define DEEPEST_HEADING 6u

/* ---- blocks ---- */

static bool paragraph_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (md->cell) {
		if (node->parent->kind == NODE_CELL && node->parent->first != node)
			markdown_cell_line(md, "<br><br>");
		return true;
	}
	if (node->parent->kind == NODE_CLAUSE && node->parent->first == node && !md->mark)
		return true; /* the clause has begun the line with its number */
	markdown_block_begin(md);
	return true;
}

static void line_end(struct markdown *md)
{
	if (md->out->len && md->out->str[md->out->len - 1] == ' ')
		g_string_truncate(md->out, md->out->len - 1);
	markdown_block_end(md);
}

static void paragraph_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	if (md->cell)
		return;
	line_end(md);
}

static bool clause_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const char *number = edition_number(md->edition, node);
	markdown_item_open(md, "- ", 2);
	if (!*number)
		return true;
	markdown_block_begin(md);
	g_autofree char *typed = g_strdup_printf("%s ", number);
	markdown_number_open(md, node);
	markdown_put_text(md, typed);
	markdown_number_close(md, node);
	if (!node->first || node->first->kind != NODE_PARAGRAPH) {
		line_end(md);
	}
	return true;
}

static void clause_leave(void *data, const struct node *node)
{
	(void)node;
	markdown_item_close(data, 2);
}

static bool item_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (md->cell) {
		markdown_put_mark(md, md->beginning ? "- " : "<br>- ");
		return true;
	}
	md->tight = node->parent->tight && node->parent->first != node;
	if (node->parent->kind == NODE_LIST)
		markdown_item_open(md, "1. ", 3);
	else
		markdown_item_open(md, "* ", 2);
	return true;
}

static void item_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (!md->cell)
		markdown_item_close(md, node->parent->kind == NODE_LIST ? 3 : 2);
}

static bool heading_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const char *label =
		node->kind == NODE_APPENDIX ? edition_label(md->edition, node) : edition_number(md->edition, node);
	const struct node *title = node_child(node, NODE_TITLE);
	md->depth += (unsigned)(1 + edition_deeper(md->edition, node));
	markdown_block_begin(md);
	for (unsigned i = 0; i < MIN(md->depth, DEEPEST_HEADING); i++)
		g_string_append_c(md->out, '#');
	g_string_append_c(md->out, ' ');
	markdown_number_open(md, node);
	g_string_append(md->out, label);
	if (*label)
		g_string_append(md->out, node->kind == NODE_APPENDIX ? ": " : " ");
	markdown_number_close(md, node);
	if (!title) {
		md->heading = true;
		md->beginning = false;
		markdown_put_text(md, node->kind == NODE_APPENDIX ? node->meta->title : "");
		md->heading = false;
		markdown_block_end(md);
	}
	return true;
}

static void heading_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	md->depth -= (unsigned)(1 + edition_deeper(md->edition, node));
}

/* The title comes first in what it is the title of, whose line has begun. */
static bool title_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->parent->kind == NODE_DOCUMENT) {
		markdown_block_begin(md);
		g_string_append(md->out, "# ");
	}
	md->heading = true;
	md->beginning = false;
	return true;
}

static void title_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	md->heading = false;
	markdown_block_end(md);
}

static bool note_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	markdown_block_begin(md);
	g_string_truncate(md->out, md->out->len - md->prefix->len);
	g_string_append(md->prefix, "> ");
	md->tight = true;
	return true;
}

static void note_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	g_string_truncate(md->prefix, md->prefix->len - strlen("> "));
}

static bool term_enter(void *data, const struct node *node)
{
	(void)node;
	markdown_block_begin(data);
	return true;
}

static bool meaning_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	md->tight = true;
	markdown_item_open(md, ": ", 2);
	return true;
}

static bool code_block_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	size_t ticks = MAX(markdown_ticks(node->text) + 1, 3);
	g_autofree char *fence = g_strnfill(ticks, '`');
	g_auto(GStrv) lines = g_strsplit(node->text, "\n", -1);
	markdown_block_begin(md);
	g_string_append(md->out, fence);
	g_string_append(md->out, node->words ? node->words : "");
	g_string_append_c(md->out, '\n');
	for (char **line = lines; *line && (line[1] || **line); line++) {
		markdown_put_prefix(md, md->prefix->len, !**line);
		g_string_append(md->out, *line);
		g_string_append_c(md->out, '\n');
	}
	markdown_put_prefix(md, md->prefix->len, false);
	g_string_append(md->out, fence);
	markdown_block_end(md);
	return false;
}

static bool rule_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	markdown_block_begin(md);
	g_string_append(md->out, "***");
	markdown_block_end(md);
	return false;
}

const struct handler markdown_handlers[NODE_KINDS] = {
	[NODE_DOCUMENT] = {NULL, NULL},
	[NODE_APPENDIX] = {heading_enter, heading_leave},
	[NODE_TITLE] = {title_enter, title_leave},
	[NODE_SECTION] = {heading_enter, heading_leave},
	[NODE_SUBHEADING] = {heading_enter, heading_leave},
	[NODE_CLAUSE] = {clause_enter, clause_leave},
	[NODE_PARAGRAPH] = {paragraph_enter, paragraph_leave},
	[NODE_BULLETS] = {NULL, NULL},
	[NODE_LIST] = {NULL, NULL},
	[NODE_ITEM] = {item_enter, item_leave},
	[NODE_TABLE] = {NULL, NULL},
	[NODE_CAPTION] = {markdown_caption_enter, paragraph_leave},
	[NODE_ROW] = {markdown_row_enter, markdown_row_leave},
	[NODE_CELL] = {markdown_cell_enter, markdown_cell_leave},
	[NODE_DEFINITIONS] = {NULL, NULL},
	[NODE_DEFINITION] = {NULL, NULL},
	[NODE_TERM] = {term_enter, paragraph_leave},
	[NODE_MEANING] = {meaning_enter, clause_leave},
	[NODE_NOTE] = {note_enter, note_leave},
	[NODE_FORM] = {NULL, NULL},
	[NODE_FIELD] = {markdown_field_enter, clause_leave},
	[NODE_LABEL] = {markdown_label_enter, markdown_label_leave},
	[NODE_HINT] = {markdown_label_enter, markdown_label_leave},
	[NODE_OPTION] = {markdown_label_enter, markdown_label_leave},
	[NODE_COLUMN] = {markdown_label_enter, markdown_label_leave},
	[NODE_FLOWCHART] = {markdown_flowchart_enter, NULL},
	[NODE_CODE_BLOCK] = {code_block_enter, NULL},
	[NODE_RULE] = {rule_enter, NULL},
	[NODE_TEXT] = {markdown_text_enter, NULL},
	[NODE_EMPH] = {markdown_emph_enter, markdown_emph_leave},
	[NODE_STRONG] = {markdown_strong_enter, markdown_strong_leave},
	[NODE_CODE] = {markdown_code_enter, NULL},
	[NODE_LINK] = {markdown_link_enter, markdown_link_leave},
	[NODE_REFERENCE] = {markdown_reference_enter, markdown_reference_leave},
	[NODE_VALUE] = {markdown_reference_enter, markdown_reference_leave},
	[NODE_POLICY] = {markdown_reference_enter, markdown_reference_leave},
	[NODE_BLANK] = {markdown_blank_enter, NULL},
	[NODE_BREAK] = {markdown_break_enter, NULL},
	[NODE_IMAGE] = {markdown_link_enter, markdown_link_leave},
};

/* ---- the document ---- */

static void put_fact(GString *out, const char *key, const char *text)
{
	if (!text)
		return;
	g_string_append(out, key);
	g_string_append(out, ": ");
	markdown_yaml(out, text);
	g_string_append_c(out, '\n');
}

static void put_front(GString *out, const struct edition *edition)
{
	const struct meta *meta = edition_meta(edition);
	g_string_append(out, "---\n");
	put_fact(out, "title", edition_title(edition));
	put_fact(out, "short", meta->short_title);
	put_fact(out, "version", meta->version);
	put_fact(out, "status", meta->status_given ? doc_status_name(meta->status) : NULL);
	put_fact(out, "adopted", meta->adopted);
	put_fact(out, "effective", meta->effective);
	put_fact(out, "review", meta->review);
	put_fact(out, "owner", meta->owner);
	put_fact(out, "language", edition_language(edition));
	g_string_append(out, "numbering: typed\n---\n");
}

void markdown_render(const struct edition *edition, GString *out)
{
	bool redline = edition_is_redline(edition);
	g_autoptr(GString) body = g_string_new(NULL);
	struct markdown md = {.out = body, .edition = edition, .words = edition_words(edition), .depth = 1};
	md.prefix = g_string_new(NULL);
	if (redline)
		markdown_changes(edition, out);
	else
		put_front(out, edition);
	if (!node_child(edition_root(edition), NODE_TITLE)) {
		g_string_append(body, "# ");
		markdown_text(body, edition_title(edition), (struct markdown_spot){.heading = true});
		g_string_append_c(body, '\n');
	}
	for (const char *const *line = edition_meta(edition)->above; line && *line; line++) {
		markdown_text(body, *line, (struct markdown_spot){.beginning = true});
		g_string_append(body, "\n\n");
	}
	walk(edition_root(edition), redline ? markdown_marked : markdown_handlers, &md);
	g_string_append_c(out, '\n');
	g_string_append_len(out, body->str, (gssize)body->len);
	g_string_free(md.prefix, TRUE);
}
