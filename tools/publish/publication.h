/* SPDX-License-Identifier: MIT
 * A constitution with all that is published of it: each document in its versions. For publish/ and the commands.
 *
 *   publication_open()   reads and settles the documents and every adopted version, and proves that none was altered
 *   site_write() and its like take a const struct publication * and put files into a stage */
#ifndef KEELING_PUBLICATION_H
#define KEELING_PUBLICATION_H

#include "base/templates.h"
#include "read/history/history.h"
#include "resolve/edition.h"

struct collection;

struct release;

/* A clause without an id that is taken out. */
struct gone_clause {
	const struct release *last; /* the version that had it last */
	const struct node *node;
};

/* One version of one document. Strings belong to the publication. */
struct release {
	const struct edition *edition;
	struct collection *collection; /* that the edition was read with */
	enum standing {
		STANDING_CURRENT, /* what stands at the document's own address: in force, or the last that was */
		STANDING_EARLIER, /* an adopted version before it */
		STANDING_DRAFT,
	} standing;
	const char *version;             /* never NULL: 'draft' where a draft has none */
	const char *adopted, *effective; /* days, or NULL */
	const char *since;               /* the first day on which it holds; NULL: a draft, or it does not say */
	const char *replaced;            /* the first day on which a later version holds; NULL: there is none */
	bool begun; /* `since` has come, for certain: by `known` of the publication, or a later version is dated so */
	bool superseded; /* `replaced` has come: by the day that the publication is for, or else by that of the last
			    adoption; where it is false, a replaced version may be in force or wait for its day */
	const struct adopted *adoption; /* what the history says of it; NULL where it is not in there */
	GArray *gone;                   /* of struct gone_clause: what earlier versions had; NULL until events_find()
					 * (publish/site/events.h)
					 */
};

struct published {
	const char *id;
	GPtrArray *releases;           /* of struct release *: the adopted versions, oldest first, then a draft */
	const struct release *current; /* NULL: none is adopted */
	const struct release *in_use;  /* whose forms stand at the document's own address: the current one, or the one
					  that holds on the day that the publication is for; NULL: there is none */
	const struct release *draft;   /* NULL: there is none, or drafts are not published */
};

struct publication {
	const struct constitution *constitution;
	const struct words *words;     /* of the constitution's language */
	const struct library *library; /* of the documents as they stand in the content folder */
	GPtrArray *documents;          /* of struct published *, in order of publication; some may have no release */
	const char *on;                /* the day that it is for, or NULL */
	const char *known; /* a day that has come, as the adoptions tell: the last on which one was made that holds from
			      a later day, or before which another was made; "" where none tells. As much as is known
			      here of today */
};

/* The first of that version; NULL where there is none, or `version` is. */
struct release *release_find(const struct published *published, const char *version);

/* What the files of a release are called: 'officer-code', 'officer-code-2.0' or 'officer-code-draft'. The caller frees
 * it. */
char *release_name(const struct published *published, const struct release *release);

/* The folder that its printed forms stand in: 'forms/officer-code', 'forms/officer-code/2.0' or
 * 'forms/officer-code/draft'; and the pack of them, 'forms/officer-code.zip'. The caller frees it. */
char *release_forms(const struct published *published, const struct release *release);
char *release_pack(const struct published *published, const struct release *release);

/* Its status for programs, as true as it can be without a clock: 'draft'; 'superseded' where that is so by
 * `superseded` of the release; else 'adopted': `since` and `replaced` tell whether it is in force on a day. */
const char *release_status(const struct release *release);

/* Reads the constitution in `folder`. `drafts`: documents that are not adopted are among the releases. All mistakes of
 * all sources are in `diag`: publish nothing when its worst is an error. NULL when there is nothing to go by. */
struct publication *publication_open(const char *folder, bool drafts, const struct templates *templates,
				     struct diag *diag);
/* The same for one day, which must last as long as it: the versions that another replaced by then are superseded, and
 * the forms in use are those of the version that holds on it. False, with a message, and nothing is done, where that
 * day lies before `known`; other mistakes are in `diag`. */
bool publication_set_day(struct publication *publication, const char *day, struct diag *diag);
/* The document that 'officer-code' or 'officer-code@2.0' names, and in *collection what it was read with; all belong to
 * the publication. NULL where there is none, and for an earlier version. */
const struct edition *publication_edition(const struct publication *publication, const char *name,
					  struct collection **collection);
void publication_free(struct publication *publication); /* NULL is fine */

#endif
