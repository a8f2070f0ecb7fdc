/* SPDX-License-Identifier: MIT
 * The tree of the new edition in a redline: each unit a copy with its mark and the words of both texts. */
#include "explain/redline/redline_merge.h"

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

void own_copy(struct merge *merge, struct node *copy, const struct node *node, bool is_new, enum mark mark,
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

const char *place_elsewhere(const struct merge *merge, uint32_t unit, bool is_new)
{
	const struct side *side = is_new ? merge->pairs->changes->new : merge->pairs->changes->old;
	const struct edition *edition = edition_of(merge, unit, is_new);
	if (!edition)
		return NULL;
	char *place = word_of_document(edition_words(edition), edition_label(edition, UNIT(side, unit)->node),
				       meta_short(edition_meta(edition)));
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

void new_build(struct merge *merge, struct node *parent, const struct node *node, enum mark around)
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
