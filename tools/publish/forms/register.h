/* SPDX-License-Identifier: MIT
 * A register as a folder of CSV files, one a part, to which filled forms are appended. For keeling-forms. */
#ifndef KEELING_REGISTER_H
#define KEELING_REGISTER_H

#include "publish/forms/answers.h"
#include "publish/forms/register_file.h"

struct register_count {
	unsigned added, there; /* entries that were added, and that were there already */
};

/* Appends what the plans (of struct register_plan *) take from `found` (of struct answers *) to the files in `folder`,
 * which are made where they are missing: without forms, blank registers. An entry that is there, word for word, is not
 * added again, and one without an answer is told and not added. A value that a spreadsheet would carry out as a formula
 * is refused, and then nothing is written. All files take their places, or none. */
enum status register_append(const GPtrArray *plans, const char *folder, const GPtrArray *found,
			    struct register_count *count, struct diag *diag);

/* A blank table of the register as CSV: its heads. */
void register_heads(const struct register_plan *plan, const struct node *part, GString *out);

#endif
