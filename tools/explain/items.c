/* SPDX-License-Identifier: MIT */
#include "explain/items.h"
#include "explain/item_class.h"
#include "explain/phrases.h"

#include <string.h>

/* More replacements in many places than these are told in one item. */
#define ALONE_MOST 4u

static void item_free(void *gone)
{
	g_ptr_array_unref(((struct item *)gone)->changes);
	g_free(gone);
}

struct gathering {
	const struct changes *changes;
	const struct reasons *reasons;
	GHashTable *known; /* struct item *, by what makes it the same item */
	GHashTable *whole; /* const struct node *: sections that came or went */
	GPtrArray *list;
	bool many; /* replacements in many places, so that they are told together */
};

/* A section that came or went. */
static bool is_section(const struct change *change)
{
	return !strcmp(change->unit, "section") && (change->kind == CHANGE_INSERTED || change->kind == CHANGE_REMOVED);
}

/* ---- which item a change goes to ------------------------------------------------------------------------------- */

static guint item_hash(gconstpointer data)
{
	const struct item *item = data;
	guint hash = (guint)item->kind * 31 + g_direct_hash(item->edition);
	hash = hash * 31 + g_direct_hash(item->at);
	hash = hash * 31 + g_direct_hash(item->rule);
	hash = hash * 31 + (item->group ? g_str_hash(item->group) : 0);
	return hash * 31 + (guint)item->sibling_kind + item->siblings + item->forms;
}

static gboolean item_same(gconstpointer a, gconstpointer b)
{
	const struct item *x = a, *y = b;
	return x->kind == y->kind && x->edition == y->edition && x->at == y->at && x->rule == y->rule &&
	       x->forms == y->forms && x->siblings == y->siblings && x->sibling_kind == y->sibling_kind &&
	       !g_strcmp0(x->group, y->group);
}

/* True if a node stands in a section that came or went as a whole. */
static bool is_within(const struct gathering *gathering, const struct node *node)
{
	for (; node; node = node->parent)
		if (g_hash_table_contains(gathering->whole, node))
			return true;
	return false;
}

/* The item of the sections that came or went, if a change of a clause or of text belongs to one of them. */
static bool is_absorbed(const struct gathering *gathering, const struct change *change, const struct item *item,
			enum item_class *kind)
{
	struct item sections = {.edition = item->edition, .rule = item->rule, .group = item->group};
	sections.kind = change->new->len ? ITEM_SECTIONS : ITEM_GONE;
	bool moved = change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED;
	if (!moved || !is_within(gathering, phrase_provision(change)->node) ||
	    !g_hash_table_contains(gathering->known, &sections))
		return false;
	*kind = sections.kind;
	return true;
}

/* Whole clauses that came, went or moved are told by their section; else a clause by itself; text outside clauses by
 * the nearest heading, a definition by itself. */
static void clause_place(const struct change *change, struct item *item)
{
	const struct node *node = phrase_provision(change)->node, *told = told_at(change);
	bool whole = node->kind == NODE_CLAUSE && clause_of(node) == node && !strcmp(change->unit, "clause");
	if (whole && (change->kind == CHANGE_INSERTED || change->kind == CHANGE_REMOVED ||
		      change->kind == CHANGE_MOVED || change->kind == CHANGE_MOVED_REWORDED)) {
		item->at = section_of(told);
		item->siblings = true;
		item->sibling_kind = change->kind;
		return;
	}
	item->at = clause_of(told);
	if (!item->at)
		item->at = strcmp(change->unit, "definition") ? heading_of(told) : node;
}

/* What makes a change's item the same as another's. */
static struct item item_key(const struct gathering *gathering, const struct change *change)
{
	const struct node *node = told_at(change);
	const struct reason *reason = reason_of(gathering->reasons, change);
	struct item item = {.kind = class_of(change),
			    .edition = edition_told(gathering->changes, change),
			    .rule = rule_of(gathering->reasons, change),
			    .position = change->position};
	if (reason)
		item.group = reason->group ? reason->group : reason->text ? reason->id : NULL;
	if (item.kind == ITEM_CLAUSE && !is_absorbed(gathering, change, &item, &item.kind)) {
		clause_place(change, &item);
	} else if (item.kind == ITEM_APPENDIX) {
		item.at = appendix_of(node);
		item.at = item.at ? item.at : node;
		item.forms = !change_is_whole(change) && holds_kind(item.at, NODE_FORM);
		item.at = item.forms ? NULL : item.at;
	} else if (item.kind == ITEM_GONE || item.kind == ITEM_THROUGHOUT || item.kind == ITEM_DOCUMENT) {
		/* Sections that are gone are told together, an appendix alone. */
		bool section = item.kind == ITEM_GONE && strcmp(change->unit, "appendix") != 0;
		bool alone = !section && !(item.kind == ITEM_THROUGHOUT && gathering->many);
		item.at = alone ? phrase_provision(change)->node : NULL;
		item.siblings = item.kind == ITEM_THROUGHOUT && !gathering->many;
		/* two replacements may begin in the same place */
		item.sibling_kind = item.siblings ? (enum change_kind)gathering->list->len : 0;
	}
	return item;
}

