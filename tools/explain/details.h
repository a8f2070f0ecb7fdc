/* SPDX-License-Identifier: MIT
 * What a change of few words comes to: '‘28 days’ is now ‘14 days’'. Within explain/. */
#ifndef KEELING_EXPLAIN_DETAILS_H
#define KEELING_EXPLAIN_DETAILS_H

#include "explain/saying.h"

/* Adds a sentence on the words that differ, where they are few and matter (a figure, a time limit, a duty, who is
 * responsible), else on what they are about: 'This changes a date.' Nothing where neither is to be said. */
/* The replacements in some changes, if they are few and short; false where not all was said so. */
bool words_say(const struct saying *saying, const GPtrArray *changes, GString *out);
/* 'a figure'; NULL for a tag of which nothing is said. */
const char *tag_about(const struct saying *saying, unsigned tag);
void details_add(const struct saying *saying, const GPtrArray *changes, GString *out);

#endif
