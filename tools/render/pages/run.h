/* SPDX-License-Identifier: MIT
 * Runs of words with one mark, in a redline: what stands beside each other and came or went together is marked once.
 * For render/html*.c and render/markdown*.c. */
#ifndef KEELING_RUN_H
#define KEELING_RUN_H

#include "resolve/redline.h"

struct run {
	const struct node *in; /* what holds the words of the run that is open; NULL for none */
};

/* Gone are what was removed and what moved away. */
bool mark_is_gone(enum mark mark);
bool mark_is_new(enum mark mark);

/* A node is entered: true where a run begins with it. And left: true where the run ends with it. */
bool run_begins(struct run *run, const struct edition *edition, const struct node *node);
bool run_ends(struct run *run, const struct edition *edition, const struct node *node);

#endif
