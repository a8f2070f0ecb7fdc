/* SPDX-License-Identifier: MIT
 * An overview that somebody wrote by hand, read item by item: its letter, the places it names, what it says was done.
 * For explain/verify/verify.c; knows nothing of the changes. */
#ifndef KEELING_EXPLAIN_CLAIMS_H
#define KEELING_EXPLAIN_CLAIMS_H

#include "model/words.h"

#include <glib.h>
#include <stdbool.h>

/* What an item says was done, as bits. */
enum claim_verb {
	CLAIM_ADDED = 1 << 0,
	CLAIM_REMOVED = 1 << 1,
	CLAIM_CHANGED = 1 << 2,
	CLAIM_MOVED = 1 << 3,
	CLAIM_DIVIDED = 1 << 4,
	CLAIM_MERGED = 1 << 5,
	CLAIM_KEPT = 1 << 6 /* 'has not been changed' */
};

struct claim_place {
	char *number;    /* '16.5', '2', 'E': without what a pattern puts around it, without '.0' */
	char *words;     /* 'section 16.5', of one in 'sections 16.5 and 16.6' too */
	size_t from, to; /* where it is written, the first with its noun; of `between` 0 */
	bool appendix;
	bool form;      /* an appendix that is called a form */
	bool former;    /* 'formerly', 'was', 'old' stands before it */
	bool qualified; /* 'of the Code' stands behind it */
	bool own;       /* 'attached', 'of this report': an appendix of the report itself */
	bool between;   /* not written: '13.3' of 'paragraphs 13.2 to 13.4' */
	bool goal;      /* 'moved to' stands before it */
	unsigned done;  /* what is said of the place itself, as bits: 'Paragraph 1.4 has been removed' */
};

struct claim {
	char *letter; /* 'a)', '1.', '-'; "" for a paragraph */
	char *text;   /* one line, blanks joined */
	unsigned line;
	bool nested; /* its mark was '- a)' */
	unsigned verbs;
	unsigned form;     /* what is said of 'the form', which the item names by its letter: 'The form has been removed
			      (D)' */
	GPtrArray *places; /* of struct claim_place * */
	char *mistyped;    /* 'appendix B.C, D', or NULL */
	char *meant;       /* 'Appendices B, C and D' */
};

void claim_place_free(gpointer place);

/* The items of a list in Markdown or plain text, of struct claim *; headings and what stands before the first item are
 * no items. A paragraph between or after lettered items is one that lost its letter if the next leaves that letter
 * free, or if it is the last and says where and what was done; else it is more of the item, or none. Where there are
 * items '- a)', as we write them, only the longest list of them is read. What is recognised stands in `words`. The
 * caller unrefs the array. */
GPtrArray *claims_read(const struct words *words, const char *text);
/* How many bytes at the start of a line are the mark of an item, with the blank or tab behind it: 'a)', '(a)', '1.',
 * '-', '•'; 0 for none. */
size_t claim_marker(const char *line);
/* The places named in a text, of struct claim_place *, but those within ‘quotation marks’, which are a document’s own;
 * of 'paragraphs 13.2 to 13.4' also what is between. The caller unrefs the array. The first run of appendices that is
 * mistyped is given back in `mistyped`, where that is not NULL and held NULL; the caller frees it. */
GPtrArray *claim_places_read(const struct words *words, const char *text, char **mistyped);
/* 'i)' after 'h)'; the caller frees it; NULL where it is no letter or figure that can be counted on. */
char *letter_after(const char *letter);

#endif
