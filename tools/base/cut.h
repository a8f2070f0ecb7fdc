/* SPDX-License-Identifier: MIT
 * A text cut short: where only the first bytes of somebody's words are quoted or looked at. */
#ifndef KEELING_CUT_H
#define KEELING_CUT_H

#include <stddef.h>

/* How many of the first `length` bytes of a text in UTF-8 are kept where `most` may be: all, or so many that no
 * character is cut in two. Behind them stands at least a NUL. */
static inline size_t cut_length(const char *text, size_t length, size_t most)
{
	if (length <= most)
		return length;
	while (most && ((unsigned char)text[most] & 0xc0) == 0x80)
		most--;
	return most;
}

#endif
