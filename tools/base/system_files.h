/* SPDX-License-Identifier: MIT
 * Files that nobody wrote: a desktop, a network drive or an office program leaves them beside those that somebody did.
 */
#ifndef KEELING_SYSTEM_FILES_H
#define KEELING_SYSTEM_FILES_H

#include <stdbool.h>

/* Whether a path is that of such a file, by its name: .DS_Store, Thumbs.db, desktop.ini, the '._' files of a Mac, and
 * those by which Word and LibreOffice tell that a file is open. */
bool is_system_file(const char *path);

#endif
