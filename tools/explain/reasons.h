/* SPDX-License-Identifier: MIT
 * Why each change was made, as the author wrote it, and how it is told: by the id of what changed. For explain/ and the
 * commands, which read them from reasons.yaml. */
#ifndef KEELING_REASONS_H
#define KEELING_REASONS_H

#include "base/arena.h"
#include "base/diag.h"
#include "compare/changes.h"

/* One stanza. All texts but `id` may be NULL: there is none. */
struct reason {
	const char *document; /* the document that it is about; NULL: any */
	const char *id;       /* an id; a citation ('paragraph 16.5'); or the words that were replaced throughout */
	const char *kind;     /* 'removed', 'owner': only of changes of that kind, or of that fact of a document */
	const char *because, *source;
	const char *group;         /* changes of one group are one item */
	const char *text;          /* the author's own sentence */
	const char *hide;          /* why it is left out */
	unsigned order;            /* the item's place, from 1; 0 for none */
	const char *pin;           /* the old provision that this is */
	const char *const *forbid; /* the old provisions that it is not, NULL-terminated; or NULL */
	struct place place;
};

struct reasons {
	struct arena *arena;
	GPtrArray *list;   /* of struct reason *, as written */
	GHashTable *by_id; /* id to GPtrArray of struct reason * */
	GPtrArray *rules;  /* of struct rule * (explain/authority.h), the first that fits wins; empty: no parts */
	bool partial;      /* a file of them could not be read, and was told of: none that is missing is told of */
};

struct reasons *reasons_new(void);
void reasons_free(struct reasons *reasons); /* NULL is fine */
/* Copies the reason and its texts. */
void reason_add(struct reasons *reasons, struct reason reason);

/* The reason behind a change, or NULL: that of the provision itself, else of what holds it. `reasons` may be NULL. */
const struct reason *reason_of(const struct reasons *reasons, const struct change *change);
/* All that could be, of const struct reason *, the nearest first; the caller unrefs it. */
GPtrArray *reasons_behind(const struct reasons *reasons, const struct change *change);

/* What authors said about what is the same and what is not, of struct pairing *, for a comparison. The strings belong
 * to the reasons; the caller unrefs the array. */
GPtrArray *reasons_pairings(const struct reasons *reasons);

#endif
