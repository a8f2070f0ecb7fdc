/* SPDX-License-Identifier: MIT
 * Whether a version is in force, in words that are true on every day: nothing here knows the day on which it is read.
 */
#ifndef KEELING_STANDING_H
#define KEELING_STANDING_H

#include "model/doc.h"
#include "model/words.h"

/* The first day on which it holds, or NULL: it is not adopted, or does not say. */
const char *standing_since(const struct meta *meta);

/* Whether what holds from the day `since`, or since ever (NULL), until the day before `replaced`, or for good, holds on
 * a day. */
bool standing_holds(const char *since, const char *replaced, const char *day);

/* 'In force from 1 June 2026', 'In force from 1 June 2026 until 31 March 2027', 'Draft'; NULL where it does not say.
 * The caller frees it. */
char *standing_words(const struct words *words, const struct meta *meta);

#endif
