/* SPDX-License-Identifier: MIT
 * A Word file brought in: the sources that it makes, read back to see that they print what Word printed. For the
 * commands. */
#ifndef KEELING_WORD_IMPORT_H
#define KEELING_WORD_IMPORT_H

#include "base/templates.h"
#include "read/word/word.h"

#define IMPORT_DOCUMENT "document.md"
#define IMPORT_LEFT "left-out.txt"

/* The bytes of a Word file by its path, or of standard input ('-'); `*place` is then what names it in messages. The
 * caller frees them. NULL with a message. */
char *word_file_bytes(const char *path, size_t *length, struct place *place, struct diag *diag);

/* The folder for a file of this name, which becomes the id of its document: 'part-4a-rules-v7' of 'Part 4A - Rules
 * (v7)'; the caller frees it. */
char *word_folder_name(const char *name);

/* The sources of a Word file: normal path to GString *. What could not be brought in is a message each, and stands in
 * IMPORT_LEFT, whole. `name`: the title of a file that has none. Where the machine failed meanwhile they are not to be
 * used: a message says so. The caller unrefs the table. */
GHashTable *word_import(const struct word *word, const char *name, const struct templates *templates,
			struct diag *diag);

/* The list of what is not in the sources, or NULL where all is; the caller frees it. */
GString *word_left_list(const struct word *word, const GPtrArray *notes);

#endif
