/* SPDX-License-Identifier: MIT
 * Where each provision of the old text is in the new one, from the changes. For publish/, which leads old addresses
 * there. */
#ifndef KEELING_WHEREABOUTS_H
#define KEELING_WHEREABOUTS_H

#include "compare/changes.h"

/* A heading or a clause of the old text; `new` is what it became, its first piece, or what it was joined with; NULL
 * where it is gone. */
typedef void whereabouts_take(void *data, const struct node *old, const struct node *new);

/* In the order of the old text. */
void whereabouts_each(const struct changes *changes, whereabouts_take *take, void *data);

#endif
