/* SPDX-License-Identifier: MIT
 * Figures above and below the line, which Word sets smaller and Unicode has signs for: '10⁶', 'm²'. For read/word*.c.
 */
#ifndef KEELING_WORD_RAISED_H
#define KEELING_WORD_RAISED_H

#include "base/arena.h"

#include <stdbool.h>

/* A w:vertAlign. */
enum word_height { HEIGHT_LINE, HEIGHT_ABOVE, HEIGHT_BELOW };

/* A text with signs that stand at a height, blanks as they are. NULL where one of its characters has no such sign. */
const char *word_raised(struct arena *arena, const char *text, enum word_height height);
/* Whether a text says the same on the line: blanks, and what follows a figure in '1st'. */
bool word_is_level(const char *text);

#endif
