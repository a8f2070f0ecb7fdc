/* SPDX-License-Identifier: MIT
 * Holding back Ctrl-C and its like while something must be finished or tidied up. For base/stage.c, base/out.c and the
 * preview. */
#ifndef KEELING_SIGNALS_H
#define KEELING_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* Holds back SIGINT, SIGTERM and SIGHUP, but for those that are ignored; `before` is for signals_let(). */
void signals_hold(sigset_t *before);
/* True if one is waiting. */
bool signals_waiting(void);
/* As before signals_hold(); one that was waiting takes effect now, which as a rule ends the program. */
void signals_let(const sigset_t *before);

#endif
