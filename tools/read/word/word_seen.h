/* SPDX-License-Identifier: MIT
 * What of a text in a Word file can be seen. For read/word*.c only. */
#ifndef KEELING_WORD_SEEN_H
#define KEELING_WORD_SEEN_H

#include "base/arena.h"

#include <glib.h>

/* The text as a source may hold it, with blanks for tabs and the ends of lines; what was taken out is appended to
 * `unseen`, where that is not NULL. */
const char *word_seen_text(struct arena *arena, const char *text, GString *unseen);

#endif
