/* SPDX-License-Identifier: MIT
 * Days as people write them into a form, and the day before one. */
#ifndef KEELING_DAY_H
#define KEELING_DAY_H

#include "model/words.h"

/* '5/3/2027', '05.03.2027', '5 March 2027' or '2027-3-5' as '2027-03-05', the month in any language that there are
 * words for (people fill in a Welsh form in English), and also by its first letters, three or more of them; NULL for
 * what is no day. The caller frees it. */
char *day_typed(const struct words *words, const char *text);

/* The day before one that is written YYYY-MM-DD, in the same way; the caller frees it. */
char *day_before(const char *day);

#endif
