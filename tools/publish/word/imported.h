/* SPDX-License-Identifier: MIT
 * What keeling-import wrote into a folder, told from what its author made of it since: a record of sums beside it. What
 * it writes is a source, which goes on being edited, and no output that is made anew. For tools/import.c. */
#ifndef KEELING_IMPORTED_H
#define KEELING_IMPORTED_H

#include "base/diag.h"

#define IMPORTED_RECORD ".keeling-import"

/* Whether all that lies at `entries` (NULL-terminated) of a folder is as an import wrote it, or as the one that is
 * about to will write it: `files`, from const char * to GString *. False with a message for each file that is not. */
bool imported_is_unedited(const char *folder, const char *const *entries, GHashTable *files, struct diag *diag);

/* The record of files that are about to be written. */
GString *imported_record(GHashTable *files);

#endif
