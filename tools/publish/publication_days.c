/* SPDX-License-Identifier: MIT */
#include "publish/publication_days.h"
#include "model/standing.h"

#include <string.h>

/* Its own text can't know what came after it. */
void release_days_settle(const GPtrArray *releases)
{
	const struct release *next = NULL;
	for (guint i = releases->len; i-- > 0;) {
		struct release *release = releases->pdata[i];
		if (release->standing == STANDING_DRAFT)
			continue;
		release->since = release->effective ? release->effective : release->adopted;
		release->replaced = next ? next->since : NULL;
		edition_root(release->edition)->meta->replaced = release->replaced;
		next = release;
	}
}

/* ---- which day it is at least ------------------------------------------------------------------------------------ */

/* Days of adoption: the last, the last before it, and the last of one that holds from a later day; "" for none. */
struct adoptions {
	const char *last, *before, *ahead;
};

static void adoption_take(const struct release *release, struct adoptions *adoptions)
{
	const char *day = release->adopted;
	if (release->standing == STANDING_DRAFT || !day)
		return;
	int order = strcmp(day, adoptions->last);
	if (order > 0)
		adoptions->before = adoptions->last;
	if (order > 0)
		adoptions->last = day;
	else if (order && strcmp(day, adoptions->before) > 0)
		adoptions->before = day;
	if (strcmp(release->since, day) > 0 && strcmp(day, adoptions->ahead) > 0)
		adoptions->ahead = day;
}

static struct adoptions adoptions_of(const GPtrArray *documents)
{
	struct adoptions adoptions = {"", "", ""};
	for (guint i = 0; i < documents->len; i++) {
		const GPtrArray *releases = ((const struct published *)documents->pdata[i])->releases;
		for (guint k = 0; k < releases->len; k++)
			adoption_take(releases->pdata[k], &adoptions);
	}
	return adoptions;
}

/* An adoption that holds from a later day was made on its own day. One that holds from its own day may have been dated
 * ahead, so that its day is still to come; but then nothing is dated after it. */
static const char *day_known(const struct adoptions *adoptions)
{
	return strcmp(adoptions->ahead, adoptions->before) > 0 ? adoptions->ahead : adoptions->before;
}

/* ---- what has come by then --------------------------------------------------------------------------------------- */

/* The last version of a document was adopted when those before it had begun, if it is dated so. */
static bool is_begun(const struct release *release, const struct release *last, const char *known)
{
	if (!release->since)
		return false;
	return strcmp(release->since, known) <= 0 ||
	       (release != last && last->adopted && strcmp(release->since, last->adopted) <= 0);
}

/* The last version that holds on a day; NULL: none does. */
static const struct release *in_use(const struct published *published, const char *day)
{
	for (guint i = published->releases->len; i-- > 0;) {
		const struct release *release = published->releases->pdata[i];
		if (release->standing != STANDING_DRAFT && standing_holds(release->since, release->replaced, day))
			return release;
	}
	return NULL;
}

/* `day`: the one that the publication is for, or by which a meeting has adopted something. A meeting is dated ahead by
 * mistake alone, so that forms and programs go by its day; what people read goes by what is certain. */
static void document_settle(struct published *published, const char *known, const char *day, bool asked)
{
	const struct release *last = NULL;
	for (guint i = published->releases->len; i-- > 0;) {
		struct release *release = published->releases->pdata[i];
		if (release->standing == STANDING_DRAFT)
			continue;
		last = last ? last : release;
		release->begun = is_begun(release, last, known);
		bool over = !release->replaced || strcmp(release->replaced, day) <= 0;
		release->superseded = release->standing == STANDING_EARLIER && over;
	}
	published->in_use = asked ? in_use(published, day) : published->current;
}

void publication_days_settle(struct publication *publication)
{
	const struct adoptions adoptions = adoptions_of(publication->documents);
	const char *day = publication->on ? publication->on : adoptions.last;
	publication->known = day_known(&adoptions);
	for (guint i = 0; i < publication->documents->len; i++)
		document_settle(publication->documents->pdata[i], publication->known, day, publication->on != NULL);
}
