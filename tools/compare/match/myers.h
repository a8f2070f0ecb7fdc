/* SPDX-License-Identifier: MIT
 * The shortest way from one sequence of numbers to another: Myers' algorithm, in linear space. Two sequences with
 * next to nothing in common are cut short, so that the time stays bounded. For compare/, and for publish/round*.c. */
#ifndef KEELING_COMPARE_MYERS_H
#define KEELING_COMPARE_MYERS_H

#include <glib.h>
#include <stdint.h>

/* old[old_at, old_at + old_count) becomes new[new_at, new_at + new_count); what lies between two hunks is the same. */
struct hunk {
	uint32_t old_at, old_count, new_at, new_count;
};

/* An array of struct hunk in order; the caller unrefs it. */
GArray *myers_hunks(const uint32_t *old, uint32_t old_count, const uint32_t *new, uint32_t new_count);

#endif
