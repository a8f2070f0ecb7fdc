/* SPDX-License-Identifier: MIT
 * What one comparison teaches the next: a phrase that was replaced by another in several places, and which unit a
 * reference without an id leads to. Applied to the keys of the old side. Within compare/. */
#ifndef KEELING_COMPARE_LEARNED_H
#define KEELING_COMPARE_LEARNED_H

#include "compare/words/wordings.h"

/* True where something was learned, so that it is worth matching again. */
bool learn(const struct match *match, struct wordings *wordings);
/* After the last match: what references are known by, for telling the words. */
void learn_last(const struct match *match);

#endif
