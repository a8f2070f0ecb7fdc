/* SPDX-License-Identifier: MIT
 * What a hunk of a wording replaced by what, as one would say it of many places. Within compare/. */
#ifndef KEELING_COMPARE_REPLACED_H
#define KEELING_COMPARE_REPLACED_H

#include "compare/words/wording.h"

/* It stands in so many hunks; the texts are owned. */
struct found {
	guint hunks;
	char *replaced, *replacement;
	uint32_t old_at, old_to, new_at, new_to; /* the words that it takes, those that stayed after it included */
	bool fixed; /* no words of the text alone: a policy's or value's, or with where a link leads */
};

void found_clear(struct found *found);

/* A policy's or value's whole text, or the words of one hunk. False for none. */
bool swap_read(const struct wording *wording, guint at, struct found *found);
/* From a hunk on: the whole of a name in which several words changed, or to which words were added. */
bool name_read(const struct wording *wording, guint first, struct found *found);

#endif
