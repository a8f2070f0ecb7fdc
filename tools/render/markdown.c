/* SPDX-License-Identifier: MIT */
#include "render/markdown.h"

#include "render/markdown_text.h"

#include <string.h>

#define DEEPEST_HEADING 6u

struct markdown {
	GString *out;
	const struct edition *edition;
	const struct words *words;
	GString *prefix;  /* what stands before each line: blanks within lists, '> ' within notes */
	size_t marker;    /* length of the prefix where the next line begins an item, with `mark`; else 0 */
	const char *mark; /* '- ', or NULL */
	bool tight;       /* no empty line before the next block */
	bool beginning;   /* nothing of the block at hand is written yet */
	bool heading, cell;
	bool head;      /* the row at hand is a table's first */
	unsigned depth; /* of headings: 1 is the title */
};

/* ---- lines and blocks ----------------------------------------------------------------------------------------- */

static void put_prefix(struct markdown *md, size_t length, bool empty)
{
	while (empty && length && md->prefix->str[length - 1] == ' ')
		length--;
	g_string_append_len(md->out, md->prefix->str, (gssize)length);
}

/* Begins a line; an item's mark stands on the first one. */
static void line_begin(struct markdown *md)
{
	if (md->mark) {
		put_prefix(md, md->marker, false);
		g_string_append(md->out, md->mark);
		md->mark = NULL;
	} else {
		put_prefix(md, md->prefix->len, false);
	}
}

/* Begins a block: an empty line parts it from the one before, but for an item of a tight list. */
static void block_begin(struct markdown *md)
{
	if (md->out->len && !md->tight) {
		put_prefix(md, md->mark ? md->marker : md->prefix->len, true);
		g_string_append_c(md->out, '\n');
	}
	md->tight = false;
	line_begin(md);
	md->beginning = true;
}

static void block_end(struct markdown *md)
{
	g_string_append_c(md->out, '\n');
	md->beginning = false;
}

/* Text of the document's; our own marks are appended as they are. */
static void put_text(struct markdown *md, const char *text)
{
	struct markdown_spot spot = {.beginning = md->beginning, .heading = md->heading, .cell = md->cell};
	markdown_text(md->out, text, spot);
	if (*text)
		md->beginning = false;
}

static void put_mark(struct markdown *md, const char *mark)
{
	g_string_append(md->out, mark);
	md->beginning = false;
}

/* ---- inlines -------------------------------------------------------------------------------------------------- */

static bool text_enter(void *data, const struct node *node)
{
	put_text(data, node->text);
	return false;
}

static bool emph_enter(void *data, const struct node *node)
{
	(void)node;
	put_mark(data, "*");
	return true;
}

static void emph_leave(void *data, const struct node *node)
{
	(void)node;
	put_mark(data, "*");
}

static bool strong_enter(void *data, const struct node *node)
{
	(void)node;
	put_mark(data, "**");
	return true;
}

static void strong_leave(void *data, const struct node *node)
{
	(void)node;
	put_mark(data, "**");
}

static bool code_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	markdown_code(md->out, node->text, md->cell);
	md->beginning = false;
	return false;
}

static bool link_enter(void *data, const struct node *node)
{
	put_mark(data, node->kind == NODE_IMAGE ? "![" : "[");
	return true;
}

static void put_target(struct markdown *md, const char *address, const char *title)
{
	g_string_append(md->out, "](");
	markdown_address(md->out, address);
	if (title && *title) {
		g_string_append_c(md->out, ' ');
		markdown_yaml(md->out, title);
	}
	g_string_append_c(md->out, ')');
}

static void link_leave(void *data, const struct node *node)
{
	put_target(data, node->link->target, node->link->title);
}

/* The words that it prints: where they lead to is another document's business. */
static bool reference_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const struct reference *reference = edition_reference(md->edition, node);
	if (reference->address)
		put_mark(md, "[");
	if (reference->computed)
		put_text(md, reference->text);
	return !reference->computed;
}

static void reference_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	const struct reference *reference = edition_reference(md->edition, node);
	if (reference->address)
		put_target(md, reference->address, NULL);
}

static bool blank_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	put_mark(md, "[");
	g_string_append(md->out, field_type_name(node->field->type));
	g_string_append(md->out, ": ");
	put_text(md, node->field->name ? node->field->name : "");
	put_mark(md, "]");
	return false;
}

static bool break_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	if (md->cell) {
		put_mark(md, "<br>");
	} else {
		put_mark(md, "\\\n");
		put_prefix(md, md->prefix->len, false);
		md->beginning = true;
	}
	return false;
}

/* ---- blocks --------------------------------------------------------------------------------------------------- */

static bool paragraph_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (md->cell) {
		if (node->parent->kind == NODE_CELL && node->parent->first != node)
			put_mark(md, "<br><br>");
		return true;
	}
	if (node->parent->kind == NODE_CLAUSE && node->parent->first == node && !md->mark)
		return true; /* the clause has begun the line with its number */
	block_begin(md);
	return true;
}

