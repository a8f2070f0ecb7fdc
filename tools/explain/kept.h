/* SPDX-License-Identifier: MIT
 * Text that stays where it is, whatever came or went around it: what stands under a heading that came, and stood there
 * before; what stood under one that went, and still stands. Within explain/. */
#ifndef KEELING_EXPLAIN_KEPT_H
#define KEELING_EXPLAIN_KEPT_H

#include "compare/changes.h"

struct kept;

struct kept *kept_new(const struct changes *changes);
void kept_free(struct kept *kept); /* NULL is fine */

/* Of a section that came or went: its text that did neither, as it stands on the other side, of struct provision *
 * (of a sub-heading that stays with its text only the heading);
 * free it with g_ptr_array_unref(). `own`: whether text came or went with the heading, or moved. Of each provision
 * edition, node, unit, number and label are filled in. */
GPtrArray *kept_under(const struct kept *kept, const struct change *change, bool *own);

#endif
