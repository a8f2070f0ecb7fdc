/* SPDX-License-Identifier: MIT
 * Which items are told as one, and in which order. */
#include "explain/verify/item_class.h"
#include "explain/details/details.h"

/* ---- what is told together --------------------------------------------------------------------------------------- */

static bool cites(const struct edition *edition, const struct node *from, const struct node *target)
{
	if (from->kind == NODE_REFERENCE && edition_reference(edition, from)->node == target)
		return true;
	for (const struct node *child = from->first; child; child = child->next)
		if (cites(edition, child, target))
			return true;
	return false;
}

static bool is_new_appendix(const struct item *item)
{
	const struct change *change = item->changes->pdata[0];
	return item->kind == ITEM_APPENDIX && item->at && item->changes->len == 1 && change->kind == CHANGE_INSERTED;
}

/* A clause that was there before, and the new appendix at a place: each cites the other. */
static void appendix_join(GPtrArray *items, guint place)
{
	const struct item *appendix = items->pdata[place];
	for (guint i = 0; i < items->len; i++) {
		struct item *clause = items->pdata[i];
		const struct change *first = clause->changes->pdata[0];
		if (clause->kind != ITEM_CLAUSE || clause->siblings || clause->folded || !first->new->len ||
		    first->kind == CHANGE_INSERTED || clause->edition != appendix->edition ||
		    clause->rule != appendix->rule || g_strcmp0(clause->group, appendix->group) != 0 ||
		    !cites(clause->edition, clause->at, appendix->at) ||
		    !cites(clause->edition, appendix->at, clause->at))
			continue;
		item_join(clause, g_ptr_array_steal_index(items, place));
		clause->kind = ITEM_JOINED;
		return;
	}
}

static void citations_join(GPtrArray *items)
{
	for (guint i = items->len; i-- > 0;)
		if (is_new_appendix(items->pdata[i]))
			appendix_join(items, i);
}

/* Whether no more differs than marks at the end, or so many that they are not told one by one. */
static bool is_told_as_marks(const struct change *change)
{
	const GPtrArray *words = change->words;
	guint within = 0;
	if (!change_is_of_marks(change))
		return false;
	for (guint i = 0; i < words->len; i++) {
		const struct wording_piece *piece = words->pdata[i], *before = i ? words->pdata[i - 1] : NULL;
		bool last = i + 1 == words->len || (i + 2 == words->len && piece->op == '-');
		bool first = piece->op != '=' && (!before || before->op == '=');
		within += first && !last && !piece->slight;
	}
	return !within || within > MARKS_MOST;
}

static bool is_marks_alone(const struct item *item)
{
	bool alone = item->kind == ITEM_CLAUSE && !item->siblings && !item->folded && !item->parts;
	for (guint i = 0; i < item->changes->len && alone; i++)
		alone = is_told_as_marks(item->changes->pdata[i]);
	return alone;
}

/* 'The punctuation has been changed' is said once of all clauses of which there is nothing else to say. */
static void marks_join(GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *item = items->pdata[i];
		if (!is_marks_alone(item))
			continue;
		for (guint k = i + 1; k < items->len; k++) {
			struct item *next = items->pdata[k];
			if (next->edition != item->edition || next->rule != item->rule ||
			    g_strcmp0(next->group, item->group) != 0 || next->order != item->order ||
			    !is_marks_alone(next))
				continue;
			g_ptr_array_extend(item->changes, next->changes, NULL, NULL);
			g_ptr_array_remove_index(items, k--);
			item->kind = ITEM_MARKS;
			item->at = NULL;
		}
	}
}

static void groups_join(GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		const struct item *item = items->pdata[i];
		for (guint k = 0; k < i && item->group; k++) {
			struct item *before = items->pdata[k];
			if (g_strcmp0(before->group, item->group) != 0 || before->rule != item->rule ||
			    before->edition != item->edition)
				continue;
			item_join(before, g_ptr_array_steal_index(items, i));
			i--;
			break;
		}
	}
}

/* ---- order ------------------------------------------------------------------------------------------------------- */

static int by_class(const void *a, const void *b)
{
	const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->position < y->position ? -1 : x->position > y->position;
}

static guint edition_place(const struct changes *changes, const struct edition *edition)
{
	for (int new_side = 1; new_side >= 0; new_side--) {
		const GPtrArray *editions = changes_editions(changes, new_side);
		for (guint i = 0; i < editions->len; i++)
			if (editions->pdata[i] == edition)
				return new_side ? i : 10000 + i;
	}
	return G_MAXUINT;
}

static bool order_wanted(const struct item *item, guint place)
{
	return item->order && item->order <= place;
}

/* An item with an order stands in that place, the others around it. */
static void order_apply(GPtrArray *items)
{
	GPtrArray *left = g_ptr_array_new(), *ordered = g_ptr_array_new();
	for (guint i = 0; i < items->len; i++) {
		struct item *item = items->pdata[i];
		guint at = ordered->len;
		while (item->order && at && ((struct item *)ordered->pdata[at - 1])->order > item->order)
			at--;
		g_ptr_array_insert(item->order ? ordered : left, item->order ? (gint)at : -1, item);
	}
	guint next = 0, first = 0;
	for (guint i = 0; i < items->len; i++) {
		bool now = first < ordered->len && (next == left->len || order_wanted(ordered->pdata[first], i + 1));
		items->pdata[i] = now ? ordered->pdata[first++] : left->pdata[next++];
	}
	g_ptr_array_unref(left);
	g_ptr_array_unref(ordered);
}

static gint by_block(gconstpointer a, gconstpointer b, gpointer data)
{
	const struct changes *changes = data;
	const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
	char part = x->rule ? x->rule->part : 0, other = y->rule ? y->rule->part : 0;
	if (part != other)
		return part < other ? -1 : 1;
	int authority = x->rule && y->rule ? g_strcmp0(x->rule->by, y->rule->by) : 0;
	if (authority)
		return authority;
	guint here = edition_place(changes, x->edition), there = edition_place(changes, y->edition);
	return here < there ? -1 : here > there;
}

/* By part, authority and document; the sort of GLib keeps the order of equals. */
static void blocks_sort(const struct changes *changes, GPtrArray *items)
{
	g_ptr_array_sort_with_data(items, by_block, (gpointer)changes);
}

void items_arrange(GPtrArray *items, const struct changes *changes)
{
	citations_join(items);
	marks_join(items);
	g_ptr_array_sort(items, by_class);
	groups_join(items);
	order_apply(items);
	blocks_sort(changes, items);
}
