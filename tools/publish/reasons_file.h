/* SPDX-License-Identifier: MIT
 * The author's reasons: reasons.yaml beside each new document, and one of the content folder. For keeling-diff.
 *
 *   register-return:                    an id, a citation between quotation marks, or words replaced throughout;
 *     because: so that …                'id/removed' only of that kind of change, 'document#id' of another document
 *     source: Internal Audit report 2026/14
 *     group: registers
 *     order: 2
 *     text: the author's own sentence
 *     hide: why it is not told
 *     pin: the old id                   forbid: an old id, or a list of them
 *
 * `id: because` is short for a stanza with a reason alone. */
#ifndef KEELING_REASONS_FILE_H
#define KEELING_REASONS_FILE_H

#include "explain/reasons.h"
#include "publish/target.h"

#define REASONS_FILE "reasons.yaml"

/* With the rules of delegation.yaml (publish/delegation_file.h). None where there are no such files; mistakes in them
 * are in `diag`. The caller frees them. */
struct reasons *target_reasons(const struct target *target, struct diag *diag);

/* The same of one document alone. */
struct reasons *edition_reasons(const struct collection *collection, const struct edition *edition, struct diag *diag);

/* The mistakes in them, and in the rules, of all documents that could be read. For keeling-check. */
void reasons_files_check(const struct collection *collection, struct diag *diag);

/* One sum of all files that they come from, for one document; the caller frees it. */
char *reasons_digest(struct sources *sources, const struct edition *edition);

/* The path of a file beside a document, relative to the content folder; the caller frees it. */
char *beside_edition(const struct edition *edition, const char *name);

#endif
