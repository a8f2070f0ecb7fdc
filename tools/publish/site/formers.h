/* SPDX-License-Identifier: MIT
 * Old addresses of what a removed section, clause or appendix held, in a document that keeps its numbers: they lead to
 * what says 'Removed'. For publish/site/events.c, which goes through the versions of a document. */
#ifndef KEELING_PUBLISH_FORMERS_H
#define KEELING_PUBLISH_FORMERS_H

#include "resolve/edition.h"

/* Notes on `edition` (resolve/former.h) where the addresses of the version before it lead, by id and by number, that
 * nothing has in it: to what is left of the nearest provision above. Those that are noted on the version before go on.
 * What is noted is appended to `noted` as well, a line each. */
void formers_find(const struct edition *before, struct edition *edition, GString *noted);

#endif
