/* SPDX-License-Identifier: MIT
 * Files that were written: on the disk, and there as they were written. For base/stage.c. */
#ifndef KEELING_CONFIRM_H
#define KEELING_CONFIRM_H

#include "base/stage.h"

/* Waits until the disk has the files (of struct staged_file *) and the folders (of char *) in the folder, and reads
 * those files again that were written. 0; or the number of an error; or the file in `altered` that is not as it was
 * put. */
int files_confirm(int folder, const GPtrArray *files, const GPtrArray *folders, const struct staged_file **altered);

#endif
