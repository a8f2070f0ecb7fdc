/* SPDX-License-Identifier: MIT
 * The words of one unit, with what instructions say about them. Within explain/. */
#ifndef KEELING_INSTRUCTIONS_EDITS_H
#define KEELING_INSTRUCTIONS_EDITS_H

#include "explain/instructions/instructions_inline.h"
#include "explain/instructions/instructions_orders.h"

struct work {
	const struct side *old;
	const struct grammar *grammar;
	struct arena *arena;
	struct diag *diag;
};

struct edit_at {
	const struct slots *slots; /* its form is slots->edit */
	int nth;                   /* in place of slots->nth */
	struct spot_at at;
	struct place where;
};

/* From here on the words are a unit of their own. */
struct cut {
	guint at;
	enum unit_kind kind;
};

/* Appends the words of a unit after its edits (of struct edit_at, or NULL) to `out` (of struct wordlet), and where they
 * are divided to `cuts` (of struct cut). False, with a message, where words are not found, are found more than once,
 * or are changed twice. */
bool edits_apply(const struct work *work, uint32_t unit, const GArray *edits, GArray *out, GArray *cuts);

/* Where `count` words stand among `all`, from `from` to `to`: places, of uint32_t. For those who write too.
 * Both are of one lexicon, where the same word is the same pointer. */
GArray *words_found(const char *const *words, uint32_t count, const char *const *all, uint32_t from, uint32_t to);

#endif
