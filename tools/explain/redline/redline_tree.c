/* SPDX-License-Identifier: MIT
 * The tree of a redline: that of the new edition, with what was removed from the old hung in where it stood. Units of
 * the old edition come in their order. */
#include "explain/redline/redline_merge.h"

static const struct unit *old_unit(const struct merge *merge, uint32_t unit)
{
	return UNIT(merge->pairs->changes->old, unit);
}

/* It has no node of its own in the tree. */
static bool is_aside(const struct unit *unit)
{
	return unit->kind == UNIT_STEP || unit_is_fact(unit);
}

/* ---- the old units ----------------------------------------------------------------------------------------------- */

struct walking {
	struct merge *merge;
	struct gap gap;
	uint32_t *next; /* by old unit: the next after it that was kept, or NO_UNIT */
};

static uint32_t *kept_after(const struct merge *merge)
{
	uint32_t units = merge->pairs->changes->old->units->len, found = NO_UNIT;
	uint32_t *next = g_new(uint32_t, units + 1);
	for (uint32_t i = units; i-- > 0;) {
		const struct standing *standing = &merge->pairs->olds[i];
		next[i] = found;
		if (standing->here && standing->fate == FATE_KEPT && !standing->place && !is_aside(old_unit(merge, i)))
			found = i;
	}
	return next;
}

/* The copy of the last new unit that an old one became. */
static struct node *kept_copy(const struct merge *merge, uint32_t unit)
{
	const struct standing *standing = &merge->pairs->olds[unit];
	const struct side *new = merge->pairs->changes->new;
	uint32_t last = standing->partner;
	for (uint32_t i = last + 1; i < new->units->len &&i < last + standing->of; i++)
		if (merge->pairs->news[i].partner == unit && merge->pairs->news[i].place)
			last = i;
	return g_hash_table_lookup(merge->now, UNIT(new, last)->node);
}

static bool has_no_unit(const struct node *node)
{
	return node->kind == NODE_BULLETS || node->kind == NODE_LIST || node->kind == NODE_NOTE ||
	       node->kind == NODE_DEFINITIONS;
}

/* The lists around something kept are the same lists. */
static void around_note(struct merge *merge, const struct node *old, struct node *copy)
{
	for (old = old->parent, copy = copy->parent; old && copy; old = old->parent, copy = copy->parent) {
		if (!has_no_unit(old) || old->kind != copy->kind)
			return;
		g_hash_table_insert(merge->then, (gpointer)old, copy);
	}
}

static void kept_pass(struct walking *walking, uint32_t unit)
{
	struct merge *merge = walking->merge;
	const struct node *node = old_unit(merge, unit)->node;
	struct node *copy = kept_copy(merge, unit);
	g_hash_table_insert(merge->then, (gpointer)node, copy);
	around_note(merge, node, copy);
	walking->gap.last = copy;
}

/* The copy of the next old unit that was kept, or NULL. */
static const struct node *next_kept(const struct walking *walking, uint32_t unit)
{
	const struct merge *merge = walking->merge;
	uint32_t next = walking->next[unit];
	if (next == NO_UNIT)
		return NULL;
	return g_hash_table_lookup(merge->now,
				   UNIT(merge->pairs->changes->new, merge->pairs->olds[next].partner)->node);
}

static void put_before(struct walking *walking, uint32_t unit, struct node *copy, const struct node *next)
{
	struct merge *merge = walking->merge;
	const struct node *node = old_unit(merge, unit)->node;
	walking->gap.next = next;
	put_old(merge, &walking->gap, copy, node->parent);
	g_hash_table_insert(merge->then, (gpointer)node, copy);
	walking->gap.last = copy;
}

/* Whether all of a node and those after it came anew; lists are what stands in them. */
static bool all_anew(struct merge *merge, const struct node *first)
{
	for (const struct node *node = first; node; node = node->next)
		if (has_no_unit(node) ? !all_anew(merge, node->first) : was_there(merge, node))
			return false;
	return true;
}

/* What stands under the words of a unit; what comes after them, there or further on. NULL for none. */
static struct node *under(const struct node *unit)
{
	const struct node *last = own_last(unit);
	return unit->kind != NODE_PARAGRAPH && last ? last->next : NULL;
}

static const struct node *next_after(const struct node *unit)
{
	while (unit && !unit->next)
		unit = unit->parent;
	return unit ? unit->next : NULL;
}

/* Whether words joined to those of `before` can stand beside that, with all that came under it. */
static bool stands_beside(struct merge *merge, const struct node *before, const struct node *joined,
			  const struct node *parent)
{
	return before->kind == joined->kind && g_hash_table_lookup(merge->then, parent) == before->parent &&
	       all_anew(merge, under(before));
}

