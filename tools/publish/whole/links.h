/* SPDX-License-Identifier: MIT
 * Every address within the site leads to something: to a file that is published, and to an id that is there. For
 * publish/whole/whole.c, when all files are on the stage and before they take their places. */
#ifndef KEELING_LINKS_H
#define KEELING_LINKS_H

#include "base/stage.h"

/* Each address that leads to nothing is in `diag`, with the page that it stands on. `address` is that of the website,
 * or NULL: where it has a path, what begins with '/' is within the site below that path alone. */
void links_check(const struct stage *stage, const char *address, struct diag *diag);

#endif
