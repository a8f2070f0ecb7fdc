/* SPDX-License-Identifier: MIT */
#include "publish/adopt_check.h"
#include "publish/adopt_delegated.h"
#include "publish/adopt_unchanged.h"

#include <string.h>

const struct edition *draft_find(const struct publication *publication, const struct sources *sources,
				 const char *folder, struct diag *diag)
{
	g_autofree char *path = g_strdup_printf("%s/document.md", folder);
	for (size_t i = 0; i < library_count(publication->library); i++) {
		const struct edition *edition = library_get(publication->library, i);
		const struct meta *meta = edition_meta(edition);
		if (strcmp(meta->source, path))
			continue;
		if (meta->status_given && meta->status == DOC_DRAFT)
			return edition;
		diag_add(diag, CODE_ADOPTION, (struct place){.file = source_shown(sources, path), .line = 1},
			 "there is no draft to adopt: the front matter says 'status: %s'. For a new version write "
			 "'status: draft', and a new 'version:', into it",
			 doc_status_name(meta->status));
		return NULL;
	}
	return NULL; /* it could not be read, which has been said */
}

/* ---- against what was adopted before -------------------------------------------------------------------------- */

static void version_check(const struct adopting *adopting, struct place place)
{
	const struct adoption *adoption = adopting->adoption;
	const struct adopted *same = history_find(adopting->history, adoption->version);
	const struct adopted *last = history_last(adopting->history);
	if (same)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "version %s was adopted on %s already, and stays as it is; the draft needs a higher number",
			 same->version, same->adopted);
	else if (last && version_order(adoption->version, last->version) < 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "version %s would come before version %s, which was adopted on %s; numbers of versions go up",
			 adoption->version, last->version, last->adopted);
	if (adoption->next && version_order(adoption->next, adoption->version) <= 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "the next draft can't be version %s after version %s; numbers of versions go up",
			 adoption->next, adoption->version);
}

static void days_check(const struct adopting *adopting, struct place place)
{
	const struct adoption *adoption = adopting->adoption;
	const struct adopted *last = history_last(adopting->history);
	int days = last ? strcmp(adoption->day, last->adopted) : 1;
	if (days < 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "%s is before the last adoption: version %s was adopted on %s; look whether the day is right",
			 adoption->day, last->version, last->adopted);
	else if (!days)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "version %s was adopted on %s too, and one day has one version; look whether the day is right",
			 last->version, last->adopted);
	if (adoption->effective && strcmp(adoption->effective, adoption->day) < 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "the version would take effect on %s, before it is adopted on %s; say from when with "
			 "--effective",
			 adoption->effective, adoption->day);
}

/* ---- who decided --------------------------------------------------------------------------------------------- */

/* True if the first figures of two versions are the same: 3.0 and 3.1. */
static bool same_major(const char *a, const char *b)
{
	size_t n = strcspn(a, ".");
	return n == strcspn(b, ".") && !strncmp(a, b, n);
}

static void decision_check(const struct adopting *adopting, struct place place)
{
	const struct adoption *adoption = adopting->adoption;
	const struct adopted *last = history_last(adopting->history);
	if (edition_meta(adopting->draft)->minuted && !adoption->minute && !adoption->authority)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "this document says 'minute: required': name the minute of the decision with --minute");
	if (!adoption->authority)
		return;
	if (!last)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "nothing of this document is adopted yet, so there is nothing that may be changed under "
			 "delegation; name the body with --by");
	else if (!same_major(adoption->version, last->version))
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "a version made under delegation keeps the first figure of version %s; %s does not",
			 last->version, adoption->version);
	else
		delegated_check(adopting);
}

void adoption_check(const struct adopting *adopting)
{
	struct place place = edition_meta(adopting->draft)->place;
	version_check(adopting, place);
	days_check(adopting, place);
	decision_check(adopting, place);
	if (diag_status(adopting->diag, false) == STATUS_DONE)
		unchanged_check(adopting, place);
}
