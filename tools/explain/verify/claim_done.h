/* SPDX-License-Identifier: MIT
 * What an item says was done to a place itself, and not to something in it: 'Paragraph 1.4 has been removed', but not
 * 'a word has been removed (paragraph 1.4)'. Within explain/. */
#ifndef KEELING_EXPLAIN_CLAIM_DONE_H
#define KEELING_EXPLAIN_CLAIM_DONE_H

#include "model/words.h"

#include <stddef.h>

/* Past what may stand between a place and what is said of it: '(the gifts form)', '‘Gifts’', 'of the Code', a colon. */
const char *claim_past_aside(const struct words *words, const char *at);
/* Of the places whose words are text[from..end), as bits of enum claim_verb; 0 where they are not what the sentence is
 * about. */
unsigned done_to_places(const struct words *words, const char *text, size_t from, size_t end);
/* The same of 'the form' and 'the appendix' without a letter: 'The gifts form has been removed'. */
unsigned done_to_form(const struct words *words, const char *text);
/* All that a text says 'has been' done to whatever it is. */
unsigned done_within(const struct words *words, const char *text);
/* How long the words are at `at` that say what was done, with 'has been' before them; `done` is which. 0 for none. */
size_t done_at(const struct words *words, const char *at, unsigned *done);

#endif
