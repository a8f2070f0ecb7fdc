/* SPDX-License-Identifier: MIT
 * A draft becomes an adopted version: it is frozen, whole, with the numbers that it is printed with, sealed, and
 * entered in the history; and the next draft is opened. All of it or nothing. For keeling-adopt. */
#ifndef KEELING_ADOPT_H
#define KEELING_ADOPT_H

#include "publish/collection.h"

/* What was decided. Strings may be NULL where nothing is said of them. */
struct adoption {
	const char *version, *day;      /* needed; a version and a day */
	const char *today;              /* the day on which it is adopted here; no draft is adopted long before its
					   day, and one that is to come is doubted */
	const char *effective;          /* NULL: as the draft says */
	const char *by, *minute;        /* the body, and its minute */
	const char *authority, *reason; /* of a version made under delegation, in place of the body */
	const char *summary;            /* a sentence for the list of versions */
	bool unchanged;                 /* it may say what the last version says */
	const char *next;               /* the version that the next draft is called; NULL: the number after */
};

/* What came of it; strings belong to the caller, to be let go of with adopted_now_clear(). */
struct adopted_now {
	char *next, *seal;
	guint files, reports; /* sealed; committee reports that told of the draft and now name the version */
};
void adopted_now_clear(struct adopted_now *now);

/* Adopts the draft in a folder of the content folder `content`. STATUS_DONE; or, with messages and nothing changed,
 * STATUS_MISTAKES or STATUS_FAILURE; STATUS_UNCONFIRMED as stage_commit() says. */
enum status adopt(const char *content, const char *folder, const struct adoption *adoption,
		  const struct templates *templates, struct adopted_now *now, struct diag *diag);

#endif
