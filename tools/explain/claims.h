/* SPDX-License-Identifier: MIT
 * An overview that somebody wrote by hand, read item by item: its letter, the places it names, what it says was done.
 * For explain/verify.c; knows nothing of the changes. */
#ifndef KEELING_EXPLAIN_CLAIMS_H
#define KEELING_EXPLAIN_CLAIMS_H

#include "model/words.h"

#include <glib.h>
#include <stdbool.h>

/* What an item says was done, as bits. */
enum claim_verb { CLAIM_ADDED = 1 << 0, CLAIM_REMOVED = 1 << 1, CLAIM_CHANGED = 1 << 2, CLAIM_MOVED = 1 << 3 };

struct claim_place {
	char *number; /* '16.5', '2', 'E': without what a pattern puts around it, without '.0' */
	char *words;  /* as written: 'section 16.5' */
	bool appendix;
	bool former;    /* 'formerly', 'was', 'old' stands before it */
	bool qualified; /* 'of the Code' stands behind it */
	bool own;       /* 'attached', 'of this report': an appendix of the report itself */
};

struct claim {
	char *letter; /* 'a)', '1.', '-'; "" for a paragraph */
	char *text;   /* one line, blanks joined */
	unsigned line;
	unsigned verbs;
	GPtrArray *places; /* of struct claim_place * */
	char *mistyped;    /* 'appendix B.C, D', or NULL */
	char *meant;       /* 'Appendices B, C and D' */
};

void claim_place_free(gpointer place);

/* The items of a list in Markdown or plain text, of struct claim *; headings and what stands before the first item are
 * no items. A paragraph between or after lettered items is one that lost its letter if the next leaves that letter
 * free, or if it is the last and says where and what was done; else it is more of the item, or none. What is recognised
 * stands in `words`. The caller unrefs the array. */
GPtrArray *claims_read(const struct words *words, const char *text);
/* The places named in a text, of struct claim_place *, but those within ‘quotation marks’, which are a document’s own;
 * the caller unrefs the array. The first run of appendices that is
 * mistyped is given back in `mistyped`, where that is not NULL and held NULL; the caller frees it. */
GPtrArray *claim_places_read(const struct words *words, const char *text, char **mistyped);
/* 'i)' after 'h)'; the caller frees it; NULL where it is no letter or figure that can be counted on. */
char *letter_after(const char *letter);

#endif
