/* SPDX-License-Identifier: MIT
 * The printed forms of a release and their pack. They take about as long as all else that is made of it, so that they
 * are printed in a process of their own meanwhile. What an earlier build printed is not printed again. For
 * publish/whole.c. */
#ifndef KEELING_PRINTING_H
#define KEELING_PRINTING_H

#include "publish/publication.h"
#include "publish/reuse.h"
#include "publish/single.h"

struct printing;

/* Begins. The arguments must outlive it. */
struct printing *printing_begin(struct press *press, const struct published *published, const struct release *release,
				struct reuse *reuse, struct diag *diag);

/* Takes a file and its sum. */
typedef bool (*file_taker)(void *data, const struct release *release, const char *path, const GByteArray *bytes,
			   const char *sha256);
/* Waits, and gives each file to `put`: 'forms/officer-code/declaration.pdf', 'forms/officer-code.zip'. False with a
 * message, or once `put` was. Frees `printing`. */
bool printing_end(struct printing *printing, file_taker put, void *data);

/* Ends it where nobody wants the files any more. */
void printing_drop(struct printing *printing);

#endif
