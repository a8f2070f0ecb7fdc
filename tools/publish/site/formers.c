/* SPDX-License-Identifier: MIT
 * A number that was adopted is never used again, so that a provision of the version before is known by it. */
#include "publish/site/formers.h"
#include "resolve/cite.h"
#include "resolve/former.h"

#include <string.h>

struct seeking {
	const struct edition *before;
	struct edition *edition;
	GHashTable *old, *new; /* numbers that are addresses, of either, to their nodes */
	GHashTable *led;       /* addresses that are noted; borrowed */
	GString *noted;
};

/* ---- numbers as addresses: of the first that has them ------------------------------------------------------------ */

static void number_add(GHashTable *numbers, char *number, const struct node *node)
{
	if (number && !g_hash_table_contains(numbers, number))
		g_hash_table_insert(numbers, number, (gpointer)node);
	else
		g_free(number);
}

static void numbers_add(GHashTable *numbers, const struct edition *edition, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node_is_inline(node))
			return;
		if (edition_address(edition, node)) {
			number_add(numbers, edition_cite(edition, node), node);
			number_add(numbers, g_strdup(edition_cite_short(edition, node)), node);
		}
		numbers_add(numbers, edition, node);
	}
}

static GHashTable *numbers_of(const struct edition *edition)
{
	GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	numbers_add(numbers, edition, edition_root(edition));
	return numbers;
}

/* ---- where they lead --------------------------------------------------------------------------------------------- */

/* What is left of a provision of the version before, or of the nearest above it that left something. */
static const struct node *retired_above(const struct seeking *seeking, const struct node *node)
{
	for (; node && node->kind != NODE_DOCUMENT; node = node->parent) {
		g_autofree char *number = edition_cite(seeking->before, node);
		const struct node *now = number ? g_hash_table_lookup(seeking->new, number) : NULL;
		if (now)
			return now->retired ? now : NULL;
	}
	return NULL;
}

static void address_lead(const struct seeking *seeking, const char *address, const struct node *retired)
{
	if (!address || edition_find(seeking->edition, address) || g_hash_table_contains(seeking->new, address) ||
	    !g_hash_table_add(seeking->led, (gpointer)address))
		return;
	edition_lead(seeking->edition, address, retired);
	g_string_append_printf(seeking->noted, "%s %s\n", address, edition_address(seeking->edition, retired));
}

/* A number that is an address of this node, and of no other. */
static void number_lead(const struct seeking *seeking, const char *number, const struct node *node,
			const struct node *retired)
{
	gpointer key = NULL, holder = NULL;
	if (number && g_hash_table_lookup_extended(seeking->old, number, &key, &holder) && holder == node)
		address_lead(seeking, key, retired);
}

static void node_lead(const struct seeking *seeking, const struct node *node)
{
	const struct node *retired = retired_above(seeking, node);
	if (!retired)
		return;
	g_autofree char *cite = edition_cite(seeking->before, node);
	const GPtrArray *formers = edition_formers(seeking->before, node);
	address_lead(seeking, edition_address(seeking->before, node), retired);
	number_lead(seeking, cite, node, retired);
	number_lead(seeking, edition_cite_short(seeking->before, node), node, retired);
	for (guint i = 0; formers && i < formers->len; i++)
		address_lead(seeking, formers->pdata[i], retired);
}

static void nodes_lead(const struct seeking *seeking, const struct node *parent)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node_is_inline(node))
			return;
		node_lead(seeking, node);
		nodes_lead(seeking, node);
	}
}

static bool has_retired(const struct node *parent)
{
	for (const struct node *node = parent->first; node && !node_is_inline(node); node = node->next)
		if (node->retired || has_retired(node))
			return true;
	return false;
}

void formers_find(const struct edition *before, struct edition *edition, GString *noted)
{
	if (!meta_keeps_numbers(edition_meta(before)) || !meta_keeps_numbers(edition_meta(edition)) ||
	    !has_retired(edition_root(edition)))
		return;
	g_autoptr(GHashTable) old = numbers_of(before), new = numbers_of(edition);
	g_autoptr(GHashTable) led = g_hash_table_new(g_str_hash, g_str_equal);
	const struct seeking seeking = {before, edition, old, new, led, noted};
	nodes_lead(&seeking, edition_root(before));
}
