/* SPDX-License-Identifier: MIT
 * Words in which nothing is Markdown: those of a title in the front matter, and those of a flowchart. For read/ only.
 */
#ifndef KEELING_PLAIN_WORDS_H
#define KEELING_PLAIN_WORDS_H

#include <stddef.h>

/* Where '[](value:limit)', '[](policy:name)' or '[14.2](#gifts)' stands in such words, which would be printed as it is;
 * NULL where there is none. `length`: of it. */
const char *mark_in_words(const char *text, size_t *length);

#endif
