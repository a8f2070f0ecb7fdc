/* SPDX-License-Identifier: MIT
 * Shared blocks of fields: '- block: about-you' in a form takes in the fields of forms/blocks/about-you.md in the
 * content folder, a Markdown file with one form in it. Around the form it may say what the block is for.
 * For read/document.c. */
#ifndef KEELING_SHARED_BLOCK_H
#define KEELING_SHARED_BLOCK_H

#include "model/doc.h"
#include "read/source/source.h"

#define SHARED_BLOCKS "forms/blocks"

/* Files that take in each other twice over double with each step: a document takes in no more files than these. */
#define INCLUDED_MOST 1000

/* What a document has taken in so far. */
struct included {
	unsigned count;
	struct diag *diag;
};

/* Counts one more, asked for at `place`. False, with a message the first time, where it would be too many. */
bool included_add(struct included *included, struct place place);

/* Whose form it is; and the blocks that are being read, which must not take in each other. */
struct shared_blocks {
	struct sources *sources;
	const struct constitution *constitution;
	struct doc *doc;
	struct diag *diag;
	GPtrArray *open; /* of const char *: their paths */
	struct included *included;
};

/* A FORM with the fields of the block, which stands nowhere; NULL with a message. `blocks` is a struct shared_blocks;
 * `place` is where the block is asked for. Its file is added to the document's files. */
struct node *shared_block_read(void *blocks, const char *name, struct place place);

#endif
