/* SPDX-License-Identifier: MIT
 * Provisions of one document that have stood in another since: under the same id of the author's, in words that are
 * much the same, from the day on which they left or a later one, and in no version of that document before. For
 * publish/. */
#ifndef KEELING_PUBLISH_TAKEN_H
#define KEELING_PUBLISH_TAKEN_H

#include "publish/publication.h"

/* A provision of a version; `release` is NULL where there is none. All belongs to the publication. */
struct taken {
	const struct release *release;
	const struct node *node;
};

/* The id by which a provision is known in whatever document it stands: the author's own; NULL where it has none, and
 * for the number that is left of what was removed. */
const char *taken_id(const struct node *node);

/* Where `node` of the version `last` went that `since`, the version after it, has no more: the first version of another
 * document that has it. `documents`: of const struct published *, or NULL. What left a draft is looked for in drafts,
 * what left an adopted version in adopted ones. */
struct taken taken_to(const GPtrArray *documents, const struct release *last, const struct node *node,
		      const struct release *since);
/* Where `node` came from, which `first` is the first version of its document to have: the last version of the other
 * document. */
struct taken taken_from(const GPtrArray *documents, const struct release *first, const struct node *node);

/* What has no id of its own and stands within what went: what is most like it within `there`, which that is now; NULL
 * where nothing is much like it. */
const struct node *taken_part(const struct edition *edition, const struct node *node, const struct taken *there);

/* 'section 14A.0 of the Officer Code of Conduct (version 2.0)'. The caller frees it. */
char *taken_place(const struct words *words, const struct taken *taken);

#endif
