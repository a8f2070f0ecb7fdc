/* SPDX-License-Identifier: MIT
 * The line ends of one system put for those of another: git and programs that copy texts do it to files that were
 * sealed. */
#ifndef KEELING_LINE_ENDS_H
#define KEELING_LINE_ENDS_H

#include <glib.h>
#include <stddef.h>

#define LINE_FEED   "\n"   /* what git keeps, and gives back to most */
#define RETURN_FEED "\r\n" /* Windows' */

/* The text with each of its line ends, of either kind, as `end`. The caller frees it. */
GString *line_ended(const char *text, size_t length, const char *end);

#endif
