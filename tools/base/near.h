/* SPDX-License-Identifier: MIT
 * 'Did you mean ...': the known word nearest to a misspelt one. For every reader of names. */
#ifndef KEELING_NEAR_H
#define KEELING_NEAR_H

#include <stddef.h>

/* How many letters must be put in, taken out, changed or swapped with their neighbour to turn one into the other;
 * at most `limit` + 1. Capitals and small ASCII letters count as the same. */
unsigned near_distance(const char *a, const char *b, unsigned limit);

/* The nearest of `count` words, the first of equals; NULL when none is near: one slip for each three letters. */
const char *near_find(const char *word, const char *const *words, size_t count);

#endif
