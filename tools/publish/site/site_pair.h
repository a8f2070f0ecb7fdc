/* SPDX-License-Identifier: MIT
 * Two versions of a document, and the two pages of what changed between them: the overview with the table, and the
 * redline. For site_changes.c. */
#ifndef KEELING_SITE_PAIR_H
#define KEELING_SITE_PAIR_H

#include "publish/publication.h"
#include "publish/site/site_internal.h"

struct report_paper;

/* Two versions of a document, compared. */
struct pair {
	const struct site_edition *page; /* by which the document is listed */
	const struct site_edition *old, *new;
	char *folder, *key;
	bool told; /* there was a message about them: they are made anew next time */
	const struct edition *old_edition, *new_edition; /* as they were compared */
	struct reasons *reasons;
	struct changes *changes;
	struct transfers *transfers;
	const struct report_paper *paper; /* that compared them; NULL where it was done here */
};

/* What a pair is called: its pages, and the link to them. */
enum pair_title { PAIR_CHANGES, PAIR_REDLINE, PAIR_LINK };

/* Its title as one of these; the caller frees it. */
char *site_pair_title(const struct pair *pair, enum pair_title title);

/* The key of all that its two pages are made of (publish/whole/reuse.h). The caller frees it. */
char *site_pair_key(const struct site_work *work, const struct site_spot *around, const struct pair *pair);

/* Reads the reasons that stand beside the sources, or takes those of a report that compared the same: before the pages
 * are made in a process of their own, which has the sources no more. */
void site_pair_reasons(const struct site_work *work, struct pair *pair);
/* Compares, and puts both pages. False with a message. */
bool site_pair_make(const struct site_work *work, struct pair *pair);
void site_pair_free(gpointer pair);

/* The page by which its document is listed, as the page at hand. */
void site_pair_spot(const struct site_work *work, const struct site_edition *page, struct site_spot *spot);
/* Puts a page below the document, then below its page of revisions. */
bool site_pair_put(const struct site_work *work, const struct site_spot *spot, const char *folder, const char *title,
		   const struct site_step *step, const GString *main);

#endif
