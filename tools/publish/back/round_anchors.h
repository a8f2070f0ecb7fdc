/* SPDX-License-Identifier: MIT
 * Lines of two files that are surely each other, among too many to compare each with each. For round_pair.c. */
#ifndef KEELING_ROUND_ANCHORS_H
#define KEELING_ROUND_ANCHORS_H

#include "compare/match/myers.h"
#include "publish/back/round_lines.h"

/* Places of an old line and of the new one that it is. */
struct anchor {
	guint old, new;
};

/* Whether two lines can be one. */
typedef bool (*anchor_fits)(const struct line *old, const struct line *new);

/* The anchors in a gap, in their order in both files, by what stands once in each: an array of struct anchor; the
 * caller unrefs it. The work grows straight with the words of the gap. */
GArray *anchors_find(const GArray *old, const struct hunk *gap, const GArray *new, anchor_fits fits);

#endif
