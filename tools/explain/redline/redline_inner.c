/* SPDX-License-Identifier: MIT
 * What a unit is made of, of both sides merged: a title or a paragraph, the cells of a row, the meanings of a
 * definition, label, hint and options of a field. */
#include "explain/redline/redline_merge.h"
#include "explain/redline/redline_spans.h"

#include <string.h>

struct inner {
	struct merge *merge;
	struct flat *old, *new;
	enum mark kept;
	unsigned change;
};

bool is_own(const struct node *child)
{
	const struct node *parent = child->parent;
	switch (parent->kind) {
	case NODE_DOCUMENT:
	case NODE_APPENDIX:
	case NODE_SECTION:
	case NODE_SUBHEADING:
		return child->kind == NODE_TITLE;
	case NODE_CLAUSE:
	case NODE_ITEM:
		return child == parent->first && child->kind == NODE_PARAGRAPH;
	case NODE_TABLE:
		return child->kind == NODE_CAPTION || child == node_child(parent, NODE_ROW);
	case NODE_FIELD:
		return child->kind != NODE_FIELD;
	case NODE_BULLETS:
	case NODE_LIST:
	case NODE_NOTE:
	case NODE_DEFINITIONS:
	case NODE_FORM:
		return false;
	default:
		return true;
	}
}

/* ---- words of one leaf ------------------------------------------------------------------------------------------- */

/* The tokens under a node. */
static struct words_span span_of(const struct flat *flat, const struct node *node)
{
	struct words_span span = {0, 0, node->kind};
	const struct flat_leaf *own = flat_leaf(flat, node);
	if (own && own->count)
		return (struct words_span){own->first, own->first + own->count, node->kind};
	for (guint i = 0; i < flat->leaves->len && !own; i++) {
		const struct flat_leaf *leaf = &g_array_index(flat->leaves, struct flat_leaf, i);
		const struct node *above = leaf->node;
		while (above && above != node && above != UNIT(flat->side, flat->unit)->node)
			above = above->parent;
		if (above != node || !leaf->count)
			continue;
		if (span.first == span.end)
			span.first = leaf->first;
		span.end = leaf->first + leaf->count;
	}
	return span;
}

static bool strays(const uint32_t *twins, uint32_t first, uint32_t end, uint32_t other_first, uint32_t other_end)
{
	for (uint32_t i = first; i < end; i++)
		if (twins[i] != NO_UNIT && (twins[i] < other_first || twins[i] >= other_end))
			return true;
	return false;
}

static bool all_lone(const uint32_t *twins, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++)
		if (twins[i] != NO_UNIT)
			return false;
	return true;
}

/* Words that a row gave to another cell are compared anew within this one; so are those of a column that the row has as
 * one that went and one that came. */
static void leaf_compare(const struct inner *inner, const struct flat_leaf *old, const struct flat_leaf *new)
{
	const struct pairs *pairs = inner->merge->pairs;
	uint32_t old_end = old->first + old->count, new_end = new->first + new->count;
	bool lone = all_lone(pairs->new_token, old->first, old_end) && all_lone(pairs->old_token, new->first, new_end);
	if (!lone && !strays(pairs->new_token, old->first, old_end, new->first, new_end) &&
	    !strays(pairs->old_token, new->first, new_end, old->first, old_end))
		return;
	uint32_t *was = g_new(uint32_t, old->count + 1), *is = g_new(uint32_t, new->count + 1);
	for (uint32_t i = 0; i < old->count; i++) {
		was[i] = TOKEN(inner->old->side, old->first + i)->word;
		pairs->new_token[old->first + i] = NO_UNIT;
	}
	for (uint32_t i = 0; i < new->count; i++) {
		is[i] = TOKEN(inner->new->side, new->first + i)->word;
		pairs->old_token[new->first + i] = NO_UNIT;
	}
	GArray *hunks = myers_hunks(was, old->count, is, new->count);
	uint32_t from = 0, to = 0;
	for (guint i = 0; i <= hunks->len; i++) {
		const struct hunk end = {old->count, 0, new->count, 0};
		const struct hunk *hunk = i < hunks->len ? &g_array_index(hunks, struct hunk, i) : &end;
		for (; from < hunk->old_at; from++, to++) {
			pairs->new_token[old->first + from] = new->first + to;
			pairs->old_token[new->first + to] = old->first + from;
		}
		from = hunk->old_at + hunk->old_count;
		to = hunk->new_at + hunk->new_count;
	}
	links_unpair(inner->merge->pairs, old->first, old->first + old->count, false);
	links_unpair(inner->merge->pairs, new->first, new->first + new->count, true);
	g_array_unref(hunks);
	g_free(was);
	g_free(is);
}

