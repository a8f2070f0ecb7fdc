/* SPDX-License-Identifier: MIT */
#include "explain/reasons_since.h"

struct telling {
	const struct reasons *reasons;
	GHashTable *told;  /* const struct reason *: those of the first changes */
	GHashTable *nodes; /* const struct node *: what those changed, where it stood then */
};

static void behind_add(const struct telling *telling, const struct change *change)
{
	g_autoptr(GPtrArray) behind = reasons_behind(telling->reasons, change);
	for (guint i = 0; i < behind->len; i++)
		g_hash_table_add(telling->told, behind->pdata[i]);
}

static void before_add(const struct telling *telling, const struct change *change)
{
	behind_add(telling, change);
	for (guint i = 0; i < change->new->len; i++)
		g_hash_table_add(telling->nodes, (gpointer)((const struct provision *)change->new->pdata[i])->node);
	for (guint i = 0; i < change->places->len; i++)
		g_hash_table_add(telling->nodes,
				 (gpointer)((const struct change_place *)change->places->pdata[i])->new->node);
}

/* It, or what holds it, had changed by then. */
static bool is_again(const struct telling *telling, const struct provision *provision)
{
	for (const struct node *node = provision->node; node && node->kind != NODE_DOCUMENT; node = node->parent)
		if (g_hash_table_contains(telling->nodes, node))
			return true;
	return false;
}

static void since_add(const struct telling *telling, const struct change *change)
{
	bool again = false;
	for (guint i = 0; i < change->old->len && !again; i++)
		again = is_again(telling, change->old->pdata[i]);
	for (guint i = 0; i < change->places->len && !again; i++)
		again = is_again(telling, ((const struct change_place *)change->places->pdata[i])->old);
	if (again)
		behind_add(telling, change);
}

struct reasons *reasons_since(const struct reasons *reasons, const struct changes *before, const struct changes *since)
{
	g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL), nodes = g_hash_table_new(NULL, NULL);
	const struct telling telling = {reasons, told, nodes};
	for (guint i = 0; i < before->list->len; i++)
		before_add(&telling, before->list->pdata[i]);
	for (guint i = 0; i < since->list->len; i++)
		since_add(&telling, since->list->pdata[i]);
	struct reasons *left = reasons_new();
	left->partial = reasons->partial;
	for (guint i = 0; i < reasons->list->len; i++)
		if (!g_hash_table_contains(told, reasons->list->pdata[i]))
			reason_add(left, *(const struct reason *)reasons->list->pdata[i]);
	for (guint i = 0; i < reasons->rules->len; i++)
		g_ptr_array_add(left->rules, reasons->rules->pdata[i]);
	return left;
}
