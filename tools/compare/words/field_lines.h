/* SPDX-License-Identifier: MIT
 * The lines of a field: its label, what it offers, its hint. Within compare/. */
#ifndef KEELING_COMPARE_FIELD_LINES_H
#define KEELING_COMPARE_FIELD_LINES_H

#include "compare/words/wording.h"

/* A word of a label is none of a hint: while two fields are compared, each word says in which line it stands. Called
 * once more, it takes that out again. */
void field_lines_mark(struct wording *wording);

/* Whether a word stands in what a field offers: its options, or the columns of its table. */
bool word_is_offered(const struct wording *wording, bool new_side, uint32_t at);

#endif
