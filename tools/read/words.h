/* SPDX-License-Identifier: MIT
 * Reads the words that the tools write, templates/words/<language>.yaml, and holds them against the English ones:
 * the same keys, the same {names} in each. For commands. */
#ifndef KEELING_READ_WORDS_H
#define KEELING_READ_WORDS_H

#include "base/templates.h"
#include "model/words.h"

/* The words of a language ('en-GB' or 'cy'), NULL with a message when they can't be used. The caller frees them. */
struct words *words_read(const struct templates *templates, const char *language, struct diag *diag);

#endif
