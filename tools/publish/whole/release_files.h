/* SPDX-License-Identifier: MIT
 * The files of a release, such as its Word file and its forms: each stands where it belongs, 'docx/officer-code.docx',
 * and again within the site, 'site/files/officer-code.docx', so that the site stands alone. What an earlier build made
 * of the same is taken over unread. For whole.c and printing.c. */
#ifndef KEELING_RELEASE_FILES_H
#define KEELING_RELEASE_FILES_H

#include "base/stage.h"
#include "publish/publication.h"
#include "publish/whole/reuse.h"

struct release_files {
	struct stage *stage;
	struct reuse *reuse;
	bool site;            /* there is a site that has them too */
	GHashTable *releases; /* path to the struct release * that it is of, for the manifest; the paths are its own */
};

/* The key of a file that is made of what was summed in `digest` (publish/whole/reuse.h). The caller frees it. */
char *release_file_key(const struct release_files *files, const char *kind, const char *path, const char *digest);

/* Puts a file that was made. False when the stage fails. */
bool release_file_put(const struct release_files *files, const struct release *release, const char *path,
		      const GByteArray *bytes, const char *sha256);
/* Puts what an earlier build made, and notes it. False where that isn't there, or the stage fails. */
bool release_file_keep(const struct release_files *files, const struct release *release, const char *path,
		       const char *key);
/* Notes for the next build what was put; not where there was a message about it. */
void release_file_note(const struct release_files *files, const char *path, const char *key);

#endif
