/* SPDX-License-Identifier: MIT
 * What the parts of the reader of Word files share while one is read. For read/word*.c only. */
#ifndef KEELING_WORD_INTERNAL_H
#define KEELING_WORD_INTERNAL_H

#include "read/word/word.h"
#include "read/word/word_numbering.h"
#include "read/word/word_parts.h"
#include "read/word/word_styles.h"

/* A field that has begun and not ended; its words may be spread over paragraphs. */
struct word_field {
	GString *instruction;
	const struct xml_node *begin; /* its w:fldChar, for a legacy field of a form */
	bool result;                  /* its words come */
	bool aside;                   /* they are not the text's */
	bool filled_in;               /* beside the text: Word has others on another day, on another page */
	const char *address, *bookmark;
	bool figure;
};

/* Where something stands. */
struct word_spot {
	const struct word_paragraph *paragraph; /* or NULL */
	unsigned number;                        /* its place among all, from 1; 0 for none */
};

/* In the words that are read aside: around what Word fills in. */
#define FILLED_IN_BEGINS '\x02'
#define FILLED_IN_ENDS '\x03'

struct word_reading {
	struct word *word;
	const struct word_part *part; /* whose relationships count */
	struct word_styles *styles;
	struct word_numbering *numbering;
	enum word_view view;
	GPtrArray *blocks;                /* where the next block goes */
	struct word_paragraph *paragraph; /* at hand, or NULL */
	bool counted;                     /* it has a number, or a bullet */
	GPtrArray *boxes;                 /* of const struct xml_node *: text boxes met in it */
	struct word_paragraph *carried;   /* its mark is not in this view: it goes on in the next */
	GPtrArray *waiting;               /* of const char *: bookmarks that stand between blocks */
	GPtrArray *fields;                /* of struct word_field *, open, the outermost first */
	const struct word_change *change; /* around what is read */
	const char *address, *bookmark;   /* of the link around it */
	struct word_spot last;            /* the last paragraph that was begun */
	GHashTable *became;               /* a paragraph that was carried to the one that it went into */
	GHashTable *commented;            /* id of a comment to the struct word_spot * where it stands */
	const char *aside;                /* why what is read is not the text's, or NULL */
	struct word_spot aside_at;        /* and where it began */
	GString *aside_words;
	GHashTable *prompts;              /* of blank fields, noted already */
	GHashTable *notes;                /* part and id of a note to its node */
	GHashTable *moves;                /* id of a range to its name, of moves */
	GHashTable *comments;             /* VIEW_BOTH: id of a comment to its words; else NULL */
	const char *comment, *comment_id; /* the last whose range has begun and not ended, or NULL */
	bool capitals_told;               /* that some are shown by format was noted */
	unsigned paragraphs;
	int height;              /* of the run at hand: an enum word_height, or -1 */
	GString *struck;         /* the words of the last runs that were struck out */
	const GArray *struck_in; /* the pieces of their paragraph, and how many there were */
	guint struck_at;
};

/* ---- word.c ---- */

/* Notes words that are not in the blocks; empty ones are too, where they say what is missing. */
void word_leave(struct word_reading *reading, const char *why, const char *words);
/* Something of a kind that is not known, with an element of that name anywhere within: noted, and true; the caller
 * reads on in it, so that no words are lost with it. */
bool word_unknown(struct word_reading *reading, const struct xml_node *node, const char *within);
/* What is read from here on is not the text's, and why; and the end of it, which notes the words. Nested ones belong to
 * the outermost: only that gets true, and must end it. */
bool word_aside_begin(struct word_reading *reading, const char *why);
/* A comment stands here, if its id was not met before. NULL is fine. */
void word_commented(struct word_reading *reading, const char *id);
/* The same for what stands in a field of a form. The prompts of blank fields are noted once each. */
bool word_aside_field(struct word_reading *reading, const struct word_control *control);
void word_aside_end(struct word_reading *reading);
GPtrArray *word_array(struct word *word);

/* ---- word_body.c ---- */

/* All words under a node as they stand in the file, a blank before each paragraph but the first; appended. */
void word_words(const struct xml_node *parent, GString *words);
/* The blocks under a node: a body, a cell, a note, a text box. */
void word_blocks(struct word_reading *reading, const struct xml_node *parent);
/* The blocks under a node as an array of their own. */
GPtrArray *word_blocks_apart(struct word_reading *reading, const struct xml_node *parent);
/* The child of mc:AlternateContent that can be read, or NULL. */
const struct xml_node *word_choice(const struct xml_node *alternate);

/* ---- word_table.c ---- */

void word_table(struct word_reading *reading, const struct xml_node *node);

/* ---- word_runs.c ---- */

void word_inlines(struct word_reading *reading, const struct xml_node *parent);
/* What is an inline wherever it stands: a bookmark, the beginning of a move. True if it was one. */
bool word_milestone(struct word_reading *reading, const struct xml_node *node);
void word_piece(struct word_reading *reading, struct word_piece piece);
/* Joins those that are marked alike. */
void word_pieces_join(struct word_reading *reading, GArray *pieces);
/* A text as a source may hold it (read/word/word_seen.h); what was taken out is noted. NULL is fine. */
const char *word_seen(struct word_reading *reading, const char *text);
void word_text(struct word_reading *reading, const char *text, unsigned marks);
/* Where a link leads: to an address, and in it to a place, where there is one (NULL is fine). */
const char *word_link_target(struct word_reading *reading, const char *address, const char *place);

/* ---- word_changes.c ---- */

/* The change that an element tells of ('w:ins'), new; NULL for another element. */
const struct word_change *word_change_new(struct word_reading *reading, const struct xml_node *node);
/* The change among the properties of a paragraph's mark, a row or a cell, or NULL. */
const struct word_change *word_change_in(struct word_reading *reading, const struct xml_node *properties);
/* Whether what a change tells of stands in the view. NULL is fine: it does. */
bool word_in_view(const struct word_reading *reading, const struct word_change *change);
/* The properties of a paragraph or run that count in the view: where they were changed, and that is rejected, the former
 * ones; or NULL. */
const struct xml_node *word_properties(const struct word_reading *reading, const struct xml_node *of, const char *name,
				       const char *changed);

/* ---- word_field.c ---- */

/* w:fldChar, w:instrText, w:fldSimple. */
void word_field_mark(struct word_reading *reading, const struct xml_node *node);
void word_field_text(struct word_reading *reading, const struct xml_node *node);
void word_field_simple(struct word_reading *reading, const struct xml_node *node);
void word_fields_clear(struct word_reading *reading);

/* ---- word_drawing.c ---- */

/* Pictures in a drawing, and its text boxes, which follow the paragraph. */
void word_drawing(struct word_reading *reading, const struct xml_node *node);

/* ---- word_control.c ---- */

/* The field of a form that a w:sdt is; NULL where it only holds text. */
const struct word_control *word_control_of(struct word_reading *reading, const struct xml_node *sdt);
/* Whether what stands in a w:sdt is words of the text: it is filled in, in a numbered clause or within a sentence, and
 * the file is not ours. What else might have been chosen there is noted. */
bool word_control_is_words(struct word_reading *reading, const struct xml_node *sdt,
			   const struct word_control *control);
/* The same of a legacy field (w:ffData). */
const struct word_control *word_control_legacy(struct word_reading *reading, const struct xml_node *data);
/* Whether a w:sdt holds a list of contents. */
bool word_is_contents(const struct xml_node *sdt);

#endif
