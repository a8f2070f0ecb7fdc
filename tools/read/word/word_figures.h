/* SPDX-License-Identifier: MIT
 * A count in each of Word's formats: 'upperRoman', 'ordinalText'. For read/word/word_numbering.c and its test. */
#ifndef KEELING_WORD_FIGURES_H
#define KEELING_WORD_FIGURES_H

#include <glib.h>

/* Appends the count; of a format that is not known, in decimals. */
void word_figure(GString *out, const char *format, int count);

/* How our own patterns write a counter of the format: '1', 'A', 'a', 'I', 'i'; 0 where they can't. */
char word_figure_sign(const char *format);

#endif
