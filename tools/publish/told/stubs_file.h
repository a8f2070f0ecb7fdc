/* SPDX-License-Identifier: MIT
 * Stubs written into the reasons.yaml of each new document, at its end, without touching a byte of what stands there.
 * For keeling-diff. */
#ifndef KEELING_STUBS_FILE_H
#define KEELING_STUBS_FILE_H

#include "explain/reasons.h"
#include "publish/target.h"

/* False for what is no draft on disk: standard input, git, an adopted version. Then nothing can be written beside it.
 */
bool target_is_draft(const char *name);

/* Adds the stubs; `output` NULL: beside each document; else the whole of the one file that would come out, there.
 * `added` becomes their number. A file that can't be read, or could not be read again, is left as it is, with a
 * message. */
enum status stubs_write(const struct target *target, const struct changes *changes, const struct reasons *reasons,
			const struct templates *templates, const char *output, guint *added, struct diag *diag);

#endif
