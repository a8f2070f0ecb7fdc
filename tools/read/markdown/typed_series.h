/* SPDX-License-Identifier: MIT
 * Which series of numbers are open while a text with typed numbers is read. For read/, and series_begins() for what
 * writes sources. */
#ifndef KEELING_READ_TYPED_SERIES_H
#define KEELING_READ_TYPED_SERIES_H

#include "model/node.h"
#include "read/markdown/typed.h"

#define SERIES_MOST 12

struct series {
	struct typed typed;
	const char *number;
	struct node *clause;
};

struct stack {
	struct series of[SERIES_MOST];
	unsigned length;
	const struct node *ahead; /* a block that was found to be the next with a number; NULL: not looked for */
};

/* '1.1', '(a)', 'A.', '§12(1)': with such a number a series begins. '3.14' and '1.5' may be sums. */
bool series_begins(const char *number, size_t length);
/* 'i' may be the ninth letter or the first Roman number: what came before it tells. */
void letter_or_roman(struct typed *typed, const char *number, const struct stack *stack);
/* How many series stay open around a new number. */
unsigned depth_for(const struct stack *stack, const struct typed *typed, const char *number);

/* True where the line after `end`, within the words of a paragraph that begin at `words`, begins a clause of its own:
 * its number is the next of an open series, or of the paragraph's own number, or the first of a new one. Words that
 * break off in 'as in paragraph' go on with a number that is none of theirs. `own`: the paragraph's number, or NULL. */
bool line_begins_clause(const struct stack *stack, const char *own, const char *words, const char *end);

#endif
