/* SPDX-License-Identifier: MIT
 * What rows of tables, fields of forms and definitions are called, so that an item that names one can be held against
 * it. For verify_exchanged.c. */
#ifndef KEELING_EXPLAIN_VERIFY_ROWS_H
#define KEELING_EXPLAIN_VERIFY_ROWS_H

#include "explain/verify/spots.h"

struct row_name {
	char *shown;
	GPtrArray *spots;  /* of it: none where it did not change. Not owned */
	GPtrArray *beside; /* one of each table that has such a row. Not owned */
};

/* All rows of the tables in which some of `spots` are, by their folded names: who names one that did not change is
 * wrong. The caller unrefs the table, and keeps the spots as long. */
GHashTable *row_names(const GPtrArray *spots);
/* The longest of these names that stands at `at` in a text, as whole words, before `end`; how long it is there in
 * `length`. NULL for none. */
const struct row_name *row_name_at(GHashTable *names, const char *text, const char *at, const char *end,
				   size_t *length);
/* The first cell of a row, the label of a field, the term of a definition; NULL for what is none of these, or has a
 * name that is too long or too short to be known by. The caller frees it. */
char *row_name_of(const struct edition *edition, const struct node *node);

#endif
