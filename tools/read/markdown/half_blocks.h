/* SPDX-License-Identifier: MIT
 * Paragraphs that were meant for something else: '##Gifts', 'a) words', '• words', a table without the row below its
 * head. For read/ only. */
#ifndef KEELING_HALF_BLOCKS_H
#define KEELING_HALF_BLOCKS_H

#include "read/markdown/markdown.h"

/* Tells of those in a part that was read from `body`, and whose numbers are settled: where they are typed, a paragraph
 * may begin with one. */
void half_blocks_tell(const struct node *part, const struct body *body, struct diag *diag);

#endif
