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

/* Of its words alone, as they are printed, and of the blocks that they stand in: 64 digits, which the caller frees.
 * Days, versions, ids and the look are not in it, nor numbers but where words name them. A file that is made of the
 * edition says it, so that its edits are never put into another text. No redline. */
char *edition_words_digest(const struct edition *edition);

#endif
