/* SPDX-License-Identifier: MIT
 * What an edition says, as one sum: two editions with the same sum look the same to whoever only reads them. All that
 * can be asked of a node is in it, and of what its references lead to; where its words stand in a file is not. For
 * publish/, which makes nothing anew that would come out the same. */
#ifndef KEELING_DIGEST_H
#define KEELING_DIGEST_H

#include "resolve/edition.h"

/* Of the document, or of what stands in one appendix of it with the facts about the whole: 64 small hexadecimal digits,
 * which the caller frees. No redline. */
char *edition_digest(const struct edition *edition, const struct node *part);

#endif
