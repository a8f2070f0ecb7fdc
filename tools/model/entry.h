/* SPDX-License-Identifier: MIT
 * An entry of a list, without what only says whether another follows it. */
#ifndef KEELING_ENTRY_H
#define KEELING_ENTRY_H

#include "model/words.h"

/* The length of a text without what ends an entry or leads to the next: of 'race; and', 'race;' and 'race.' it is
 * that of 'race'. When an entry comes or goes beside it, these change and it is the same entry. A text that is nothing
 * else keeps all of it. */
size_t entry_length(const struct words *words, const char *text, size_t length);

/* How the same entry may have stood: of char *, it with each end that one has. The caller unrefs the array. */
GPtrArray *entry_forms(const struct words *words, const char *text);

#endif
