/* SPDX-License-Identifier: MIT
 * An edition as a Word file that a colleague can go on working in: named styles, Word's own multi-level numbering,
 * bookmarks and fields, header rows that repeat, content controls in forms.
 *
 * For commands and publish/. The look is in templates/docx/. Same edition, same bytes. */
#ifndef KEELING_DOCX_H
#define KEELING_DOCX_H

#include "base/diag.h"
#include "resolve/edition.h"

struct fonts;
struct templates;

/* Appends the file to `out`. False, with a message in `diag` and nothing appended, when a template is missing or not
 * well formed, or when the package could not be made. */
bool docx_render(const struct edition *edition, const struct templates *templates, GByteArray *out, struct diag *diag);

/* What may be wished of a Word file; all zero for what is usual. */
struct docx_wishes {
	const char *const
		*cover;      /* lines on a page of their own before it, up to a NULL, the first its title; or NULL */
	bool by_hand;        /* forms have room to write, and no controls */
	struct fonts *fonts; /* flowcharts are pictures too, for readers who can't show shapes; or NULL */
};

/* The same, as wished. */
bool docx_render_as(const struct edition *edition, const struct docx_wishes *wishes, const struct templates *templates,
		    GByteArray *out, struct diag *diag);

/* How a redline (resolve/redline.h) is told. */
struct docx_revising {
	const char *author, *day; /* of every change; `day` as '2027-02-18' */
	bool plain_moves;         /* what moved is removed and inserted */
	struct fonts *fonts;      /* as of docx_wishes */
};

/* The same for a redline, with its marks as Word's tracked changes and its reasons as comments. */
bool docx_render_redline(const struct edition *redline, const struct docx_revising *revising,
			 const struct templates *templates, GByteArray *out, struct diag *diag);

#endif
