/* SPDX-License-Identifier: MIT
 * By whose decision a version was made, in words. For publish/. */
#ifndef KEELING_DECISION_H
#define KEELING_DECISION_H

#include "model/words.h"
#include "read/history/history.h"

/* 'Council, minute 14', or the authority and the reason of a version made under delegation. The caller frees it. */
char *decision_words(const struct adopted *adopted, const struct words *words);

#endif
