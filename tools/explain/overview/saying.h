/* SPDX-License-Identifier: MIT
 * What every sentence of the overview is made of: lists, places, subjects. All that is given back is the caller's to
 * free. Within explain/. */
#ifndef KEELING_EXPLAIN_SAYING_H
#define KEELING_EXPLAIN_SAYING_H

#include "compare/units/units.h"
#include "explain/verify/items.h"
#include "explain/overview/patterns.h"

struct saying {
	const struct changes *changes;
	const struct words *words;    /* of the new text's language */
	const struct words *patterns; /* in the same language */
	const struct item *item;
	bool outside;       /* told in another document, whose own appendices must not be taken for these */
	GHashTable *joints; /* of details_hunk.c: how many entries of a list end with a word, once that was asked */
};

const struct change *change_at(const struct saying *saying, guint i);

/* A list of texts, each once. */
GPtrArray *told_list(void);
void told_add(GPtrArray *list, const char *text);
void told_take(GPtrArray *list, char *text);
/* 'a, b and c'; frees the list. */
char *told_said(const struct saying *saying, GPtrArray *list);

/* 'a; b; c', of what has commas in it; frees the list. */
char *told_apart(GPtrArray *list);

/* Without blanks around it and marks behind it; the caller frees it. */
char *text_trimmed(const char *text);

/* Adds a sentence, with a capital, after a space; takes it. */
void sentence_add(GString *out, char *sentence);

/* 'three', or '14'. */
char *quantity_said(const struct saying *saying, guint number);

/* 'Appendix E of the Code', where it is told in another document; takes `place`. */
char *outside_said(const struct saying *saying, const struct edition *edition, char *place);
/* 'paragraph 16.5'; in a set, with the document where it is another than the item's. */
char *place_said(const struct saying *saying, const struct provision *provision);
/* 'paragraphs 1.3, 4.3 and 6.3 and Appendix B'; takes the list of provisions. */
char *places_said(const struct saying *saying, GPtrArray *provisions);
/* Where a change of one or many places stands, added to a list of provisions. */
void places_add(GPtrArray *list, const struct change *change);
/* 'the opening text' for what stands before the first section; what place_beside() makes where there are no sections.
 * True if a place is that. */
bool place_unsaid(const char *place);
/* True for a document that is not one text without a heading. */
bool has_sections(const struct edition *edition);
/* `place`, which it takes; or, where it only repeats the title that stands before it, what makes sentence_add() leave
 * out the brackets that it would stand in. */
char *place_beside(char *place, const char *title);
/* 'paragraph 16.5, was paragraph 14.5' where it had another number. */
char *place_and_was(const struct saying *saying, const struct change *change);

/* A unit, as the place of a change; the caller frees it. */
struct provision *provision_at(const struct side *side, uint32_t unit);
/* The title of the heading of the new text that a node stands under or is, else of the document. */
char *title_at(const struct saying *saying, const struct node *node);
/* The title of the heading that a change is told under, else of the appendix, else of the document. */
char *subject_of(const struct provision *provision);
/* That of the section, whatever sub-heading it stands under. */
char *section_title(const struct provision *provision);
/* The first line of a text. */
char *first_line(const char *text);
/* The first words of a text, with ' …' where there are more; of one among many fewer. */
char *excerpt(const char *text, bool among_many);
/* The same, and of what is left out every 'but not', 'unless' and 'only' with the words behind it: an exception is
 * never cut off. */
char *excerpt_with_exceptions(const struct saying *saying, const char *text);
/* True if a text lays down a duty: 'must', 'may not'. */
bool is_requirement(const struct saying *saying, const char *text);

#endif
