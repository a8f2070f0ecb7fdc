/* SPDX-License-Identifier: MIT
 * The few words that stayed between two hunks, where they are no island to stand on. Within compare/. */
#ifndef KEELING_COMPARE_ISLANDS_H
#define KEELING_COMPARE_ISLANDS_H

#include "compare/words/wording.h"

/* Joins such hunks: one or two little words between two replacements, a comma within much that was rewritten, a part of
 * a name of which the rest is another, a name around which the same words stand the other way round. */
void islands_join(struct wording *wording);

#endif
