/* SPDX-License-Identifier: MIT
 * The committee reports that tell of a draft: once it is adopted they name the version, so that they stay what the
 * committee saw when the draft goes on. For publish/adopt/adopt.c. */
#ifndef KEELING_ADOPT_REPORTS_H
#define KEELING_ADOPT_REPORTS_H

#include "publish/adopt/adopt_freeze.h"

/* Puts them on the stage, and the folder of reports among its entries where there are any; how many is in `*count`.
 * False with a message. */
bool adopt_reports(struct adopting *adopting, guint *count);

#endif
