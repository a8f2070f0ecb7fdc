/* SPDX-License-Identifier: MIT
 * Blocks that are indented by too little to belong to the clause above them. For read/ only. */
#ifndef KEELING_HALF_INDENTS_H
#define KEELING_HALF_INDENTS_H

#include "model/doc.h"

/* Tells of those in a part whose numbers are counted; the first of several in a row stands for all. */
void half_indents_tell(const struct node *part, struct diag *diag);

#endif
