/* SPDX-License-Identifier: MIT
 * Which text a Word file that comes back was made of: it says the version, and the digest of the words. For the
 * commands.
 */
#ifndef KEELING_ROUND_ORIGIN_H
#define KEELING_ROUND_ORIGIN_H

#include "publish/target.h"
#include "read/word/word.h"

/* What a file is to an edition of its document. A file that says no digest has the words of its version; one that says
 * neither has any. */
enum origin { ORIGIN_SAME, ORIGIN_OTHER_WORDS, ORIGIN_OTHER_VERSION };

enum origin word_origin(const struct word *word, const struct edition *edition);

/* The text that a file for the sources `target` was made of, to be freed with target_free(). NULL where it is these
 * sources, or with a message and *known false where it can't be told. `given`: what the user says that it was made of;
 * NULL: it is looked up in the history. `content` as of content_find(). */
struct target *origin_open(const struct word *word, const struct target *target, const char *given, const char *content,
			   const struct templates *templates, bool *known, struct diag *diag);

/* Says of a file that is compared with an edition where it was made of another text. */
void origin_tell(const struct word *word, const struct edition *edition, struct diag *diag);

#endif
