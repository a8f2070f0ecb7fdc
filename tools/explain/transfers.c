/* SPDX-License-Identifier: MIT */
#include "explain/transfers.h"

struct transfers {
	GHashTable *places[2]; /* of what went, of what came: address to place */
	GString *all;
};

struct transfers *transfers_new(void)
{
	struct transfers *transfers = g_new(struct transfers, 1);
	for (size_t i = 0; i < G_N_ELEMENTS(transfers->places); i++)
		transfers->places[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	transfers->all = g_string_new(NULL);
	return transfers;
}

void transfers_free(struct transfers *transfers)
{
	if (!transfers)
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(transfers->places); i++)
		g_hash_table_unref(transfers->places[i]);
	g_string_free(transfers->all, TRUE);
	g_free(transfers);
}

void transfers_add(struct transfers *transfers, bool came, const char *address, char *place)
{
	g_string_append_printf(transfers->all, "%d %s %s\n", came, address, place);
	g_hash_table_insert(transfers->places[came], g_strdup(address), place);
}

const char *transfers_place(const struct transfers *transfers, bool came, const struct edition *edition,
			    const struct node *node)
{
	const char *address = transfers ? edition_address(edition, node) : NULL;
	return address ? g_hash_table_lookup(transfers->places[came], address) : NULL;
}

const char *transfers_all(const struct transfers *transfers)
{
	return transfers->all->str;
}
