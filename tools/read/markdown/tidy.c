/* SPDX-License-Identifier: MIT
 * What can only be seen when the blocks stand side by side: captions belong to tables, terms to their meanings. */
#include "read/markdown/markdown.h"
#include "read/markdown/tidy.h"

#include <string.h>

/* ---- captions ---------------------------------------------------------------------------------------------------- */

static bool is_caption(const struct node *node)
{
	return node && node->kind == NODE_PARAGRAPH && node->first && node->first->kind == NODE_TEXT &&
	       !strncmp(node->first->text, "Table:", strlen("Table:"));
}

static bool wants_caption(const struct node *node)
{
	return node && node->kind == NODE_TABLE && (!node->first || node->first->kind != NODE_CAPTION);
}

static unsigned table_end(const struct node *table)
{
	return MAX(table->place.line + 1, table->last->place.line);
}

/* `before`: what stands right before the paragraph, or NULL. */
static void caption_give(struct node *table, struct node *paragraph, struct node *before)
{
	struct node *text = paragraph->first;
	node_detach_behind(before, paragraph);
	text->text += strlen("Table:");
	text->text += strspn(text->text, " \n");
	paragraph->kind = NODE_CAPTION;
	if (paragraph->id) {
		table->id = paragraph->id;
		paragraph->id = NULL;
	}
	node_attach_first(table, paragraph);
}

static void captions_among(struct node *parent)
{
	struct node *before = NULL;
	for (struct node *child = parent->first, *next; child; child = next) {
		next = child->next;
		if (!is_caption(child)) {
			before = child;
			continue;
		}
		bool up = wants_caption(before), down = wants_caption(next);
		if (up && down) /* between two tables: the nearer one's */
			up = child->place.line - table_end(before) < next->place.line - child->place.line;
		if (up)
			caption_give(before, child, before);
		else if (down)
			caption_give(next, child, before);
		else
			before = child;
	}
}

/* ---- definitions ------------------------------------------------------------------------------------------------- */

/* Where ': ' begins a line of the words. */
static char *meaning_mark(const struct node *text)
{
	return text->kind == NODE_TEXT ? strstr(text->text, "\n: ") : NULL;
}

static bool is_meaning(const struct node *node)
{
	return node->kind == NODE_PARAGRAPH && node->first && node->first->kind == NODE_TEXT &&
	       node->first->text[0] == ':' && node->first->text[1] == ' ';
}

static bool has_meaning(const struct node *node)
{
	if (node->kind != NODE_PARAGRAPH)
		return false;
	for (const struct node *child = node->first; child; child = child->next)
		if (meaning_mark(child))
			return true;
	return false;
}

static struct node *meaning_add(struct doc *doc, struct node *definition)
{
	struct node *meaning = doc_add(doc, definition, NODE_MEANING, definition->place);
	return doc_add(doc, meaning, NODE_PARAGRAPH, definition->place);
}

/* The inlines of a paragraph go to the term, and from each ': ' on to a meaning. */
static void definition_fill(struct doc *doc, struct node *definition, struct node *holder, struct node *from)
{
	for (struct node *child = from->first, *next; child; child = next) {
		next = child->next;
		node_attach(holder, child);
		for (char *mark; child->kind == NODE_TEXT && (mark = meaning_mark(child)) != NULL;) {
			const char *rest = mark + 3 + strspn(mark + 3, " ");
			*mark = '\0';
			holder = meaning_add(doc, definition);
			struct node *text = doc_add(doc, holder, NODE_TEXT, child->place);
			text->text = rest;
			child = text;
		}
	}
	from->first = from->last = NULL;
}

static struct node *definitions_for(struct doc *doc, struct node *paragraph, struct node *before)
{
	if (before && before->kind == NODE_DEFINITIONS)
		return before;
	struct node *list = doc_make(doc, NODE_DEFINITIONS, paragraph->place);
	node_attach_after(paragraph, list);
	return list;
}

/* `before`: what stands right before the paragraph, or NULL. */
static struct node *definition_make(struct doc *doc, struct node *paragraph, struct node *before)
{
	struct node *list = definitions_for(doc, paragraph, before);
	struct node *definition = doc_add(doc, list, NODE_DEFINITION, paragraph->place);
	definition->id = paragraph->id;
	struct node *term = doc_add(doc, definition, NODE_TERM, paragraph->place);
	node_detach_behind(before, paragraph);
	definition_fill(doc, definition, term, paragraph);
	return list;
}

/* A paragraph that begins ': ' gives its meaning to the paragraph, or the definition, before it; `older` stands before
 * that, or is NULL. */
static struct node *meaning_join(struct doc *doc, struct node *paragraph, struct node *before, struct node *older)
{
	if (before->kind == NODE_PARAGRAPH)
		before = definition_make(doc, before, older);
	struct node *definition = before->last;
	node_detach_behind(before, paragraph);
	if (paragraph->id)
		definition->id = paragraph->id;
	paragraph->first->text += 2 + strspn(paragraph->first->text + 2, " ");
	definition_fill(doc, definition, meaning_add(doc, definition), paragraph);
	return before;
}

static void definitions_among(struct doc *doc, struct node *parent)
{
	struct node *before = NULL, *older = NULL;
	for (struct node *child = parent->first, *next; child; child = next) {
		next = child->next;
		struct node *now = child;
		if (has_meaning(child))
			now = definition_make(doc, child, before);
		else if (is_meaning(child) && before &&
			 (before->kind == NODE_PARAGRAPH || before->kind == NODE_DEFINITIONS))
			now = meaning_join(doc, child, before, older);
		if (now != before)
			older = before;
		before = now;
	}
}

/* ---- the whole part ---------------------------------------------------------------------------------------------- */

static bool holds_blocks(const struct node *node)
{
	return node->kind < NODE_TABLE && node->kind != NODE_PARAGRAPH && node->kind != NODE_TITLE;
}

void tidy(struct doc *doc, struct node *parent)
{
	captions_among(parent);
	definitions_among(doc, parent);
	for (struct node *child = parent->first; child; child = child->next)
		if (holds_blocks(child) || child->kind == NODE_NOTE)
			tidy(doc, child);
}

void tree_finish(struct node *parent)
{
	for (struct node *child = parent->first; child; child = child->next) {
		if (child->kind == NODE_CLAUSE)
			child->level = (uint8_t)(parent->kind == NODE_CLAUSE ? parent->level + 1 : 1);
		else if (child->kind == NODE_TEXT)
			for (char *end = strchr(child->text, '\n'); end; end = strchr(end, '\n'))
				*end = ' ';
		tree_finish(child);
	}
}
