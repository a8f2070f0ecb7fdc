/* SPDX-License-Identifier: MIT
 * Several numbered places in one name: 'paragraphs 4.6 to 4.8', 'sections 2, 3 and 9'. Within explain/. */
#ifndef KEELING_INSTRUCTIONS_PLURALS_H
#define KEELING_INSTRUCTIONS_PLURALS_H

#include "explain/instructions/instructions_places.h"

/* From a first to a last, joined as `span` says (a key with {first} and {last}). The caller frees it. */
char *plural_range(const struct words *words, const char *first, const char *last, const char *span);
/* True where `length` bytes of text are such a range of places, joined as 'instruct-span' says. */
bool plural_range_read(const struct places *places, const struct words *words, const char *text, size_t length,
		       struct spot_at *first, struct spot_at *last);

/* 'a, b and c' of names. The caller frees it. */
char *plural_list(const struct words *words, const GPtrArray *names);
/* Its places, of struct spot_at; NULL, and how far it could be read in *read, where one of them is none. */
GArray *plural_list_read(const struct places *places, const struct words *words, const char *text, size_t length,
			 size_t *read);

#endif
