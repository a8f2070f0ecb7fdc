/* SPDX-License-Identifier: MIT
 * The author's reasons: reasons.yaml beside the new document. For keeling-diff. */
#ifndef KEELING_REASONS_FILE_H
#define KEELING_REASONS_FILE_H

#include "explain/reasons.h"
#include "publish/target.h"

/* `id: because`, or `id:` with `because:` and `group:` under it. None where there is no such file; mistakes in it are
 * in `diag`. The caller frees them. */
struct reasons *target_reasons(const struct target *target, struct diag *diag);

#endif
