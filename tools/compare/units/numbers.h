/* SPDX-License-Identifier: MIT
 * Small numbers for large keys, in the order in which they come: what belongs to a key can then stand in an array.
 * Within compare/. */
#ifndef KEELING_COMPARE_NUMBERS_H
#define KEELING_COMPARE_NUMBERS_H

#include <stdint.h>

struct numbers;

struct numbers *numbers_new(void);
void numbers_free(struct numbers *numbers); /* NULL is fine */

/* Forgets all keys; room for so many is made at once. */
void numbers_clear(struct numbers *numbers, uint32_t room);
/* The number of a key, from 1 on; a new one for a key that has none. */
uint32_t number_of(struct numbers *numbers, uint64_t key);
/* The same; 0 for a key that has none. */
uint32_t number_known(const struct numbers *numbers, uint64_t key);
uint32_t numbers_count(const struct numbers *numbers);

#endif
