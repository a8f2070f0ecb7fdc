/* SPDX-License-Identifier: MIT */
#include "explain/overview/kept.h"

#include "explain/overview/saying.h"

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
		bool moved = (change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED) && !change->level;
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

/* What a change says of one side, and what stands on the other. */
struct looked {
	const struct change *change;
	bool came;
	const struct provision *heading;
	const struct side *side, *other;
	const uint32_t *partners;
};

static struct looked looked_at(const struct kept *kept, const struct change *change)
{
	struct looked at = {.change = change, .came = change->new->len};
	at.heading = at.came ? change->new->pdata[0] : change->old->pdata[0];
	at.side = at.came ? kept->changes->new : kept->changes->old;
	at.other = at.came ? kept->changes->old : kept->changes->new;
	at.partners = at.came ? kept->news : kept->olds;
	return at;
}

/* One past the last unit under the heading. */
static uint32_t looked_end(const struct looked *at)
{
	uint32_t end = at->heading->unit + 1;
	while (end < at->side->units->len && is_under(UNIT(at->side, end)->node, at->heading->node))
		end++;
	return end;
}

/* A heading that the same change tells of. */
static bool is_heading_with(const struct looked *at, uint32_t unit)
{
	if (!unit_is_heading(UNIT(at->side, unit)))
		return false;
	for (guint i = 0; i < at->change->steps->len; i++) {
		const struct change_step *step = &g_array_index(at->change->steps, struct change_step, i);
		uint32_t from = at->came ? step->new_at : step->old_at;
		uint32_t count = at->came ? step->new_count : step->old_count;
		if (unit >= from && unit - from < count)
			return true;
	}
	return false;
}

GPtrArray *kept_under(const struct kept *kept, const struct change *change, bool *own)
{
	struct looked at = looked_at(kept, change);
	uint32_t end = looked_end(&at);
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	*own = false;
	for (uint32_t i = at.heading->unit + 1; i < end; i++) {
		if (at.partners[i] == NO_UNIT)
			*own = *own || !is_heading_with(&at, i);
		else if (!is_under_kept(at.side, at.partners, i, at.heading->node))
			g_ptr_array_add(list, provision_at(at.other, at.partners[i]));
	}
	return list;
}

static void heading_free(void *gone)
{
	struct kept_heading *heading = gone;
	g_free(heading->heading);
	g_ptr_array_unref(heading->kept);
	g_free(heading);
}

static void heading_add(GPtrArray *list, const struct looked *at, uint32_t unit)
{
	struct kept_heading *heading = g_new(struct kept_heading, 1);
	*heading = (struct kept_heading){provision_at(at->side, unit), g_ptr_array_new_with_free_func(g_free)};
	g_ptr_array_add(list, heading);
}

/* The last of the headings that a unit stands under. */
static struct kept_heading *heading_over(const GPtrArray *list, const struct node *node)
{
	guint last = list->len - 1;
	while (last && !is_under(node, ((struct kept_heading *)list->pdata[last])->heading->node))
		last--;
	return list->pdata[last];
}

GPtrArray *kept_headings(const struct kept *kept, const struct change *change)
{
	struct looked at = looked_at(kept, change);
	uint32_t end = looked_end(&at);
	GPtrArray *list = g_ptr_array_new_with_free_func(heading_free);
	heading_add(list, &at, at.heading->unit);
	for (uint32_t i = at.heading->unit + 1; i < end; i++) {
		if (at.partners[i] == NO_UNIT && is_heading_with(&at, i))
			heading_add(list, &at, i);
		else if (at.partners[i] != NO_UNIT && !is_under_kept(at.side, at.partners, i, at.heading->node))
			g_ptr_array_add(heading_over(list, UNIT(at.side, i)->node)->kept,
					provision_at(at.other, at.partners[i]));
	}
	return list;
}
