/* SPDX-License-Identifier: MIT
 * Word's tracked changes, written from the marks of a redline (resolve/redline.h): what stands in the new text only is
 * inserted, what stands in the old one only is removed, and what stands elsewhere has moved. Who accepts all has the
 * new text, who rejects all the old one.
 *
 * For render/docx*.c. In an ordinary document `by` is NULL and none of this does anything. */
#ifndef KEELING_DOCX_REVISION_H
#define KEELING_DOCX_REVISION_H

#include "render/docx/docx.h"
#include "resolve/redline.h"

struct docx;
struct docx_lead;

/* A removed paragraph: its properties, with the style of a number, or "", and with their place. */
struct left_end {
	char *now;
	const char *style;
	gsize start, end;
};

struct docx_revision {
	const struct docx_revising *by;
	char *initials; /* of the author */
	/* ' w:author="..." w:date="..."', as each change has them: of words, and of blocks. Those are some minutes
	 * younger: LibreOffice joins what was inserted at the end of one paragraph with a whole paragraph after it, if
	 * both are of one minute, and so loses the end between them. */
	char *attributes, *block_attributes;
	enum mark block;                 /* of the block at hand */
	enum mark mark;                  /* of the words at hand */
	bool echo;                       /* the block at hand is not written but for the cell that it is */
	enum mark end;                   /* MARK_KEPT, or what became of the end of the next paragraph alone */
	guint8 *moves;                   /* by node index: a move begins here that is told as one */
	unsigned move;                   /* the id of the one at hand, or 0 */
	const struct node *move_waiting; /* its beginning stands in the next paragraph */
	GHashTable *twins;               /* words that came, and that went: see docx_twins.c */
	/* Comments: whether a change has been spoken of, the one that waits for a paragraph, the one that is open in
	 * it; and the part that holds them. */
	guint8 *told;
	unsigned comment_waiting, comment_open, comments;
	GString *text;
	/* The paragraph before went on in this one: its properties, now and before. */
	enum mark joined;
	char *joined_now, *joined_was;
	bool loose;    /* the end of the last paragraph may go: something must follow it */
	gsize came[2]; /* where the first and the last of the inserted paragraphs before have their properties; 0 */
	/* What moved to here, told plainly: whether the block at hand did, or any of the inserted paragraphs before. */
	bool came_here, came_before;
	/* Whether the block at hand is a paragraph that moved to here with links or fields in it; or any of those
	 * before. */
	bool linked, came_linked;
	/* What moved from here, told plainly: whether the block at hand did, or any of the removed paragraphs before,
	 * and these. */
	struct {
		bool here, any;
		GArray *ends;  /* of struct left_end */
		gsize came[2]; /* as above, before the first of them */
	} left;
};

/* What was at hand outside. */
struct docx_outer {
	enum mark block, mark;
	unsigned move;
	bool moved;
};

void revision_begin(struct docx *docx, const struct docx_revising *by);
void revision_end(struct docx *docx);

/* The block `node` begins: what is written has its mark until revision_leave(). */
struct docx_outer revision_enter(struct docx *docx, const struct node *node);
void revision_leave(struct docx *docx, struct docx_outer outer);

/* Removed in what moved, and for the reader to compare only: here it has been told where it was. */
bool block_is_echo(const struct docx *docx, const struct node *node);

/* Words within the block at hand: false where they are not to be written. */
bool piece_enter(struct docx *docx, const struct node *node, struct docx_outer *outer);
void piece_leave(struct docx *docx, const struct node *node, struct docx_outer outer);
/* Words of our own that are in one of the texts only, until mark_leave(). */
enum mark mark_enter(struct docx *docx, enum mark mark);
void mark_leave(struct docx *docx, enum mark outer);
/* Words that differ between the texts; either may be NULL or "". */
void words_differ(struct docx *docx, const char *was, const char *now);

/* Around a run: nothing where its words are in both texts. */
void run_mark(struct docx *docx);
void run_unmark(struct docx *docx);

/* What a paragraph's properties end with, which began at `start` in the output. */
void revision_properties(struct docx *docx, gsize start, const struct docx_lead *lead);
/* Before a paragraph of a style; after its properties; before its end. */
void revision_before(struct docx *docx, const char *style);
void revision_open(struct docx *docx);
void revision_close(struct docx *docx);
/* Before a table, at the end of a cell or of the text: an empty paragraph, if the last one may go. */
void revision_stop(struct docx *docx);

/* What the properties of a row and of a cell end with. */
void row_mark(struct docx *docx);
void cell_mark(struct docx *docx, enum mark row);

/* True where a control within a paragraph is words only: LibreOffice forgets marks within controls. */
bool control_is_words(const struct docx *docx);
/* The same of a link or field in what moved: LibreOffice leaves the end of its paragraph behind, but of one that moved
 * here and is said to be `linked`. */
bool link_is_words(const struct docx *docx);

/* word/comments.xml; nothing where there are none. */
void comments_write(const struct docx *docx, GString *out);

#endif
