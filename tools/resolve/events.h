/* SPDX-License-Identifier: MIT
 * What became of a provision in the versions up to an edition: 'words substituted 18 February 2027, Council, minute
 * 14'. Noted on the edition by publish/, read by renderers. */
#ifndef KEELING_EVENTS_H
#define KEELING_EVENTS_H

#include "resolve/edition.h"

enum event_kind {
	EVENT_INSERTED,
	EVENT_SUBSTITUTED, /* words */
	EVENT_WORDS_INSERTED,
	EVENT_WORDS_OMITTED,
	EVENT_RETITLED,
	EVENT_MOVED,
	EVENT_REMOVED,    /* of a number that is kept */
	EVENT_MOVED_ON,   /* of one as well: what had it is at `place` now */
	EVENT_MOVED_AWAY, /* the same, to `place` in another document */
	EVENT_RECEIVED,   /* from `place` in another document */
	EVENT_KINDS
};

struct event {
	enum event_kind kind;
	const char *day;      /* of the adoption */
	const char *decision; /* 'Council, minute 14', or "" */
	const char *place;    /* 'paragraph 11.1A', for the kinds that have one; else, or where it isn't known, "" */
};

/* Adds an event to those of a node; its texts are copied. The same one twice is one. */
void edition_note(struct edition *edition, const struct node *node, const struct event *event);
/* Of struct event, the oldest first; NULL where there are none. */
const GArray *edition_events(const struct edition *edition, const struct node *node);
/* 'Words substituted 18 February 2027, Council, minute 14'. The caller frees it. */
char *event_words(const struct edition *edition, const struct event *event);

#endif