static void leaf_merge(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new)
{
	struct stretch was = {inner->old, flat_leaf(inner->old, old), copy};
	struct stretch is = {inner->new, flat_leaf(inner->new, new), copy};
	if (was.leaf && is.leaf)
		leaf_compare(inner, was.leaf, is.leaf);
	words_merge(inner->merge, &was, 1, &is, 1, inner->kept, inner->change);
}

/* ---- children that are the same ---------------------------------------------------------------------------------- */

static GPtrArray *own_children(const struct node *node)
{
	GPtrArray *list = g_ptr_array_new();
	for (const struct node *child = node ? node->first : NULL; child; child = child->next)
		if (is_own(child) || node->kind == NODE_BULLETS || node->kind == NODE_LIST)
			g_ptr_array_add(list, (gpointer)child);
	return list;
}

static struct words_span *spans_of(const struct flat *flat, const GPtrArray *nodes)
{
	struct words_span *spans = g_new(struct words_span, nodes->len + 1);
	for (guint i = 0; i < nodes->len; i++)
		spans[i] = span_of(flat, nodes->pdata[i]);
	return spans;
}

static void lone_add(const struct inner *inner, struct node *copy, const struct node *child, bool is_new)
{
	struct node *added = copy_all(inner->merge, copy, child, is_new, is_new ? MARK_INSERTED : MARK_REMOVED);
	origin_of(inner->merge, added)->marking.change = inner->change;
}

static void children_merge(const struct inner *inner, struct node *copy, const struct node *old,
			   const struct node *new);

static void pair_add(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new)
{
	struct node *both = copy_add(inner->merge, copy, new, true, inner->kept);
	if (flat_leaf(inner->new, new))
		leaf_merge(inner, both, old, new);
	else
		children_merge(inner, both, old, new);
}

static void children_merge(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new)
{
	GPtrArray *olds = own_children(old), *news = own_children(new);
	struct words_span *was = spans_of(inner->old, olds), *is = spans_of(inner->new, news);
	int *pairs = spans_pair(inner->merge->pairs, was, olds->len, is, news->len);
	guint k = 0;
	for (guint i = 0; i <= olds->len; i++) {
		int to = i < olds->len ? pairs[i] : (int)news->len;
		if (to < 0) {
			lone_add(inner, copy, olds->pdata[i], false);
			continue;
		}
		for (; k < (guint)to; k++)
			lone_add(inner, copy, news->pdata[k], true);
		if (i < olds->len)
			pair_add(inner, copy, olds->pdata[i], news->pdata[k++]);
	}
	g_free(pairs);
	g_free(was);
	g_free(is);
	g_ptr_array_unref(olds);
	g_ptr_array_unref(news);
}

/* ---- columns ----------------------------------------------------------------------------------------------------- */

static const struct node *cell_at(const struct node *row, int column)
{
	const struct node *cell = column >= 0 && row ? row->first : NULL;
	for (; cell && column; cell = cell->next)
		column--;
	return cell;
}

