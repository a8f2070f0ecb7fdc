/* SPDX-License-Identifier: MIT
 * The paragraphs of a Word file in a row, those in cells among them; which node of the sources each was made from; and
 * which paragraph of an edited file is which of the file as it was written. For publish/round*.c and word_*.c, and
 * their test. */
#ifndef KEELING_ROUND_LINES_H
#define KEELING_ROUND_LINES_H

#include "read/word/word.h"
#include "resolve/edition.h"

#define LINE_NONE G_MAXUINT

struct hunk; /* compare/match/myers.h */

struct line {
	const struct word_paragraph *paragraph;
	char *text;                /* its words, blanks as one, none at the ends */
	char *key;                 /* the same, a reference as what it leads to: what it is compared by */
	unsigned table, row, cell; /* where it stands in a table, each from 1; table 0: in none */
	unsigned column; /* by which it is compared: `cell`, as long as no column came or went; LINE_NONE: of one that
			    did */
	const struct node *node;   /* what it was made from, or NULL */
	size_t offset;             /* where the node's words begin in `text`, behind a number that is words */
	guint partner;             /* its place in the other file, or LINE_NONE */
	bool removed;              /* of the old file: it is taken out of the sources */
	bool of_note;              /* of the new file: it is the words of a note of the line before */
	bool claimed;              /* of the old file: its id stands on a line that was put in */
	const struct line *joined; /* of the old file: the one that its words were joined to; or NULL */
	bool settled;              /* nothing is to be done for it: it stays, or is not to come */
};

static inline struct line *line_at(const GArray *lines, guint place)
{
	return &g_array_index(lines, struct line, place);
}

/* An array of struct line; the caller unrefs it. */
GArray *lines_of(const struct word *word);
/* The same of some blocks. */
GArray *lines_of_blocks(const GPtrArray *blocks);
/* The words of a line are those of its paragraph again, which were changed. */
void line_renew(struct line *line);
/* Finds the node of each line: the file must have been made of this very edition. */
void lines_know(GArray *lines, const struct edition *edition);
/* Finds the partners. */
void lines_pair(GArray *old, GArray *new);
/* The same of some lines of each. */
void lines_pair_part(GArray *old, const struct hunk *part, GArray *new);
/* Makes two lines partners. */
void line_pair(GArray *old, guint i, GArray *new, guint k);
/* Pairs n things with m so that the weights (n rows of m) are most in all and no pair crosses another; those of weight
 * 0 are never paired. The partner of each of the n, or LINE_NONE; the caller frees it. */
guint *order_pair(guint n, guint m, const double *weights);
/* Whether a line of the old file stays in the sources, reworded or not. */
bool line_stays(const struct line *line);

/* The share of words that both have: 0 to 1. */
double words_likeness(const char *a, const char *b);
double line_likeness(const struct line *a, const struct line *b);
/* The same, and *shared: which share of the words of the shorter text the other has. */
double words_likeness_shared(const char *a, const char *b, double *shared);

/* A word, or one sign, at the beginning of a text that is not empty: its bytes. */
size_t word_length_at(const char *text);
/* The number of a key, from 1 on, by which those of two files are compared; `known` has the keys, and frees them. */
uint32_t key_number(GHashTable *known, const char *key);

/* Blanks as one, none at the ends; the caller frees it. */
char *words_collapsed(const char *text);
/* The same words, however many blanks are between them. */
bool words_alike(const char *a, const char *b);

/* The number of the clause that a line stands in ('2.1', '2.1 a)'), or "" before the first; the caller frees it. */
char *line_where(const GArray *lines, guint place);

/* What a reference is compared by: where it leads, and its words without numbers. NULL for other pieces; the caller
 * frees it. */
char *reference_key(const struct word_piece *piece);

/* What a node prints: blanks as one, none at the ends; the caller frees it. */
char *node_printed(const struct edition *edition, const struct node *node);

#endif
