/* SPDX-License-Identifier: MIT
 * A Word file as one of two revisions. For keeling-diff. */
#ifndef KEELING_WORD_TARGET_H
#define KEELING_WORD_TARGET_H

#include "publish/target.h"

/* True for the name of a Word file on the disk. */
bool is_word_file(const char *name);

/* Opens a Word file. `base`: the other revision, if that is a document: when the file was made of it, it comes in as
 * that document with the file's changes, and borrows from it; what could not be placed is told. Else, and with NULL, as
 * a document of its own. NULL with a message. */
struct target *word_target_open(const char *name, const struct target *base, const struct templates *templates,
				struct diag *diag);

/* Says what the round trip could not place. */
struct round;
void round_tell(const struct round *round, struct place place, struct diag *diag);

#endif
