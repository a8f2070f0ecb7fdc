/* SPDX-License-Identifier: MIT
 * The author's reasons held against the changes: which change has none, which reason has no change, which sentence of
 * the author's says no place. For keeling-diff. */
#ifndef KEELING_EXPLAIN_AUDIT_H
#define KEELING_EXPLAIN_AUDIT_H

#include "explain/reasons.h"

/* A warning for each reason that no change has (REASON_STALE). */
void reasons_stale(const struct changes *changes, const struct reasons *reasons, struct diag *diag);
/* A warning for each change of substance without a reason (REASON_MISSING), and for each sentence of the author's that
 * cites neither a number nor a place (REASON_PLACE). Of a text that is `sealed` only the first, for nobody can mend it.
 * How many changes of substance there are. */
unsigned reasons_missing(const struct changes *changes, const struct reasons *reasons, bool sealed, struct diag *diag);
/* How many stubs there are that a change of substance has and nobody filled in; `first` is one of them, if any. */
unsigned reasons_unfilled(const struct changes *changes, const struct reasons *reasons, const struct reason **first);

#endif
