/* SPDX-License-Identifier: MIT */
#include "publish/adopt/adopt_check.h"
#include "publish/adopt/adopt_delegated.h"
#include "publish/adopt/adopt_numbers.h"
#include "publish/adopt/adopt_unchanged.h"
#include "publish/adopt/adopt_unfilled.h"

#include <stdlib.h>
#include <string.h>

/* Advice for whoever adopted the text in force and now enters what held before it. */
#define EARLIER_FIRST "Versions from before it are entered the oldest first, for none can be put in between"

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

const struct published *adopting_published(const struct adopting *adopting)
{
	const GPtrArray *documents = adopting->publication->documents;
	for (guint i = 0; i < documents->len; i++) {
		const struct published *published = documents->pdata[i];
		if (published->draft && published->draft->edition == adopting->draft)
			return published;
	}
	return NULL;
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
	else if (last && version_order(adoption->version, last->version) <= 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "version %s does not come after version %s, which was adopted on %s; numbers of versions go "
			 "up. " EARLIER_FIRST,
			 adoption->version, last->version, last->adopted);
	if (adoption->next && version_order(adoption->next, adoption->version) <= 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "the next draft can't be version %s after version %s; numbers of versions go up",
			 adoption->next, adoption->version);
}

/* It goes on from the last version, and holds after that. */
static void effect_check(const struct adopting *adopting, const struct adopted *last, struct place place)
{
	const struct adoption *adoption = adopting->adoption;
	const char *from = adoption->effective ? adoption->effective : adoption->day;
	if (last && last->effective && strcmp(from, last->effective) <= 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "version %s takes effect on %s, and this version, which goes on from it, would hold from %s: "
			 "give a later day with --effective",
			 last->version, last->effective, from);
}

static void days_check(const struct adopting *adopting, struct place place)
{
	const struct adoption *adoption = adopting->adoption;
	const struct adopted *last = history_last(adopting->history);
	int days = last ? strcmp(adoption->day, last->adopted) : 1;
	if (days < 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "%s is before the last adoption: version %s was adopted on %s; look whether the day is "
			 "right. " EARLIER_FIRST,
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
	effect_check(adopting, last, place);
}

/* A decision has been made when it is kept. A draft is tried out some months ahead; years are a mistyped digit, which
 * would stand in the way of every version after it. */
static void today_check(const struct adopting *adopting, struct place place)
{
	const char *day = adopting->adoption->day, *today = adopting->adoption->today;
	g_autofree char *far = g_strdup_printf("%04d%s", atoi(today) + 1, today + 4);
	if (strcmp(day, far) > 0)
		diag_add(adopting->diag, CODE_ADOPTION, place,
			 "%s is more than a year away: today is %s by the clock of this machine; look whether the day "
			 "is right",
			 day, today);
	else if (strcmp(day, today) > 0)
		diag_add(adopting->diag, CODE_ADOPTION_AHEAD, place,
			 "%s is still to come: today is %s, and the day of an adoption is that of a decision that was "
			 "made; if it is mistyped, take this adoption back, as the README of the content folder tells "
			 "under 'Versions'",
			 day, today);
}

/* ---- who decided --------------------------------------------------------------------------------------------- */

/* True if the first figures of two versions are the same: 3.0 and 3.1. */
static bool same_major(const char *a, const char *b)
{
	size_t n = strcspn(a, ".");
	return n == strcspn(b, ".") && !strncmp(a, b, n);
}

static void decision_check(const struct adopting *adopting, const struct changes *changes, struct place place)
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
		delegated_check(adopting, changes);
}

void adoption_check(const struct adopting *adopting)
{
	struct place place = edition_meta(adopting->draft)->place;
	const struct published *published = adopting_published(adopting);
	const struct release *last = published ? published->current : NULL;
	struct changes *changes = last ? changes_find(last->edition, adopting->draft, adopting->diag) : NULL;
	version_check(adopting, place);
	days_check(adopting, place);
	decision_check(adopting, changes, place);
	numbers_check(adopting->draft, changes, CODE_ADOPTION, adopting->diag);
	if (diag_status(adopting->diag, false) == STATUS_DONE)
		unchanged_check(adopting, changes, place);
	if (diag_status(adopting->diag, false) == STATUS_DONE)
		today_check(adopting, place);
	if (diag_status(adopting->diag, false) == STATUS_DONE)
		unfilled_check(adopting, changes);
	changes_free(changes);
}
