/* SPDX-License-Identifier: MIT
 * Sentences that stand in another place among those of the same change. Within compare/. */
#ifndef KEELING_COMPARE_TRANSPOSED_H
#define KEELING_COMPARE_TRANSPOSED_H

#include "compare/words/wording.h"

/* Whether a hunk takes out a whole sentence that another hunk puts in, or puts in one that another takes out. */
bool hunk_is_transposed(const struct wording *wording, guint place);

#endif
