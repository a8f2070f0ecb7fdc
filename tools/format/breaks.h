/* SPDX-License-Identifier: MIT
 * Where a line of text may end (Unicode's line breaking rules): the one door to libunibreak. For render/. */
#ifndef KEELING_BREAKS_H
#define KEELING_BREAKS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum line_break { BREAK_NOT, BREAK_MAY, BREAK_MUST };

/* Takes the library, before anything is asked of it; false, and words on it at the end of `fault`, when it is not
 * there. */
bool breaks_take(GString *fault);

/* For each byte of the UTF-8 text, whether a line may end after it, as an enum line_break; all but the last byte of a
 * character are BREAK_NOT. The end of the text is no break. */
void breaks_find(const char *text, size_t length, const char *language, unsigned char *breaks);

#endif
