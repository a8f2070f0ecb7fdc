/* SPDX-License-Identifier: MIT
 * An item of the overview as a sentence. Within explain/. */
#ifndef KEELING_EXPLAIN_SENTENCES_H
#define KEELING_EXPLAIN_SENTENCES_H

#include "explain/items.h"

/* Ends with a full stop; the caller frees it. */
char *sentence_of(const struct changes *changes, const struct item *item);

#endif