static void paragraph_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	if (md->cell)
		return;
	if (md->out->len && md->out->str[md->out->len - 1] == ' ')
		g_string_truncate(md->out, md->out->len - 1);
	block_end(md);
}

static void item_open(struct markdown *md, const char *mark, unsigned width)
{
	md->marker = md->prefix->len;
	md->mark = mark;
	for (unsigned i = 0; i < width; i++)
		g_string_append_c(md->prefix, ' ');
}

static void item_close(struct markdown *md, unsigned width)
{
	if (md->mark) {
		/* Nothing stood in it. */
		block_begin(md);
		block_end(md);
	}
	g_string_truncate(md->prefix, md->prefix->len - width);
}

static bool clause_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const char *number = edition_number(md->edition, node);
	item_open(md, "- ", 2);
	if (!*number)
		return true;
	block_begin(md);
	g_autofree char *typed = g_strdup_printf("%s ", number);
	put_text(md, typed);
	if (!node->first || node->first->kind != NODE_PARAGRAPH) {
		g_string_truncate(md->out, md->out->len - 1);
		block_end(md);
	}
	return true;
}

static void clause_leave(void *data, const struct node *node)
{
	(void)node;
	item_close(data, 2);
}

static bool item_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (md->cell) {
		put_mark(md, md->beginning ? "- " : "<br>- ");
		return true;
	}
	md->tight = node->parent->tight && node->parent->first != node;
	if (node->parent->kind == NODE_LIST)
		item_open(md, "1. ", 3);
	else
		item_open(md, "* ", 2);
	return true;
}

static void item_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (!md->cell)
		item_close(md, node->parent->kind == NODE_LIST ? 3 : 2);
}

static bool heading_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	const char *label =
		node->kind == NODE_APPENDIX ? edition_label(md->edition, node) : edition_number(md->edition, node);
	const struct node *title = node_child(node, NODE_TITLE);
	md->depth++;
	block_begin(md);
	for (unsigned i = 0; i < MIN(md->depth, DEEPEST_HEADING); i++)
		g_string_append_c(md->out, '#');
	g_string_append_c(md->out, ' ');
	g_string_append(md->out, label);
	if (*label)
		g_string_append(md->out, node->kind == NODE_APPENDIX ? ": " : " ");
	if (!title) {
		md->heading = true;
		md->beginning = false;
		put_text(md, node->kind == NODE_APPENDIX ? node->meta->title : "");
		md->heading = false;
		block_end(md);
	}
	return true;
}

static void heading_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	md->depth--;
}

/* The title comes first in what it is the title of, whose line has begun. */
static bool title_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->parent->kind == NODE_DOCUMENT) {
		block_begin(md);
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
	block_end(md);
}

static bool note_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	block_begin(md);
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
	block_begin(data);
	return true;
}

static bool meaning_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	md->tight = true;
	item_open(md, ": ", 2);
	return true;
}

static bool code_block_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	size_t ticks = MAX(markdown_ticks(node->text) + 1, 3);
	g_autofree char *fence = g_strnfill(ticks, '`');
	g_auto(GStrv) lines = g_strsplit(node->text, "\n", -1);
	block_begin(md);
	g_string_append(md->out, fence);
	g_string_append(md->out, node->words ? node->words : "");
	g_string_append_c(md->out, '\n');
	for (char **line = lines; *line && (line[1] || **line); line++) {
		put_prefix(md, md->prefix->len, !**line);
		g_string_append(md->out, *line);
		g_string_append_c(md->out, '\n');
	}
	put_prefix(md, md->prefix->len, false);
	g_string_append(md->out, fence);
	block_end(md);
	return false;
}

static bool rule_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	block_begin(md);
	g_string_append(md->out, "***");
	block_end(md);
	return false;
}

/* ---- tables --------------------------------------------------------------------------------------------------- */

static bool caption_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	block_begin(md);
	put_mark(md, "Table: ");
	return true;
}

static bool row_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	md->head = node_child(node->parent, NODE_ROW) == node;
	if (md->head)
		block_begin(md);
	else
		line_begin(md);
	g_string_append_c(md->out, '|');
	return true;
}

static void row_leave(void *data, const struct node *node)
{
	static const char *const lines[] = {" --- |", " :-- |", " :-: |", " --: |"};
	struct markdown *md = data;
	const struct columns *columns = node->parent->columns;
	g_string_append_c(md->out, '\n');
	if (!md->head)
		return;
	line_begin(md);
	g_string_append_c(md->out, '|');
	for (unsigned i = 0; i < columns->count; i++)
		g_string_append(md->out, lines[columns->align[i]]);
	g_string_append_c(md->out, '\n');
	md->head = false;
}

static bool cell_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	md->cell = true;
	md->beginning = true;
	g_string_append_c(md->out, ' ');
	return true;
}