static void row_weigh(const struct merge *merge, uint32_t old_unit, uint32_t new_unit, const struct node *old,
		      const struct node *new, double times, double *weights)
{
	const struct pairs *pairs = merge->pairs;
	struct flat *was = flat_new(pairs->changes->old, merge->past, old_unit);
	struct flat *is = flat_new(pairs->changes->new, pairs->new, new_unit);
	unsigned news = new->parent->columns->count, i = 0;
	for (const struct node *x = old->first; x && i < old->parent->columns->count; x = x->next, i++) {
		unsigned k = 0;
		for (const struct node *y = new->first; y &&k < news; y = y->next, k++)
			weights[(gsize)i * news + k] += times * span_shared(pairs, span_of(was, x), span_of(is, y));
	}
	flat_free(was);
	flat_free(is);
}

#define HEAD_TIMES 4

static double *columns_weigh(const struct merge *merge, const struct node *old, const struct node *new)
{
	const struct pairs *pairs = merge->pairs;
	unsigned olds = old->columns->count, news = new->columns->count;
	double *weights = g_new0(double, (gsize)olds *news + 1);
	const struct node *was = node_child(old, NODE_ROW), *head = node_child(new, NODE_ROW);
	for (unsigned i = 0; i < MIN(olds, news); i++)
		weights[(gsize)i * news + i] = olds == news ? 0.5 : 0;
	if (was && head)
		row_weigh(merge, pairs_unit(pairs, old, false), pairs_unit(pairs, new, true), was, head, HEAD_TIMES,
			  weights);
	for (const struct node *row = head ? head->next : NULL; row; row = row->next) {
		uint32_t unit = pairs_unit(pairs, row, true),
			 partner = unit == NO_UNIT ? unit : pairs->news[unit].partner;
		const struct node *beside = partner == NO_UNIT ? NULL : UNIT(pairs->changes->old, partner)->node;
		if (beside && beside->parent == old)
			row_weigh(merge, partner, unit, beside, row, 1, weights);
	}
	return weights;
}

static void column_add(struct grid *grid, int old, int new)
{
	grid->old_at[grid->count] = old;
	grid->new_at[grid->count++] = new;
}

struct grid *grid_new(const struct merge *merge, const struct node *old, const struct node *new)
{
	unsigned olds = old->columns->count, news = new->columns->count, k = 0;
	struct grid *grid = g_new0(struct grid, 1);
	grid->old_at = g_new(int, olds + news + 1);
	grid->new_at = g_new(int, olds + news + 1);
	double *weights = columns_weigh(merge, old, new);
	int *to = best_pairs(weights, olds, news);
	for (unsigned i = 0; i <= olds; i++) {
		int beside = i < olds ? to[i] : (int)news;
		if (beside < 0) {
			column_add(grid, (int)i, -1);
			continue;
		}
		for (; k < (unsigned)beside; k++)
			column_add(grid, -1, (int)k);
		if (i < olds)
			column_add(grid, (int)i, (int)k++);
	}
	g_free(to);
	g_free(weights);
	return grid;
}

void grid_free(gpointer gone)
{
	struct grid *grid = gone;
	g_free(grid->old_at);
	g_free(grid->new_at);
	g_free(grid);
}

const struct columns *grid_columns(struct merge *merge, const struct grid *grid, const struct node *old,
				   const struct node *new)
{
	struct columns *columns =
		arena_take(merge->doc->arena, sizeof *columns + grid->count * sizeof columns->align[0]);
	columns->count = grid->count;
	for (unsigned i = 0; i < grid->count; i++)
		columns->align[i] = grid->new_at[i] >= 0 ? new->columns->align[grid->new_at[i]]
							 : old->columns->align[grid->old_at[i]];
	return columns;
}

/* ---- rows and tables --------------------------------------------------------------------------------------------- */

static void cell_merge(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new)
{
	if (old && new)
		pair_add(inner, copy, old, new);
	else if (old || new)
		lone_add(inner, copy, old ? old : new, !old);
	else
		blank_add(inner->merge, copy, NODE_CELL, MARK_KEPT);
}

static void row_merge(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new,
		      const struct grid *grid)
{
	for (unsigned i = 0; i < grid->count; i++)
		cell_merge(inner, copy, cell_at(old, grid->old_at[i]), cell_at(new, grid->new_at[i]));
}