static void change_gather(struct gathering *gathering, const struct change *change)
{
	struct item key = item_key(gathering, change), *item = g_hash_table_lookup(gathering->known, &key);
	if (!item) {
		item = g_new(struct item, 1);
		*item = key;
		item->changes = g_ptr_array_new();
		g_ptr_array_add(gathering->list, item);
		g_hash_table_add(gathering->known, item);
	}
	if (is_section(change))
		g_hash_table_add(gathering->whole, (gpointer)phrase_provision(change)->node);
	const struct reason *reason = reason_of(gathering->reasons, change);
	if (reason && reason->order && (!item->order || reason->order < item->order))
		item->order = reason->order;
	g_ptr_array_add(item->changes, (gpointer)change);
}

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

static void item_join(GPtrArray *items, struct item *into, struct item *from)
{
	g_ptr_array_extend(into->changes, from->changes, NULL, NULL);
	into->order = into->order && from->order ? MIN(into->order, from->order) : MAX(into->order, from->order);
	g_ptr_array_remove(items, from);
}

/* A clause that was there before, and a new appendix: each cites the other. */
static void appendix_join(GPtrArray *items, struct item *appendix)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *clause = items->pdata[i];
		const struct change *first = clause->changes->pdata[0];
		if (clause->kind != ITEM_CLAUSE || clause->siblings || !first->new->len ||
		    first->kind == CHANGE_INSERTED || clause->edition != appendix->edition ||
		    clause->rule != appendix->rule || g_strcmp0(clause->group, appendix->group) != 0 ||
		    !cites(clause->edition, clause->at, appendix->at) ||
		    !cites(clause->edition, appendix->at, clause->at))
			continue;
		clause->kind = ITEM_JOINED;
		item_join(items, clause, appendix);
		return;
	}
}

static void citations_join(GPtrArray *items)
{
	for (guint i = items->len; i-- > 0;)
		if (is_new_appendix(items->pdata[i]))
			appendix_join(items, items->pdata[i]);
}

static void groups_join(GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *item = items->pdata[i];
		for (guint k = 0; k < i && item->group; k++) {
			struct item *before = items->pdata[k];
			if (g_strcmp0(before->group, item->group) != 0 || before->rule != item->rule ||
			    before->edition != item->edition)
				continue;
			item_join(items, before, item);
			i--;
			break;
		}
	}
}

/* ---- order ----------------------------------------------------------------------------------------------------------
 */

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

static bool is_of_part(const struct reasons *reasons, const struct change *change, char part)
{
	return !part || part_of(reasons, change) == part;
}

static guint replacements(const struct changes *changes)
{
	guint count = 0;
	for (guint i = 0; i < changes->list->len; i++)
		count += class_of(changes->list->pdata[i]) == ITEM_THROUGHOUT;
	return count;
}

struct items *items_of(const struct changes *changes, const struct reasons *reasons, char part)
{
	struct items *items = g_new0(struct items, 1);
	items->list = g_ptr_array_new_with_free_func(NULL);
	items->left_out = g_ptr_array_new();
	struct gathering gathering = {changes,
				      reasons,
				      g_hash_table_new(item_hash, item_same),
				      g_hash_table_new(NULL, NULL),
				      items->list,
				      replacements(changes) > ALONE_MOST};
	/* Sections first, so that what moved into a new one, or went with one, finds it. */
	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < changes->list->len; i++) {
			const struct change *change = changes->list->pdata[i];
			if (is_section(change) != (pass == 0) || !is_of_part(reasons, change, part))
				continue;
			const struct reason *reason = reason_of(reasons, change);
			if (reason && reason->hide)
				g_ptr_array_add(items->left_out, (gpointer)change);
			else
				change_gather(&gathering, change);
		}
	g_hash_table_unref(gathering.known);
	g_hash_table_unref(gathering.whole);
	g_ptr_array_set_free_func(items->list, item_free);
	citations_join(items->list);
	g_ptr_array_sort(items->list, by_class);
	groups_join(items->list);
	order_apply(items->list);
	blocks_sort(changes, items->list);
	return items;
}

void items_free(struct items *items)
{
	if (!items)
		return;
	g_ptr_array_unref(items->list);
	g_ptr_array_unref(items->left_out);
	g_free(items);
}
