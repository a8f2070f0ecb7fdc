/* SPDX-License-Identifier: MIT */
#include "model/ledger.h"

struct ledger *ledger_new(void)
{
	struct ledger *ledger = g_new0(struct ledger, 1);
	ledger->arena = arena_new();
	ledger->entries = g_array_new(FALSE, TRUE, sizeof(struct ledger_entry));
	return ledger;
}

void ledger_free(struct ledger *ledger)
{
	if (!ledger)
		return;
	g_array_unref(ledger->entries);
	arena_free(ledger->arena);
	g_free(ledger);
}
