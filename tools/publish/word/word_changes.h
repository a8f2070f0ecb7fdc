/* SPDX-License-Identifier: MIT
 * Tracked changes of a Word file as JSON: each insertion, deletion and move with its author and day, placed on the
 * clause, paragraph or cell that it is in. For keeling-import. */
#ifndef KEELING_WORD_CHANGES_H
#define KEELING_WORD_CHANGES_H

#include "base/templates.h"
#include "read/word/word.h"

/* Appends them to `out`, in the shape of `keeling-diff --to json`, with `author` and `date`; what a comment says of a
 * change is its reason. It is the Word file that says what changed, so nothing is proved: `units` is null and no change
 * has a script. `word` was read with VIEW_BOTH; `name` names a file that says no document's id. False, with a message,
 * where there are no words of ours to cite provisions in. */
bool word_changes_json(const struct word *word, const char *name, const struct templates *templates, struct diag *diag,
		       GString *out, guint *count);

#endif
