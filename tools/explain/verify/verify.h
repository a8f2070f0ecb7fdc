/* SPDX-License-Identifier: MIT
 * An overview written by hand, held against the real changes: claimed and not found, changed and not mentioned, in the
 * wrong place, by the old number, a letter lost, an appendix of which document. For publish/reports/report_verify.c. */
#ifndef KEELING_EXPLAIN_VERIFY_H
#define KEELING_EXPLAIN_VERIFY_H

#include "explain/reasons.h"
#include "explain/report.h"

struct verifying {
	const struct changes *changes;
	const struct reasons *reasons;
	const char *text;         /* the overview */
	const char *file;         /* for messages */
	guint lettered;           /* how many appendices of the report itself have letters: A and so on */
	const struct report *own; /* what is written of the same changes by explain/: its items are right as they are;
				     or NULL */
};

/* Appends to `out` what became of each item; what is off is in `diag`, at its line. True where nothing is. */
bool overview_verify(const struct verifying *verifying, GString *out, struct diag *diag);

#endif
