/* SPDX-License-Identifier: MIT
 * The proof: the changes applied to the old give the new, and reversed give the old; each unit consumed once.
 * Within compare/. */
#ifndef KEELING_COMPARE_REPLAY_H
#define KEELING_COMPARE_REPLAY_H

#include "compare/changes.h"

/* False, with what failed in *why (the caller frees it), where the proof does not hold. */
bool replay(const struct changes *changes, char **why);

#endif
