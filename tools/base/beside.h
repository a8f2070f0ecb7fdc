/* SPDX-License-Identifier: MIT
 * Work that goes on beside the caller's, where another core is free. */
#ifndef KEELING_BESIDE_H
#define KEELING_BESIDE_H

struct beside;

/* Begins `work` on a thread of its own, as soon as one starts. `data` is the work's alone until beside_end(). Never
 * NULL and never a failure: where there is no thread, or none has started by then, beside_end() does the work. */
struct beside *beside_begin(void (*work)(void *data), void *data);

/* The work is done, and `beside` gone. */
void beside_end(struct beside *beside);

/* Work that nobody waits for. Where there is no thread it is done here. */
void beside_alone(void (*work)(void *data), void *data);

#endif
