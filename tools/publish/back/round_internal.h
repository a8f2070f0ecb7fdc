/* SPDX-License-Identifier: MIT
 * What the parts of the round trip share. For publish/round*.c only. */
#ifndef KEELING_ROUND_INTERNAL_H
#define KEELING_ROUND_INTERNAL_H

#include "publish/back/round.h"
#include "publish/back/round_grid.h"
#include "publish/back/round_lines.h"
#include "publish/back/round_span.h"
#include "publish/word/word_roles.h"
#include "publish/word/word_writing.h"

#define WORD_EMPHASIS ((unsigned)(WORD_BOLD | WORD_ITALIC))
#define LINES_SHARED_LEAST 0.2 /* of the lines, in a file that is of this document */

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

/* What the sources are, what the file was made of (NULL: the same), and the file. */
struct trip {
	const struct word *base, *as_made, *edited;
	const struct edition *made;
};

/* What is told, and stays as it is in the sources, where it did not come out as it was meant. */
struct keeps {
	bool shapes;     /* what became another kind of paragraph */
	bool appendices; /* new ones */
};

struct rounding {
	const struct edition *edition;
	const struct collection *collection;
	struct round *round;
	GArray *old, *new; /* of struct line */
	struct keeps keeps;
	bool through; /* the file was made of another text than the sources, and its edits are those against that */
	GHashTable *texts; /* interned path to GString *: files as they are */
	GHashTable *paths; /* shown to interned path */
	GArray *edits;     /* of struct edit */
	GPtrArray *asides; /* of char *: what is no edit of the text, to be told after those */
	GHashTable
		*cells;   /* const struct node * of cells that are written anew to the place of a new line in it, + 1 */
	GHashTable *rows; /* rows, the same, that are gone */
	GHashTable *moved; /* appendices that are listed elsewhere now */
	struct writing writing;
	const struct node *document; /* whose ids `writing` has: each document has its own */
};

/* ---- round.c ---- */

