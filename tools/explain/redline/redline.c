/* SPDX-License-Identifier: MIT */
#include "explain/redline/redline.h"
#include "explain/overview/phrases.h"
#include "explain/redline/redline_merge.h"

#include <string.h>

/* ---- marks of what holds others ---------------------------------------------------------------------------------- */

struct tally {
	bool kept, came, gone, moved;
};

static void tally_add(struct tally *tally, enum mark mark)
{
	tally->kept = tally->kept || mark == MARK_KEPT;
	tally->came = tally->came || mark == MARK_INSERTED || mark == MARK_MOVED_TO;
	tally->gone = tally->gone || mark == MARK_REMOVED || mark == MARK_MOVED_FROM;
	tally->moved = tally->moved || mark == MARK_MOVED_TO || mark == MARK_MOVED_FROM;
}

static bool only_holds(const struct node *node)
{
	switch (node->kind) {
	case NODE_BULLETS:
	case NODE_LIST:
	case NODE_NOTE:
	case NODE_DEFINITIONS:
	case NODE_EMPH:
	case NODE_STRONG:
	case NODE_LINK:
	case NODE_REFERENCE:
	case NODE_VALUE:
	case NODE_POLICY:
		return node->first != NULL;
	default:
		return false;
	}
}

/* A list, or what is bold, came if all that stands in it came. Words of which some moved and some came or went have
 * each their own marks. */
static void holder_mark(struct merge *merge, struct node *node)
{
	struct tally tally = {false, false, false, false};
	enum mark first = origin_of(merge, node->first)->marking.mark;
	bool alike = true;
	for (const struct node *child = node->first; child; child = child->next) {
		enum mark mark = origin_of(merge, child)->marking.mark;
		tally_add(&tally, mark);
		alike = alike && mark == first;
	}
	bool mixed = tally.kept || (tally.came && tally.gone) || (tally.moved && node_is_inline(node));
	enum mark mark = alike ? first : mixed ? MARK_KEPT : tally.came ? MARK_INSERTED : MARK_REMOVED;
	origin_of(merge, node)->marking.mark = mark;
}

/* A value all of whose words have one mark is that value again. */
static void value_join(struct merge *merge, struct node *node)
{
	const struct origin *origin = origin_of(merge, node);
	bool value = node->kind == NODE_VALUE || node->kind == NODE_POLICY;
	if (!value || !node->first || node->first->next || !origin->node)
		return;
	const struct marking inner = origin_of(merge, node->first)->marking;
	const struct reference *reference = edition_reference(origin->edition, origin->node);
	if (!reference->computed || strcmp(reference->text, node->first->text) != 0)
		return;
	node->first = node->last = NULL;
	struct marking *marking = &origin_of(merge, node)->marking;
	marking->mark = inner.mark;
	marking->change = inner.change;
	marking->reset = inner.reset;
	marking->was_look = inner.was_look;
}

/* A change begins where what holds the node does not belong to it already. */
static void marks_settle(struct merge *merge, struct node *node, unsigned around)
{
	struct marking *marking = &origin_of(merge, node)->marking;
	unsigned own = marking->change;
	if (own && own == around && !node_is_inline(node))
		marking->change = 0;
	bool marked = !node_is_inline(node) && marking->mark != MARK_KEPT && own;
	for (struct node *child = node->first; child; child = child->next)
		marks_settle(merge, child, marked ? own : around);
	if (only_holds(node))
		holder_mark(merge, node);
	value_join(merge, node);
}

/* ---- numbers of changes ------------------------------------------------------------------------------------------ */

static bool touches(const struct pairs *pairs, const struct change *change)
{
	for (guint i = 0; i < change->steps->len; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		if ((step->old_count && pairs->olds[step->old_at].here) ||
		    (step->new_count && pairs->news[step->new_at].here))
			return true;
	}
	return false;
}

