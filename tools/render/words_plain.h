/* SPDX-License-Identifier: MIT
 * Words without their markup, where a file has room for no other: what a table, a field or a picture is called. */
#ifndef KEELING_WORDS_PLAIN_H
#define KEELING_WORDS_PLAIN_H

#include "resolve/edition.h"

/* Appends the words of the inlines under a node; of a redline, those of the new text, unless all of it is removed. */
void words_plain(const struct edition *edition, const struct node *parent, GString *text);

#endif
