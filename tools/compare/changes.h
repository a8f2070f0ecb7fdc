/* SPDX-License-Identifier: MIT
 * What changed between two editions of a document: every change once, with its words, and proved: the changes applied
 * to the old give the new, and reversed give the old. A number that moved because something before it came or went is
 * no change; it is listed apart. For explain/, publish/ and the commands. */
#ifndef KEELING_CHANGES_H
#define KEELING_CHANGES_H

#include "resolve/edition.h"

enum change_kind {
	CHANGE_INSERTED,
	CHANGE_REMOVED,
	CHANGE_REWORDED,
	CHANGE_MOVED,
	CHANGE_MOVED_REWORDED,
	CHANGE_SPLIT,
	CHANGE_MERGED,
	CHANGE_RETITLED,
	CHANGE_REORDERED,
	CHANGE_INCLUDED,   /* another document taken in */
	CHANGE_THROUGHOUT, /* one replacement of words in many places */
	CHANGE_KINDS
};

enum change_tag {
	TAG_REFERENCE = 1 << 0, /* only a policy's or document's title, or where a link leads */
	TAG_AMOUNT = 1 << 1,
	TAG_DATE = 1 << 2,
	TAG_DEADLINE = 1 << 3,
	TAG_ROLE = 1 << 4,
	TAG_OBLIGATION = 1 << 5,
	TAG_TERM = 1 << 6,
	TAG_TYPOGRAPHY = 1 << 7,
	TAG_SPELLING = 1 << 8,
	TAG_FORMATTING = 1 << 9, /* bold, italic: the words are the same */
	/* Beside TAG_ROLE: it is more than another title of a post throughout. Without a name, so that no rule that
	 * lists tags covers it. */
	TAG_BEYOND_TITLE = 1 << 10
};
#define TAGS 10 /* that have a name */
/* What by itself would be a matter of looks, or of a title elsewhere. */
#define TAGS_SLIGHT ((unsigned)(TAG_SPELLING | TAG_TYPOGRAPHY | TAG_FORMATTING | TAG_REFERENCE))

/* Where a change stands on one side. Strings belong to the changes. */
struct provision {
	const struct edition *edition;
	const struct node *node;
	uint32_t unit, units;      /* its place in the sequence of units, and how many the change takes from there on */
	const char *document, *id; /* `id` may be NULL */
	const char *home; /* the same document, as the new text calls it; `document` where the new text has it not */
	const char *number, *label; /* "" where there is none */
	const char *const *path;    /* titles and numbers from the section down; NULL-terminated */
	const char *text; /* as shown; of what came, went or moved: all that the change takes, a unit a line */
};

/* All '=' and '-' joined are the old text, all '=' and '+' the new; but for where links lead, and what a reference
 * leads to that led elsewhere before, which stands beside their words in brackets. */
struct wording_piece {
	char op; /* '=', '-' or '+' */
	const char *text;
	const char *bare;  /* without what stands in brackets for that */
	const char *leads; /* where they lead, a line each, of '-' and '+'; "" for nowhere */
	bool slight; /* nothing to tell: a number that followed, another quotation mark, or what another change tells */
	bool elsewhere;  /* the last of these */
	bool named;      /* a reference in it led or leads elsewhere, and `text` says what it leads to */
	bool transposed; /* a whole sentence that only stands elsewhere in the same change */
};

/* What a change does to the sequence of units: units [old_at, old_at + old_count) become [new_at, ...). */
struct change_step {
	uint32_t old_at, old_count, new_at, new_count;
	GArray *hunks; /* of struct hunk (compare/match/myers.h), over the words of all its units */
};

struct change_place {
	const struct provision *old, *new;
};

struct change {
	enum change_kind kind;
	const char *unit;     /* 'clause', 'section', ...: as design and JSON have it */
	GPtrArray *old, *new; /* of const struct provision *: none, one, or the pieces of a split or merge */
	GPtrArray *words;     /* of struct wording_piece *; empty where there is nothing to compare */
	GPtrArray *places;    /* of struct change_place *: CHANGE_THROUGHOUT */
	unsigned tags;
	const char *matched_by; /* 'id', 'text', 'title', 'name', 'likeness', 'pin', or NULL */
	double score;
	const char *fact;                   /* of a fact of the document: 'owner'; or NULL */
	const char *from;                   /* CHANGE_INCLUDED: the document that was taken in */
	const char *replaced, *replacement; /* CHANGE_THROUGHOUT */
	const struct node *within; /* CHANGE_REMOVED: what held it, in the new edition; NULL where that is gone too */
	GArray *steps;             /* of struct change_step */
	double position;           /* for sorting: in the new text */
	bool level;    /* a heading of another level: it is CHANGE_MOVED, or with other words CHANGE_MOVED_REWORDED, and
			  stands where it stood */
	bool absorbed; /* another tells it; it goes before the stage ends that found so */
};

/* A number that followed. */
struct renumbering {
	const char *unit;     /* 'section', 'appendix', 'clause', or 'reference' */
	const char *document; /* in which it stands now */
	const char *id, *title;
	const char *old, *new;
};

struct side;
struct known;
struct changes {
	struct arena *arena;
	struct lexicon *lexicon;
	struct known *known; /* which documents are the same, and what an author said */
	struct side *old, *new;
	GPtrArray *old_editions, *new_editions; /* of const struct edition * */
	GPtrArray *list;                        /* of struct change *, in the order of the new text */
	GPtrArray *letters;    /* of struct change *: appendices that only stand elsewhere; steps, nothing to tell */
	GPtrArray *renumbered; /* of struct renumbering * */
	guint unplaced;        /* edits of a Word file that are no part of the new text: its reader has told them */
};

/* An author's word on what is what: the new provision is the old one, or is not. Each is named by its id ('gifts',
 * 'member-officer-protocol/complaints' where another document has it), or as it is cited ('paragraph 16.5'). */
struct pairing {
	const char *old, *new;
	bool apart; /* they are not the same */
	struct place place;
};

/* What is compared: all documents of two revisions. A document is paired by its id; a provision may have moved from one
 * to another. */
struct comparison {
	const GPtrArray *old, *new; /* of const struct edition *, in order of publication */
	const GPtrArray *pairings;  /* of const struct pairing *; or NULL */
};

/* Compares editions, which it borrows: they must outlive the result. NULL when the proof failed, with a message. */
struct changes *changes_compare(const struct comparison *comparison, struct diag *diag);
/* The same for two editions of one document. */
struct changes *changes_find(const struct edition *old, const struct edition *new, struct diag *diag);
/* The proof, which changes_find() asks for: false, with a message, where it does not hold. */
bool changes_prove(const struct changes *changes, struct diag *diag);
void changes_free(struct changes *changes); /* NULL is fine */

/* The documents of a side, of const struct edition *; and the first of them. */
const GPtrArray *changes_editions(const struct changes *changes, bool of_new);
const struct edition *changes_edition(const struct changes *changes, bool of_new);
/* The edition that a document of one side is compared with, or NULL where the whole document came or went. */
const struct edition *changes_partner(const struct changes *changes, const struct edition *edition);
/* Whether what moved stands deeper or less deep now, or in a note where it stood in none: CHANGE_MOVED. */
bool changes_level_differs(const struct changes *changes, const struct change *change);
const char *change_kind_name(enum change_kind kind);
const char *change_tag_name(unsigned place); /* 0 to TAGS - 1 */
/* How many numbers of sections, appendices and references followed. */
unsigned changes_consequential(const struct changes *changes);

#endif
