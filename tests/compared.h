/* SPDX-License-Identifier: MIT
 * For tests of compare/: two texts compared, and what is told of them in a line a change. */
#ifndef KEELING_COMPARED_H
#define KEELING_COMPARED_H

#include "test.h"

#include "compare/changes.h"
#include "compare/units/units.h"

/* Of two lone documents in which sections count 1.0, clauses 1.1 and (a); a text that begins with its title, in `#`, or
 * that says that it is in Welsh, is taken as it stands. They live until the test ends. */
const struct changes *compared(void **state, const char *old, const char *new);

/* 'reworded clause 1.1 > 1.2 [amount]: at most [-£20 -]{+£25 +}a year', a line a change; '-' where a side is missing.
 */
const char *told(void **state, const struct changes *changes);
/* The same of two texts at once. */
const char *told_of(void **state, const char *old, const char *new);

/* The n-th unit of a kind. */
const struct unit *unit_at(const struct side *side, enum unit_kind kind, unsigned n);
/* Its tokens with a stroke between them: 'a gift | of | £25'. */
const char *tokens_of(void **state, const struct side *side, const struct unit *unit);

#endif
