/* SPDX-License-Identifier: MIT
 * How the first letters of a word change behind another one, as in Welsh: 'paragraff', but 'o baragraff', 'ym
 * mharagraff', 'a pharagraff'. The rules are `ref-mutations` in templates/words, frozen with an adopted version like
 * all that is printed in it; a language without rules has no mutations, and nothing here changes a text in it. */
#ifndef KEELING_MUTATION_H
#define KEELING_MUTATION_H

#include "model/words.h"

enum mutation { MUTATION_NONE, MUTATION_SOFT, MUTATION_NASAL, MUTATION_ASPIRATE };

/* The text with its first letters changed; a capital stays one. The caller frees it. */
char *text_mutated(const struct words *words, const char *text, enum mutation how);

/* The first word under `key`, a list with blanks between them, that the word of `length` bytes is or is a mutated form
 * of, in small letters: 'paragraff' of 'mharagraff'. NULL for none. The caller frees it. */
char *word_radical(const struct words *words, const char *key, const char *text, size_t length);

/* What the text becomes behind `before`, which ends with the word and the blank that it stands behind: by the lists
 * `ref-soft-behind`, `ref-nasal-behind` and `ref-aspirate-behind`. MUTATION_NONE where it is no word of `ref-kinds` as
 * it stands in a dictionary: what others wrote is left as it is. */
enum mutation mutation_behind(const struct words *words, const char *before, size_t length, const char *text);

/* Text behind what stands in `out` from `start` on: mutated, with 'yn' made 'ym' or 'yng' where that is said. It may be
 * the words of a link in HTML, with the tag before them. */
void mutated_append(const struct words *words, GString *out, size_t start, const char *text);

/* A text of a version of these tools that mutated nothing, 'y tabl yn paragraff 3', as it would be written now; NULL
 * where nothing of it differs. The caller frees it. */
char *text_renewed(const struct words *words, const char *text);

/* The same text, which may begin with a mutated word of `ref-kinds`, with that word as it stands in a dictionary; NULL
 * where it does not begin with one. The caller frees it. */
char *text_unmutated(const struct words *words, const char *text);

#endif
