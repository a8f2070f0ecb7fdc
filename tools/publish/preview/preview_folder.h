/* SPDX-License-Identifier: MIT
 * The folder in which a preview keeps its pages, among the temporary files. Its lock goes with the process, so that the
 * folder of a preview that was killed is told from one that is in use, and the next preview removes it. */
#ifndef KEELING_PREVIEW_FOLDER_H
#define KEELING_PREVIEW_FOLDER_H

/* Removes what previews left behind that are no more, and makes a new folder. Returns its path (the caller frees it)
 * and, in *fd, its descriptor, which holds the lock until it is closed; NULL where it can't be made, with the reason in
 * errno. */
char *preview_folder_make(int *fd);

#endif
