/* SPDX-License-Identifier: MIT
 * Cells, labels and captions are single lines of Markdown. All of one file are parsed together, each as a heading, so
 * that nothing in them can open a list or a quotation, and link definitions of the file hold in them too. */
#include "read/markdown/markdown.h"

#include "base/append.h"

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>

void fragment_add(struct reading *reading, struct node *holder, struct slice raw, unsigned first, unsigned last,
		  bool cell)
{
	raw = slice_trim(raw);
	struct fragment fragment = {
		.holder = holder, .raw = g_strndup(raw.start, raw.length), .first = first, .last = last, .cell = cell};
	for (char *end = strpbrk(fragment.raw, "\r\n"); end; end = strpbrk(end, "\r\n"))
		*end = ' ';
	g_array_append_val(reading->fragments, fragment);
}

static void heading_append(GString *out, const char *raw)
{
	append_text(out, "# ");
	size_t length = strlen(raw), escapes = 0;
	while (escapes + 1 < length && raw[length - 2 - escapes] == '\\')
		escapes++;
	if (length && raw[length - 1] == '#' && escapes % 2 == 0) {
		/* A closing '#' would be taken for the heading's own. */
		g_string_append_len(out, raw, (gssize)length - 1);
		g_string_append(out, "\\#");
	} else {
		append_bytes(out, raw, length);
	}
	g_string_append_c(out, '\n');
}

static struct node *cell_add(struct doc *doc, struct node *parent, enum node_kind kind)
{
	return doc_add(doc, parent, kind, parent->place);
}

/* Text after a '<br>' that begins '- ' is a bullet. */
static bool bullet_take(struct node *inline_node)
{
	if (inline_node->kind != NODE_TEXT)
		return false;
	const char *text = inline_node->text;
	while (*text == ' ')
		text++;
	if ((*text != '-' && *text != '*') || text[1] != ' ')
		return false;
	text += 2;
	while (*text == ' ')
		text++;
	inline_node->text = text;
	return true;
}

static bool is_blank_text(const struct node *node)
{
	return node->kind == NODE_TEXT && node->text[strspn(node->text, " \t\n")] == '\0';
}

/* The inlines of a cell, with BREAKs where '<br>' stood, become paragraphs and bullets. */
static void cell_arrange(struct doc *doc, struct node *cell)
{
	struct node *child = cell->first, *paragraph = NULL, *bullets = NULL;
	cell->first = cell->last = NULL;
	unsigned breaks = 0;
	struct node *pending = NULL;
	while (child) {
		struct node *next = child->next;
		if (child->kind == NODE_BREAK) {
			breaks++;
			pending = child;
		} else if ((breaks || !cell->first) && is_blank_text(child)) {
			/* blanks around a break are nothing */
		} else if ((breaks || !cell->first) && bullet_take(child)) {
			if (!bullets || breaks > 1) {
				bullets = cell_add(doc, cell, NODE_BULLETS);
				bullets->tight = true;
			}
			paragraph = cell_add(doc, cell_add(doc, bullets, NODE_ITEM), NODE_PARAGRAPH);
			node_attach(paragraph, child);
			breaks = 0;
		} else {
			if (!paragraph || breaks > 1 || (breaks && bullets)) {
				paragraph = cell_add(doc, cell, NODE_PARAGRAPH);
				bullets = NULL;
			} else if (breaks == 1) {
				node_attach(paragraph, pending);
			}
			if (breaks && child->kind == NODE_TEXT)
				child->text += strspn(child->text, " ");
			node_attach(paragraph, child);
			breaks = 0;
		}
		child = next;
	}
}

static void id_take(struct reading *reading, struct node *paragraph, unsigned line)
{
	struct attributes attributes;
	if (attributes_take(reading, paragraph, line, &attributes))
		paragraph->id = attributes.id;
}

void fragments_parse(struct reading *reading)
{
	if (!reading->fragments->len)
		return;
	GString *text = g_string_sized_new(reading->fragments->len * 48 + 64);
	for (guint i = 0; i < reading->fragments->len; i++)
		heading_append(text, g_array_index(reading->fragments, struct fragment, i).raw);
	if (may_define_links(reading->body->text, reading->body->length)) {
		g_string_append_c(text, '\n');
		g_string_append_len(text, reading->body->text, (gssize)reading->body->length);
	}
	struct parsed parsed = markdown_parse(text->str, text->len);
	cmark_node *heading = cmark_node_first_child(parsed.root);
	reading->cursor = 0;
	for (guint i = 0; i < reading->fragments->len; i++) {
		struct fragment *fragment = &g_array_index(reading->fragments, struct fragment, i);
		g_assert(heading && cmark_node_get_type(heading) == CMARK_NODE_HEADING);
		reading->cell = fragment->cell ? fragment->raw : NULL;
		inlines_read(reading, heading, fragment->holder, fragment->first, fragment->last);
		reading->cell = NULL;
		if (fragment->cell)
			cell_arrange(reading->doc, fragment->holder);
		else if (fragment->holder->kind == NODE_PARAGRAPH)
			id_take(reading, fragment->holder, fragment->last);
		heading = cmark_node_next(heading);
		g_free(fragment->raw);
	}
	markdown_parsed_free(&parsed);
	g_string_free(text, TRUE);
}
