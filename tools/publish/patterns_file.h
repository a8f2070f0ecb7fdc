/* SPDX-License-Identifier: MIT
 * The sentences of the overview as a council words them: templates/overview/<language>.yaml. For publish/. */
#ifndef KEELING_PATTERNS_FILE_H
#define KEELING_PATTERNS_FILE_H

#include "base/templates.h"
#include "model/words.h"

/* All patterns of explain/overview/patterns.def, or NULL with a message for each that is missing, unknown, empty, or
 * names something in braces that it can't tell; in the language of the words, with its articles. The caller frees them
 * with words_free(). */
struct words *patterns_read(const struct templates *templates, const struct words *words, struct diag *diag);

/* The same, read once for all words that would have them alike: from `kept`, of struct words *, or added to it. */
const struct words *patterns_kept(GPtrArray *kept, const struct templates *templates, const struct words *words,
				  struct diag *diag);

#endif
