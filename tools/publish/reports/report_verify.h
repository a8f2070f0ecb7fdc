/* SPDX-License-Identifier: MIT
 * An overview written by hand, held against the real changes. For keeling-report. */
#ifndef KEELING_REPORT_VERIFY_H
#define KEELING_REPORT_VERIFY_H

#include "publish/reports/report_paper.h"

/* Reads the Markdown list at `path`, and appends an account of each item to `out`; what is off is in `diag` too, at its
 * line. True where nothing is off. */
bool report_verify(const struct report_paper *paper, const char *path, GString *out, struct diag *diag);

/* The same for the author's own overview in the report itself, paper->own, as `edition` prints it. */
bool report_verify_own(const struct report_paper *paper, const struct edition *edition, GString *out,
		       struct diag *diag);

#endif
