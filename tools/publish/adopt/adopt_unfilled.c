/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_unfilled.h"
#include "explain/verify/audit.h"
#include "publish/adopt/adopt_check.h"
#include "publish/reasons_file.h"

void unfilled_check(const struct adopting *adopting, const struct changes *changes)
{
	if (!changes)
		return;
	const struct collection *collection = adopting_published(adopting)->draft->collection;
	struct diag *unheard = diag_new(); /* mistakes in them are the checker's */
	struct reasons *reasons = edition_reasons(collection, adopting->draft, unheard);
	const struct reason *first;
	unsigned count = reasons_unfilled(changes, reasons, &first);
	const char *version = adopting->adoption->version;
	if (count)
		diag_add(adopting->diag, CODE_REASON_MISSING, first->place,
			 "%u reason%s nothing after 'because:', of which this is the first, and version %s is sealed "
			 "with %s so; to fill %s in after all, take this adoption back, as the README of the content "
			 "folder tells under 'Versions'",
			 count, count == 1 ? " has" : "s have", version, count == 1 ? "it" : "them",
			 count == 1 ? "it" : "them");
	reasons_free(reasons);
	diag_free(unheard);
}
