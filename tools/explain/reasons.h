/* SPDX-License-Identifier: MIT
 * Why each change was made, as the author wrote it: by the id of what changed. For explain/ and the commands, which
 * read them from reasons.yaml. */
#ifndef KEELING_REASONS_H
#define KEELING_REASONS_H

#include "base/arena.h"
#include "base/diag.h"
#include "compare/changes.h"

struct reason {
	const char *id;
	const char *because, *group; /* NULL where there is none */
	struct place place;
};

struct reasons {
	struct arena *arena;
	GPtrArray *list; /* of struct reason * */
};

struct reasons *reasons_new(void);
void reasons_free(struct reasons *reasons); /* NULL is fine */
void reason_add(struct reasons *reasons, struct reason reason);

/* The reason behind a change, or NULL; `reasons` may be NULL. */
const struct reason *reason_of(const struct reasons *reasons, const struct change *change);

#endif
