/* SPDX-License-Identifier: MIT
 * Blocks that are indented by too little to belong to the clause above them, or by so much that they are the text of a
 * program. For read/ only. */
#ifndef KEELING_HALF_INDENTS_H
#define KEELING_HALF_INDENTS_H

#include "read/markdown/markdown.h"

/* Tells of those in a part that was read from `body`; of the former, of which the first of several in a row stands for
 * all, where numbers are counted. */
void half_indents_tell(const struct node *part, const struct body *body, struct diag *diag);

#endif
