/* SPDX-License-Identifier: MIT
 * Work that may crash, hang or eat all memory, done in a child process that can be lost: it answers through a pipe.
 * The child has no input, no output but the pipe, writes no files, and dies with its parent.
 * For format/graph.c and format/pdf_answers.c, and for the readers of Word and OpenDocument files. */
#ifndef KEELING_CHILD_H
#define KEELING_CHILD_H

#include <glib.h>

struct child_limits {
	unsigned processor; /* seconds of processor time */
	unsigned wall;      /* seconds by the clock, for a child that sleeps */
	size_t memory;      /* bytes of address space beside what the program has; 0: no limit */
	size_t answer;      /* bytes */
};

enum child_end {
	CHILD_DONE,   /* it ended well; the answer is whole */
	CHILD_FAILED, /* it crashed, ran out of memory, or ended badly */
	CHILD_SLOW,   /* it was stopped: too long */
	CHILD_LARGE   /* it was stopped: its answer is too large */
};

/* Calls work(data, answer) in a child and appends what it left in its `answer` to ours. Where the machine, and not a
 * limit, is what the child lacks (memory, processes, files), that is no fault of its input: the program ends
 * (base/mishap.h). */
enum child_end child_run(void (*work)(void *data, GString *answer), void *data, const struct child_limits *limits,
			 GString *answer);

#endif
