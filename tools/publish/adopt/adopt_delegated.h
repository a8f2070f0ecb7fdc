/* SPDX-License-Identifier: MIT
 * Whether what a draft changes may be changed under delegation, by the rules of delegation.yaml. For
 * publish/adopt/adopt_check.c. */
#ifndef KEELING_ADOPT_DELEGATED_H
#define KEELING_ADOPT_DELEGATED_H

#include "compare/changes.h"
#include "publish/adopt/adopt_freeze.h"

/* Says each change since the last adopted version that is for approval. Where there are no rules, nothing; `changes`
 * may be NULL. */
void delegated_check(const struct adopting *adopting, const struct changes *changes);

#endif
