/* SPDX-License-Identifier: MIT
 * What a change of few words comes to: '‘28 days’ is now ‘14 days’'. Within explain/. */
#ifndef KEELING_EXPLAIN_DETAILS_H
#define KEELING_EXPLAIN_DETAILS_H

#include "explain/overview/saying.h"

/* More changes of punctuation alone than these are not told one by one. */
#define MARKS_MOST 2u

/* What must or may be done, and until when: told of a change also where its words are. */
#define TAGS_BINDING (unsigned)(TAG_OBLIGATION | TAG_DEADLINE)
/* What matters, where the words are not told. */
#define TAGS_TELLING (unsigned)(TAG_AMOUNT | TAG_DATE | TAG_DEADLINE | TAG_ROLE | TAG_OBLIGATION)

/* The replacements in some changes: '‘28 days’ is now ‘14 days’', long ones by their first words; of too many how many
 * they are; NULL where there is none to tell. The caller frees it. `all`: whether nothing more is to be said. */
char *words_told(const struct saying *saying, const GPtrArray *changes, bool *all);
/* 'a figure'; NULL for a tag of which nothing is said. */
const char *tag_about(const struct saying *saying, unsigned tag);
/* Adds a sentence on the words that differ; and where they don't say all, one on what they are about: 'This changes a
 * date.' Nothing where neither is to be said. Of `always`, tags, it says in any case that the changes are about them.
 */
void details_add(const struct saying *saying, const GPtrArray *changes, unsigned always, GString *out);

/* That alone: which of the tags `of` they are about. */
void about_add(const struct saying *saying, const GPtrArray *changes, unsigned of, GString *out);

/* Whether nothing of a question of a form is another but how much room there is to write in: rows, lines, boxes. */
bool change_is_room(const struct change *change);

#endif
