/* SPDX-License-Identifier: MIT
 * Wordings that are asked for in each round of a comparison: made once, and again only where a unit's words, or the
 * units that go together, have changed. Within compare/. */
#ifndef KEELING_COMPARE_WORDINGS_H
#define KEELING_COMPARE_WORDINGS_H

#include "compare/words/wording.h"

struct wordings;

struct wordings *wordings_new(const struct side *old);
void wordings_free(struct wordings *wordings); /* NULL is fine */

/* Belongs to `wordings`, until a bead with the same first unit is asked for. */
const struct wording *wording_of(struct wordings *wordings, const struct match *match, const struct bead *bead);

#endif
