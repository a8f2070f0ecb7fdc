/* SPDX-License-Identifier: MIT
 * A committee report filled in: its style, the revisions it compares, the document that came of it, and what is
 * attached to it. For keeling-report and keeling-build. */
#ifndef KEELING_REPORT_PAPER_H
#define KEELING_REPORT_PAPER_H

#include "publish/reports/attachment.h"
#include "publish/publication.h"
#include "publish/reports/report_fill.h"
#include "publish/single.h"
#include "publish/target.h"

struct paper_options {
	const char *style, *since; /* in place of the report's own; or NULL */
	const char *body;          /* for which of the report's meetings; NULL: the first */
	const char *content;       /* the content folder; NULL: the one that the report is in */
	/* The same folder, where it is open already; or NULL. The report becomes one of its library. */
	const struct publication *publication;
};

struct report_paper {
	char *id; /* of its file: '2027-01-officer-code' */
	const char *style;
	struct written_report *written;
	struct report_fields *fields;
	struct yaml *layout;               /* the style as data */
	char *content;                     /* or NULL */
	struct constitution *constitution; /* of that folder, or NULL */
	struct target *old, *new, *since;
	struct reasons *reasons, *reasons_since; /* the second are of `changes_since` */
	struct changes *changes, *changes_since;
	struct words *patterns;
	struct report *overview, *overview_since;
	/* An overview in the author's own hand, and what holding it against the changes came to; NULL where there is
	 * none. */
	const struct node *own;
	GString *own_account;
	bool own_sound;
	GPtrArray *attachments;   /* of struct attachment *, in the order of their letters */
	const char *const *cover; /* lines on a page of their own before the clean draft, up to a NULL; or NULL */
	GArray *meetings;
	guint held;                    /* the meeting that it is for */
	const struct edition *edition; /* what is printed; NULL while there are mistakes */
	bool quiet;                    /* there was no message when `changes` were found */
};

/* Reads the report at `path` and makes all of it. Mistakes are in `diag`; NULL where nothing could be made. */
struct report_paper *report_paper_open(const char *path, const struct paper_options *options,
				       const struct templates *templates, struct diag *diag);
void report_paper_free(struct report_paper *paper); /* NULL is fine */

/* A file of an agenda item. The words belong to the report. */
struct agenda_file {
	const char *name, *label, *title; /* label: 'Appendix B'; NULL for the report itself */
	GByteArray *bytes;
	char *sha256; /* of the bytes; owned */
};

/* The report as a Word file and as a page, and the attachments: of struct agenda_file *, the caller unrefs it. NULL
 * with a message. `clean`: the Word file of the new edition, where there is one already; or NULL. */
GPtrArray *agenda_files(const struct report_paper *paper, const GByteArray *clean, const struct templates *templates,
			struct diag *diag);
/* These files as a zip, appended, behind a manifest.json. False with a message. */
bool agenda_pack(const struct report_paper *paper, const GPtrArray *files, GByteArray *out, struct diag *diag);

/* The content folder that a file lies in, or NULL; the caller frees it. */
char *content_around(const char *path);

#endif