void round_leave(struct rounding *rounding, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The same of what is no edit of the text; after all that are. */
void round_aside(struct rounding *rounding, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* One or the other. */
void round_leave_or(struct rounding *rounding, bool aside, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* The same of what was put in, and is to be looked at. */
void round_note(struct rounding *rounding, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* The edit, for its maker to say what else is known of it. */
struct edit *round_edit(struct rounding *rounding, const char *path, size_t start, size_t end, char *text);
/* The file of a node as it is; *path its name. NULL where it can't be read. */
const GString *node_text(struct rounding *rounding, const struct node *node, const char **path);

/* ---- round_through.c: the edits of a file that was made of another text ---- */

/* Finds the partners of `old` and `new` by way of the lines of the file as it was made; what was changed in both is
 * left out. False where next to no line of the file as it was made is in the new one. */
bool lines_through(struct rounding *rounding, const struct trip *trip);

/* ---- round_columns_through.c ---- */

/* The same of columns: `was` are the lines of the file as it was made, with partners among those of the sources, and
 * `to_new` the same with partners among those of the file, which get them anew where columns came or went. */
void columns_through(struct rounding *rounding, const struct trip *trip, const GArray *was, GArray *to_new);

/* ---- round_ours.c ---- */

/* What stands above the text of no other file: that it is a draft, from when it is in force, whose it is. Each version
 * has its own, made of the front matter, so that another is no edit of the text. */
bool line_is_of_head(const struct line *line);
/* The same of a file that is ours: the number of the version too. */
bool line_is_of_title(const struct line *line);
/* Whether a file whose properties name no document was made by these tools, by what else they put into one: `made` has
 * the lines of the file as it is made of the sources. */
bool lines_are_ours(const GArray *made, const GArray *edited);

/* ---- round_kept.c: the same words in other pieces ---- */

/* The prompts of fields of forms are those fields. */
void lines_prompts(GArray *lines);
/* References that were words in a line that has a partner, or parts of a link, are references again, where the words
 * stayed; a link to what the file as it was made has not is words; and a number that was words is one again. */
void lines_keep(const GArray *old, GArray *new, const struct word *edited);

/* ---- round_each.c: line by line ---- */

/* Once the partners are known: the edits that make the sources say what the lines of the new file do, and what is to be
 * told of those that can't be put. */
void round_lines(struct rounding *rounding);

/* What is written in the document of `place` may refer to what has an id there. */
void ids_find(struct rounding *rounding, const struct node *place);

/* ---- round_files.c: the edits, put into the files ---- */

/* The new text of each file that has edits, into those of the round. */
void round_files(struct rounding *rounding);

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

/* ---- round_title.c ---- */

/* The same of the title of an appendix, in its front matter. */
bool title_reword(struct rounding *rounding, const struct line *old, const struct line *new);

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

/* Tells of references whose number was typed over. `as_made`: the file as it was made of another text; or NULL. */
void round_references(struct rounding *rounding, const struct word *as_made);

/* ---- round_emphasis.c ---- */

/* Tells of words that are bold or italic now and were not, or the other way round. `as_made` as above. */
void round_emphasis(struct rounding *rounding, const struct word *as_made);
/* The same, of sources that have the words of the file: what can be is put in, and only the rest is told. */
void round_emphasis_put(struct rounding *rounding);

/* ---- round_looks.c ---- */

/* The signs for what is bold or italic in the new line, where its words are those of the old one. False where they
 * can't be put, or the words are others; then nothing is. */
bool line_set(struct rounding *rounding, const struct line *old, const struct line *new);

/* ---- round_second.c ---- */

/* Puts in what is bold or italic, once the words of a round are settled. */
void round_second(const struct target *target, struct round *round, const struct trip *trip,
		  const struct templates *templates);
/* For that, in round.c: a round of nothing but what is set otherwise; `base` is the target as a Word file. */
struct round *round_set(const struct target *target, const struct word *base, const struct word *edited);
struct word *round_made(const struct edition *edition, const struct templates *templates, struct place place,
			struct diag *diag);

/* ---- round_shape.c: the same paragraph as another kind, or on another level ---- */

/* Whether two paragraphs are the same kind of thing: heading, clause, bullet or plain, each on its level. */
bool shape_same(const struct word_paragraph *a, const struct word_paragraph *b);
/* The paragraph of the sources becomes what the line of the new file is; `before`: the line of the old file that it
 * stands after there. False where that can't be. */
bool line_reshape(struct rounding *rounding, const struct line *old, const struct line *new, const struct line *before);
/* Says what can't be. */
void shape_leave(struct rounding *rounding, const struct line *old, const struct line *new);
/* How many paragraphs of a file are another kind of thing in the other. */
guint shapes_other(const struct word *made, const struct word *edited);

/* ---- round_again.c: words that stood elsewhere in the sources, and went there or were copied ---- */

/* The line of the old file that a new one is, in the document around `place`; NULL for none. */
struct line *line_again(const struct rounding *rounding, const struct line *new, const struct node *place);
/* The words of the old line as its source has them, with its values and references, and with those of `new` where they
 * differ (NULL: none do). Their lines become one; after a break that is written so they are indented. Appended to
 * `out`; false where they can't be found. */
bool words_again(struct rounding *rounding, const struct line *old, const struct line *new, unsigned indent,
		 GString *out);
/* The id of what went and is put in here, once. */
void id_again(struct rounding *rounding, const struct line *new, struct line *old, GString *out);

/* ---- round_joined.c: two in one ---- */

/* A line that went and whose words were joined to those of `old`, which the new line is: they are the bytes from *at to
 * *end there, all of them as they stood (*whole) or reworded. NULL for none. */
struct line *line_joined(const struct rounding *rounding, const struct line *old, const struct line *new, size_t *at,
			 size_t *end, bool *whole);

/* ---- round_merged.c ---- */

/* The tables under blocks, of struct word_table, in the order in which struct line numbers them. */
void tables_gather(const GPtrArray *blocks, GPtrArray *tables);
/* Whether no cell of a table takes several columns or rows, and none has a table in it. */
bool table_is_plain(const struct word_table *table);
/* Tells of tables in which more cells are merged than in the file as it is made of the sources, `base`. */
void round_merged(struct rounding *rounding, const struct word *base, const struct word *edited);

/* ---- round_blocks.c: paragraphs that came and went ---- */

/* The document that a node stands in: the root, or one that is included whole. NULL is the root's. */
const struct node *document_around(const struct rounding *rounding, const struct node *node);

/* The clause, item or the like, of that kind, that a node stands in, or NULL. */
const struct node *block_holder(const struct node *node, enum node_kind kind);
/* The last line of the block that stands before a new one: of a table with its caption. */
unsigned block_last_line(const struct node *node, const GString *text);
/* How far is indented what stands in a clause. */
unsigned clause_inside(const struct node *clause, const GString *text);

/* What stands before the words of a block as the new line is, and how far it is indented; `before` as below. */
void lead_append(struct rounding *rounding, const struct line *new, const struct line *before, const GString *text,
		 GString *out);

/* Whether what stands in a clause or item stays, though its first words went. */
bool leaves_children(const struct rounding *rounding, const struct node *node);
/* Whether what stands in the clause of a line comes to stand in that of another when its words do: it is the next. */
bool join_fits(const struct rounding *rounding, const struct line *to, const struct line *joined);

/* Takes out whole lines, from the one with the byte `start` to before the line `last`, and the blank ones after them
 * where others stand before them: what comes next may not run into what came before. */
void lines_cut(struct rounding *rounding, const char *path, const GString *text, size_t start, unsigned last);

bool line_remove(struct rounding *rounding, const struct line *old);
/* `before`: the line of the old file that it stands after. */
bool line_insert(struct rounding *rounding, guint place, const struct line *before);

/* ---- round_cells.c: cells and rows of tables ---- */

/* The cell that a node stands in, or NULL. */
const struct node *cell_around(const struct node *node);
/* All lines of the cell that the line `place` of the new file is in, as the source writes them; the caller frees it. */
char *cell_words(struct rounding *rounding, guint place);
/* The line of the row whose first line `place` is, appended; how many cells it has. */
guint row_write(struct rounding *rounding, guint place, GString *out);
/* The whole cell is written anew from what stands in the new file where the line `place` does. */
bool cell_renew(struct rounding *rounding, const struct node *cell, guint place);
bool row_remove(struct rounding *rounding, const struct node *cell);
/* A row that is new, after the one that `before` is in. */
bool row_insert(struct rounding *rounding, guint place, const struct line *before);

/* ---- round_appendix_moved.c ---- */

/* Before all else: the lines of an appendix that stands elsewhere now get their partners, and the front matter lists it
 * there. */
void appendices_move(struct rounding *rounding);

/* ---- round_appendix_gone.c ---- */

/* The appendix that a line of the old file stands in is gone as a whole: it is told, and stays. False where some of it
 * is there. */
bool appendix_leave(struct rounding *rounding, const struct line *old);

/* ---- round_appendix.c: appendices that came ---- */

/* Once it is known what went: each new appendix becomes a file of its own, which the front matter lists, and its lines
 * are settled. What can't be is left as it is. */
void round_appendices(struct rounding *rounding);

/* ---- round_appendix_look.c ---- */

/* Of the sources with the changes, as a target and a Word file (NULL: they can't be made one): whether the new
 * appendices are there, without a mistake among `said`. Then what is numbered otherwise than in the edited file is
 * noted. */
bool appendices_came(struct round *round, const struct target *after, const struct diag *said, const struct word *made,
		     const struct word *edited);

/* ---- round_rows.c: tables and rows that came ---- */

/* The row that `place` stands in is new, or its whole table: put in, or told with all its cells, at its first words.
 * How many rows were put in. */
guint table_come(struct rounding *rounding, guint place, const struct line *before);

/* ---- round_columns.c: which table is which, and columns that came and went ---- */

/* Once the partners are known: the lines of tables get those of the table that theirs is in the other file; where
 * columns of it came or went, and it is sure which, they are put into the sources or taken out. `base` is the file as
 * it was made. */
void round_columns(struct rounding *rounding, const struct word *base, const struct word *edited);
/* Whether a paragraph is one that a cell of the sources can hold. */
bool cell_can_hold(const struct word_paragraph *paragraph);
/* The words of a head are bold by themselves: a line of one loses that mark. */
void head_plain(const struct line *line);

/* ---- round_new_tables.c: a table that was not there before ---- */

/* The table that the line `place` stands in is put into the sources whole, with a caption that stands above it, and
 * that is noted. `before` as below. How many rows and captions were put in: 0 where a table of the sources can't hold
 * what stands in it, or its place is not sure. */
guint table_put(struct rounding *rounding, guint place, const struct line *before);
/* Whether a line is the caption above such a table, and comes with it. */
bool is_caption_to_come(struct rounding *rounding, guint place, const struct line *before);

/* ---- round_tables.c: a table as a whole, and cells of rows that stay ---- */

/* How many cells a row has. */
guint row_cells(const struct node *row);
/* What stands between two bars of the line that begins at a byte, the cells counted from 1; how many there are. */
guint cell_bytes(const GString *text, size_t at, unsigned which, size_t *from, size_t *to);
/* The cell of a line that went is empty in the new file; or one that was empty has the new line `place`. False where
 * that is not so. */
bool cell_empty(struct rounding *rounding, const struct line *old, const struct node *cell);
bool cell_fill(struct rounding *rounding, guint place);
/* Says once of a column that the lines of one file have, and the other has not. False where it is none. */
bool column_leave(struct rounding *rounding, GArray *lines, const struct line *at, const char *what);
/* The table that a node stands in, or NULL; its first line and its last, with its caption. */
const struct node *table_around(const struct node *node);
void table_lines(const struct node *table, unsigned *first, unsigned *last);
/* Whether no line of the table that a node stands in is left. */
bool table_is_gone(const struct rounding *rounding, const struct node *node);
/* False, with what there is to say, where its caption stays. */
bool table_remove(struct rounding *rounding, const struct node *node);

#endif
