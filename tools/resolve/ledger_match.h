/* SPDX-License-Identifier: MIT
 * Which provision of a series is which that was adopted. For resolve/ledger_keep.c. */
#ifndef KEELING_LEDGER_MATCH_H
#define KEELING_LEDGER_MATCH_H

#include "model/ledger.h"
#include "model/words.h"

#define NO_ENTRY UINT32_MAX

/* For each of the nodes, the place among `entries` (of const struct ledger_entry *) of what it was, or NO_ENTRY; by id,
 * then by words, then by words without what ends an entry of a list, then by order where as many are left on both
 * sides. A removed entry is nobody's. The caller frees it. */
uint32_t *ledger_match(const struct words *words, const GPtrArray *entries, const GPtrArray *nodes);

/* Marks those of a match that stand in their old order, as many as there can be: the others have moved. The caller
 * frees it. */
bool *match_ordered(const uint32_t *match, guint count);

#endif
