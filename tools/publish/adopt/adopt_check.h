/* SPDX-License-Identifier: MIT
 * Whether a draft can be adopted as it is asked. For publish/adopt/adopt.c. */
#ifndef KEELING_ADOPT_CHECK_H
#define KEELING_ADOPT_CHECK_H

#include "publish/adopt/adopt_freeze.h"

/* The draft in the folder of a publication; NULL, with a message, where there is none. */
const struct edition *draft_find(const struct publication *publication, const struct sources *sources,
				 const char *folder, struct diag *diag);

/* The document that is adopted, with its releases; NULL where the draft is in none. */
const struct published *adopting_published(const struct adopting *adopting);

/* All that does not go together with the draft, or with what was adopted before, is in `diag`. */
void adoption_check(const struct adopting *adopting);

#endif
