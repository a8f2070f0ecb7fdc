/* SPDX-License-Identifier: MIT
 * The printed forms of a release and their pack. They take about as long as all else that is made of it, so that they
 * are printed in a process of their own meanwhile. What an earlier build printed is not printed again. For
 * publish/whole/whole.c. */
#ifndef KEELING_PRINTING_H
#define KEELING_PRINTING_H

#include "publish/publication.h"
#include "publish/whole/release_files.h"
#include "publish/single.h"

struct printing;

/* Begins. The arguments must outlive it. */
struct printing *printing_begin(struct press *press, const struct published *published, const struct release *release,
				const struct release_files *files, struct diag *diag);

/* Waits, and puts each file: 'forms/officer-code/declaration.pdf', 'forms/officer-code.zip'. False with a message.
 * Frees `printing`. */
bool printing_end(struct printing *printing);

/* Ends it where nobody wants the files any more. */
void printing_drop(struct printing *printing);

#endif
