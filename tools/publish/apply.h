/* SPDX-License-Identifier: MIT
 * CHANGES.json, as keeling-diff wrote it, applied to the old text. For keeling-diff. */
#ifndef KEELING_APPLY_H
#define KEELING_APPLY_H

#include "resolve/edition.h"

/* The dump of the new text's units, appended. False, with a message, where the file can't be read, is none of ours, or
 * was made from another text. */
bool changes_apply(const char *path, const struct edition *old, GString *out, struct diag *diag);

#endif
