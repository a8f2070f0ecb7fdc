/* SPDX-License-Identifier: MIT
 * What is known of the history of a document's provisions, while its versions are gone through from the first to the
 * last. Each is known by a key that holds in every version: its id; one without an id by the sum of its words, as the
 * numbers that were adopted know it; the number that is left of one that moved by what holds it. For
 * publish/site/events.c.
 */
#ifndef KEELING_PUBLISH_EVENT_BOOK_H
#define KEELING_PUBLISH_EVENT_BOOK_H

#include "resolve/events.h"

struct event_book;

struct event_book *event_book_new(void);
void event_book_free(struct event_book *book);

/* The key of a section, a clause, an appendix, or a sub-heading with an id; NULL for other nodes, and for one that
 * can't be told from another by its words. The caller frees it. */
char *event_key(struct event_book *book, const struct edition *edition, const struct node *node);
/* What an edition has by a key, or NULL. */
const struct node *event_key_find(struct event_book *book, const struct edition *edition, const char *key);
/* Of the number that `node` had in `before`, where all that is left of it in `edition` is that. NULL where it isn't.
 * The caller frees it. */
char *event_key_left(struct event_book *book, const struct edition *before, const struct node *node,
		     const struct edition *edition);

/* An event of a provision; `goal`, the key of where it is now, may be NULL. All texts are copied. */
void event_book_note(struct event_book *book, const char *key, const struct event *event, const char *goal);
/* It is known by another key from now on; `to` NULL: it is gone. */
void event_book_carry(struct event_book *book, const char *from, const char *to);
/* What was noted as of one kind on that day is of another, with that place. */
void event_book_change(struct event_book *book, const char *key, enum event_kind kind, const struct event *event);

/* Before a version is gone through: what has an id in it and had none is known by that. */
void event_book_name(struct event_book *book, const struct edition *edition);
/* Notes on an edition what is known of what it has. */
void event_book_put(struct event_book *book, struct edition *edition);
/* All that was noted so far, as text: what is known is the same where this is. */
const char *event_book_all(const struct event_book *book);

#endif
