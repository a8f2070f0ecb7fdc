/* SPDX-License-Identifier: MIT
 * Tracked changes of a Word file as JSON: each insertion, deletion and move with its author and day, placed on the
 * clause, paragraph or cell that it is in. For keeling-import. */
#ifndef KEELING_WORD_CHANGES_H
#define KEELING_WORD_CHANGES_H

#include "read/word.h"

/* Appends them to `out`, in the shape of `keeling-diff --to json`, with `author` and `date`. `word` was read with
 * VIEW_BOTH; `name` names a file that says no document's id. How many there are. */
guint word_changes_json(const struct word *word, const char *name, GString *out);

#endif
