/* SPDX-License-Identifier: MIT
 * Texts of the author, taken from under their headings and put where the style wants them. */
#include "publish/reports/report_fill.h"

#include <string.h>

static struct node *piece_put(struct filling *filling, struct node *parent, const char *text, size_t length,
			      const char *language)
{
	struct node *node = doc_add(filling->doc, parent, NODE_TEXT, filling->report->place);
	node->text = arena_text_n(filling->doc->arena, text, length);
	node->language = language;
	return node;
}

/* The first place in a text where the document is called by its title or its short one, and how long that is; NULL for
 * none. */
static const char *title_find(const struct filling *filling, const char *text, size_t *length)
{
	const struct meta *meta = edition_meta(filling->new);
	const char *const names[] = {meta->title, meta_short(meta)};
	const char *first = NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *at = *names[i] ? strstr(text, names[i]) : NULL;
		if (!at || (first && at >= first))
			continue;
		first = at;
		*length = strlen(names[i]);
	}
	return first;
}

struct node *text_put(struct filling *filling, struct node *parent, const char *text)
{
	size_t length = 0;
	const char *title;
	if (filling->quoting)
		return piece_put(filling, parent, text, strlen(text), filling->foreign);
	while (filling->foreign && (title = title_find(filling, text, &length))) {
		if (title > text)
			piece_put(filling, parent, text, (size_t)(title - text), NULL);
		struct node *node = piece_put(filling, parent, title, length, filling->foreign);
		text = title + length;
		if (!*text)
			return node;
	}
	return piece_put(filling, parent, text, strlen(text), NULL);
}

struct node *paragraph_put(struct filling *filling, struct node *parent, const char *text)
{
	struct node *paragraph = doc_add(filling->doc, parent, NODE_PARAGRAPH, filling->report->place);
	text_put(filling, paragraph, text);
	return paragraph;
}

void inlines_move(struct node *from, struct node *to)
{
	while (from->first) {
		struct node *node = from->first;
		node_detach(node);
		node_attach(to, node);
	}
}

/* The blocks of an answer, of struct node *, taken out of the source; NULL where there is no answer. */
static GPtrArray *blocks_take(struct filling *filling, const char *id)
{
	struct report_answer *answer = answer_needed(filling, id);
	if (!answer)
		return NULL;
	GPtrArray *blocks = g_ptr_array_new();
	if (!answer->text && answer->value && answer->value->kind == YAML_SCALAR) {
		struct node *paragraph = doc_make(filling->doc, NODE_PARAGRAPH, answer->place);
		text_put(filling, paragraph, answer->value->text);
		g_ptr_array_add(blocks, paragraph);
	}
	for (struct node *node = answer->text ? answer->text->first : NULL; node;) {
		struct node *next = node->next;
		if (node->kind != NODE_TITLE) {
			node_detach(node);
			g_ptr_array_add(blocks, node);
		}
		node = next;
	}
	return blocks;
}

/* Without the numbers of clauses: what stands in them. */
static void dissolved(struct node *parent, struct node *block)
{
	if (block->kind != NODE_CLAUSE) {
		node_attach(parent, block);
		return;
	}
	while (block->first) {
		struct node *node = block->first;
		node_detach(node);
		dissolved(parent, node);
	}
}

bool text_place(struct filling *filling, struct node *parent, const char *id)
{
	GPtrArray *blocks = blocks_take(filling, id);
	for (guint i = 0; blocks && i < blocks->len; i++)
		dissolved(parent, blocks->pdata[i]);
	bool there = blocks && blocks->len;
	if (blocks)
		g_ptr_array_unref(blocks);
	return there;
}

static bool has_clause(const GPtrArray *blocks)
{
	for (guint i = 0; i < blocks->len; i++)
		if (((const struct node *)blocks->pdata[i])->kind == NODE_CLAUSE)
			return true;
	return false;
}

/* A paragraph as a clause of its own; a list or a table belongs to the one before it. */
static struct node *clause_with(struct filling *filling, struct node *parent, struct node *block, struct node *before)
{
	if (block->kind != NODE_PARAGRAPH && before) {
		node_attach(before, block);
		return before;
	}
	struct node *clause = doc_add(filling->doc, parent, NODE_CLAUSE, block->place);
	node_attach(clause, block);
	return clause;
}

bool clauses_place(struct filling *filling, struct node *parent, const char *id)
{
	GPtrArray *blocks = blocks_take(filling, id);
	if (!blocks)
		return false;
	bool own = has_clause(blocks);
	struct node *before = NULL;
	for (guint i = 0; i < blocks->len; i++) {
		struct node *block = blocks->pdata[i];
		if (own || block->kind == NODE_SUBHEADING)
			node_attach(parent, block);
		else
			before = clause_with(filling, parent, block, before);
		if (block->kind == NODE_SUBHEADING)
			block->unnumbered = true;
	}
	bool there = blocks->len > 0;
	g_ptr_array_unref(blocks);
	return there;
}

void items_of_block(struct filling *filling, struct node *block, GPtrArray *items)
{
	bool list = block->kind == NODE_BULLETS || block->kind == NODE_LIST;
	for (struct node *item = list ? block->first : NULL; item; item = item->next)
		g_ptr_array_add(items, item);
	if (!list && block->kind == NODE_CLAUSE) {
		g_ptr_array_add(items, block);
	} else if (!list) {
		struct node *holder = doc_make(filling->doc, NODE_ITEM, block->place);
		node_attach(holder, block);
		g_ptr_array_add(items, holder);
	}
}

GPtrArray *items_of_text(struct filling *filling, const char *id)
{
	GPtrArray *blocks = blocks_take(filling, id), *items = g_ptr_array_new();
	for (guint i = 0; blocks && i < blocks->len; i++)
		items_of_block(filling, blocks->pdata[i], items);
	if (blocks)
		g_ptr_array_unref(blocks);
	return items;
}

void words_end(struct filling *filling, struct node *holder, const char *end)
{
	struct node *last = holder->last;
	while (last && !node_is_inline(last) && last->last)
		last = last->last;
	if (!last)
		return;
	if (last->kind == NODE_TEXT) {
		size_t length = strlen(last->text);
		while (length && strchr(".;, ", last->text[length - 1]))
			length--;
		last->text = arena_text_n(filling->doc->arena, last->text, length);
	}
	text_put(filling, last->parent, end);
}
