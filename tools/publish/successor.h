/* SPDX-License-Identifier: MIT
 * What came after an adopted version, where it is opened alone. Within publish/. */
#ifndef KEELING_SUCCESSOR_H
#define KEELING_SUCCESSOR_H

#include "read/history/history.h"

/* The first day on which a version after `adopted` holds: the next one in the history, or after the last one the
 * document itself, in the folder `id` of `sources`, where that is adopted. NULL where there is none. It lasts as long
 * as the program. */
const char *successor_since(struct sources *sources, const struct history *history, const struct adopted *adopted);

#endif
