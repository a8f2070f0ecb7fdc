/* SPDX-License-Identifier: MIT
 * A form that somebody made of lines and boxes, to be filled in on paper. For publish/word/word_import.c. */
#ifndef KEELING_WORD_BY_HAND_H
#define KEELING_WORD_BY_HAND_H

#include "read/word/word.h"

/* How many paragraphs, in tables too, have lines to write on ('Name: ____') or boxes to tick; `*first` is the first of
 * them, NULL for none. */
guint word_by_hand_count(const struct word *word, const struct word_paragraph **first);

#endif
