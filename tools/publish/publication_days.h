/* SPDX-License-Identifier: MIT
 * From when until when each release holds, and what of it is certain without a clock. For publish/publication.c. */
#ifndef KEELING_PUBLICATION_DAYS_H
#define KEELING_PUBLICATION_DAYS_H

#include "publish/publication.h"

/* `since` and `replaced` of the releases of a document, and so its editions say it. */
void release_days_settle(const GPtrArray *releases);
/* What has come and what is over, once the releases of all documents are there. */
void publication_days_settle(struct publication *publication);

#endif
