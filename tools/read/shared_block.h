/* SPDX-License-Identifier: MIT
 * Shared blocks of fields: '- block: about-you' in a form takes in the fields of forms/blocks/about-you.md in the
 * content folder, a Markdown file with one form in it. Around the form it may say what the block is for.
 * For read/document.c. */
#ifndef KEELING_SHARED_BLOCK_H
#define KEELING_SHARED_BLOCK_H

#include "model/doc.h"
#include "read/source.h"

#define SHARED_BLOCKS "forms/blocks"

/* Whose form it is; and the blocks that are being read, which must not take in each other. */
struct shared_blocks {
	struct sources *sources;
	const struct constitution *constitution;
	struct doc *doc;
	struct diag *diag;
	GPtrArray *open; /* of const char *: their paths */
};

/* A FORM with the fields of the block, which stands nowhere; NULL with a message. `blocks` is a struct shared_blocks;
 * `place` is where the block is asked for. Its file is added to the document's files. */
struct node *shared_block_read(void *blocks, const char *name, struct place place);

#endif
