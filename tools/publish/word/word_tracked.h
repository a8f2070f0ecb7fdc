/* SPDX-License-Identifier: MIT
 * Tracked changes that a Word file comes in without, because all are accepted. For the commands. */
#ifndef KEELING_WORD_TRACKED_H
#define KEELING_WORD_TRACKED_H

#include "read/word/word.h"

/* Where a file that is read as accepted has tracked changes, that they are is added to what was left out of it: how
 * many, and whose. For a file whose user said nothing of them. */
void word_tracked_leave(struct word *word);

#endif
