/* SPDX-License-Identifier: MIT
 * Official numbers that stand in the text: `1.1 `, `1.1.`, `2.0`, `(a)`, `a)`, `A.`, `1c3a)`, `§12(3)(a)`, `Section 5.`
 * For read/, and for what writes sources. */
#ifndef KEELING_READ_TYPED_H
#define KEELING_READ_TYPED_H

#include <stdbool.h>
#include <stddef.h>

/* What a number looks like, for telling which numbers belong to one series. */
enum shape {
	SHAPE_NONE,
	SHAPE_DECIMAL,  /* 1. 1.1 2.0 12A.3 - `depth` parts; the final 0 of '2.0' does not count */
	SHAPE_CAPITAL,  /* A. (A) A) */
	SHAPE_SMALL,    /* (a) a) a. */
	SHAPE_ROMAN,    /* (i) i) - told from SMALL by what came before it */
	SHAPE_DIGITS,   /* (1) 1) */
	SHAPE_COMPOUND, /* 1c3a) - `depth` runs of one kind */
	SHAPE_SIGN,     /* §12(3)(a) - `depth` parts */
	SHAPE_WORD      /* Section 5. */
};

struct typed {
	enum shape shape;
	unsigned depth;
	char bracket;  /* '(' both sides, ')' behind, '.' a dot behind, 0 none */
	size_t length; /* bytes of the number itself */
	size_t rest;   /* where the words begin */
};

/* The official number at the beginning of `text`; shape NONE where there is none. In a heading a number may be a bare
 * '2' or stand alone, and 'Section 5.' counts. */
struct typed typed_number(const char *text, bool heading);

/* True for a number that is hardly anything else: decimals with a dot inside, '(a)', '§', compound. */
bool typed_is_certain(const struct typed *typed);

#endif
