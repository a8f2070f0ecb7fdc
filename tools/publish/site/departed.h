/* SPDX-License-Identifier: MIT
 * What earlier versions of a document had under an address that leads to it no more: a heading that reads otherwise now
 * and is known by its words, and clauses without an id that were taken out. Found by publish/site/events.c, which goes
 * through the versions from the first to the last. */
#ifndef KEELING_PUBLISH_DEPARTED_H
#define KEELING_PUBLISH_DEPARTED_H

#include "publish/publication.h"

struct departed;

struct departed *departed_new(void);
void departed_free(struct departed *departed);

/* Whether others may have kept the address of what it was: an author's own id, or the words of a heading. */
bool address_lasts(const struct node *node);

/* What had the address `from` has the address `to` in the version after it. */
void departed_lead(struct departed *departed, const char *from, const char *to);
/* The clause with that address in the version `last` is taken out; `words` is its key in an event book, or "". */
void departed_add(struct departed *departed, const struct release *last, const char *address, const char *words);
/* A clause of those words is in the text again. */
void departed_return(struct departed *departed, bool (*is_back)(void *data, const char *words), void *data);

/* Notes all of it on a version: where old addresses lead (resolve/former.h), and what is gone. It is appended to
 * `noted` as well, a line each. Documents that keep their numbers show what is gone by those. */
void departed_put(const struct departed *departed, struct release *release, GString *noted);

#endif
