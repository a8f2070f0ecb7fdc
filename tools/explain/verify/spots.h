/* SPDX-License-Identifier: MIT
 * The places where something really changed, for holding an overview written by hand against them. Within explain/. */
#ifndef KEELING_EXPLAIN_SPOTS_H
#define KEELING_EXPLAIN_SPOTS_H

#include "explain/verify/claims.h"
#include "explain/reasons.h"

/* One place where something really changed. */
struct spot {
	const struct change *change;
	const struct provision *old, *new; /* NULL where there is none */
	GPtrArray *now, *was;              /* of struct claim_place *: itself, then what holds it */
	GPtrArray *now_at, *was_at;        /* of const struct node *: what these cite */
	GHashTable *words;                 /* of its title and its text */
	bool mentioned;
	const struct spot *whole; /* of a clause in what came or went as a whole: the spot of that; else NULL */
	struct provision *own;    /* of such a clause: what `old` or `new` is */
};

/* Of struct spot *, in the order of the changes; what the author leaves out counts as mentioned. The caller unrefs the
 * array, and keeps the changes as long. */
GPtrArray *spots_find(const struct changes *changes, const struct reasons *reasons);
/* Where it is now, or was, where it is gone or `former` is set; NULL where that has no number. */
const struct claim_place *spot_place(const struct spot *spot, bool *former);
/* What to call that place: 'paragraph 14.6 of the old text'; NULL where it has no number. The caller frees it. */
char *spot_place_said(const struct spot *spot);
/* Where in `now`, or with `former` in `was`, a place is; -1 for not at all: so too where it holds all that came or went
 * with a clause. */
int spot_level(const struct spot *spot, const struct claim_place *place, bool former);
/* Whether the change is one of the place itself, not of something in it. */
bool spot_is_whole(const struct spot *spot, const struct claim_place *place, bool former);
/* Marks the changes at a place as mentioned; how many there are. They are added to `found`, where that is not NULL. */
guint spots_mark(GPtrArray *spots, const struct claim_place *place, bool former, GPtrArray *found);
/* The same of one replacement in many places, where an item names what it replaced or put in its place; `folded` is the
 * item (claim_facts.h). */
guint spots_mark_throughout(GPtrArray *spots, const char *folded, GPtrArray *found);
/* Marks titles of policies as mentioned. */
void spots_mark_policies(GPtrArray *spots);
bool change_is_policies(const struct change *change);
/* The words of an item that can tell what it means; the caller lets go of them. */
GHashTable *spot_words(const char *text);
/* The change that an item seems to mean by its words, of those that no item mentions (with `any`: of all), or NULL. */
struct spot *spot_meant(const GPtrArray *spots, GHashTable *words, bool any);
/* Where the changes are that stood at an old place: 'paragraph 16.5'; NULL where they are gone. */
const char *spots_now_at(const GPtrArray *spots, const struct claim_place *place);

#endif
