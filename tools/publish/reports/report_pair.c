/* SPDX-License-Identifier: MIT */
#include "publish/reports/report_pair.h"
#include "read/history/history.h"

#include <string.h>

bool report_pair_check(const struct written_report *report, const struct edition *old, const struct edition *new,
		       struct diag *diag)
{
	const char *before = edition_meta(old)->version, *after = edition_meta(new)->version;
	bool same = !strcmp(report->old, report->new);
	bool turned = before && after && version_order(before, after) > 0;
	if (same)
		diag_add(
			diag, CODE_FIELD_VALUE, report->old_place,
			"'old:' and 'new:' both name '%s', so that nothing would change: under 'old:' name the version "
			"in force, as in %.*s@2.0, and under 'new:' the draft",
			report->old, (int)strcspn(report->old, "@"), report->old);
	else if (turned)
		diag_add(diag, CODE_FIELD_VALUE, report->old_place,
			 "version %s would take the place of version %s, which comes after it: 'old:' and 'new:' are "
			 "the "
			 "wrong way round",
			 after, before);
	return !same && !turned;
}
