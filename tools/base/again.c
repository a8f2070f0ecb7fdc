/* SPDX-License-Identifier: MIT */
#include "base/again.h"

GHashTable *again_new(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
}

unsigned again_begin(GHashTable *again, const char *name)
{
	return MAX(GPOINTER_TO_UINT(g_hash_table_lookup(again, name)) + 1, 2);
}

void again_end(GHashTable *again, const char *name, unsigned given)
{
	g_hash_table_insert(again, g_strdup(name), GUINT_TO_POINTER(given));
}
