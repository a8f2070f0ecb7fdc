/* SPDX-License-Identifier: MIT
 * What the parts of explain/verify*.c share. */
#ifndef KEELING_EXPLAIN_VERIFY_WITHIN_H
#define KEELING_EXPLAIN_VERIFY_WITHIN_H

#include "explain/verify/spots.h"
#include "explain/verify/verify.h"

struct ground;

struct verification {
	const struct verifying *given;
	const struct words *words; /* of the new text */
	GPtrArray *spots, *claims;
	GHashTable *item_words; /* of the item at hand */
	GPtrArray *found;       /* struct spot * that it names, or by its words may mean */
	bool swapped;           /* it says that places changed with each other */
	bool renumbered;        /* it says that places have other numbers now, by that or otherwise */
	bool guessed;           /* it names no place: they are those that it may mean */
	GHashTable *forms;      /* letters of forms (explain/verify/claim_forms.h) */
	GHashTable *own_items;  /* of what we write of the same changes: folded, without reasons */
	GHashTable *grounds;    /* of node or provision: struct ground * */
	GPtrArray *titles;      /* of all documents, and terms: struct ground *; NULL until they are asked for */
	GPtrArray *documents;   /* all that they say: the same */
	GPtrArray *all[2];      /* of all changes, old and new: the same, not owned */
	GString *out;
	struct diag *diag;
	bool sound;
};

/* Says that an item is off. */
void verify_off(struct verification *verification, enum code code, unsigned line, const char *format, ...)
	G_GNUC_PRINTF(4, 5);

/* Whether what an item says was done to a place, or to what is there, is what was done; says what is not, and
 * is false then. */
bool verify_kinds(struct verification *verification, const struct claim *claim);
/* Whether the amounts, days and quoted words of an item stand in the texts of its places, and on the right side;
 * what it says was removed or added only where `kinds_fit`. `text` is the item without its reasons, as it is for
 * verify_sayings(). */
void verify_facts(struct verification *verification, const struct claim *claim, const char *text, bool kinds_fit);

/* Tells of each sentence of an item that says more than is held against anything. verify_unread.c. */
void verify_unread(struct verification *verification, const struct claim *claim, const char *text);
/* What an item says beside that: that a part is new, what its title is or was, how many there are, that no more than
 * spelling was corrected. verify_sayings.c. */
void verify_sayings(struct verification *verification, const struct claim *claim, const char *text);
/* Of a sentence with two places: that the one is the other now, or that they have changed places. verify_pairs.c. */
void verify_pairs(struct verification *verification, unsigned line, const char *sentence, const GPtrArray *places);
/* What was done to the place itself that has a number in the old or the new text, as bits of 1 << change_kind. */
unsigned verify_whole_kinds(const struct verification *verification, const struct claim_place *place, bool former);
/* Whether what had a number in the old text is gone with its text: not moved, though something in it may have been. */
bool verify_is_gone(const struct verification *verification, const struct claim_place *place);

/* verify_front.c: marks the changes of facts of a document that an item names, and adds them to those found; how many.
 */
guint front_mark(const struct verification *verification, const struct claim *claim);
/* Tells of those that no item names. */
void front_missed_tell(struct verification *verification, unsigned line);

/* ---- verify_words.c ---- */

/* Where the sentence ends that `at` stands in. */
const char *verify_sentence_end(const char *at);
/* The item without its reasons: blanks in their place. What stands behind 'Reason:' is one to the end, behind 'because'
 * to the end of the sentence. The caller frees it. */
char *verify_unreasoned(const struct words *words, const char *text);
/* 'Chief People Officer', 'Head of Service': how long a name is that begins at `at`; `capitals` how many of its words
 * have capitals. Abbreviations are no names. */
size_t verify_name_at(const struct words *words, const char *at, guint *capitals);
/* Where the name begins that ends before `at`; `at` for none. */
const char *verify_name_before(const struct words *words, const char *text, const char *at);

/* 'Former Appendix F': whether it names a place, which is looked up as one. */
bool verify_names_place(const struct words *words, const char *name);

/* The texts of the places that an item names, old or new, of struct ground *; where it names none, those of all
 * changes. The caller unrefs the array. */
GPtrArray *verify_grounds(struct verification *verification, const struct claim *claim, bool of_new);
/* The text of what changed on one side, and no more. */
const struct ground *verify_ground_of(struct verification *verification, const struct provision *provision);
/* All of a place on one side, by a change that is there; NULL where there is none. */
const struct ground *verify_ground_at(struct verification *verification, const struct spot *spot,
				      const struct claim_place *place, bool of_new);
/* Titles, terms and names of policies anywhere in both texts. */
const GPtrArray *verify_titles(struct verification *verification);
/* All that both texts say. */
const GPtrArray *verify_documents(struct verification *verification);

#endif
