/* SPDX-License-Identifier: MIT
 * What the bytes of a source must be: UTF-8, with words in it, and nothing that hides. For read/source/source.c,
 * read/words.c and the readers of Word files, which bring nothing in that a source may not hold. */
#ifndef KEELING_SOURCE_TEXT_H
#define KEELING_SOURCE_TEXT_H

#include "base/diag.h"

#include <glib.h>

/* `text`, after which stands a NUL, begins `offset` bytes into the file. False, with a message, when it can't be read
 * at all, or holds both sides of a merge. That it is empty, invisible characters (twenty of them, then no more) and
 * words of two alphabets are reported too, but leave it readable. */
bool source_text_check(const char *file, const char *text, size_t length, size_t offset, struct diag *diag);

/* True where all of it is UTF-8, with no NUL. */
bool source_text_valid(const char *text, size_t length);

/* A character that nobody can see, wherever it stands; tabs and the ends of lines are among them. */
bool is_hidden_character(gunichar c);
/* What the first character of a valid text that nobody can see is called, and which it is; NULL where there is none.
 * Line breaks, tabs, and joiners in their place are none. */
const char *hidden_find(const char *text, gunichar *found);
/* Takes them all out of a text; what the first of them is called, and which it was, or NULL where there was none. */
const char *hidden_drop(GString *text, gunichar *found);
/* The same of what an entity or an escape gave: told, and true. */
bool hidden_tell(const char *text, struct place place, struct diag *diag);

#endif
