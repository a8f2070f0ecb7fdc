/* SPDX-License-Identifier: MIT
 * The numbers that a document was adopted with, those of removed provisions among them: what a document keeps that says
 * 'after-adoption: letter'. Plain data; read/history/ledger.h reads it, resolve/ makes it of an edition and keeps to
 * it. */
#ifndef KEELING_LEDGER_H
#define KEELING_LEDGER_H

#include "base/arena.h"
#include "model/node.h"

/* A provision. In reading order, each below the last before it that is less deep. */
struct ledger_entry {
	enum node_kind kind; /* SECTION, SUBHEADING, CLAUSE, APPENDIX */
	unsigned depth;
	const char *count; /* its own number without those above: '5', '5A', 'aa'; "" where it has none */
	const char *id;    /* the author's, or "" */
	const char *words; /* a sum of its words, by which one without an id is known; or "" */
	const char *day;   /* it is removed, since then; "" for one that stands; NULL where the day is not settled */
};

struct ledger {
	struct arena *arena;
	GArray *entries; /* of struct ledger_entry */
};

struct ledger *ledger_new(void);
void ledger_free(struct ledger *ledger); /* NULL is fine */

#endif
