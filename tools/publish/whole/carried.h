/* SPDX-License-Identifier: MIT
 * Files as they come from a process of their own (base/apart.h): there they are added one by one with the sum of each,
 * here they are taken in that order. For publish/ only. */
#ifndef KEELING_CARRIED_H
#define KEELING_CARRIED_H

#include "base/stage.h"

#include <glib.h>
#include <stdbool.h>

struct carried;

struct carried *carried_new(void);
/* `sha256`: of the bytes; NULL: it is taken here. */
void carried_add(struct carried *carried, const char *path, const GByteArray *bytes, const char *sha256);
/* All of them, appended to the answer. Frees `carried`. */
void carried_end(struct carried *carried, GByteArray *answer);

/* Gives each file of an answer to `take`, up to the first that it refuses. */
typedef bool (*carried_taker)(void *data, const char *path, const GByteArray *bytes, const char *sha256);
bool carried_each(const GByteArray *answer, carried_taker take, void *data);
/* Puts all of them on the stage. */
bool carried_put(const GByteArray *answer, struct stage *stage);

#endif
