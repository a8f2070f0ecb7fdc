/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_unchanged.h"
#include "publish/adopt/adopt_check.h"
#include "publish/printed.h"

#include <string.h>

/* Whether they are printed alike: numbers and what they stand under are no words. */
static bool same_print(const struct edition *old, const struct edition *new)
{
	g_autofree char *before = text_sum(old), *now = text_sum(new);
	return !strcmp(before, now);
}

void unchanged_check(const struct adopting *adopting, const struct changes *changes, struct place place)
{
	if (!changes || adopting->adoption->unchanged)
		return;
	const struct release *last = adopting_published(adopting)->current;
	if (!changes->list->len && !changes->letters->len && !changes->renumbered->len &&
	    same_print(last->edition, adopting->draft))
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "the draft says what version %s says, and nothing else: look whether it is the right one; "
			 "--unchanged adopts it all the same",
			 last->version);
}
