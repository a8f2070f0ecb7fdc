/* SPDX-License-Identifier: MIT
 * The reasons of a second overview, of what changed since the text that a first one told of. */
#ifndef KEELING_REASONS_SINCE_H
#define KEELING_REASONS_SINCE_H

#include "explain/reasons.h"

/* Those that can be about the changes `since`, which follow the changes `before`: what one of these has, or what stands
 * at a provision that had changed by then, was written for the first change. The rules stay as they are and belong to
 * `reasons`. The caller frees them. */
struct reasons *reasons_since(const struct reasons *reasons, const struct changes *before, const struct changes *since);

#endif
