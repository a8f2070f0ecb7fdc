/* SPDX-License-Identifier: MIT */
#include "publish/adopt_unchanged.h"
#include "compare/changes.h"

static const struct release *last_of(const struct adopting *adopting)
{
	const GPtrArray *documents = adopting->publication->documents;
	for (guint i = 0; i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		if (published->draft && published->draft->edition == adopting->draft)
			return published->current;
	}
	return NULL;
}

void unchanged_check(const struct adopting *adopting, struct place place)
{
	const struct release *last = adopting->adoption->unchanged ? NULL : last_of(adopting);
	struct changes *changes = last ? changes_find(last->edition, adopting->draft, adopting->diag) : NULL;
	if (changes && !changes->list->len && !changes->letters->len && !changes->renumbered->len)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "the draft says what version %s says, and nothing else: look whether it is the right one; "
			 "--unchanged adopts it all the same",
			 last->version);
	changes_free(changes);
}
