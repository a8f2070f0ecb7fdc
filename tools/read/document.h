/* SPDX-License-Identifier: MIT
 * Reading a document: its Markdown, its front matter, and every appendix it lists, into one tree as written.
 * For commands only; nothing here hears of printed numbers. */
#ifndef KEELING_READ_DOCUMENT_H
#define KEELING_READ_DOCUMENT_H

#include "model/doc.h"
#include "read/source/source.h"

/* Reads `path` (relative to the folder of `sources`) and all that it includes. `constitution` may be NULL: a lone
 * document, whose front matter may hold keys of other programs. Mistakes go to `diag` and reading goes on; the
 * result is NULL only where the file itself could not be read. The caller frees it, or gives it to an edition. */
struct doc *read_document(struct sources *sources, const struct constitution *constitution, const char *path,
			  struct diag *diag);

#endif
