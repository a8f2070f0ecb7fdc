/* SPDX-License-Identifier: MIT
 * A tracked change of a Word file as it is told. For publish/word/word_changes.c, word_changes_json.c and word_tags.c
 * only.
 */
#ifndef KEELING_WORD_TOLD_H
#define KEELING_WORD_TOLD_H

#include "base/templates.h"
#include "compare/changes.h"
#include "model/words.h"
#include "publish/back/round_lines.h"

#define OUTLINE_LEVELS 9

struct word_told {
	enum change_kind kind;         /* CHANGE_INSERTED, _REMOVED, _REWORDED or _MOVED */
	const struct line *line, *end; /* where it stands; of a move `end` is where it went, else the same */
	guint from, to;                /* its pieces in the paragraph */
	const struct word_change *change;
	char sign;                            /* '-' or '+': the end of the paragraph went or came too; else 0 */
	const char *path[OUTLINE_LEVELS];     /* headings around, by outline level; NULL where there is none */
	char *label;                          /* how the provision is cited, or ""; of a paragraph that moved away "" */
	const char *end_path[OUTLINE_LEVELS]; /* the same where it went; of what did not move, of `line` */
	char *end_label;
	char *before, *after; /* the paragraph without and with it, other changes accepted */
	const char *reason;   /* the words of a comment on it, or NULL */
	unsigned tags;        /* bits of enum change_tag */
};

bool change_goes(const struct word_change *change); /* it takes out what it stands on; NULL is fine */
bool change_comes(const struct word_change *change);
const struct word_piece *line_piece(const struct line *line, guint i);

/* Finds what the rewordings among `told` (of struct word_told *) are about. */
void told_tags(const GPtrArray *told, bool welsh, const struct templates *templates, struct diag *diag);
/* One change in the shape of `keeling-diff --to json`, with `author` and `date`. */
void told_json(const struct word_told *told, const char *document, GString *out);

#endif
