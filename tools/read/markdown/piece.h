/* SPDX-License-Identifier: MIT
 * A piece of a source with its place, so that what is cut out of a line still knows its column. For read/forms/form.c.
 */
#ifndef KEELING_PIECE_H
#define KEELING_PIECE_H

#include "base/diag.h"

struct piece {
	const char *text; /* borrowed; not ended by a NUL */
	size_t length;    /* bytes */
	struct place place;
};

/* Without its first `n` bytes; without the blanks around it; only its first `n` bytes. */
struct piece piece_skip(struct piece piece, size_t n);
struct piece piece_trim(struct piece piece);
struct piece piece_first(struct piece piece, size_t n);

/* The text; the caller frees it. */
char *piece_copy(struct piece piece);
/* The text without the quotation marks around all of it, if there are any; the caller frees it. */
char *piece_unquoted(struct piece piece);

/* How long the next item of a list is: up to a comma that is in no brackets (a link has them) and not in quotation
 * marks with which the item, or its words behind a kind ('date: "From, to"'), begins. */
size_t piece_item(struct piece piece);

#endif
