/* SPDX-License-Identifier: MIT
 * Marks of ours that were half written, such as '{#gifts' or '[] (#gifts)', and so are printed as words.
 * Within read/ only. */
#ifndef KEELING_HALF_MARKS_H
#define KEELING_HALF_MARKS_H

#include "read/markdown.h"

/* Tells of those in the part; its blocks stand in their places, and the lines of its body are still at hand. */
void half_marks_tell(struct reading *reading);

#endif
