/* SPDX-License-Identifier: MIT */
#include "explain/kept.h"

#include "explain/saying.h"

struct kept {
	const struct changes *changes;
	uint32_t *olds, *news; /* by unit: where it stands on the other side; NO_UNIT: nowhere, or it has moved */
};

#define UNTOLD (NO_UNIT - 1) /* no change tells of the unit */

static uint32_t *untold(const struct side *side)
{
	uint32_t *list = g_new(uint32_t, side->units->len + 1);
	for (guint i = 0; i < side->units->len; i++)
		list[i] = UNTOLD;
	return list;
}

static void step_mark(struct kept *kept, const struct change_step *step, bool moved)
{
	bool both = step->old_count && step->new_count && !moved;
	for (uint32_t k = 0; k < step->old_count; k++)
		kept->olds[step->old_at + k] = both ? step->new_at + MIN(k, step->new_count - 1) : NO_UNIT;
	for (uint32_t k = 0; k < step->new_count; k++)
		kept->news[step->new_at + k] = both ? step->old_at + MIN(k, step->old_count - 1) : NO_UNIT;
}

static void changes_mark(struct kept *kept, const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const struct change *change = list->pdata[i];
		bool moved = change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED;
		for (guint k = 0; k < change->steps->len; k++)
			step_mark(kept, &g_array_index(change->steps, struct change_step, k), moved);
	}
}

/* What no change tells of is the same, in the same order. */
static void untold_pair(struct kept *kept)
{
	guint olds = kept->changes->old->units->len, news = kept->changes->new->units->len, k = 0;
	for (guint i = 0; i < olds; i++) {
		if (kept->olds[i] != UNTOLD)
			continue;
		while (k < news && kept->news[k] != UNTOLD)
			k++;
		kept->olds[i] = k < news ? k : NO_UNIT;
		if (k < news)
			kept->news[k] = i;
	}
	for (; k < news; k++)
		if (kept->news[k] == UNTOLD)
			kept->news[k] = NO_UNIT;
}

struct kept *kept_new(const struct changes *changes)
{
	struct kept *kept = g_new(struct kept, 1);
	kept->changes = changes;
	kept->olds = untold(changes->old);
	kept->news = untold(changes->new);
	changes_mark(kept, changes->list);
	changes_mark(kept, changes->letters);
	untold_pair(kept);
	return kept;
}

void kept_free(struct kept *kept)
{
	if (!kept)
		return;
	g_free(kept->olds);
	g_free(kept->news);
	g_free(kept);
}

static bool is_under(const struct node *node, const struct node *heading)
{
	while (node && node != heading)
		node = node->parent;
	return node != NULL;
}

/* True if the nearest heading above a unit, below `heading`, is kept too. */
static bool is_under_kept(const struct side *side, const uint32_t *partners, uint32_t unit, const struct node *heading)
{
	const struct node *node = UNIT(side, unit)->node->parent;
	while (node && node != heading && node->kind != NODE_SUBHEADING && node->kind != NODE_SECTION)
		node = node->parent;
	uint32_t above = node && node != heading ? unit_of(side, node) : NO_UNIT;
	return above != NO_UNIT && partners[above] != NO_UNIT;
}

GPtrArray *kept_under(const struct kept *kept, const struct change *change, bool *own)
{
	bool came = change->new->len;
	const struct provision *heading = came ? change->new->pdata[0] : change->old->pdata[0];
	const struct side *side = came ? kept->changes->new : kept->changes->old;
	const struct side *other = came ? kept->changes->old : kept->changes->new;
	const uint32_t *partners = came ? kept->news : kept->olds;
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	*own = false;
	for (uint32_t i = heading->unit + 1; i < side->units->len; i++) {
		if (!is_under(UNIT(side, i)->node, heading->node))
			break;
		if (partners[i] == NO_UNIT)
			*own = true;
		else if (!is_under_kept(side, partners, i, heading->node))
			g_ptr_array_add(list, provision_at(other, partners[i]));
	}
	return list;
}
