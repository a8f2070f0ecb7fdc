/* SPDX-License-Identifier: MIT
 * Nodes of a redline's document, copied from the new edition or the old. Their strings stay with those. */
#include "explain/redline/redline_merge.h"

#include <string.h>

static struct node *made(struct merge *merge, struct node *node, struct origin origin)
{
	node->index = merge->origins->len;
	g_array_append_val(merge->origins, origin);
	return node;
}

struct origin *origin_of(struct merge *merge, const struct node *copy)
{
	return &g_array_index(merge->origins, struct origin, copy->index);
}

static void link_copy(struct merge *merge, struct node *node)
{
	struct link *link = arena_take(merge->doc->arena, sizeof *link);
	*link = *node->link;
	node->link = link;
}

/* The number that a unit had; and the same node in the old edition. */
static void origin_before(const struct merge *merge, struct origin *origin)
{
	const struct pairs *pairs = merge->pairs;
	const struct node *node = origin->node;
	if (node->kind == NODE_REFERENCE)
		origin->marking.was = g_hash_table_lookup(pairs->followed, node);
	uint32_t unit = pairs_unit(pairs, node, true);
	if (unit == NO_UNIT || pairs->news[unit].fate == FATE_LONE || !pairs->olds[pairs->news[unit].partner].here)
		return;
	if (pairs->news[unit].place)
		return;
	origin->before = UNIT(pairs->changes->old, pairs->news[unit].partner)->node;
	const char *was = edition_number(pairs->old, origin->before), *is = edition_number(pairs->new, node);
	bool numbered = node->kind != NODE_DOCUMENT && strcmp(was, is) != 0;
	if (numbered)
		origin->marking.was = was;
}

struct node *copy_make(struct merge *merge, const struct node *source, bool is_new, enum mark mark)
{
	struct node *node = doc_make(merge->doc, source->kind, source->place);
	*node = *source;
	node->parent = node->first = node->last = node->next = NULL;
	bool linked = node->kind == NODE_LINK || node->kind == NODE_REFERENCE || node->kind == NODE_VALUE ||
		      node->kind == NODE_POLICY || node->kind == NODE_IMAGE;
	if (linked)
		link_copy(merge, node);
	struct origin origin = {.edition = is_new ? merge->pairs->new : merge->past, .node = source};
	origin.marking.mark = mark;
	if (is_new && (mark == MARK_KEPT || mark == MARK_MOVED_TO))
		origin_before(merge, &origin);
	return made(merge, node, origin);
}

struct node *copy_add(struct merge *merge, struct node *parent, const struct node *source, bool is_new, enum mark mark)
{
	struct node *node = copy_make(merge, source, is_new, mark);
	node_attach(parent, node);
	return node;
}

struct node *blank_add(struct merge *merge, struct node *parent, enum node_kind kind, enum mark mark)
{
	struct node *node =
		made(merge, doc_make(merge->doc, kind, parent->place), (struct origin){.marking.mark = mark});
	node_attach(parent, node);
	return node;
}

struct node *copy_all(struct merge *merge, struct node *parent, const struct node *source, bool is_new, enum mark mark)
{
	struct node *node = copy_add(merge, parent, source, is_new, mark);
	bool settled = node->kind == NODE_REFERENCE || node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	const struct edition *edition = is_new ? merge->pairs->new : merge->past;
	if (settled && edition_reference(edition, source)->computed)
		return node;
	for (const struct node *child = source->first; child; child = child->next)
		copy_all(merge, node, child, is_new, mark);
	return node;
}

/* The paragraph that a number stands before: that itself, or the first of a clause or an item; NULL for none. */
static struct node *words_after(struct node *copy)
{
	if (copy->kind == NODE_PARAGRAPH)
		return copy;
	bool listed = copy->kind == NODE_CLAUSE || copy->kind == NODE_ITEM;
	return listed && copy->first && copy->first->kind == NODE_PARAGRAPH ? copy->first : NULL;
}

/* The number stands there still, but as a word. */
static bool stays_typed(struct merge *merge, struct node *first, const char *was)
{
	if (!first || first->kind != NODE_TEXT)
		return false;
	struct marking *marking = &origin_of(merge, first)->marking;
	size_t length = strlen(was);
	bool same = marking->mark == MARK_INSERTED && !strncmp(first->text, was, length) &&
		    !strcmp(first->text + length, " ");
	if (same)
		marking->mark = MARK_KEPT;
	return same;
}

void number_strike(struct merge *merge, struct node *copy, unsigned change)
{
	const struct origin *origin = origin_of(merge, copy);
	const char *was = origin->marking.was;
	struct node *holder = words_after(copy);
	if (!holder || !was || !*was || origin->marking.mark != MARK_KEPT || !origin->node ||
	    *edition_number(origin->edition, origin->node))
		return;
	if (stays_typed(merge, holder->first, was)) {
		origin_of(merge, copy)->marking.was = NULL;
		return;
	}
	struct node *rest = holder->first, *last = holder->last;
	holder->first = holder->last = NULL;
	struct node *number = blank_add(merge, holder, NODE_TEXT, MARK_REMOVED);
	number->text = arena_printf(merge->doc->arena, "%s ", was);
	number->next = rest;
	holder->last = rest ? last : number;
	origin_of(merge, number)->marking.change = change;
	origin_of(merge, copy)->marking.was = NULL;
}

unsigned change_number(const struct merge *merge, const struct change *change)
{
	return change ? GPOINTER_TO_UINT(g_hash_table_lookup(merge->changes, change)) : 0;
}
