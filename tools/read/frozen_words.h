/* SPDX-License-Identifier: MIT
 * The words that stood in the text of a version when it was adopted ('section', 'paragraph', names of months): a file
 * words-<language>.yaml beside its constitution.yaml, so that a council can reword templates/words without touching
 * what was adopted. For publish/. */
#ifndef KEELING_FROZEN_WORDS_H
#define KEELING_FROZEN_WORDS_H

#include "model/words.h"
#include "read/source/source.h"

/* The name of the file; the caller frees it. */
char *frozen_words_name(const char *language);
/* `words`, which it takes, as the sources have them; the same where they have none. */
struct words *frozen_words_read(struct sources *sources, struct words *words, struct diag *diag);
/* The file's text. */
void frozen_words_write(const struct words *words, GString *out);

#endif
