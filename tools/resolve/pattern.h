/* SPDX-License-Identifier: MIT
 * Numbering patterns: '1.', '1.1', '(a)', 'A.', '1.0'. A counter is 1, A, a, I or i standing alone, not next to
 * another letter or digit; all else is printed as it stands. The last counter of a pattern is the node's own, those
 * before it are its ancestors', the nearest last. For resolve/, and for lists that are lettered by us. */
#ifndef KEELING_PATTERN_H
#define KEELING_PATTERN_H

#include <glib.h>

#define COUNTERS_MOST 8

struct pattern {
	const char *text;
	unsigned counters;
	unsigned at[COUNTERS_MOST]; /* where in `text` each counter stands */
};

struct pattern pattern_read(const char *text);

/* A count in a counter's style: 3 is '3', 'C', 'c', 'III' or 'iii'; after Z comes AA. */
void count_append(GString *out, unsigned count, char style);

/* The pattern of a level (from 1) where a document gives none. */
const char *pattern_default(unsigned level);

#endif
