/* SPDX-License-Identifier: MIT
 * Whether a draft that keeps its numbers gives one that was used to something else. For publish/adopt/adopt_check.c and
 * keeling-check. */
#ifndef KEELING_ADOPT_NUMBERS_H
#define KEELING_ADOPT_NUMBERS_H

#include "compare/changes.h"
#include "publish/publication.h"

/* Says each provision whose number is that of another which was removed, now or before. `changes`: since the last
 * version; NULL where there is none. */
void numbers_check(const struct edition *draft, const struct changes *changes, enum code code, struct diag *diag);

/* The same for each draft that is among the releases, as warnings: its adoption would be refused. */
void drafts_numbers_check(const struct publication *publication, struct diag *diag);

#endif
