/* SPDX-License-Identifier: MIT
 * Words that people write in an overview by hand, from lists in templates/words ('sections, section, paragraphs').
 * ASCII letters match whatever their case. Within explain/. */
#ifndef KEELING_EXPLAIN_CLAIM_WORDS_H
#define KEELING_EXPLAIN_CLAIM_WORDS_H

#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* How many bytes at `at` are one of the list `key`, the longest that is there; 0 for none. What follows is not looked
 * at. */
size_t listed_at(const struct words *words, const char *key, const char *at);
/* The same, where a word ends there. */
size_t listed_word(const struct words *words, const char *key, const char *at);
/* How many bytes before `at` are one of the list, the blanks behind it among them; 0 for none. */
size_t listed_behind(const struct words *words, const char *key, const char *text, const char *at);
/* Whether the words of `text` before `at` end with one of the list, blanks, brackets and quotes aside. */
bool listed_before(const struct words *words, const char *key, const char *text, const char *at);
/* Whether one of the list stands in `text`, as a whole word. */
bool listed_within(const struct words *words, const char *key, const char *text);
/* The first of the list; the caller frees it. */
char *listed_first(const struct words *words, const char *key);

#endif
