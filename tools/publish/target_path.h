/* SPDX-License-Identifier: MIT
 * Documents by a path on the disk or in a revision that git keeps. Within publish/. */
#ifndef KEELING_TARGET_PATH_H
#define KEELING_TARGET_PATH_H

#include "publish/target.h"

#define DOCUMENT_FILE "document.md"
/* How many of those that there are a message names where one is not. */
#define MOST_LISTED 12

/* How a target is to be opened. */
struct opening {
	const struct templates *templates;
	struct diag *diag;
	struct sources *revision; /* what paths are looked up in; NULL: the disk */
	bool all;                 /* a folder of several documents will do */
};

/* The file or folder that is there: a document, its folder, or with `all` a folder of documents. NULL with a message.
 */
struct target *target_from_path(const struct opening *opening, const char *path);
/* 'git:v2.0:content/officer-code', in the repository around `here`. */
struct target *target_from_revision(const struct opening *opening, const char *name, const char *here);
/* The document in a folder of the content folder `sources`, which is taken. */
struct target *target_within(const struct opening *opening, struct sources *sources, const char *folder);
/* One file of the folder `sources`, which is taken, that belongs to no constitution. */
struct target *target_lone(const struct opening *opening, struct sources *sources, const char *file);

#endif
