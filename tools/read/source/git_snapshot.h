/* SPDX-License-Identifier: MIT
 * A revision in git as a place to read from. The door to libgit2, which is loaded when the first revision is opened:
 * only the repository's objects are read. Nothing is checked out or written; hooks, filters, submodules and links are
 * left alone. For read/source/source.c. */
#ifndef KEELING_GIT_SNAPSHOT_H
#define KEELING_GIT_SNAPSHOT_H

#include "read/source/source_backing.h"

/* The tree of files of `name` (a tag, a branch, a commit, 'HEAD~2') in the repository that GIT_DIR names, else the one
 * that the folder `here` lies in. NULL with a message at `asked`. */
void *snapshot_open(const char *here, const char *name, struct place asked, struct diag *diag);
extern const struct backing snapshot_backing;

#endif
