/* SPDX-License-Identifier: MIT */
#include "publish/adopt_unchanged.h"
#include "compare/changes.h"
#include "publish/adopt_check.h"
#include "publish/printed.h"

#include <string.h>

/* Whether they are printed alike: numbers and what they stand under are no words. */
static bool same_print(const struct edition *old, const struct edition *new)
{
	g_autofree char *before = text_sum(old), *now = text_sum(new);
	return !strcmp(before, now);
}

void unchanged_check(const struct adopting *adopting, struct place place)
{
	const struct published *published = adopting_published(adopting);
	const struct release *last = published && !adopting->adoption->unchanged ? published->current : NULL;
	struct changes *changes = last ? changes_find(last->edition, adopting->draft, adopting->diag) : NULL;
	if (changes && !changes->list->len && !changes->letters->len && !changes->renumbered->len &&
	    same_print(last->edition, adopting->draft))
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "the draft says what version %s says, and nothing else: look whether it is the right one; "
			 "--unchanged adopts it all the same",
			 last->version);
	changes_free(changes);
}
