/* SPDX-License-Identifier: MIT
 * The author's reasons held against the changes: which change has none, which reason has no change, which sentence of
 * the author's says no place. For keeling-diff. */
#ifndef KEELING_EXPLAIN_AUDIT_H
#define KEELING_EXPLAIN_AUDIT_H

#include "explain/reasons.h"

/* A warning for each reason that no change has (REASON_STALE). */
void reasons_stale(const struct changes *changes, const struct reasons *reasons, struct diag *diag);
/* A warning for each change of substance without a reason (REASON_MISSING), and for each sentence of the author's that
 * cites neither a number nor a place (REASON_PLACE). How many changes of substance there are. */
unsigned reasons_missing(const struct changes *changes, const struct reasons *reasons, struct diag *diag);

#endif
