/* SPDX-License-Identifier: MIT
 * The letters and figures of a text, one after the other, without what stands between them: by these what was written
 * is held against what it was made of, whatever the markup, the spaces and the ends of lines. */
#ifndef KEELING_LETTERS_H
#define KEELING_LETTERS_H

#include <glib.h>
#include <stddef.h>

/* Those of a text in UTF-8, at the end of `out`. */
void letters_add(const char *text, size_t length, GString *out);
/* Those of the text of an HTML or XML document: not of tags and comments, nor of scripts and styles. `element`: only of
 * what stands right in elements of this name ('w:t'), or NULL. */
void letters_of_markup(const char *text, size_t length, const char *element, GString *out);

#endif
