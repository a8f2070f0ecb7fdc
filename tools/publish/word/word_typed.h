/* SPDX-License-Identifier: MIT
 * Numbers that somebody typed into a Word file, where Word counts nothing. For publish/word_*.c. */
#ifndef KEELING_WORD_TYPED_H
#define KEELING_WORD_TYPED_H

#include "read/word/word.h"

/* Whether the words of a heading begin with a number. */
bool word_heading_is_typed(const struct word_paragraph *paragraph);
/* Whether Word counts any paragraph, or one has a typed number. */
bool word_has_numbers(const struct word *word);
/* How many paragraphs that Word does not count begin with an official number, outside of tables; `*first` is the first
 * of them, NULL for none. */
guint word_typed_count(const struct word *word, const struct word_paragraph **first);

#endif
