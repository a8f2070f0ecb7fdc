/* SPDX-License-Identifier: MIT
 * Marks of ours that were half written, such as '{#gifts' or '[] (#gifts)', and so are printed as words.
 * Within read/ only. */
#ifndef KEELING_HALF_MARKS_H
#define KEELING_HALF_MARKS_H

#include "read/markdown/markdown.h"

/* Tells of those in the part; its blocks stand in their places, and the lines of its body are still at hand. */
void half_marks_tell(struct reading *reading);
/* Where the next such mark stands in the lines of a block: they are asked for in their order. False where it stands
 * behind a backslash: there it was meant to be printed. */
bool mark_find(struct reading *reading, const struct node *block, struct slice mark, struct place *place);

#endif
