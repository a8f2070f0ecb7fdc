/* SPDX-License-Identifier: MIT
 * What the document in its own folder calls itself, held against the versions that were adopted. For publish/. */
#ifndef KEELING_VERSION_CLAIM_H
#define KEELING_VERSION_CLAIM_H

#include "read/history/history.h"
#include "resolve/edition.h"

/* A draft goes on from the last version: its number is higher. What calls itself adopted, beside versions that are
 * sealed, is one of them, word for word or file for file. `edition` is the document in its folder, or NULL; `kept` the
 * version of its number as it was sealed, or NULL where there is none. What is wrong is in `diag`. Without adopted
 * versions there is nothing to hold it against. */
void version_claim_check(struct sources *sources, const struct history *history, const struct edition *edition,
			 const struct edition *kept, struct diag *diag);

#endif
