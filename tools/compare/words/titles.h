/* SPDX-License-Identifier: MIT
 * The title of a post, as it stands around words of a text: 'Head of Legal Services'. Within compare/. */
#ifndef KEELING_COMPARE_TITLES_H
#define KEELING_COMPARE_TITLES_H

#include "compare/words/wording.h"

/* The titles around a hunk on both sides, in one text with a line break between them, each word as title_word() has it.
 * NULL where it has other words too, or where one side has no title of two words and more. The caller frees it.
 * `initials`: a word that begins a sentence, and has its capital from that, counts as well. */
char *titles_of(const struct wording *wording, guint hunk, bool initials);

/* What a word of a title is known by, in whatever form: without an 's' at its end, where first letters change without
 * those. Of a word in small letters the word itself. Replaces what is in `out`. */
void title_word(const char *word, bool mutates, GString *out);
/* Whether first letters change in the language of either side. */
bool titles_mutate(const struct edition *old, const struct edition *new);

#endif
