/* SPDX-License-Identifier: MIT
 * Changes as keeling-diff wrote them, JSON or instructions, applied to the old text. For keeling-diff. */
#ifndef KEELING_APPLY_H
#define KEELING_APPLY_H

#include "resolve/edition.h"

/* The dump of the units of the new text, appended; `old` of const struct edition *, in order of publication. False,
 * with a message, where the file can't be read, is none of ours, or was made from another text. */
bool changes_apply(const char *path, const GPtrArray *old, GString *out, struct diag *diag);
/* The same of a text: instructions in words, or JSON. `file` names it in messages. */
bool changes_apply_text(const char *words, size_t count, const char *file, const GPtrArray *old, GString *out,
			struct diag *diag);

#endif
