/* SPDX-License-Identifier: MIT
 * Where in the tree of a redline something may stand that was removed: after the one before it and before the next that
 * was kept, as near to what held it as that allows. */
#include "explain/redline/redline_merge.h"

/* In a document or a section: blocks, then sub-headings, sections, appendices. */
static unsigned rank_of(const struct node *node)
{
	return node->kind == NODE_APPENDIX ? 3 : node->kind == NODE_SECTION ? 2 : node->kind == NODE_SUBHEADING ? 1 : 0;
}

static bool accepts(const struct node *container, enum node_kind kind)
{
	switch (container->kind) {
	case NODE_BULLETS:
	case NODE_LIST:
		return kind == NODE_ITEM;
	case NODE_TABLE:
		return kind == NODE_ROW;
	case NODE_DEFINITIONS:
		return kind == NODE_DEFINITION;
	case NODE_FORM:
		return kind == NODE_FIELD;
	case NODE_FIELD:
		return kind == NODE_FIELD &&
		       (container->field->type == FIELD_GROUP || container->field->type == FIELD_OFFICE);
	case NODE_DOCUMENT:
	case NODE_APPENDIX:
	case NODE_SECTION:
	case NODE_SUBHEADING:
	case NODE_CLAUSE:
	case NODE_ITEM:
	case NODE_NOTE:
		break;
	default:
		return false;
	}
	if (kind == NODE_ITEM || kind == NODE_ROW || kind == NODE_DEFINITION || kind == NODE_FIELD)
		return false;
	bool part = container->kind == NODE_DOCUMENT || container->kind == NODE_APPENDIX;
	bool heading = container->kind == NODE_SECTION || container->kind == NODE_SUBHEADING;
	if (kind == NODE_SECTION || kind == NODE_APPENDIX)
		return part;
	return kind != NODE_SUBHEADING || part || heading;
}

static bool stands_in(const struct node *node, const struct node *above)
{
	while (node && node != above)
		node = node->parent;
	return node != NULL;
}

struct node *own_last(const struct node *container)
{
	struct node *last = NULL;
	for (struct node *child = container->first; child && is_own(child); child = child->next)
		last = child;
	return last;
}

bool was_there(struct merge *merge, const struct node *node)
{
	enum mark mark = origin_of(merge, node)->marking.mark;
	return mark != MARK_INSERTED && mark != MARK_MOVED_TO;
}

/* After `before` (NULL: first); past what came anew and must stand before it, but not past what comes next. */
static void put_after(struct merge *merge, const struct gap *gap, struct node *container, struct node *before,
		      struct node *node)
{
	struct node *next = before ? before->next : container->first;
	for (; next && rank_of(next) < rank_of(node) && !was_there(merge, next); next = next->next) {
		if (gap->next && stands_in(gap->next, next))
			break;
		before = next;
	}
	node->parent = container;
	node->next = before ? before->next : container->first;
	if (before)
		before->next = node;
	else
		container->first = node;
	if (container->last == before)
		container->last = node;
}

/* What holds the place after `child`; NULL where what is next stands in `child`. */
static struct node *place_after(const struct gap *gap, const struct node *child)
{
	return gap->next && stands_in(gap->next, child) ? NULL : child->parent;
}

/* The place in `container`: what to stand after in *before. False where it can't be had. */
static bool place_in(const struct gap *gap, const struct node *container, struct node **before)
{
	if (gap->last == container) {
		*before = own_last(container);
		return true;
	}
	for (struct node *child = gap->last, *holder; (holder = place_after(gap, child)) != NULL; child = holder)
		if (holder == container) {
			*before = child;
			return true;
		}
	return false;
}

/* The container of the same kind as `like`, or else the nearest that takes `kind`. */
static struct node *place_near(const struct gap *gap, enum node_kind kind, const struct node *like)
{
	g_assert(gap->last); /* at least the document */
	struct node *nearest = accepts(gap->last, kind) ? gap->last : NULL;
	if (nearest && nearest->kind == like->kind)
		return nearest;
	for (struct node *child = gap->last, *holder; (holder = place_after(gap, child)) != NULL; child = holder) {
		if (!accepts(holder, kind))
			continue;
		if (holder->kind == like->kind)
			return holder;
		nearest = nearest ? nearest : holder;
	}
	return nearest;
}

/* What only a list, a table or a note of its own can hold. */
static bool needs_around(const struct node *copy, const struct node *parent)
{
	return copy->kind == NODE_ITEM || copy->kind == NODE_ROW || copy->kind == NODE_DEFINITION ||
	       copy->kind == NODE_FIELD || parent->kind == NODE_NOTE;
}

static bool holds_items(const struct node *node)
{
	return node->kind == NODE_BULLETS || node->kind == NODE_LIST || node->kind == NODE_DEFINITIONS;
}

static bool is_there(struct merge *merge, const struct node *node)
{
	enum mark mark = origin_of(merge, node)->marking.mark;
	return mark != MARK_REMOVED && mark != MARK_MOVED_FROM;
}

/* What stands in a list after `last`, as a list of its own. */
static void list_part(struct merge *merge, struct node *list, struct node *last)
{
	const struct origin *origin = origin_of(merge, list);
	g_assert(list->parent);
	struct node *rest = copy_make(merge, origin->node, true, origin->marking.mark);
	for (const struct node *item = list->first; rest->kind == NODE_LIST && item != last->next; item = item->next)
		rest->start += is_there(merge, item);
	rest->first = last->next;
	rest->last = list->last;
	for (struct node *item = rest->first; item; item = item->next)
		item->parent = rest;
	last->next = NULL;
	list->last = last;
	rest->parent = list->parent;
	rest->next = list->next;
	list->next = rest;
	if (list->parent->last == list)
		list->parent->last = rest;
}

/* The innermost that holds both what stood before and what comes next; a list is parted there. */
static struct node *place_between(struct merge *merge, const struct gap *gap, struct node **before)
{
	struct node *container = gap->last;
	*before = own_last(container);
	for (struct node *holder; (holder = place_after(gap, container)) != NULL; container = holder)
		*before = container;
	if (holds_items(container)) {
		list_part(merge, container, *before);
		*before = container;
		container = container->parent;
	}
	return container;
}

void put_old(struct merge *merge, const struct gap *gap, struct node *copy, const struct node *parent)
{
	struct node *before = NULL, *container = g_hash_table_lookup(merge->then, parent);
	if (!container || !accepts(container, copy->kind) || !place_in(gap, container, &before)) {
		/* A heading of fields that stay, now those of the heading before it, stands among these. */
		bool near = copy->kind == NODE_FIELD || !needs_around(copy, parent);
		container = near ? place_near(gap, copy->kind, parent) : NULL;
		if (container)
			place_in(gap, container, &before);
	}
	if (!container && needs_around(copy, parent)) {
		container = copy_make(merge, parent, false, MARK_REMOVED);
		put_old(merge, gap, container, parent->parent);
		g_hash_table_insert(merge->then, (gpointer)parent, container);
	} else if (!container) {
		container = place_between(merge, gap, &before);
	}
	put_after(merge, gap, container, before, copy);
}
