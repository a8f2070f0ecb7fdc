/* SPDX-License-Identifier: MIT
 * The lines of a form block: '- type: label', then indented 'key: value' lines and lists of options.
 * For the reader of Markdown, which hands over the block and reads the inline Markdown in it. */
#ifndef KEELING_FORM_H
#define KEELING_FORM_H

#include "model/doc.h"

/* What the reader of a form asks of whoever has the source. */
struct form_tools {
	/* Reads the inline Markdown `raw` into `holder`, a LABEL, HINT, OPTION or COLUMN. Called in the order of the
	 * source. `raw` lives only during the call. */
	void (*inlines)(void *context, struct node *holder, const char *raw, size_t length, struct place place);
	/* A FORM that stands nowhere, with the fields of the shared block `name`, which '- block: name' at `place` asks
	 * for. NULL with a message. */
	struct node *(*block)(void *context, const char *name, struct place place);
	void *context;
};

/* Adds the fields of the block `text` to the node `form`. `first` is the place of the block's first character.
 * Every mistake is in `diag` with its place; the fields that could be made out are there all the same. */
void form_read(struct doc *doc, struct node *form, const char *text, size_t length, struct place first,
	       const struct form_tools *tools, struct diag *diag);

/* Whether a text begins like the lines of a form, with a field of a kind that there is: '- text: Full name'. */
bool form_begins(const char *text);

#endif
