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
 * free it with g_ptr_array_unref(). `own`: whether text other than headings came or went with it, or moved. Of each
 * provision edition, node, unit, number and label are filled in. */
GPtrArray *kept_under(const struct kept *kept, const struct change *change, bool *own);

/* The heading, and those under it that came or went too; and the same as kept_under() of what stands under each of them
 * and no other. */
struct kept_heading {
	struct provision *heading; /* with its text */
	GPtrArray *kept;           /* of struct provision * */
};
GPtrArray *kept_headings(const struct kept *kept, const struct change *change); /* of struct kept_heading * */

#endif
