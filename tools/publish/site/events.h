/* SPDX-License-Identifier: MIT
 * The history of each provision, from the comparison of each adopted version with the one before. For publish/. */
#ifndef KEELING_PUBLISH_EVENTS_H
#define KEELING_PUBLISH_EVENTS_H

#include "publish/publication.h"
#include "publish/whole/reuse.h"

/* Notes on every edition of the publication what became of its provisions up to it (resolve/events.h), and
 * where addresses of removed ones lead (resolve/former.h). What an earlier
 * build found of the same two versions is not compared again, nor what one of the `papers` compared (of struct
 * report_paper *, or NULL). */
void events_find(const struct publication *publication, const GPtrArray *papers, struct reuse *reuse,
		 struct diag *diag);

#endif
