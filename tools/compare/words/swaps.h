/* SPDX-License-Identifier: MIT
 * Replacements of words that were found in more than one place: which are one and the same, and how much of a name
 * each is told with, so that what is told of several places is true of them. Within compare/. */
#ifndef KEELING_COMPARE_SWAPS_H
#define KEELING_COMPARE_SWAPS_H

#include "compare/tell/assemble.h"
#include "compare/words/replaced.h"

/* One place where a replacement stands: the words that it takes of both texts. */
struct occurrence {
	uint32_t bead, unit; /* the bead, and the first old unit of it */
	guint hunk, hunks;   /* so many, from that one on */
	uint32_t old_at, old_to, new_at, new_to;
};

struct swap {
	char *replaced, *replacement;
	GArray *at;  /* of struct occurrence, in the order of the old text */
	guint beads; /* in which it stands */
	unsigned tags;
	bool fixed; /* found::fixed */
	bool gone;  /* told with another */
};

struct swaps {
	struct assembly *assembly;
	GHashTable *by_name; /* owned text to struct swap *: those found, as they were found */
	GPtrArray *list;     /* of struct swap *, owned, in the order found */
};

struct swap *swap_new(char *replaced, char *replacement); /* takes the texts */
void swap_free(void *swap);
void swap_add(struct swap *swap, const struct occurrence *occurrence);
/* True for one that is told by itself. */
bool swap_is_many(const struct swap *swap);
#define OCCURRENCE(swap, i) (&g_array_index((swap)->at, struct occurrence, i))

/* Two that stand in just the same places, a few little words apart, are one: 'Head' and 'Human Resources'. */
void swaps_join(struct swaps *swaps);
/* What still stands elsewhere is told with the whole title that it is a part of; what still stands in the same
 * provision, with as few words more as make it another, or not of that provision. */
void swaps_widen(struct swaps *swaps);
/* A singular and its plural are one. */
void swaps_plurals(struct swaps *swaps);

#endif
