/* SPDX-License-Identifier: MIT
 * Printing without keeping: finds what only printing finds - a character that no font has, a flowchart that can't be
 * drawn, words that would not be in the file. For keeling-check and keeling-adopt. */
#ifndef KEELING_PROOF_H
#define KEELING_PROOF_H

#include "base/templates.h"
#include "resolve/edition.h"

void proof_print(const struct library *library, const struct edition *only, const struct templates *templates,
		 struct diag *diag);

#endif