/* The changes that this pair of documents has a part in, numbered in their order. */
static GArray *remarks_make(struct merge *merge, const struct reasons *reasons)
{
	const struct changes *changes = merge->pairs->changes;
	GArray *remarks = g_array_new(FALSE, FALSE, sizeof(struct remark));
	for (guint i = 0; i < changes->list->len; i++) {
		const struct change *change = changes->list->pdata[i];
		if (!touches(merge->pairs, change))
			continue;
		const struct reason *reason = reason_of(reasons, change);
		char *heading = change->fact ? phrase_fact(changes, change) : phrase_heading(changes, change);
		struct remark remark = {arena_text(merge->doc->arena, heading), reason ? reason->because : NULL,
					change->fact, NULL};
		g_array_append_val(remarks, remark);
		g_hash_table_insert(merge->changes, (gpointer)change, GUINT_TO_POINTER(remarks->len));
		g_free(heading);
	}
	return remarks;
}

/* Where each change is first shown: a change of a flowchart's step, at the chart. */
static void remarks_place(const struct merge *merge, const struct node *node, GArray *remarks)
{
	unsigned change = g_array_index(merge->origins, struct origin, node->index).marking.change;
	if (change && !g_array_index(remarks, struct remark, change - 1).at)
		g_array_index(remarks, struct remark, change - 1).at = node;
	for (const struct node *child = node->first; child; child = child->next)
		remarks_place(merge, child, remarks);
}

static void remark_place(const struct merge *merge, const struct change *change, struct remark *remark)
{
	const struct pairs *pairs = merge->pairs;
	for (guint i = 0; i < change->steps->len && !remark->at; i++) {
		const struct change_step *step = &g_array_index(change->steps, struct change_step, i);
		if (step->new_count)
			remark->at = g_hash_table_lookup(merge->now, UNIT(pairs->changes->new, step->new_at)->node);
		if (step->old_count && !remark->at)
			remark->at = g_hash_table_lookup(merge->then, UNIT(pairs->changes->old, step->old_at)->node);
	}
}

static void changes_place(struct merge *merge, GArray *remarks)
{
	remarks_place(merge, merge->doc->root, remarks);
	const GPtrArray *list = merge->pairs->changes->list;
	for (guint i = 0; i < list->len; i++) {
		unsigned number = change_number(merge, list->pdata[i]);
		if (number)
			remark_place(merge, list->pdata[i], &g_array_index(remarks, struct remark, number - 1));
	}
}

/* ---- all --------------------------------------------------------------------------------------------------------- */

static void origins_sort(const struct merge *merge, const struct node *node, GArray *sorted)
{
	g_array_append_val(sorted, g_array_index(merge->origins, struct origin, node->index));
	for (const struct node *child = node->first; child; child = child->next)
		origins_sort(merge, child, sorted);
}

static struct edition *finish(struct merge *merge, GArray *remarks)
{
	marks_settle(merge, merge->doc->root, 0);
	changes_place(merge, remarks);
	GArray *sorted = g_array_new(FALSE, FALSE, sizeof(struct origin));
	origins_sort(merge, merge->doc->root, sorted);
	doc_number(merge->doc);
	struct edition *redline = redline_new(merge->doc, merge->pairs->old, merge->pairs->new,
					      (const struct origin *)(const void *)sorted->data,
					      (const struct remark *)(const void *)remarks->data, remarks->len);
	redline_unplaced(redline, merge->pairs->changes->unplaced);
	g_array_unref(sorted);
	return redline;
}

struct edition *redline_make(const struct changes *changes, const struct edition *old, const struct edition *new,
			     const struct reasons *reasons)
{
	struct pairs *pairs = pairs_new(changes, old, new);
	struct merge merge = {.pairs = pairs, .past = old, .doc = doc_new()};
	merge.origins = g_array_new(FALSE, FALSE, sizeof(struct origin));
	merge.now = g_hash_table_new(NULL, NULL);
	merge.then = g_hash_table_new(NULL, NULL);
	merge.changes = g_hash_table_new(NULL, NULL);
	merge.prepared = g_hash_table_new(NULL, NULL);
	merge.grids = g_hash_table_new_full(NULL, NULL, NULL, grid_free);
	GArray *remarks = remarks_make(&merge, reasons);
	tree_merge(&merge);
	struct edition *redline = finish(&merge, remarks);
	g_array_unref(remarks);
	g_array_unref(merge.origins);
	g_hash_table_unref(merge.now);
	g_hash_table_unref(merge.then);
	g_hash_table_unref(merge.changes);
	g_hash_table_unref(merge.prepared);
	g_hash_table_unref(merge.grids);
	pairs_free(pairs);
	return redline;
}
