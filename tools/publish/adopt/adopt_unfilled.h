/* SPDX-License-Identifier: MIT
 * Stubs for reasons that nobody filled in: once they are sealed with the version it is too late. For
 * publish/adopt/adopt_check.c. */
#ifndef KEELING_ADOPT_UNFILLED_H
#define KEELING_ADOPT_UNFILLED_H

#include "compare/changes.h"
#include "publish/adopt/adopt_freeze.h"

/* Warns of them; `changes`: since the last adopted version, or NULL where there is none. */
void unfilled_check(const struct adopting *adopting, const struct changes *changes);

#endif
