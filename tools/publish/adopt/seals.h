/* SPDX-License-Identifier: MIT
 * The seals of all adopted versions, from the first to the last. For keeling-check --seal. */
#ifndef KEELING_SEALS_H
#define KEELING_SEALS_H

#include "base/templates.h"

/* Proves every adopted version of every document in a content folder: each file, the numbers and the words that it
 * prints, and the chain of seals, which must have no gap. What is wrong is in `diag`, and
 * so is a document of which nothing is proved, and that there is none at all; mistakes of drafts are not told.
 * Each version that has a seal has a line in `out`: 'officer-code@3.0 2027-02-18 c286...'. */
void seals_check(const char *folder, const struct templates *templates, GString *out, struct diag *diag);

#endif
