/* SPDX-License-Identifier: MIT
 * What a command line names: a document - a file, its folder, its id, 'officer-code@2.0' - or a content folder.
 * For the commands. */
#ifndef KEELING_TARGET_H
#define KEELING_TARGET_H

#include "publish/collection.h"

struct target {
	struct collection *collection; /* owned */
	const struct edition *edition; /* the one document in it */
};

/* True for a folder that holds a constitution.yaml, or is none of a document: what `keeling-build CONTENT` takes. */
bool is_content(const char *path);

/* The content folder for documents named by their id: `given` (-C), else the folder one stands in, else 'content' in
 * it. The caller frees it. NULL when there is none. */
char *content_find(const char *given);

/* Opens a document. `content` is what content_find() found, or NULL. Messages about other documents of its constitution
 * are left out. NULL, with a message, when there is no such document. */
struct target *target_open(const char *name, const char *content, const struct templates *templates, struct diag *diag);
void target_free(struct target *target); /* NULL is fine */

#endif
