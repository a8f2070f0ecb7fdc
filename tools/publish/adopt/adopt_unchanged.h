/* SPDX-License-Identifier: MIT
 * A draft that says what the last adopted version says is adopted by mistake, or on purpose: then it is said so. For
 * adopt_check.c. */
#ifndef KEELING_ADOPT_UNCHANGED_H
#define KEELING_ADOPT_UNCHANGED_H

#include "compare/changes.h"
#include "publish/adopt/adopt_freeze.h"

/* `changes`: since that version; NULL where there is none. */
void unchanged_check(const struct adopting *adopting, const struct changes *changes, struct place place);

#endif
