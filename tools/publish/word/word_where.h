/* SPDX-License-Identifier: MIT
 * Where something stands in a Word file, in words by which its user finds it. For publish/word_*.c. */
#ifndef KEELING_WORD_WHERE_H
#define KEELING_WORD_WHERE_H

#include "read/word/word.h"

/* Words in a message: one line, cut where they are long; the caller frees it. */
char *words_shown(const char *words);
/* The same of a paragraph, and of a table: the words of its first cell that has some. */
char *paragraph_shown(const struct word_paragraph *paragraph);
char *table_shown(const struct word_table *table);

/* From each paragraph of the text, in tables too, to the heading that it stands under; the caller unrefs it. */
GHashTable *word_headings(const struct word *word);
/* 'paragraph 12 (2.1), under 'Gifts': ', or 'paragraph 12, 'Nobody may …', under 'Gifts': ' where it has no number, or
 * "" for what stands in none; the caller frees it. */
char *left_where(const struct word_left *left, GHashTable *headings);

#endif
