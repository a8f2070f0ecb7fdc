/* SPDX-License-Identifier: MIT
 * Every address within the site leads to something: to a file that is published, and to an id that is there. For
 * publish/whole.c, when all files are on the stage and before they take their places. */
#ifndef KEELING_LINKS_H
#define KEELING_LINKS_H

#include "base/stage.h"

/* Each address that leads to nothing is in `diag`, with the page that it stands on. */
void links_check(const struct stage *stage, struct diag *diag);

#endif
