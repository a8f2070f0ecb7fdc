/* SPDX-License-Identifier: MIT
 * Words without their markup, where a file has room for no other: what a table, a field or a picture is called; and
 * what several files say of a field in the same words. */
#ifndef KEELING_WORDS_PLAIN_H
#define KEELING_WORDS_PLAIN_H

#include "resolve/edition.h"

/* Appends the words of the inlines under a node; of a redline, those of the new text, unless all of it is removed. */
void words_plain(const struct edition *edition, const struct node *parent, GString *text);

/* How many characters a field with a box for each takes, where there are no boxes to show it, before its hint: 'At most
 * 7 characters.' NULL for any other field: that of a limit without boxes stands in the hint itself. The caller frees
 * it. */
char *words_boxes(const struct words *words, const struct node *field);

/* In what order a date or a time is typed or written: 'DD / MM / YYYY'; NULL for any other type. */
const char *words_order(const struct words *words, enum field_type type);

/* What is read out where one answer is filled in, whose label this is: after it, of its FIELD or BLANK, that a
 * signature may be typed, whether it must be filled in (where the format has no other way to say so), that one is to be
 * chosen, that it is the office's, how many characters it takes, its condition and its hint, and how a date or time is
 * written. The caller frees it. */
char *words_tip(const struct edition *edition, const char *label, const struct node *field, enum field_type type,
		bool required);

#endif
