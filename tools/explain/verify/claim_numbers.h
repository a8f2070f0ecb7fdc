/* SPDX-License-Identifier: MIT
 * Numbers in figures and in words. All values are in HUNDREDTHS (claim_facts.h); each function says how many bytes it
 * read, 0 for none. Within explain/verify/. */
#ifndef KEELING_EXPLAIN_CLAIM_NUMBERS_H
#define KEELING_EXPLAIN_CLAIM_NUMBERS_H

#include "model/words.h"

#include <glib.h>
#include <stddef.h>

/* Blanks, a hyphen or a hard blank between two words. */
size_t gap_at(const char *at);
/* '1,500.50'. */
size_t figures_at(const char *at, guint64 *value);
/* The same, or 'ten', 'twenty-eight', 'a hundred and twenty', 'two thousand five hundred'. */
size_t number_at(const struct words *words, const char *at, guint64 *value);
/* 'k', 'm', ' million' behind a figure, which is so many times as much then. */
size_t scale_at(const struct words *words, const char *at, guint64 *value);

#endif
