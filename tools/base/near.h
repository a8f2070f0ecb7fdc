/* SPDX-License-Identifier: MIT
 * 'Did you mean ...': the known word nearest to a misspelt one. For every reader of names. */
#ifndef KEELING_NEAR_H
#define KEELING_NEAR_H

#include <glib.h>
#include <stddef.h>

/* How many letters must be put in, taken out, changed or swapped with their neighbour to turn one into the other;
 * at most `limit` + 1. Capitals and small ASCII letters count as the same. */
unsigned near_distance(const char *a, const char *b, unsigned limit);

/* The nearest of `count` words, the first of equals; NULL when none is near: one slip for each three letters. */
const char *near_find(const char *word, const char *const *words, size_t count);

/* 'v2.0, v1.0, main and 3 more': those of `names` (of char *) that are near, the nearest first, then the others as they
 * stand, at most `most` in all. The caller frees it; "" where there are none. */
char *near_list(const char *word, const GPtrArray *names, guint most);

#endif
