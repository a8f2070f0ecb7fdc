/* SPDX-License-Identifier: MIT
 * Among the ways to mark the fewest words, the one that reads best. Within compare/. */
#ifndef KEELING_COMPARE_REFINE_H
#define KEELING_COMPARE_REFINE_H

#include "compare/words/wording.h"

/* How well something that was marked may begin or end at a place: after a sentence best, then after a mark, then
 * where a phrase begins, before a mark worst. */
unsigned wording_edge(const struct wording *wording, bool new_side, uint32_t at);

/* The hunks of a wording made anew, near each of them: a word outweighs marks, a word that says something one that says
 * little; few hunks, with good edges. */
void hunks_refine(struct wording *wording);

#endif
