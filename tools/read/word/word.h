/* SPDX-License-Identifier: MIT
 * A Word file as it reads: paragraphs with the numbers that Word prints, tables, notes, fields of forms, tracked
 * changes. Nothing of the source format is in it yet (publish/word/word_source.h).
 *
 * All belongs to the `struct word`. What stands in the file and not here is in `left`, each piece once. */
#ifndef KEELING_WORD_H
#define KEELING_WORD_H

#include "base/arena.h"
#include "base/diag.h"
#include "model/node.h"

/* Which of the texts is read, where changes are tracked. */
enum word_view {
	VIEW_ACCEPTED, /* as it will be when all are accepted */
	VIEW_REJECTED, /* as it was */
	VIEW_BOTH      /* with all words of both */
};

enum tracked { TRACKED_INSERTED, TRACKED_DELETED, TRACKED_MOVED_FROM, TRACKED_MOVED_TO };

struct word_change {
	enum tracked kind;
	const char *author, *date; /* "" where the file does not say */
	const char *move;          /* of a move: its name, the same at both ends; else NULL */
};

/* PROMPT: words in the style of what stands in an empty field of a form. */
enum word_marks { WORD_BOLD = 1, WORD_ITALIC = 2, WORD_CODE = 4, WORD_PROMPT = 8 };

/* Something to fill in. */
struct word_control {
	enum field_type type;
	const char *id;             /* its tag, or NULL */
	const char *label;          /* its title, or NULL */
	const char *const *options; /* NULL-terminated, or NULL */
	bool blank;                 /* nobody filled it in: what stands there is a prompt */
};

enum piece_kind { PIECE_TEXT, PIECE_BREAK, PIECE_NOTE, PIECE_IMAGE, PIECE_CONTROL };

struct word_piece {
	enum piece_kind kind;
	unsigned marks;
	const char *text;     /* TEXT: words. NOTE: its number. IMAGE: what it is called */
	const char *address;  /* TEXT: where a link leads, or NULL. IMAGE: the file's name in the package */
	const char *bookmark; /* TEXT: what a reference leads to, or NULL */
	bool figure;          /* TEXT: a field gives the number of what the reference leads to */
	const struct word_control *control;
	const struct word_change *change; /* VIEW_BOTH: the change around it, or NULL */
	const char *comment;              /* VIEW_BOTH: the words of a comment on it, or NULL */
};

struct word_paragraph {
	const char *style;      /* its id, never NULL */
	const char *style_name; /* as Word calls it, never NULL */
	unsigned outline;       /* of a heading: from 1; else 0 */
	const char *number;     /* as Word prints it, or NULL; of a bullet the sign */
	bool bullet;
	unsigned list, level; /* the list that counts it, from 1, and its level in it, from 0; list 0 for none */
	const char *pattern;  /* of the number, as our front matter writes it ('1.1', '(a)'); NULL where it can't */
	int left;             /* where its text begins, in twentieths of a point */
	GArray *pieces;       /* of struct word_piece */
	GPtrArray *bookmarks; /* of const char * */
	const struct word_change *change; /* of its mark: the paragraph as such came or went */
};

struct word_cell {
	unsigned span, rows; /* how many columns and rows it takes */
	bool joined;         /* it belongs to the one above */
	GPtrArray *blocks;   /* of struct word_block * */
};

struct word_row {
	bool head;
	const struct word_change *change;
	GArray *cells; /* of struct word_cell */
};

struct word_table {
	const char *caption; /* or NULL */
	GArray *rows;        /* of struct word_row */
};

/* A paragraph or a table: one of the two is NULL. */
struct word_block {
	struct word_paragraph *paragraph;
	struct word_table *table;
};

struct word_note {
	const char *number, *id;
	bool end;
	GPtrArray *blocks;
};

/* What is not in the blocks: why, and the words as they stood. */
struct word_left {
	const char *why, *words;
	const char *key;                 /* the words without the numbers of pages and what else Word fills in itself */
	unsigned paragraph;              /* in which it stood, from 1; 0 for none */
	const struct word_paragraph *at; /* the same, or NULL; it may be one of a note */
};

struct word_image {
	const char *name; /* within the package */
	const char *bytes;
	size_t length;
};

struct word_fact {
	const char *name, *text; /* 'title', 'Version' */
};

struct word {
	struct arena *arena;
	enum word_view view;
	struct word_parts *parts;
	struct place place;
	GPtrArray *blocks;        /* of struct word_block * */
	GPtrArray *notes;         /* of struct word_note *, in the order of their marks in the text */
	GArray *left;             /* of struct word_left */
	GArray *images;           /* of struct word_image */
	GArray *facts;            /* of struct word_fact: 'title', 'language' and what the file adds of its own */
	GPtrArray *changes;       /* of const struct word_change *, in the order of the text */
	GPtrArray *owned, *lists; /* arrays that are freed with it: GArray *, GPtrArray * */
};

/* Reads the bytes of a file; `place` names it in messages. NULL, with a message, where it is refused. */
struct word *word_read(const void *bytes, size_t length, enum word_view view, struct place place, struct diag *diag);
/* The same in this process alone: for the fuzzer. */
struct word *word_read_here(const void *bytes, size_t length, enum word_view view, struct place place,
			    struct diag *diag);
void word_free(struct word *word); /* NULL is fine */

/* The text of a fact, or NULL. */
const char *word_fact(const struct word *word, const char *name);
/* The words of a paragraph, appended to `out`. */
void word_plain(const struct word_paragraph *paragraph, GString *out);
/* True for a Word file by its name. */
bool is_word_name(const char *name);

#endif
