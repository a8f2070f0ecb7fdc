/* SPDX-License-Identifier: MIT
 * Numbers between numbers, by the rules of UK drafting: 1A and 1B between 1 and 2, 1AA between 1A and 1B, 1ZA between 1
 * and 1A; A1 and B1 before 1, ZA1 before A1; Z1 after Z. Of letters: (aa) between (a) and (b), (za) before (a), (zza)
 * before (za), (z1) after (z). For resolve/ledger*.c. */
#ifndef KEELING_LETTERS_H
#define KEELING_LETTERS_H

#include "base/arena.h"
#include "resolve/pattern.h"

#include <stdbool.h>

/* The number of a provision among its neighbours, without what stands above it. */
struct numeral {
	unsigned count;     /* how many were counted up to it: what it hangs on; 0: it stands before the first */
	const char *hung;   /* the letters behind that count, or before the first; "" for a count itself */
	const char *opaque; /* a number that these rules would not give, as it is; else NULL */
};

/* '5A' where 5 were counted before it; of a `style` 1, A, a, I or i. The text must live as long as the result. */
struct numeral numeral_read(const char *text, char style, unsigned counted);
/* True for one that the count gives by itself. */
bool numeral_is_plain(const struct numeral *numeral);
void numeral_append(GString *out, const struct numeral *numeral, char style);
/* The number of what comes between two, either of which may be NULL; texts are the arena's. */
struct numeral numeral_between(struct arena *arena, const struct numeral *before, const struct numeral *after,
			       char style);

#endif
