/* SPDX-License-Identifier: MIT
 * Two texts that are no revisions of one another: the comparison holds, but it is most likely not what was wanted. For
 * keeling-diff. */
#ifndef KEELING_UNRELATED_H
#define KEELING_UNRELATED_H

#include "compare/changes.h"

/* A warning at `place` when hardly a word of the shorter text stands in the other; texts of a few words are let be. */
void unrelated_tell(const struct changes *changes, struct place place, struct diag *diag);

#endif
