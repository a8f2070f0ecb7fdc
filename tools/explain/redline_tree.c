/* SPDX-License-Identifier: MIT
 * The tree of a redline: that of the new edition, with what was removed from the old hung in where it stood. Units of
 * the old edition come in their order: each is put after the one before it and before the next that was kept, as near
 * to what held it as that allows. */
#include "explain/redline_merge.h"

static struct standing *standing_of(const struct merge *merge, uint32_t unit, bool is_new)
{
	return is_new ? &merge->pairs->news[unit] : &merge->pairs->olds[unit];
}

static const struct unit *old_unit(const struct merge *merge, uint32_t unit)
{
	return UNIT(merge->pairs->changes->old, unit);
}

/* ---- what was divided or joined ---------------------------------------------------------------------------------- */

static struct node *holder_make(struct merge *merge, const struct node *node, bool is_new, enum mark mark)
{
	const struct node *first = node->kind == NODE_PARAGRAPH ? node : node->first;
	if (first && first->kind == NODE_PARAGRAPH)
		return copy_make(merge, first, is_new, mark);
	struct node *nowhere = doc_make(merge->doc, NODE_NOTE, node->place);
	return blank_add(merge, nowhere, NODE_PARAGRAPH, mark);
}

/* The units of one side; their holders are prepared, each with its end. */
static unsigned holders_make(struct merge *merge, uint32_t first, bool is_new, enum mark kept, struct stretch *out)
{
	const struct side *side = is_new ? merge->pairs->changes->new : merge->pairs->changes->old;
	const struct standing *standing = standing_of(merge, first, is_new);
	unsigned count = 0;
	for (uint32_t i = first; i < side->units->len && count < standing->of; i++, count++) {
		const struct standing *next = standing_of(merge, i, is_new);
		if (next->partner != standing->partner || next->place != count)
			break;
		const struct node *node = UNIT(side, i)->node;
		out[count].flat = flat_new(side, is_new ? merge->pairs->new : merge->past, i);
		out[count].leaf = out[count].flat->leaves->len
					  ? &g_array_index(out[count].flat->leaves, struct flat_leaf, 0)
					  : NULL;
		out[count].holder = NULL;
		if (is_new || count) {
			out[count].holder = holder_make(merge, node, is_new, kept);
			g_hash_table_insert(merge->prepared, (gpointer)node, out[count].holder);
		}
	}
	return count;
}

static void ends_mark(struct merge *merge, const struct stretch *stretches, unsigned count, enum mark end)
{
	for (unsigned i = 0; i + 1 < count; i++)
		origin_of(merge, stretches[i].holder)->marking.end = end;
}

/* All units of the pair, when its first new one is built. */
static void group_prepare(struct merge *merge, uint32_t new_unit, enum mark kept)
{
	const struct standing *standing = &merge->pairs->news[new_unit];
	struct stretch *olds = g_new0(struct stretch, (gsize)standing->of + 1);
	struct stretch *news = g_new0(struct stretch, (gsize)standing->of + 1);
	unsigned new_count = holders_make(merge, new_unit, true, kept, news);
	unsigned old_count = holders_make(merge, standing->partner, false, kept, olds);
	olds[0].holder = news[0].holder;
	for (unsigned i = 1; i < old_count && kept != MARK_KEPT; i++)
		olds[i].holder = news[0].holder;
	if (kept == MARK_KEPT) {
		ends_mark(merge, news, new_count, MARK_INSERTED);
		ends_mark(merge, olds, old_count, MARK_REMOVED);
	}
	words_merge(merge, olds, old_count, news, new_count, kept, change_number(merge, standing->change));
	for (unsigned i = 0; i < new_count && kept != MARK_KEPT; i++)
		echoes_mark(merge, news[i].holder);
	for (unsigned i = 0; i < old_count; i++)
		flat_free((struct flat *)olds[i].flat);
	for (unsigned i = 0; i < new_count; i++)
		flat_free((struct flat *)news[i].flat);
	g_free(olds);
	g_free(news);
}

/* ---- the new tree ------------------------------------------------------------------------------------------------ */

static void own_copy(struct merge *merge, struct node *copy, const struct node *node, bool is_new, enum mark mark,
		     const struct grid *grid)
{
	if (node->kind == NODE_ROW) {
		row_copy(merge, copy, node, is_new, mark, grid);
		return;
	}
	for (const struct node *child = node->first; child; child = child->next)
		if (is_own(child))
			copy_all(merge, copy, child, is_new, mark);
}

static enum mark mark_of(const struct standing *standing)
{
	return standing->fate == FATE_KEPT ? MARK_KEPT : standing->fate == FATE_MOVED ? MARK_MOVED_TO : MARK_INSERTED;
}

/* The document that a unit stands in. */
static const struct edition *edition_of(const struct merge *merge, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? merge->pairs->changes->new : merge->pairs->changes->old;
	const GPtrArray *editions = changes_editions(merge->pairs->changes, is_new);
	const struct node *root = UNIT(side, unit)->node;
	while (root->parent)
		root = root->parent;
	for (guint i = 0; i < editions->len; i++)
		if (edition_root(editions->pdata[i]) == root)
			return editions->pdata[i];
	return NULL;
}

