/* SPDX-License-Identifier: MIT
 * Work in a process of its own, beside what this one does. For tools/publish, while no other thread is at work but
 * those that ask for memory (base/room.h).
 *
 *   struct apart *apart = apart_begin(print, forms, diag);
 *   ... other work ...
 *   if (!apart_end(apart, answer))
 *           print(forms, answer);      it did not succeed: done here, with messages for the user
 *
 * What the work changes stays there; only its answer comes back. */
#ifndef KEELING_APART_H
#define KEELING_APART_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

struct apart;

/* Begins `work(data, answer)`, which says whether its answer is whole. Messages that it adds to `diag` (NULL: none)
 * would be lost there: with one of them it has not succeeded. NULL when no process could be started. */
struct apart *apart_begin(bool (*work)(void *data, GByteArray *answer), void *data, const struct diag *diag);

/* Waits for the end and appends the answer to `answer`. False, with nothing appended, when the work did not succeed or
 * was never begun (NULL). Frees `apart`. */
bool apart_end(struct apart *apart, GByteArray *answer);

/* Ends the work where nobody wants it any more. NULL is fine. */
void apart_drop(struct apart *apart);

#endif
