/* SPDX-License-Identifier: MIT
 * How wide the columns of a table are where a word processor sets it, which tables have a page turned on its side, and
 * what styles their words have: the same in Word and OpenDocument files. Measures are twentieths of a point. */
#ifndef KEELING_TABLE_SHAPE_H
#define KEELING_TABLE_SHAPE_H

#include "resolve/edition.h"

/* From so many columns on a table has a page turned on its side. */
#define TABLE_WIDE 8u

unsigned table_columns(const struct node *table);
bool table_wide(const struct node *table);
/* Whether all of an appendix stands on turned pages, for a table in it that is wide. */
bool appendix_wide(const struct node *appendix);
/* Whether a document is wide tables and a few words around them, as a table of changes is: all of it stands sideways.
 */
bool document_wide(const struct node *root);
/* What a table is called for people who can't see it: its caption, or a name; nothing where it has neither. */
void table_words(const struct edition *edition, const struct node *table, GString *out);

/* The style of the words in a cell, by its column and whether it is a head. */
const char *table_style(const struct node *table, unsigned column, bool head);

/* Widths that fill `room`, as what stands in the columns asks for; for columns to be filled in, by their heads (of
 * char *); and alike, the last taking what rounding left. The caller frees them. */
unsigned *table_widths(const struct edition *edition, const struct node *table, unsigned room);
unsigned *head_widths(const GPtrArray *heads, unsigned room);
unsigned *equal_widths(unsigned columns, unsigned room);

#endif
