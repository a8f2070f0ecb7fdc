/* SPDX-License-Identifier: MIT
 * Where words still stand in a text. Within compare/. */
#ifndef KEELING_COMPARE_STANDING_H
#define KEELING_COMPARE_STANDING_H

#include "compare/units/units.h"

struct standing;

/* Of a side, which it borrows. */
struct standing *standing_new(const struct side *side);
void standing_free(struct standing *standing); /* NULL is fine */

/* Leaves so many tokens of a unit out of account, or counts them again. */
void standing_leave_out(struct standing *standing, uint32_t unit, uint32_t token, bool out);
/* The units in which these words stand one after the other, of uint32_t, each once, in order. The caller unrefs it. */
GArray *standing_units(const struct standing *standing, const uint32_t *words, uint32_t count);

#endif