/* 'paragraph 3.2 of the Protocol', where the other side of a move stands in another document. */
static const char *place_elsewhere(const struct merge *merge, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? merge->pairs->changes->new : merge->pairs->changes->old;
	const struct edition *edition = edition_of(merge, unit, is_new);
	if (!edition)
		return NULL;
	char *place =
		word_fill(edition_words(edition), "ref-of", "label", edition_label(edition, UNIT(side, unit)->node),
			  "document", meta_short(edition_meta(edition)), NULL);
	const char *kept = arena_text(merge->doc->arena, place);
	g_free(place);
	return kept;
}

static void grid_note(struct merge *merge, struct node *copy, const struct standing *standing)
{
	const struct node *old = old_unit(merge, standing->partner)->node, *new = origin_of(merge, copy)->node;
	struct grid *grid = grid_new(merge, old, new);
	g_hash_table_insert(merge->grids, copy, grid);
	copy->columns = grid_columns(merge, grid, old, new);
}

/* Whether the words of both sides are to be merged: a row's, of one table. */
static bool is_merged(const struct merge *merge, const struct node *copy, uint32_t unit)
{
	const struct standing *standing = &merge->pairs->news[unit];
	if (standing->fate == FATE_LONE)
		return false;
	const struct node *node = UNIT(merge->pairs->changes->new, unit)->node;
	if (node->kind != NODE_ROW || merge->pairs->olds[standing->partner].here)
		return true;
	uint32_t table = pairs_unit(merge->pairs, node->parent, true);
	uint32_t was = pairs_unit(merge->pairs, old_unit(merge, standing->partner)->node->parent, false);
	return g_hash_table_contains(merge->grids, copy->parent) && table != NO_UNIT &&
	       merge->pairs->news[table].partner == was;
}

/* What a unit's copy is made of. */
static void unit_fill(struct merge *merge, struct node *copy, const struct node *node, uint32_t unit)
{
	const struct standing *standing = &merge->pairs->news[unit];
	enum mark mark = mark_of(standing);
	bool both = is_merged(merge, copy, unit);
	struct node *holder = g_hash_table_lookup(merge->prepared, node);
	const struct grid *grid = node->kind == NODE_ROW ? g_hash_table_lookup(merge->grids, copy->parent) : NULL;
	if (both && node->kind == NODE_TABLE)
		grid_note(merge, copy, standing);
	bool whole = node->kind == NODE_FLOWCHART || node->kind == NODE_CODE_BLOCK || node->kind == NODE_FORM;
	if (holder && holder != copy)
		node_attach(copy, holder);
	if (holder || whole)
		return;
	if (both && (standing->differs || grid || node->kind == NODE_TABLE))
		inner_merge(merge, copy, standing->partner, unit, mark);
	else
		own_copy(merge, copy, node, true, mark, grid);
}

static void unit_mark(struct merge *merge, struct node *copy, uint32_t unit)
{
	const struct standing *standing = &merge->pairs->news[unit];
	struct marking *marking = &origin_of(merge, copy)->marking;
	marking->mark = mark_of(standing);
	marking->head = standing->fate == FATE_KEPT && standing->place ? MARK_INSERTED : MARK_KEPT;
	if (marking->mark != MARK_KEPT || marking->head != MARK_KEPT)
		marking->change = change_number(merge, standing->change);
	bool elsewhere = standing->fate == FATE_MOVED && !merge->pairs->olds[standing->partner].here;
	if (elsewhere)
		marking->other_place = place_elsewhere(merge, standing->partner, false);
}

static struct node *unit_copy(struct merge *merge, struct node *parent, const struct node *node, uint32_t unit)
{
	const struct standing *standing = &merge->pairs->news[unit];
	enum mark mark = mark_of(standing);
	if (standing->fate != FATE_LONE && standing->of > 1 && !standing->place)
		group_prepare(merge, unit, mark);
	struct node *copy = node->kind == NODE_PARAGRAPH ? g_hash_table_lookup(merge->prepared, node) : NULL;
	if (!copy && node->kind == NODE_DOCUMENT) {
		copy = copy_make(merge, node, true, mark);
		merge->doc->root = copy;
	}
	if (!copy)
		copy = copy_make(merge, node, true, mark);
	if (parent)
		node_attach(parent, copy);
	unit_mark(merge, copy, unit);
	return copy;
}

/* What only keeps its number is no unit; it is new where it was removed after the old text was adopted. */
static enum mark retired_mark(const struct merge *merge, const struct node *node, enum mark around)
{
	const char *adopted = edition_meta(merge->past)->adopted;
	bool stood = node->retired_on && (!adopted || strcmp(node->retired_on, adopted) <= 0);
	return stood ? around : MARK_INSERTED;
}