static void cell_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	(void)node;
	md->cell = false;
	md->beginning = false;
	g_string_append(md->out, " |");
}

/* ---- forms and flowcharts ------------------------------------------------------------------------------------- */

static bool field_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	md->tight = node->parent->first != node && node->parent->kind != NODE_FORM;
	item_open(md, "* ", 2);
	return true;
}

static bool label_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->kind != NODE_LABEL)
		md->tight = true;
	if (node->kind == NODE_OPTION || node->kind == NODE_COLUMN)
		item_open(md, "* ", 2);
	else if (node->kind == NODE_HINT)
		md->tight = false;
	block_begin(md);
	return true;
}

static void label_leave(void *data, const struct node *node)
{
	struct markdown *md = data;
	if (node->kind == NODE_LABEL && node->parent->field->required) {
		g_string_append(md->out, " (");
		put_text(md, word(md->words, "required"));
		g_string_append_c(md->out, ')');
	}
	block_end(md);
	if (node->kind == NODE_OPTION || node->kind == NODE_COLUMN)
		item_close(md, 2);
}

static bool flowchart_enter(void *data, const struct node *node)
{
	struct markdown *md = data;
	g_auto(GStrv) steps = g_strsplit(node->words ? node->words : "", "; ", -1);
	block_begin(md);
	put_text(md, word(md->words, "flowchart-in-words"));
	block_end(md);
	for (char **step = steps; *step; step++) {
		md->tight = step != steps;
		item_open(md, "* ", 2);
		block_begin(md);
		put_text(md, g_strstrip(*step));
		block_end(md);
		item_close(md, 2);
	}
	return false;
}

static const struct handler handlers[NODE_KINDS] = {
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
	[NODE_CAPTION] = {caption_enter, paragraph_leave},
	[NODE_ROW] = {row_enter, row_leave},
	[NODE_CELL] = {cell_enter, cell_leave},
	[NODE_DEFINITIONS] = {NULL, NULL},
	[NODE_DEFINITION] = {NULL, NULL},
	[NODE_TERM] = {term_enter, paragraph_leave},
	[NODE_MEANING] = {meaning_enter, clause_leave},
	[NODE_NOTE] = {note_enter, note_leave},
	[NODE_FORM] = {NULL, NULL},
	[NODE_FIELD] = {field_enter, clause_leave},
	[NODE_LABEL] = {label_enter, label_leave},
	[NODE_HINT] = {label_enter, label_leave},
	[NODE_OPTION] = {label_enter, label_leave},
	[NODE_COLUMN] = {label_enter, label_leave},
	[NODE_FLOWCHART] = {flowchart_enter, NULL},
	[NODE_CODE_BLOCK] = {code_block_enter, NULL},
	[NODE_RULE] = {rule_enter, NULL},
	[NODE_TEXT] = {text_enter, NULL},
	[NODE_EMPH] = {emph_enter, emph_leave},
	[NODE_STRONG] = {strong_enter, strong_leave},
	[NODE_CODE] = {code_enter, NULL},
	[NODE_LINK] = {link_enter, link_leave},
	[NODE_REFERENCE] = {reference_enter, reference_leave},
	[NODE_VALUE] = {reference_enter, reference_leave},
	[NODE_POLICY] = {reference_enter, reference_leave},
	[NODE_BLANK] = {blank_enter, NULL},
	[NODE_BREAK] = {break_enter, NULL},
	[NODE_IMAGE] = {link_enter, link_leave},
};

/* ---- the document --------------------------------------------------------------------------------------------- */

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
	static const char *const statuses[] = {"draft", "adopted", "superseded"};
	const struct meta *meta = edition_meta(edition);
	g_string_append(out, "---\n");
	put_fact(out, "title", edition_title(edition));
	put_fact(out, "short", meta->short_title);
	put_fact(out, "version", meta->version);
	put_fact(out, "status", meta->status_given ? statuses[meta->status] : NULL);
	put_fact(out, "adopted", meta->adopted);
	put_fact(out, "effective", meta->effective);
	put_fact(out, "review", meta->review);
	put_fact(out, "owner", meta->owner);
	put_fact(out, "language", edition_language(edition));
	g_string_append(out, "numbering: typed\n---\n");
}

void markdown_render(const struct edition *edition, GString *out)
{
	g_autoptr(GString) body = g_string_new(NULL);
	struct markdown md = {.out = body, .edition = edition, .words = edition_words(edition), .depth = 1};
	md.prefix = g_string_new(NULL);
	put_front(out, edition);
	if (!node_child(edition_root(edition), NODE_TITLE)) {
		g_string_append(body, "# ");
		markdown_text(body, edition_title(edition), (struct markdown_spot){.heading = true});
		g_string_append_c(body, '\n');
	}
	walk(edition_root(edition), handlers, &md);
	g_string_append_c(out, '\n');
	g_string_append_len(out, body->str, (gssize)body->len);
	g_string_free(md.prefix, TRUE);
}
