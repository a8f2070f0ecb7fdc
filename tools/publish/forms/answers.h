/* SPDX-License-Identifier: MIT
 * Filled forms held against the forms that they were made from: each entry with its label and its value; as CSV or
 * JSON. For keeling-forms. */
#ifndef KEELING_ANSWERS_H
#define KEELING_ANSWERS_H

#include "read/filled/filled.h"
#include "resolve/entries.h"

struct answer {
	const struct node *field;  /* FIELD or BLANK */
	const struct node *option; /* of choices: the OPTION that the tick is for; or NULL */
	unsigned row, column;      /* of rows, from 1; or 0 */
	char *name, *label;
	char *value; /* the words of an option; 'true' or 'false' for a tick; a day as 2027-03-05; "" for nothing */
};

/* One form of one file. */
struct answers {
	const struct filled *filled;
	const struct edition *edition;
	const struct node *form;
	GPtrArray *list; /* of struct answer *: every entry of the form, in its order, filled in or not */
};

/* Which forms are taken. */
struct answers_wish {
	const GPtrArray *editions; /* of const struct edition *: the versions of each document side by side, the last
				      one first */
	bool any_version;          /* also one that is not among them */
	const char *day;           /* on which it came: only of the version that holds then; NULL: of any of them */
};

/* The forms in a filled file, added to `found` (of struct answers *, freed with answers_free). A file of a version that
 * is not expected is refused; of one that another replaces on some day it is told until when it holds, unless the wish
 * has a day. What the form does not ask for is told. */
void answers_find(const struct filled *filled, const struct answers_wish *wish, GPtrArray *found, struct diag *diag);
void answers_free(gpointer answers);

/* Whether there is an answer at all. */
bool answers_are_filled(const struct answers *answers);

/* A line or member for each entry. What a spreadsheet may carry out as a formula stays as it is and is told: a value,
 * the file's name, and the version that it says it is of. */
void answers_csv(const GPtrArray *found, GString *out, struct diag *diag);
void answers_json(const GPtrArray *found, GString *out);

#endif
