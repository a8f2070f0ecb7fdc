/* SPDX-License-Identifier: MIT */
#include "resolve/former.h"
#include "resolve/private.h"

void edition_lead(struct edition *edition, const char *address, const struct node *node)
{
	if (!edition->formers)
		edition->formers = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_ptr_array_unref);
	GPtrArray *list = g_hash_table_lookup(edition->formers, node);
	if (!list) {
		list = g_ptr_array_new();
		g_hash_table_insert(edition->formers, (gpointer)node, list);
	}
	g_ptr_array_add(list, (gpointer)arena_text(edition->arena, address));
}

const GPtrArray *edition_formers(const struct edition *edition, const struct node *node)
{
	return edition->formers ? g_hash_table_lookup(edition->formers, node) : NULL;
}
