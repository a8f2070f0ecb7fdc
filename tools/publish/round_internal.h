/* SPDX-License-Identifier: MIT
 * What the parts of the round trip share. For publish/round*.c only. */
#ifndef KEELING_ROUND_INTERNAL_H
#define KEELING_ROUND_INTERNAL_H

#include "publish/round.h"
#include "publish/round_lines.h"
#include "publish/round_span.h"
#include "publish/word_writing.h"

/* Where words stand, as to what a line of them must not begin with. */
enum marking_place {
	PLACE_FREE, /* no mark counts: headings, forms, whole blocks */
	PLACE_LINES,
	PLACE_LATER_LINES, /* what stands before the first line keeps it from being one of a block's */
	PLACE_CELL
};

/* New text for some bytes of a file. */
struct edit {
	const char *path; /* interned */
	size_t start, end;
	guint order; /* of edits at one place */
	char *text;
	enum marking_place place;
	size_t words; /* where the words begin that this is a part of */
	size_t at;    /* once it is put: where it begins in the new text */
};

struct rounding {
	const struct edition *edition;
	const struct collection *collection;
	struct round *round;
	GArray *old, *new; /* of struct line */
	GHashTable *texts; /* interned path to GString *: files as they are */
	GHashTable *paths; /* shown to interned path */
	GArray *edits;     /* of struct edit */
	GPtrArray *asides; /* of char *: what is no edit of the text, to be told after those */
	GHashTable
		*cells;   /* const struct node * of cells that are written anew to the place of a new line in it, + 1 */
	GHashTable *rows; /* rows, the same, that are gone */
	struct writing writing;
	const struct node *document; /* whose ids `writing` has: each document has its own */
};

/* ---- round.c ---- */

void round_leave(struct rounding *rounding, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same of what is no edit of the text; after all that are. */
void round_aside(struct rounding *rounding, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The edit, for its maker to say what else is known of it. */
struct edit *round_edit(struct rounding *rounding, const char *path, size_t start, size_t end, char *text);
/* The file of a node as it is; *path its name. NULL where it can't be read. */
const GString *node_text(struct rounding *rounding, const struct node *node, const char **path);

/* ---- round_marks.c: marks that are none ---- */

enum marking_place marking_place_of(const struct node *node);
/* Escapes what begins the line with the byte `at`, of the words that begin at `words`, where it would be a mark. */
void mark_escape(GString *text, size_t words, size_t at, enum marking_place place);

/* ---- round_quotes.c: the words of a form ---- */

/* The edits from the number `first` on are all in the words of `node`, in their order. Where the words would be read
 * otherwise than they stand there now (in quotation marks, divided at a comma), one edit of the whole takes the place
 * of all. */
void part_quote(struct rounding *rounding, const struct node *node, const struct span_map *map, guint first);

/* ---- round_words.c: the same paragraph in other words ---- */

/* False where the words can't be found in the source. */
bool line_reword(struct rounding *rounding, const struct line *old, const struct line *new);

/* ---- round_beside.c: what is no text ---- */

/* Tells what the edited file holds beside its text and the file as it was made does not. */
void round_beside(struct rounding *rounding, const struct word *base, const struct word *edited);

/* ---- round_notes.c: footnotes and endnotes ---- */

/* The lines of the edited file get those of its notes, each behind the line with its mark. */
void lines_weave_notes(GArray *lines, const struct word *word);
/* Once the partners are known: the notes of lines that are new stay among the lines, the others are told. The marks of
 * notes become words, or go. */
void round_notes(struct rounding *rounding, const struct word *word);

/* ---- round_pictures.c ---- */

/* Tells of the pictures among the lines of the edited file, and takes them out of those. */
void round_pictures(struct rounding *rounding);

/* ---- round_references.c ---- */

/* Tells of references whose number was typed over. */
void round_references(struct rounding *rounding);

/* ---- round_blocks.c: paragraphs that came and went ---- */

/* The document that a node stands in: the root, or one that is included whole. NULL is the root's. */
const struct node *document_around(const struct rounding *rounding, const struct node *node);

bool line_remove(struct rounding *rounding, const struct line *old);
/* `before`: the line of the old file that it stands after. */
bool line_insert(struct rounding *rounding, guint place, const struct line *before);

/* ---- round_cells.c: cells and rows of tables ---- */

/* The cell that a node stands in, or NULL. */
const struct node *cell_around(const struct node *node);
/* The whole cell is written anew from what stands in the new file where the line `place` does. */
bool cell_renew(struct rounding *rounding, const struct node *cell, guint place);
bool row_remove(struct rounding *rounding, const struct node *cell);
/* A row that is new, after the one that `before` is in. */
bool row_insert(struct rounding *rounding, guint place, const struct line *before);

/* ---- round_tables.c: tables and rows that came ---- */

/* The row that `place` stands in is new, or its whole table: put in, or told with all its cells, at its first words.
 * How many rows were put in. */
guint table_come(struct rounding *rounding, guint place, const struct line *before);

#endif
