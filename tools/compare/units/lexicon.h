/* SPDX-License-Identifier: MIT
 * Words as whole numbers: the same text has the same number on both sides of a comparison. 0 is no word.
 * Within compare/. */
#ifndef KEELING_COMPARE_LEXICON_H
#define KEELING_COMPARE_LEXICON_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct lexicon;
struct words;

/* Lists of words that are asked for again and again. */
enum lexicon_list {
	LIST_REFERENCES,
	LIST_LITTLE,
	LIST_MONTHS,
	LIST_NUMERALS,
	LIST_SCALES,
	LIST_PERIODS,
	LIST_WORKING,
	LIST_DUTIES,
	LIST_ROLES,
	LIST_LINKING,        /* what may stand within a title: 'of', 'for the' */
	LIST_JOINING,        /* 'and' */
	LIST_WORKING_BEHIND, /* 'gwaith' of 'pum niwrnod gwaith' */
	LIST_BETWEEN,        /* 'o' of '28 o ddiwrnodau' */
	LIST_ALONE,          /* 'mis' of 'o fewn mis' */
	LIST_DEFINITE,       /* 'y' of 'y mis' */
	LIST_LIMITS,         /* 'no', 'only', 'permitted': they bind or free as 'must' and 'may' do */
	LIST_COUNTING,       /* 'each', 'both': of whom something holds */
	LIST_RANKS,          /* 'committee', 'deputy': what kind of post it is */
	LIST_ARTICLES,       /* 'a', 'an': which of them goes by the next word */
	LISTS
};

struct lexicon *lexicon_new(void);
void lexicon_free(struct lexicon *lexicon); /* NULL is fine */

uint32_t lexicon_word(struct lexicon *lexicon, const char *text);
uint32_t lexicon_word_n(struct lexicon *lexicon, const char *text, size_t length);
/* The number of a word in lower case. */
uint32_t lexicon_lower(struct lexicon *lexicon, uint32_t word);
/* Belongs to the lexicon; "" for 0. */
const char *lexicon_text(const struct lexicon *lexicon, uint32_t word);
/* True for one with a letter or digit in it. */
bool lexicon_is_word(const struct lexicon *lexicon, uint32_t word);
/* True for an address of the web, '://' in it. */
bool lexicon_is_address(const struct lexicon *lexicon, uint32_t word);
/* True for one that stands in a list of a language, in whatever case. */
bool lexicon_listed(struct lexicon *lexicon, const struct words *words, enum lexicon_list list, uint32_t word);
/* One more than the highest number given out. */
uint32_t lexicon_size(const struct lexicon *lexicon);

#endif