static void new_build(struct merge *merge, struct node *parent, const struct node *node, enum mark around)
{
	if (node->retired) {
		struct node *retired = copy_all(merge, parent, node, true, retired_mark(merge, node, around));
		g_hash_table_insert(merge->now, (gpointer)node, retired);
		return;
	}
	uint32_t unit = pairs_unit(merge->pairs, node, true);
	const struct edition *past = merge->past;
	if (unit != NO_UNIT && merge->pairs->news[unit].partner != NO_UNIT)
		merge->past = edition_of(merge, merge->pairs->news[unit].partner, false);
	struct node *copy =
		unit == NO_UNIT ? copy_add(merge, parent, node, true, around) : unit_copy(merge, parent, node, unit);
	g_hash_table_insert(merge->now, (gpointer)node, copy);
	if (unit != NO_UNIT) {
		unit_fill(merge, copy, node, unit);
		number_strike(merge, copy, change_number(merge, merge->pairs->news[unit].change));
	}
	merge->past = past;
	enum mark mark = unit == NO_UNIT ? around : mark_of(&merge->pairs->news[unit]);
	if (node->kind == NODE_PARAGRAPH)
		return;
	for (const struct node *child = node->first; child; child = child->next)
		if (!is_own(child))
			new_build(merge, copy, child, mark);
}

/* ---- where something removed may stand --------------------------------------------------------------------------- */

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

static struct node *own_last(const struct node *container)
{
	struct node *last = NULL;
	for (struct node *child = container->first; child && is_own(child); child = child->next)
		last = child;
	return last;
}

static bool was_there(struct merge *merge, const struct node *node)
{
	enum mark mark = origin_of(merge, node)->marking.mark;
	return mark != MARK_INSERTED && mark != MARK_MOVED_TO;
}

/* After `before` (NULL: first); past what came anew and must stand before it. */
static void put_after(struct merge *merge, struct node *container, struct node *before, struct node *node)
{
	struct node *next = before ? before->next : container->first;
	for (; next && rank_of(next) < rank_of(node) && !was_there(merge, next); next = next->next)
		before = next;
	node->parent = container;
	node->next = before ? before->next : container->first;
	if (before)
		before->next = node;
	else
		container->first = node;
	if (container->last == before)
		container->last = node;
}

/* Places after `last` and before `next`: within `last`, after it, after what holds it, and so on. */
struct gap {
	struct node *last;
	const struct node *next;
};

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

static void put_old(struct merge *merge, const struct gap *gap, struct node *copy, const struct node *parent)
{
	struct node *before = NULL, *container = g_hash_table_lookup(merge->then, parent);
	if (!container || !accepts(container, copy->kind) || !place_in(gap, container, &before)) {
		container = needs_around(copy, parent) ? NULL : place_near(gap, copy->kind, parent);
		if (container)
			place_in(gap, container, &before);
	}
	if (!container && needs_around(copy, parent)) {
		container = copy_make(merge, parent, false, MARK_REMOVED);
		put_old(merge, gap, container, parent->parent);
		g_hash_table_insert(merge->then, (gpointer)parent, container);
	} else if (!container) { /* nothing fits: it stands beside what it stood after */
		container = place_after(gap, gap->last);
		before = container ? gap->last : own_last(gap->last);
		container = container ? container : gap->last;
	}
	put_after(merge, container, before, copy);
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
		if (standing->here && standing->fate == FATE_KEPT && !standing->place &&
		    old_unit(merge, i)->kind != UNIT_STEP)
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

static void put_here(struct walking *walking, uint32_t unit, struct node *copy)
{
	struct merge *merge = walking->merge;
	const struct node *node = old_unit(merge, unit)->node;
	uint32_t next = walking->next[unit];
	walking->gap.next = NULL;
	if (next != NO_UNIT)
		walking->gap.next = g_hash_table_lookup(
			merge->now, UNIT(merge->pairs->changes->new, merge->pairs->olds[next].partner)->node);
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

/* What came under the one before stands after the words that were joined to it, so that nothing parts these. */
static void anew_follow(struct merge *merge, struct node *before, struct node *joined)
{
	if (before->next != joined || before->kind != joined->kind)
		return;
	struct node *last = own_last(before), *first = last ? last->next : NULL;
	if (!first || !all_anew(merge, first))
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

/* What was joined to the one before it: its words stand in it still. */
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
	put_here(walking, unit, copy);
	anew_follow(merge, before, copy);
}

static void gone_put(struct walking *walking, uint32_t unit)
{
	struct merge *merge = walking->merge;
	const struct standing *standing = &merge->pairs->olds[unit];
	const struct node *node = old_unit(merge, unit)->node;
	enum mark mark = standing->fate == FATE_MOVED ? MARK_MOVED_FROM : MARK_REMOVED;
	struct node *copy = copy_make(merge, node, false, mark);
	put_here(walking, unit, copy);
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
		if (!standing->here || old_unit(merge, i)->kind == UNIT_STEP)
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
		if (!standing->here || standing->place || unit->kind == UNIT_STEP || standing->partner == NO_UNIT ||
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
