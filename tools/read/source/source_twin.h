/* SPDX-License-Identifier: MIT
 * A file that is there, but under a name that only other computers take for the one that is asked for: a Mac, a backup
 * or an archive gave it back with an accent as a sign of its own, or with capitals. On a screen both may look alike. */
#ifndef KEELING_SOURCE_TWIN_H
#define KEELING_SOURCE_TWIN_H

#include "read/source/source.h"

/* The path of such a file; NULL where there is none, or one of the very name. The caller frees it. */
char *source_twin(struct sources *sources, const char *path);
/* What is to be said of it: "is here under a name that ...", and how to rename it. The caller frees it. */
char *twin_words(const char *twin, const char *path);

#endif
