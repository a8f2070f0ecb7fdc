/* SPDX-License-Identifier: MIT
 * Text cut into tokens, as a reader counts words: '£25', '16.5', '30 April' and an e-mail address are one each, a
 * comma is one. How quotation marks and dashes are written, and how wide a space is, never matters.
 * Within compare/. */
#ifndef KEELING_COMPARE_TOKENS_H
#define KEELING_COMPARE_TOKENS_H

#include "model/words.h"

#include <stdbool.h>
#include <stddef.h>

/* The text as it is shown: NFC, every run of blanks one space, no soft hyphens or zero-width characters. Appended to
 * `out`, behind whose last space, or at whose start, no other follows. */
void text_shown(GString *out, const char *text);

/* The length in bytes of the token that begins at `text`, which is no blank. */
size_t token_length(const char *text, const struct words *words);
/* The same for most of a text: a word of unaccented letters and digits, or a mark, behind which it can't go on. What it
 * is compared by is the token itself. 0 for one that takes a closer look. */
size_t token_plain_length(const char *text);

/* What a token is compared by: straight quotation marks, one dash, and one blank. It replaces what is in `out`. */
void token_folded(GString *out, const char *text, size_t length);

/* True for a token with a letter or digit in it. */
bool token_is_word(const char *token);

/* True where `token` stands in the list of words under `key`, which has blanks between them. Case does not matter. */
bool token_listed(const struct words *words, const char *key, const char *token);

#endif
