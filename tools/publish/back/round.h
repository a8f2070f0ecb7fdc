/* SPDX-License-Identifier: MIT
 * A Word file that was made of a document, edited and brought back: its changes put into the sources, clause by clause,
 * whether they were tracked or not. What nobody touched stays as it is, byte for byte. For the commands.
 *
 * The document is made into a Word file once more; what that and the edited one have in common is nobody's change. Each
 * other paragraph is found in the sources, and of it the words that differ. */
#ifndef KEELING_ROUND_H
#define KEELING_ROUND_H

#include "publish/target.h"
#include "read/word/word.h"

struct round {
	GHashTable *files;     /* path within the content folder to GString *: the new text of each file that changes */
	GPtrArray *left;       /* of char *: what could not be put into the sources, with the words */
	GPtrArray *notes;      /* of char *: what was put in, and is to be looked at */
	GPtrArray *appendices; /* of char *: those of the files that are new appendices */
	guint beside;          /* the last so many of them are no edits of the text: comments, the head of the page */
	unsigned reworded, inserted, removed; /* paragraphs */
	unsigned reshaped;                    /* those that became a heading, a clause of another level, or the like */
	unsigned reset;                       /* those with words that became bold or italic, or are no longer so */
	guint looks_at, looks;                /* of `left`: where those that tell of that stand, and how many */
	bool looks_doubtful; /* words were replaced where some are bold or italic: the new ones may be set otherwise */
};

/* `made`: the text that the Word file was made of, where that is another than the sources: then its edits are what
 * differs from that, and what the sources say otherwise since stays; else NULL. NULL, with a message, where the
 * document can't be made into a Word file, or the Word file is of another one. */
struct round *round_trip(const struct target *target, const struct word *edited, const struct edition *made,
			 const struct templates *templates, struct diag *diag);
void round_free(struct round *round); /* NULL is fine */

/* The document as the edited file has it: its sources with the changes, opened anew. NULL with messages. */
struct target *round_target(const struct target *target, const struct round *round, const struct templates *templates,
			    struct diag *diag);

#endif
