/* SPDX-License-Identifier: MIT
 * The numbers that Word prints: numbering.xml, counted paragraph by paragraph in the order of the text.
 * For read/word*.c and its test. */
#ifndef KEELING_WORD_NUMBERING_H
#define KEELING_WORD_NUMBERING_H

#include "read/word/word_styles.h"

struct word_numbering;

/* How one paragraph is numbered. */
struct word_count {
	unsigned list; /* which list counts it, from 1; 0: none */
	int level;     /* from 0 */
	bool bullet;
	bool none; /* a bullet that can't be seen: the paragraph stands among others of a list and is none of them */
	const char *text;    /* the number as it is printed, or the bullet's sign; "" for none */
	const char *pattern; /* how our own front matter writes it ('1.1'); NULL where it can't */
	int left, first;     /* the level's indent */
	bool indented;
};

/* `root` may be NULL. The strings of a count are the arena's. */
struct word_numbering *word_numbering_new(const struct xml_node *root, struct word_styles *styles, struct arena *arena);
void word_numbering_free(struct word_numbering *numbering);

/* The next paragraph: of a style, with the list and level that its properties and its style come to (-1 for none; list
 * 0 means no number). `own` tells that the paragraph itself names the list. */
struct word_count word_count(struct word_numbering *numbering, const char *style, int list, int level, bool own);

#endif
