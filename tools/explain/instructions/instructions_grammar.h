/* SPDX-License-Identifier: MIT
 * The drafting forms of amending instructions: one table, from which they are written and by which they are read. A
 * form is a key of templates/words with {slots}: places, quoted words, kinds. Within explain/. */
#ifndef KEELING_INSTRUCTIONS_GRAMMAR_H
#define KEELING_INSTRUCTIONS_GRAMMAR_H

#include "explain/instructions/instructions_places.h"

enum form {
	FORM_THROUGHOUT, /* In each place where it occurs in {places}, for {old} substitute {new} */
	FORM_IN,         /* In {place}, {edit} */
	FORM_IN_SEVERAL, /* In {place}— and a line an edit */
	FORM_OMIT,
	FORM_OMIT_RANGE,
	FORM_SUBSTITUTE, /* For {place} substitute— and a block */
	FORM_INSERT,     /* After {anchor} insert— and a block */
	FORM_INSERT_START,
	FORM_MOVE,
	FORM_MOVE_RANGE,
	FORM_MOVE_START,
	FORM_MOVE_RANGE_START,
	FORM_JOIN,    /* Add {last} at the end of {place}, as part of it */
	FORM_RECAST,  /* {place} becomes {kind} */
	FORM_BECOMES, /* {place} becomes {label}: only tells a number that followed */
	FORM_BECOMES_RANGE,
	FORM_LEADS, /* A reference to {old} becomes one to {new} */
	FORM_SUMS,
	EDIT_SUBSTITUTE, /* for {old} substitute {new} */
	EDIT_AFTER,
	EDIT_BEFORE,
	EDIT_START,
	EDIT_END,
	EDIT_OMIT,
	EDIT_SET,      /* set {old} in {format} */
	EDIT_SPLIT,    /* the words from {old} to the end become {kind} */
	EDIT_SPLIT_AS, /* ... {kind}, {label} */
	LINE_MOVED,    /* in a block: {place} is moved here */
	LINE_MOVED_RANGE,
	FORMS
};

#define NTH_ONLY 0
#define NTH_EACH (-1)
#define NTH_BOTH (-2)

/* What the slots of a form hold. Texts are owned: slots_clear() frees them. */
struct slots {
	struct spot_at place, last, anchor;
	GArray *places;  /* of struct spot_at, or NULL */
	char *old, *new; /* as Markdown, without the quotation marks */
	int nth;         /* which one of `old`: from 1, or NTH_ONLY, NTH_EACH, NTH_BOTH */
	uint32_t format; /* of enum token_format */
	enum unit_kind kind;
	char *label, *end;                   /* of a number that followed */
	char *units, *sum, *number, *result; /* the closing line */
	enum form edit;                      /* FORM_IN: the form of its edit, whose slots are these too */
};

void slots_clear(struct slots *slots);

struct grammar {
	const struct places *places;
	const struct words *words;
};

/* A form with its slots filled; `in` is its first letter in capitals where it begins a line. The caller frees it. */
char *slots_write(const struct grammar *grammar, enum form form, const struct slots *slots);

/* True where all of `text` is this form; then `slots` (which begins empty) holds what it says. Where it is not, and
 * would be if a place in it were one, *unknown is set to that place in `text`, with its length. */
struct unknown {
	const char *text;
	size_t length;
};
bool slots_read(const struct grammar *grammar, enum form form, const char *text, struct slots *slots,
		struct unknown *unknown);

#endif
