/* SPDX-License-Identifier: MIT
 * What each place of the text that is amended is called in an instruction: 'paragraph 2.3', 'the heading of section 4',
 * 'column “Limit” of the entry for “Offers” in the table in paragraph 12.1'. No two places have one name.
 * Within explain/. */
#ifndef KEELING_INSTRUCTIONS_PLACES_H
#define KEELING_INSTRUCTIONS_PLACES_H

#include "compare/units/units.h"

/* A unit with all that stands under it, or by itself; or one cell of a row. */
struct spot_at {
	uint32_t unit;
	uint32_t cell; /* from 1; 0: all of it */
	bool own;      /* without what stands under it */
};

struct places;

/* Borrows both. */
struct places *places_new(const struct side *side, const struct words *words);
void places_free(struct places *places); /* NULL is fine */

/* Its name; a place with nothing under it has one name, whether `own` or not. The caller frees it. */
char *places_name(const struct places *places, struct spot_at at);
/* The place that `length` bytes of text name; false for none. */
bool places_find(const struct places *places, const char *text, size_t length, struct spot_at *at);

/* One past the last unit that stands under a unit; and what it stands under, or NO_UNIT. */
uint32_t places_end(const struct places *places, uint32_t unit);
uint32_t places_parent(const struct places *places, uint32_t unit);
/* How many cells a row has; and the number or letter of a unit, "" for none; the caller frees it. */
uint32_t places_cells(const struct places *places, uint32_t row);
char *places_number(const struct places *places, uint32_t unit);
/* The tokens of a place. */
void places_tokens(const struct places *places, struct spot_at at, uint32_t *from, uint32_t *to);

#endif
