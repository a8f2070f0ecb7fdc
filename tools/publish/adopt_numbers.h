/* SPDX-License-Identifier: MIT
 * Whether a draft that keeps its numbers gives one that was used to something else. For publish/adopt_check.c. */
#ifndef KEELING_ADOPT_NUMBERS_H
#define KEELING_ADOPT_NUMBERS_H

#include "publish/adopt_freeze.h"

/* Says each provision whose number is that of another which was removed, now or before. */
void numbers_check(const struct adopting *adopting);

#endif
