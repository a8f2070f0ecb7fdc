/* SPDX-License-Identifier: MIT
 * What the bytes of a source must be: UTF-8, with words in it, and nothing that hides. For read/source.c and
 * read/words.c. */
#ifndef KEELING_SOURCE_TEXT_H
#define KEELING_SOURCE_TEXT_H

#include "base/diag.h"

#include <glib.h>

/* `text` begins `offset` bytes into the file. False when it can't be read at all; that it is empty, and invisible
 * characters (twenty of them, then no more), are reported but leave it readable. */
bool source_text_check(const char *file, const char *text, size_t length, size_t offset, struct diag *diag);

/* True where all of it is UTF-8, with no NUL. */
bool source_text_valid(const char *text, size_t length);

/* The first character of a text that nobody can see, such as an entity or an escape may give: told, and true. Joiners
 * in their place are none. */
bool hidden_tell(const char *text, struct place place, struct diag *diag);

#endif
