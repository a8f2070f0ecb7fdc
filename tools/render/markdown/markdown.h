/* SPDX-License-Identifier: MIT
 * A settled document as plain CommonMark, for those who take the text elsewhere: its numbers are typed in front of
 * headings and clauses, references are the words that they print, forms are lists of what they ask. Our own reader
 * takes it as a document with typed numbers, with the same numbers and words. For the commands. */
#ifndef KEELING_RENDER_MARKDOWN_H
#define KEELING_RENDER_MARKDOWN_H

#include "resolve/edition.h"

#include <glib.h>

/* Appended to `out`. */
void markdown_render(const struct edition *edition, GString *out);

#endif
