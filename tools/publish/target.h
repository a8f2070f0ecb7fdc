/* SPDX-License-Identifier: MIT
 * What a command line names: a document - a file, its folder, its id, 'officer-code@2.0' - or a folder of documents;
 * file and folder also as 'git:REVISION:PATH', with all that belongs to them from that revision. For the commands. */
#ifndef KEELING_TARGET_H
#define KEELING_TARGET_H

#include "publish/collection.h"

struct target {
	struct collection *collection; /* owned, unless it is lent */
	const struct edition *edition; /* the one document that was named; NULL for a folder of documents */
	GPtrArray *editions;           /* of const struct edition *: that document, or all in the folder */
	bool lent;
	bool sealed; /* an adopted version, in which nothing is changed any more */
};

/* True for a folder that holds a constitution.yaml, or is none of a document: what `keeling-build CONTENT` takes. */
bool is_content(const char *path);
/* The same of a name that may be an id too: what is not there is a folder only where it is written with a slash. */
bool is_content_named(const char *name);

/* The content folder for documents named by their id: `given` (-C), else the folder one stands in, else 'content' in
 * it. The caller frees it. NULL when there is none. */
char *content_find(const char *given);

/* Opens a document. `content` is what content_find() found, or NULL; the git repository is the one around it, or around
 * the folder one stands in. Messages about other documents of its constitution are left out. NULL, with a message, when
 * there is no such document; it tells which there are. */
struct target *target_open(const char *name, const char *content, const struct templates *templates, struct diag *diag);
/* The same, or all documents of a content folder; or the Markdown files in a folder that is none. */
struct target *target_open_all(const char *name, const char *content, const struct templates *templates,
			       struct diag *diag);
/* A document that is open already, with what it was read with, which must outlive the target. */
struct target *target_lent(struct collection *collection, const struct edition *edition);
/* The name by which the document `id` among several is opened alone, or NULL; the caller frees it. */
char *target_find(const struct target *target, const char *id);
void target_free(struct target *target); /* NULL is fine */

#endif
