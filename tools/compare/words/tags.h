/* SPDX-License-Identifier: MIT
 * What a change of wording is about. Within compare/. */
#ifndef KEELING_COMPARE_TAGS_H
#define KEELING_COMPARE_TAGS_H

#include "compare/changes.h"
#include "compare/words/posts.h"
#include "compare/words/wording.h"

/* Bits of enum change_tag for what differs in hunks [from, to). */
unsigned tags_of(const struct posts *posts, const struct wording *wording, guint from, guint to);
/* The same letters: within a word something became bold or italic. */
bool hunk_is_look(const struct wording *wording, const struct hunk *hunk);

#endif
