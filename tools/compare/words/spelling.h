/* SPDX-License-Identifier: MIT
 * Whether another word is the same word, spelt rightly. Nobody has a dictionary here, and 'refused' is no 'reused': in
 * any doubt it is another word. Within compare/. */
#ifndef KEELING_COMPARE_SPELLING_H
#define KEELING_COMPARE_SPELLING_H

#include "compare/words/wording.h"

/* True where the words at two places are one word: '-ise' and '-ize', with a hyphen and without, a slip that the
 * language's list of them has (`diff-misspelt`), or a letter doubled or not, where the old form stands nowhere in the
 * new text and the new one stood in the old. Never for two words that both texts go on using, for a change of an
 * ending, and from a right form to a wrong one. The sides have been matched. */
bool spelling_is(const struct wording *wording, uint32_t old_at, uint32_t new_at);

#endif
