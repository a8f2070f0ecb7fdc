/* SPDX-License-Identifier: MIT
 * All that a document is made of, copied so that it stands for itself. For publish/adopt/adopt.c. */
#ifndef KEELING_ADOPT_FREEZE_H
#define KEELING_ADOPT_FREEZE_H

#include "base/stage.h"
#include "publish/adopt/adopt.h"
#include "publish/publication.h"

/* The work at hand. */
struct adopting {
	const struct adoption *adoption;
	struct sources *sources; /* the content folder */
	const char *folder;      /* of the document in it */
	const struct publication *publication;
	const struct edition *draft;
	struct history *history;
	const char *version_folder; /* '<folder>/history/<version>' */
	const char *entries[3];     /* of the content folder that are written anew: the document's, perhaps reports */
	struct stage *stage;
	const struct templates *templates;
	struct diag *diag;
};

/* Puts the copies on the stage: texts, forms, included documents and those that are referred to, policies, values,
 * reasons, and numbers.yaml. False when the stage or a source fails. */
bool freeze(const struct adopting *adopting);

/* A source with other fields in its front matter. False with a message. */
struct front_change;
bool source_put_changed(const struct adopting *adopting, const char *path, const struct front_change *changes,
			size_t count);

#endif
