/* SPDX-License-Identifier: MIT */
#include "render/pages/run.h"

bool mark_is_gone(enum mark mark)
{
	return mark == MARK_REMOVED || mark == MARK_MOVED_FROM;
}

bool mark_is_new(enum mark mark)
{
	return mark == MARK_INSERTED || mark == MARK_MOVED_TO;
}

/* What is bold or a link, and kept, has marks within. */
static bool is_marked(const struct edition *edition, const struct node *node)
{
	const struct marking *marking = edition_marking(edition, node);
	return marking->mark != MARK_KEPT || (marking->reset && !node->first);
}

/* Both are set as before, or the same way otherwise. */
static bool reset_alike(const struct edition *edition, const struct node *one, const struct node *other)
{
	const struct marking *here = edition_marking(edition, one), *there = edition_marking(edition, other);
	if (!here->reset || !there->reset)
		return here->reset == there->reset;
	return here->was_look == there->was_look && (one->kind == NODE_CODE) == (other->kind == NODE_CODE);
}

bool run_begins(struct run *run, const struct edition *edition, const struct node *node)
{
	if (run->in || !node_is_inline(node) || !is_marked(edition, node))
		return false;
	run->in = node->parent;
	return true;
}

bool run_ends(struct run *run, const struct edition *edition, const struct node *node)
{
	const struct node *next = node->next;
	if (!run->in || run->in != node->parent)
		return false;
	const struct marking *here = edition_marking(edition, node),
			     *there = next ? edition_marking(edition, next) : NULL;
	if (next && is_marked(edition, next) && here->mark == there->mark && reset_alike(edition, node, next) &&
	    here->echo == there->echo)
		return false;
	run->in = NULL;
	return true;
}
