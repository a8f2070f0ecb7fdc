/* SPDX-License-Identifier: MIT
 * What lies in the content folder and nothing uses: policies, files of appendices, documents. Where something of the
 * documents could not be read, nothing is said: it may be used there. For keeling-check. */
#ifndef KEELING_UNUSED_H
#define KEELING_UNUSED_H

#include "publish/collection.h"

void unused_find(const struct collection *collection, struct diag *diag);

#endif
