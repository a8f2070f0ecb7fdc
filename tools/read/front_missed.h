/* SPDX-License-Identifier: MIT
 * Front matter that would be printed as text: it begins late, or with another sign than '---'. For read/front.c. */
#ifndef KEELING_FRONT_MISSED_H
#define KEELING_FRONT_MISSED_H

#include "base/diag.h"

#include <glib.h>

/* True, with a message, where a text without front matter begins with what was meant as such. `names`: its fields. */
bool front_missed(const char *file, const char *text, size_t length, const char *const *names, struct diag *diag);

#endif
