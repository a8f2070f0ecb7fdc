/* SPDX-License-Identifier: MIT
 * The inside of an edition, for the files of resolve/ only. */
#ifndef KEELING_RESOLVE_PRIVATE_H
#define KEELING_RESOLVE_PRIVATE_H

#include "resolve/edition.h"
#include "resolve/pattern.h"

#define LEVELS_MOST 12

/* What was settled about one node. NULL strings: none. */
struct settled {
	const char *number; /* as printed at the margin */
	const char *cite;   /* in full, as cited: '16.5(a)' */
	const char *address;
	uint32_t count;
	uint8_t level;
	bool lettered; /* the number names its appendix: 'F.1', 'G1.1' */
};

struct edition {
	struct library *library;
	const struct words *words; /* of its language */
	struct doc *doc;
	struct arena *arena;          /* for what is settled; also for labels made on demand */
	struct settled *of;           /* by node index */
	struct reference *references; /* by slot */
	GHashTable *addresses;        /* address to node */
	GHashTable *aliases;          /* other names that references may use, to node */
	GHashTable *events;           /* node to GArray of struct event (events.h); NULL for none */
	GHashTable *formers;          /* node to GPtrArray of addresses (former.h); NULL for none */
	GHashTable *blanks;           /* a BLANK to its place among those of its field, and the FIELD to how many
					 there are; once they were asked for (entries.c) */
	GHashTable *labels;           /* a node to its label, once it was asked for */
	GHashTable *labels_whole;     /* the same as it is cited from the body */
	struct redline *redline;      /* its marks; NULL for an edition that stands for itself */
	bool unsettled;               /* a reference leads to what could not be read; nothing was said of it */
};

struct library {
	const struct constitution *constitution;
	GPtrArray *words;    /* of const struct words *, the library's own first */
	GPtrArray *editions; /* of struct edition *, owned */
	GHashTable *ledgers; /* id of a document to its const struct ledger * */
};

static inline struct settled *settled(const struct edition *edition, const struct node *node)
{
	return &edition->of[node->index];
}

/* An edition of a document, which it takes, with nothing settled; and its end (edition.c). */
struct edition *edition_new(struct library *library, struct doc *doc);
void edition_free(gpointer edition);

/* The pattern of a level in a part, as written or by default (numbers.c). */
const char *part_pattern(const struct meta *meta, unsigned level);
/* The document, not settled yet, keeps the numbers that its ledgers in the library tell (ledger_keep.c). */
void ledgers_keep(const struct library *library, const struct words *words, struct doc *doc);

/* Numbers of all parts (numbers.c), findings about typed ones (typed_check.c). */
void numbers_settle(struct edition *edition);
void typed_check(const struct edition *edition, struct diag *diag);

/* Addresses, and the table of ids (addresses.c). */
void addresses_settle(struct edition *edition, struct diag *diag);
/* The whole document that a node stands in: the root, or an included one. */
const struct node *node_namespace(const struct node *node);
/* The node with an id in the namespace of a whole document, or NULL. */
const struct node *id_find(const struct edition *edition, const struct node *whole, const char *id);

/* References, values, policies (references.c). */
void references_settle(struct edition *edition, struct diag *diag);
/* The words of a reference with the figures in them brought up to date, in the edition's memory; NULL where they have
 * none that cites a provision (figures.c). */
const char *figures_renewed(const struct edition *edition, const char *words, const char *cite);
/* So many times what a misspelt name may have meant is looked for in a document: each takes time. */
#define GUESSES_MOST 20
/* Each VALUE that speaks of a field: a condition or a limit; after all values, which may stand in labels (said.c).
 * `guesses`: how many there were. */
void said_settle(struct edition *edition, const GPtrArray *nodes, unsigned *guesses, struct diag *diag);
/* How `node` is cited by someone at `from`. Belongs to `edition`. */
const char *label_from(const struct edition *edition, const struct node *node, const struct node *from);
/* How `node` of `edition` is cited in another one, or in a document around it: in the language of whoever cites it, by
 * the document's short title, which may have an article, or by its title where it is in another language. Belongs to
 * `edition`. */
const char *label_outside(const struct edition *citing, const struct edition *edition, const struct node *node);
/* The nearest node at or above `node` that has a number, or NULL. */
const struct node *numbered_above(const struct edition *edition, const struct node *node);
/* How a node of a redline is cited where it comes from (redline.c). */
const char *redline_label(const struct edition *redline, const struct node *node);

#endif
