/* SPDX-License-Identifier: MIT
 * Who may approve which change: delegation.yaml of the content folder, or beside a document. For reasons_file.c and
 * adopt_freeze.c.
 *
 * A list of rules in order; the first that fits a change decides:
 *
 *   - part: B                                        B, for information, or A, for approval
 *     by: the Monitoring Officer under delegation    who approves
 *     rule: Part 3, 4.2(c)                           where it stands, or what it is called; printed with the change
 *     tags: [spelling, typography]                   what it covers: tags, kinds, units, documents, ids */
#ifndef KEELING_DELEGATION_FILE_H
#define KEELING_DELEGATION_FILE_H

#include "explain/authority.h"
#include "publish/collection.h"

#define DELEGATION_FILE "delegation.yaml"

/* Adds the rules beside each document of the editions, which are about it alone, then those of the content folder. */
void delegation_read(struct reasons *reasons, struct sources *sources, const GPtrArray *editions, struct diag *diag);

#endif
