/* SPDX-License-Identifier: MIT
 * Numbers that somebody typed into a Word file, where Word counts nothing. For publish/word_*.c. */
#ifndef KEELING_WORD_TYPED_H
#define KEELING_WORD_TYPED_H

#include "read/word.h"

/* How many paragraphs that Word does not count begin with an official number, outside of tables; `*first` is the first
 * of them, NULL for none. */
guint word_typed_count(const struct word *word, const struct word_paragraph **first);

#endif
