/* SPDX-License-Identifier: MIT
 * The text of a place on one side, in which what an item claims is looked up. Within explain/. */
#ifndef KEELING_EXPLAIN_GROUNDS_H
#define KEELING_EXPLAIN_GROUNDS_H

#include "explain/verify/claim_facts.h"

struct ground;

struct ground *ground_new(const struct words *words, const char *text);
void ground_free(gpointer ground);
/* Whether it stands there; a quotation that leaves words out stands where its pieces do. */
bool ground_has(const struct ground *ground, const struct fact *fact);
/* How often it stands there. */
guint ground_times(const struct ground *ground, const struct fact *fact);
/* How often a text as fact_folded() has it stands there. */
guint ground_count(const struct ground *ground, const char *folded);
/* A day written YYYY-MM-DD is from now on as good as one that stands there. NULL is fine. */
void ground_add_day(struct ground *ground, const char *day);
/* So is an address to which a link leads. NULL is fine. */
void ground_add_address(struct ground *ground, const char *address);

/* The same asked of several, of struct ground *. */
bool grounds_have(const GPtrArray *grounds, const struct fact *fact);
guint grounds_count(const GPtrArray *grounds, const char *folded);
/* Whether a word stands there, in this form or another: 'declare' where there are 'declarations'. */
bool grounds_have_word(const GPtrArray *grounds, const char *folded);

#endif
