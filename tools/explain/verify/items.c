/* SPDX-License-Identifier: MIT */
#include "explain/verify/items.h"
#include "explain/verify/item_class.h"
#include "explain/overview/phrases.h"

#include <string.h>

/* More replacements in many places than these are told in one item. */
#define ALONE_MOST 4u
/* A committee reads so many items, from a) to z); beyond it those of one section are folded into one. */
#define ITEMS_MOST 26u

static void item_free(void *gone)
{
	struct item *item = gone;
	g_ptr_array_unref(item->changes);
	if (item->parts)
		g_ptr_array_unref(item->parts);
	g_free(item);
}

/* What an item was before others are joined to it. */
static void parts_begin(struct item *item)
{
	struct item *first = g_new(struct item, 1);
	*first = *item;
	first->changes = g_ptr_array_copy(item->changes, NULL, NULL);
	item->parts = g_ptr_array_new_with_free_func(item_free);
	g_ptr_array_add(item->parts, first);
}

void item_join(struct item *into, struct item *from)
{
	if (!into->parts)
		parts_begin(into);
	g_ptr_array_extend(into->changes, from->changes, NULL, NULL);
	into->order = into->order && from->order ? MIN(into->order, from->order) : MAX(into->order, from->order);
	if (!from->parts) {
		g_ptr_array_add(into->parts, from);
		return;
	}
	while (from->parts->len)
		g_ptr_array_add(into->parts, g_ptr_array_steal_index(from->parts, 0));
	item_free(from);
}

struct gathering {
	const struct changes *changes;
	const struct reasons *reasons;
	GHashTable *known; /* struct item *, by what makes it the same item */
	GHashTable *whole; /* const struct node *: sections that came or went */
	GPtrArray *list;
	bool many;   /* replacements in many places, so that they are told together */
	bool folded; /* so many items that those of one section are told as one */
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
 * the nearest heading, a definition by itself. Where there is much to tell, all of a section is told together. */
static void clause_place(const struct gathering *gathering, const struct change *change, struct item *item)
{
	const struct node *node = phrase_provision(change)->node, *told = told_at(change);
	item->folded = gathering->folded;
	item->siblings = !item->folded && comes_whole(change) && clause_of(node) == node;
	if (item->siblings)
		item->sibling_kind = change->kind;
	if (item->siblings || item->folded)
		item->at = section_of(told);
	else if (clause_of(told) || strcmp(change->unit, "definition") != 0)
		item->at = place_in_section(change);
	else
		item->at = node;
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
		clause_place(gathering, change, &item);
	} else if (change_is_of_letters(change)) {
		item.siblings = true;
	} else if (item.kind == ITEM_FACTS) {
		item.at = node;
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

/* All changes go to an item, or are left out. */
static void changes_gather(struct gathering *gathering, struct items *items, char part)
{
	const GPtrArray *list = gathering->changes->list;
	/* Sections first, so that what moved into a new one, or went with one, finds it. */
	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < list->len; i++) {
			const struct change *change = list->pdata[i];
			if (is_section(change) != (pass == 0) || !is_of_part(gathering->reasons, change, part))
				continue;
			const struct reason *reason = reason_of(gathering->reasons, change);
			if (reason && reason->hide)
				g_ptr_array_add(items->left_out, (gpointer)change);
			else
				change_gather(gathering, change);
		}
}

static struct items *gathered(const struct changes *changes, const struct reasons *reasons, char part, bool folded)
{
	struct items *items = g_new0(struct items, 1);
	items->list = g_ptr_array_new_with_free_func(item_free);
	items->left_out = g_ptr_array_new();
	struct gathering gathering = {changes,
				      reasons,
				      g_hash_table_new(item_hash, item_same),
				      g_hash_table_new(NULL, NULL),
				      items->list,
				      replacements(changes) > ALONE_MOST,
				      folded};
	changes_gather(&gathering, items, part);
	g_hash_table_unref(gathering.known);
	g_hash_table_unref(gathering.whole);
	return items;
}

struct items *items_of(const struct changes *changes, const struct reasons *reasons, char part)
{
	struct items *items = gathered(changes, reasons, part, false);
	if (items->list->len > ITEMS_MOST) {
		items_free(items);
		items = gathered(changes, reasons, part, true);
	}
	items_arrange(items->list, changes);
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