/* What came under the one before stands after the words that were joined to it, so that nothing parts these. */
static void anew_follow(struct node *before, struct node *joined)
{
	struct node *last = own_last(before), *first = under(before);
	if (!first)
		return;
	last->next = NULL;
	before->last = last;
	while (first) {
		struct node *next = first->next;
		first->next = NULL;
		node_attach(joined, first);
		first = next;
	}
}

/* What was joined to the one before it: its words stand in it still, before all that comes after those of that one. */
static void joined_put(struct walking *walking, uint32_t unit)
{
	struct merge *merge = walking->merge;
	const struct node *node = old_unit(merge, unit)->node;
	struct node *holder = g_hash_table_lookup(merge->prepared, node);
	struct node *copy = node->kind == NODE_PARAGRAPH ? holder : copy_make(merge, node, false, MARK_KEPT);
	struct marking *marking = &origin_of(merge, copy)->marking;
	marking->head = MARK_REMOVED;
	marking->change = change_number(merge, merge->pairs->olds[unit].change);
	if (copy != holder)
		node_attach(copy, holder);
	struct node *before = walking->gap.last;
	bool beside = stands_beside(merge, before, copy, node->parent);
	const struct node *next = beside ? NULL : under(before);
	put_before(walking, unit, copy, next ? next : next_after(before));
	if (beside)
		anew_follow(before, copy);
}

static void gone_put(struct walking *walking, uint32_t unit)
{
	struct merge *merge = walking->merge;
	const struct standing *standing = &merge->pairs->olds[unit];
	const struct node *node = old_unit(merge, unit)->node;
	enum mark mark = standing->fate == FATE_MOVED ? MARK_MOVED_FROM : MARK_REMOVED;
	struct node *copy = copy_make(merge, node, false, mark);
	put_before(walking, unit, copy, next_kept(walking, unit));
	const struct grid *grid = node->kind == NODE_ROW ? g_hash_table_lookup(merge->grids, copy->parent) : NULL;
	if (node->kind != NODE_FORM)
		own_copy(merge, copy, node, false, mark, grid);
	struct marking *marking = &origin_of(merge, copy)->marking;
	marking->change = change_number(merge, standing->change);
	if (standing->fate == FATE_MOVED && !merge->pairs->news[standing->partner].here)
		marking->other_place = place_elsewhere(merge, standing->partner, true);
}

static void olds_put(struct merge *merge)
{
	struct walking walking = {.merge = merge, .gap = {merge->doc->root, NULL}, .next = kept_after(merge)};
	for (uint32_t i = 0; i < merge->pairs->changes->old->units->len; i++) {
		const struct standing *standing = &merge->pairs->olds[i];
		if (!standing->here || is_aside(old_unit(merge, i)))
			continue;
		if (old_unit(merge, i)->node == edition_root(merge->pairs->old))
			g_hash_table_insert(merge->then, (gpointer)edition_root(merge->pairs->old), merge->doc->root);
		else if (standing->fate != FATE_KEPT)
			gone_put(&walking, i);
		else if (standing->place)
			joined_put(&walking, i);
		else
			kept_pass(&walking, i);
	}
	g_free(walking.next);
}

/* ---- after all stands -------------------------------------------------------------------------------------------- */

/* The two places of what moved, and the two drawings of a chart, know each other. */
static void partners_note(struct merge *merge)
{
	const struct pairs *pairs = merge->pairs;
	for (uint32_t i = 0; i < pairs->changes->new->units->len; i++) {
		const struct standing *standing = &pairs->news[i];
		const struct unit *unit = UNIT(pairs->changes->new, i);
		bool drawn = unit->kind == UNIT_FLOWCHART && standing->fate == FATE_LONE;
		if (!standing->here || standing->place || is_aside(unit) || standing->partner == NO_UNIT ||
		    !pairs->olds[standing->partner].here || !(standing->fate == FATE_MOVED || drawn))
			continue;
		struct node *to = g_hash_table_lookup(merge->now, unit->node);
		struct node *from = g_hash_table_lookup(merge->then, old_unit(merge, standing->partner)->node);
		if (!to || !from)
			continue;
		origin_of(merge, to)->marking.partner = from;
		origin_of(merge, from)->marking.partner = to;
	}
}

void tree_merge(struct merge *merge)
{
	const struct pairs *pairs = merge->pairs;
	if (pairs->new) {
		new_build(merge, NULL, edition_root(pairs->new), MARK_KEPT);
	} else {
		struct node *root = copy_make(merge, edition_root(pairs->old), false, MARK_REMOVED);
		merge->doc->root = root;
		own_copy(merge, root, edition_root(pairs->old), false, MARK_REMOVED, NULL);
		g_hash_table_insert(merge->then, (gpointer)edition_root(pairs->old), root);
	}
	if (pairs->old)
		olds_put(merge);
	partners_note(merge);
}
