/* SPDX-License-Identifier: MIT
 * What the parts of Word's tracked changes share: docx_revision.c, docx_moves.c, docx_ends.c and docx_comments.c. */
#ifndef KEELING_DOCX_MARKS_H
#define KEELING_DOCX_MARKS_H

#include "render/docx/docx_part.h"

/* ---- docx_revision.c ---- */

/* 'ins', 'del', 'moveTo', 'moveFrom'. */
const char *mark_element(enum mark mark);
/* An opening tag of that element, with an id, who and when; `end` closes it. */
void change_tag(struct docx *docx, enum mark mark, const char *end);

/* ---- docx_moves.c ---- */

bool is_move(enum mark mark);
/* The same where a move is not told as one. */
enum mark plain_mark(enum mark mark);
/* Where moves begin: the outermost nodes that moved. */
void moved_find(struct docx *docx);
bool move_begins(const struct docx *docx, const struct node *node);
/* In the first paragraph of the one at hand, and after its last. */
void move_start(struct docx *docx);
void move_end(struct docx *docx);

/* ---- docx_twins.c ---- */

/* The words that came and that went, stretch by stretch. */
GHashTable *twins_find(const struct edition *edition);
/* Whether the words of a paragraph or a heading that has a mark are all there again: of one that went as words that
 * came, of one that came as words that went. */
bool has_twin(const struct docx *docx, const struct node *holder, enum mark mark);

/* ---- docx_ends.c ---- */

/* Before the first paragraph: the removed ones, for revision_end() to free. */
void left_begin(struct docx_revision *revision);

/* ---- docx_comments.c ---- */

/* In the next paragraph the change is spoken of, if it has a reason and has not been yet. */
void comment_wait(struct docx *docx, unsigned change);
/* Returns the comment's id, for comment_end(). */
unsigned comment_start(struct docx *docx, unsigned change);
void comment_end(struct docx *docx, unsigned id);

#endif
