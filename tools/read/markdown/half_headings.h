/* SPDX-License-Identifier: MIT
 * Headings that were meant for words above a rule, and those whose number stands in their words. For read/ only. */
#ifndef KEELING_HALF_HEADINGS_H
#define KEELING_HALF_HEADINGS_H

#include "read/markdown/markdown.h"

/* Tells of a heading that begins in a line and is a sentence with a line of hyphens below it. */
void underline_tell(const struct reading *reading, unsigned first, struct place place);
/* Tells of a section whose words begin with a number, '3.0 Gifts', where numbers are counted. */
void numbered_title_tell(const struct node *section, struct diag *diag);

#endif
