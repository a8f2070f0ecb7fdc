/* SPDX-License-Identifier: MIT
 * From numbers in the words to clauses with numbers: which number opens a new level, which goes on with a series. */
#include "read/markdown/tidy.h"
#include "read/markdown/typed_series.h"

#include <string.h>

/* ---- numbers at the beginning of words --------------------------------------------------------------------------- */

/* The text in which a number may stand: the first, also when it is in strong type ('**1.1** Words'). */
static struct node *first_text(const struct node *holder)
{
	struct node *node = holder->first;
	while (node && (node->kind == NODE_STRONG || node->kind == NODE_EMPH))
		node = node->first;
	return node && node->kind == NODE_TEXT ? node : NULL;
}

static struct typed number_of(const struct node *holder, bool heading)
{
	const struct node *text = first_text(holder);
	return text ? typed_number(text->text, heading) : (struct typed){0};
}

/* Takes the number off the words, and what it leaves empty; returns it as it stood. */
static const char *number_take(struct doc *doc, struct node *holder, const struct typed *typed)
{
	struct node *text = first_text(holder);
	g_assert(text); /* the number was read from it */
	struct node *around = text->parent;
	const char *number = arena_text_n(doc->arena, text->text, typed->length);
	text->text += typed->rest;
	if (!*text->text)
		node_detach(text);
	if (around != holder && !around->first)
		node_detach(around);
	if (holder->first && holder->first->kind == NODE_TEXT)
		holder->first->text += strspn(holder->first->text, " \n");
	return number;
}

/* ---- has the part typed numbers? --------------------------------------------------------------------------------- */

struct look {
	unsigned headings, typed_headings, blocks, typed_blocks;
	bool begins; /* the first number in the blocks is the first of a series */
};

static void block_look(const struct node *words, struct look *look)
{
	struct typed typed = words ? number_of(words, false) : (struct typed){0};
	look->blocks++;
	if (!typed_is_certain(&typed))
		return;
	if (!look->typed_blocks++)
		look->begins = series_begins(first_text(words)->text, typed.length);
}

static void look_at(const struct node *parent, struct look *look)
{
	for (const struct node *child = parent->first; child; child = child->next) {
		if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING) {
			struct typed typed = child->first ? number_of(child->first, true) : (struct typed){0};
			look->headings++;
			look->typed_headings += typed.shape != SHAPE_NONE;
			look_at(child, look);
		} else if (child->kind == NODE_PARAGRAPH || child->kind == NODE_ITEM) {
			block_look(child->kind == NODE_ITEM ? child->first : child, look);
		} else if (child->kind == NODE_BULLETS) {
			look_at(child, look);
		}
	}
}

bool typed_look(const struct node *part)
{
	struct look look = {0};
	look_at(part, &look);
	bool blocks = look.typed_blocks > 1 || (look.typed_blocks && look.blocks < 4);
	return (look.typed_headings && look.typed_headings * 2 >= look.headings) ||
	       (blocks && (look.begins || look.typed_blocks * 5 >= look.blocks * 4));
}

/* ---- from paragraphs and items to clauses ------------------------------------------------------------------------ */

/* Lines that each begin with a number melt into one paragraph in Markdown: cuts it again, where the number is one that
 * could stand there: words that break off in 'as in paragraph' go on with a number that is none of theirs. */
static struct node *line_split(struct doc *doc, struct node *paragraph, const struct stack *stack)
{
	const struct node *text = first_text(paragraph);
	const char *own = text ? text->text : NULL;
	for (struct node *child = paragraph->first; child; child = child->next) {
		if (child->kind != NODE_TEXT)
			continue;
		for (char *end = strchr(child->text, '\n'); end; end = strchr(end + 1, '\n')) {
			if (!line_begins_clause(stack, own, child->text, end))
				continue;
			struct node *after = doc_make(doc, NODE_PARAGRAPH, paragraph->place);
			doc_add(doc, after, NODE_TEXT, child->place)->text = end + 1;
			*end = '\0';
			for (struct node *rest = child->next, *next; rest; rest = next) {
				next = rest->next;
				node_detach(rest);
				node_attach(after, rest);
			}
			return after;
		}
	}
	return NULL;
}

static struct node *clause_from_paragraph(struct doc *doc, struct node *paragraph, const struct typed *typed)
{
	struct node *clause = doc_make(doc, NODE_CLAUSE, paragraph->place);
	clause->typed = number_take(doc, paragraph, typed);
	clause->id = paragraph->id;
	paragraph->id = NULL;
	node_attach(clause, paragraph);
	return clause;
}

static void children_apply(struct doc *doc, struct node *parent);

static bool has_numbers(const struct node *bullets)
{
	for (const struct node *item = bullets->first; item; item = item->next)
		if (item->first && item->first->kind == NODE_PARAGRAPH &&
		    number_of(item->first, false).shape != SHAPE_NONE)
			return true;
	return false;
}

static void clause_from_item(struct doc *doc, struct node *item)
{
	struct typed typed = item->first ? number_of(item->first, false) : (struct typed){0};
	item->kind = NODE_CLAUSE;
	if (typed.shape != SHAPE_NONE)
		item->typed = number_take(doc, item->first, &typed);
}

