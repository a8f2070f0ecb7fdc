/* SPDX-License-Identifier: MIT
 * A file that is no document by itself: an appendix, a form, a shared block, a committee report, or a list in YAML such
 * as policies.yaml, of the content folder around it. It is checked with all that it belongs to. For keeling-check. */
#ifndef KEELING_PUBLISH_PART_H
#define KEELING_PUBLISH_PART_H

#include "base/diag.h"
#include "base/templates.h"

struct part {
	const char *named; /* as on the command line; interned */
	char *content;     /* the content folder around it */
	const char *path;  /* within that; interned */
	bool doubtful;     /* not all that it may go by could be read */
};

/* False where no document there is made of it, as far as that is known: it stands for itself then, as a document's own
 * file does. After true call part_clear(). */
bool part_find(const char *name, const struct templates *templates, struct part *out);
void part_clear(struct part *part);

/* Adds to `to` the messages of `from`, which tells of the whole content folder, that are about this file, and all
 * failures; where something could not be read, all mistakes. */
void part_messages(const struct part *part, const struct diag *from, struct diag *to);

#endif
