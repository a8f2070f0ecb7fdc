/* SPDX-License-Identifier: MIT */
#include "explain/items.h"
#include "explain/phrases.h"

#include <string.h>

static void item_free(void *gone)
{
	g_ptr_array_unref(((struct item *)gone)->changes);
	g_free(gone);
}

const struct node *appendix_of(const struct node *node)
{
	const struct node *found = NULL;
	for (; node; node = node->parent)
		if (node->kind == NODE_APPENDIX)
			found = node;
	return found;
}

bool holds_kind(const struct node *node, enum node_kind kind)
{
	if (node->kind == kind)
		return true;
	for (const struct node *child = node->first; child; child = child->next)
		if (!node_is_inline(child) && holds_kind(child, kind))
			return true;
	return false;
}

/* The outermost clause that a node stands in, or NULL. */
static const struct node *clause_of(const struct node *node)
{
	const struct node *found = NULL;
	for (; node; node = node->parent)
		if (node->kind == NODE_CLAUSE)
			found = node;
	return found;
}

/* The section, or the document, that a node stands in. */
static const struct node *section_of(const struct node *node)
{
	while (node->kind != NODE_SECTION && node->kind != NODE_DOCUMENT)
		node = node->parent;
	return node;
}

/* A bullet that is the title of a policy and nothing else. */
static bool is_policy_item(const struct change *change)
{
	const struct node *node = phrase_provision(change)->node;
	if (node->kind != NODE_ITEM || !node->first || node->first->kind != NODE_PARAGRAPH || node->first->next)
		return false;
	const struct node *policy = node->first->first;
	return policy && policy->kind == NODE_POLICY &&
	       (!policy->next || (policy->next->kind == NODE_TEXT && strlen(policy->next->text) <= 5));
}

static bool is_minor(const struct change *change)
{
	const unsigned minor = TAG_SPELLING | TAG_TYPOGRAPHY | TAG_FORMATTING;
	return change->tags && !(change->tags & ~minor) &&
	       (change->kind == CHANGE_REWORDED || change->kind == CHANGE_RETITLED);
}

static bool is_whole(const struct change *change)
{
	return !strcmp(change->unit, "section") || !strcmp(change->unit, "appendix");
}

const struct node *told_at(const struct change *change)
{
	return change->within ? change->within : phrase_provision(change)->node;
}

static enum item_class class_of(const struct change *change)
{
	bool came = change->kind == CHANGE_INSERTED, went = change->kind == CHANGE_REMOVED;
	if (change->tags == TAG_REFERENCE || ((came || went) && is_policy_item(change)))
		return ITEM_POLICIES;
	if (is_minor(change))
		return ITEM_MINOR;
	if (change->kind == CHANGE_THROUGHOUT)
		return ITEM_THROUGHOUT;
	if (went && is_whole(change))
		return ITEM_GONE;
	if (appendix_of(told_at(change)) || !strcmp(change->unit, "appendix"))
		return ITEM_APPENDIX;
	return came && is_whole(change) ? ITEM_SECTIONS : ITEM_CLAUSE;
}

/* ---- which item a change goes to ------------------------------------------------------------------------------- */

static struct item *item_add(GPtrArray *items, enum item_class kind, const struct change *change, const struct node *at)
{
	struct item *item = g_new0(struct item, 1);
	item->kind = kind;
	item->position = change->position;
	item->at = at;
	item->changes = g_ptr_array_new();
	g_ptr_array_add(items, item);
	return item;
}

static bool is_new_section(const struct item *sections, const struct node *node)
{
	for (guint i = 0; sections && i < sections->changes->len; i++) {
		const struct node *section = phrase_provision(sections->changes->pdata[i])->node;
		for (const struct node *above = node; above; above = above->parent)
			if (above == section)
				return true;
	}
	return false;
}

static struct item *item_find(const GPtrArray *items, enum item_class kind, const struct node *at, bool forms)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *item = items->pdata[i];
		if (item->kind == kind && item->at == at && item->forms == forms)
			return item;
	}
	return NULL;
}

static struct item *item_for(GPtrArray *items, const struct change *change)
{
	enum item_class kind = class_of(change);
	const struct node *node = told_at(change), *at = NULL;
	struct item *sections = item_find(items, ITEM_SECTIONS, NULL, false);
	bool forms = false;
	if (kind == ITEM_CLAUSE && is_new_section(sections, node) && change->new->len)
		return sections;
	if (kind == ITEM_CLAUSE) {
		/* Text outside clauses: what is reworded in a section is told together, what came or went by itself. */
		at = clause_of(node);
		if (!at && change->kind == CHANGE_REWORDED)
			at = section_of(node);
		if (!at)
			return item_add(items, kind, change, node);
	} else if (kind == ITEM_APPENDIX) {
		at = appendix_of(node);
		at = at ? at : node;
		forms = !is_whole(change) && holds_kind(at, NODE_FORM);
		at = forms ? NULL : at;
	} else if (kind == ITEM_GONE || kind == ITEM_THROUGHOUT) {
		return item_add(items, kind, change, node);
	}
	struct item *item = item_find(items, kind, at, forms);
	if (!item) {
		item = item_add(items, kind, change, at);
		item->forms = forms;
	}
	return item;
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
	g_ptr_array_remove(items, from);
}

/* A clause that was there before, and a new appendix: each cites the other. */
static void citations_join(const struct changes *changes, GPtrArray *items)
{
	const struct edition *edition = changes_edition(changes, true);
	for (guint i = 0; i < items->len; i++) {
		struct item *clause = items->pdata[i];
		const struct change *first = clause->changes->pdata[0];
		if (clause->kind != ITEM_CLAUSE || !first->new->len || first->kind == CHANGE_INSERTED)
			continue;
		for (guint k = 0; k < items->len; k++) {
			struct item *appendix = items->pdata[k];
			if (!is_new_appendix(appendix) || !cites(edition, clause->at, appendix->at) ||
			    !cites(edition, appendix->at, clause->at))
				continue;
			clause->kind = ITEM_JOINED;
			item_join(items, clause, appendix);
			i = 0;
			break;
		}
	}
}

static void groups_join(GPtrArray *items, const struct reasons *reasons)
{
	for (guint i = 0; i < items->len; i++) {
		struct item *item = items->pdata[i];
		const struct reason *reason = reason_of(reasons, item->changes->pdata[0]);
		item->group = reason ? reason->group : NULL;
		for (guint k = 0; k < i && item->group; k++) {
			struct item *before = items->pdata[k];
			if (g_strcmp0(before->group, item->group) != 0)
				continue;
			item_join(items, before, item);
			i--;
			break;
		}
	}
}

static int by_order(const void *a, const void *b)
{
	const struct item *x = *(struct item *const *)a, *y = *(struct item *const *)b;
	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	return x->position < y->position ? -1 : x->position > y->position;
}

GPtrArray *items_of(const struct changes *changes, const struct reasons *reasons)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(item_free);
	/* New sections first, so that a clause that moved into one finds it. */
	for (int pass = 0; pass < 2; pass++)
		for (guint i = 0; i < changes->list->len; i++) {
			const struct change *change = changes->list->pdata[i];
			if ((class_of(change) == ITEM_SECTIONS) == (pass == 0))
				g_ptr_array_add(item_for(items, change)->changes, (gpointer)change);
		}
	citations_join(changes, items);
	g_ptr_array_sort(items, by_order);
	groups_join(items, reasons);
	return items;
}
