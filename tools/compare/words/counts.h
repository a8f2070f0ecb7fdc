/* SPDX-License-Identifier: MIT
 * Numbers in figures and in words. Within compare/. */
#ifndef KEELING_COMPARE_COUNTS_H
#define KEELING_COMPARE_COUNTS_H

#include "compare/words/wording.h"

/* Whether both sides of a hunk have the same numbers in the same order, and some: 'six' that is '6' now. */
bool hunk_keeps_counts(const struct wording *wording, const struct hunk *hunk);

#endif