void row_copy(struct merge *merge, struct node *copy, const struct node *row, bool is_new, enum mark mark,
	      const struct grid *grid)
{
	if (!grid) {
		for (const struct node *cell = row->first; cell; cell = cell->next)
			copy_all(merge, copy, cell, is_new, mark);
		return;
	}
	enum mark other = is_new ? MARK_REMOVED : MARK_INSERTED;
	for (unsigned i = 0; i < grid->count; i++) {
		int at = is_new ? grid->new_at[i] : grid->old_at[i];
		const struct node *cell = cell_at(row, at);
		if (cell)
			copy_all(merge, copy, cell, is_new, mark);
		else
			blank_add(merge, copy, NODE_CELL, at < 0 ? other : mark);
	}
}

static void table_merge(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new)
{
	const struct grid *grid = g_hash_table_lookup(inner->merge->grids, copy);
	const struct node *caption = node_child(new, NODE_CAPTION), *was = node_child(old, NODE_CAPTION);
	if (caption && was)
		pair_add(inner, copy, was, caption);
	else if (caption || was)
		lone_add(inner, copy, caption ? caption : was, caption != NULL);
	const struct node *head = node_child(new, NODE_ROW), *old_head = node_child(old, NODE_ROW);
	if (head && old_head)
		row_merge(inner, copy_add(inner->merge, copy, head, true, inner->kept), old_head, head, grid);
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

/* What holds the words of a heading, a clause, a paragraph; NULL where there are none. */
static const struct node *words_of(const struct node *node)
{
	const struct node *child = node->first;
	if (node->kind == NODE_PARAGRAPH)
		return node;
	if (node->kind == NODE_CLAUSE || node->kind == NODE_ITEM)
		return child && child->kind == NODE_PARAGRAPH ? child : NULL;
	return node_child(node, NODE_TITLE);
}

static void heading_merge(const struct inner *inner, struct node *copy, const struct node *old, const struct node *new)
{
	const struct node *was = words_of(old), *is = words_of(new);
	struct merge *merge = inner->merge;
	if (copy->kind == NODE_PARAGRAPH)
		leaf_merge(inner, copy, was, is);
	else if (is)
		leaf_merge(inner, copy_add(merge, copy, is, true, was ? inner->kept : MARK_INSERTED), was, is);
	else if (was)
		leaf_merge(inner, copy_add(merge, copy, was, false, MARK_REMOVED), was, NULL);
}

void echoes_mark(struct merge *merge, const struct node *copy)
{
	struct marking *marking = &origin_of(merge, copy)->marking;
	marking->echo = marking->mark == MARK_REMOVED;
	for (const struct node *child = copy->first; child; child = child->next)
		echoes_mark(merge, child);
}

void inner_merge(struct merge *merge, struct node *copy, uint32_t old_unit, uint32_t new_unit, enum mark kept)
{
	const struct pairs *pairs = merge->pairs;
	const struct node *old = UNIT(pairs->changes->old, old_unit)->node,
			  *new = UNIT(pairs->changes->new, new_unit)->node;
	struct inner inner = {.merge = merge, .kept = kept};
	inner.change = change_number(merge, pairs->news[new_unit].change);
	inner.old = flat_new(pairs->changes->old, merge->past, old_unit);
	inner.new = flat_new(pairs->changes->new, pairs->new, new_unit);
	const struct grid *grid = new->kind == NODE_ROW ? g_hash_table_lookup(merge->grids, copy->parent) : NULL;
	if (new->kind == NODE_TABLE)
		table_merge(&inner, copy, old, new);
	else if (grid)
		row_merge(&inner, copy, old, new, grid);
	else if (new->kind == NODE_ROW || new->kind == NODE_DEFINITION || new->kind == NODE_FIELD)
		children_merge(&inner, copy, old, new);
	else
		heading_merge(&inner, copy, old, new);
	if (kept == MARK_MOVED_TO)
		echoes_mark(merge, copy);
	flat_free(inner.old);
	flat_free(inner.new);
}
