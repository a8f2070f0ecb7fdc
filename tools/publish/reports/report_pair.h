/* SPDX-License-Identifier: MIT
 * The two revisions that a report is about. For publish/report*.c. */
#ifndef KEELING_REPORT_PAIR_H
#define KEELING_REPORT_PAIR_H

#include "read/report.h"
#include "resolve/edition.h"

/* Says where both are one, or the later of two numbered versions stands under `old:`: such a report would tell
 * councillors that nothing changes, or that all is undone. Messages are errors at `old:`; false where there is one. */
bool report_pair_check(const struct written_report *report, const struct edition *old, const struct edition *new,
		       struct diag *diag);

#endif
