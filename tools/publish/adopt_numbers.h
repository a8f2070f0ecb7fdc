/* SPDX-License-Identifier: MIT
 * Whether a draft that keeps its numbers gives one that was used to something else. For publish/adopt_check.c. */
#ifndef KEELING_ADOPT_NUMBERS_H
#define KEELING_ADOPT_NUMBERS_H

#include "compare/changes.h"
#include "publish/adopt_freeze.h"

/* Says each provision whose number is that of another which was removed, now or before. `changes`: since the last
 * version; NULL where there is none. */
void numbers_check(const struct adopting *adopting, const struct changes *changes);

#endif