/* The number of a clause. One that is only the mark of a list ('1.') makes a series of its own below '1.1'. */
static struct typed clause_number(const struct node *clause, bool listed)
{
	struct typed typed = clause->typed ? typed_number(clause->typed, false) : (struct typed){0};
	if (listed && typed.shape == SHAPE_DECIMAL && typed.depth == 1)
		typed.shape = SHAPE_DIGITS;
	return typed;
}

static void clause_place(struct stack *stack, struct node *parent, struct node *clause, bool listed)
{
	struct typed typed = clause_number(clause, listed);
	if (typed.shape == SHAPE_NONE) {
		node_attach(stack->length ? stack->of[stack->length - 1].clause->parent : parent, clause);
		return;
	}
	letter_or_roman(&typed, clause->typed, stack);
	unsigned depth = depth_for(stack, &typed, clause->typed);
	node_attach(depth ? stack->of[depth - 1].clause : parent, clause);
	stack->of[depth] = (struct series){typed, clause->typed, clause};
	stack->length = depth + 1;
}

/* Under which clause the next number will stand: words before it must not leave their place. Where it is, is
 * remembered: many blocks of words may stand before it. */
static struct node *clause_after(struct stack *stack, const struct node *rest)
{
	for (rest = rest && stack->ahead ? stack->ahead : rest; rest; rest = rest->next) {
		struct typed typed = {0};
		stack->ahead = rest;
		const char *number = rest->typed;
		if (rest->kind == NODE_PARAGRAPH) {
			typed = number_of(rest, false);
			number = typed.shape ? first_text(rest)->text : NULL;
		} else if (rest->kind == NODE_CLAUSE)
			typed = clause_number(rest, true);
		else if (rest->kind == NODE_SECTION || rest->kind == NODE_SUBHEADING)
			return NULL;
		if (typed.shape == SHAPE_NONE)
			continue;
		unsigned depth = depth_for(stack, &typed, number);
		return depth ? stack->of[depth - 1].clause : NULL;
	}
	return NULL;
}

static void items_place(struct doc *doc, struct stack *stack, struct node *parent, struct node *bullets)
{
	for (struct node *item = bullets->first, *next; item; item = next) {
		next = item->next;
		clause_from_item(doc, item);
		clause_place(stack, parent, item, false);
		children_apply(doc, item);
	}
}

static void words_place(struct stack *stack, struct node *parent, struct node *block, const struct node *rest)
{
	struct node *clause = stack->length ? stack->of[stack->length - 1].clause : NULL;
	bool belongs = block->kind == NODE_BULLETS || block->kind == NODE_TABLE || block->kind == NODE_LIST;
	if (!clause || !belongs)
		clause = clause_after(stack, rest);
	node_attach(clause ? clause : parent, block);
	if (!clause)
		stack->length = 0;
}

static void block_place(struct doc *doc, struct stack *stack, struct node *parent, struct node *block,
			const struct node *rest)
{
	struct typed typed = block->kind == NODE_PARAGRAPH ? number_of(block, false) : (struct typed){0};
	if (typed.shape != SHAPE_NONE) {
		clause_place(stack, parent, clause_from_paragraph(doc, block, &typed), false);
	} else if (block->kind == NODE_CLAUSE) {
		clause_place(stack, parent, block, true);
		children_apply(doc, block);
	} else if (block->kind == NODE_BULLETS && has_numbers(block)) {
		items_place(doc, stack, parent, block);
	} else if (block->kind == NODE_SECTION || block->kind == NODE_SUBHEADING || block->kind == NODE_TITLE) {
		stack->length = 0;
		node_attach(parent, block);
	} else {
		words_place(stack, parent, block, rest);
	}
}

static void heading_apply(struct doc *doc, struct node *section)
{
	struct node *title = section->first;
	struct typed typed = title && title->kind == NODE_TITLE ? number_of(title, true) : (struct typed){0};
	if (typed.shape != SHAPE_NONE && !section->typed)
		section->typed = number_take(doc, title, &typed);
}

static void children_apply(struct doc *doc, struct node *parent)
{
	struct stack stack = {.length = 0};
	struct node *child = parent->first;
	parent->first = parent->last = NULL;
	/* A clause's own first paragraph is its words, whatever they begin with. */
	if (parent->kind == NODE_CLAUSE && child) {
		struct node *words = child;
		child = child->next;
		node_attach(parent, words);
	}
	while (child) {
		struct node *next = child->next;
		child->next = NULL;
		child->parent = parent;
		if (child == stack.ahead)
			stack.ahead = NULL;
		struct node *after = child->kind == NODE_PARAGRAPH ? line_split(doc, child, &stack) : NULL;
		if (after) {
			after->next = next;
			next = after;
			stack.ahead = NULL;
		}
		block_place(doc, &stack, parent, child, next);
		if (child->kind == NODE_SECTION || child->kind == NODE_SUBHEADING) {
			heading_apply(doc, child);
			children_apply(doc, child);
		}
		child = next;
	}
}

void typed_apply(struct doc *doc, struct node *part)
{
	children_apply(doc, part);
}

void typed_clear(struct node *part)
{
	for (struct node *child = part->first; child; child = child->next) {
		if (child->kind == NODE_CLAUSE && !child->inserted)
			child->typed = NULL;
		if (child->kind <= NODE_ITEM && child->kind != NODE_PARAGRAPH)
			typed_clear(child);
	}
}
