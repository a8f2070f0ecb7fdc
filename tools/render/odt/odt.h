/* SPDX-License-Identifier: MIT
 * An edition as an OpenDocument text, the format that GOV.UK asks for where a document is to be edited: named styles,
 * lists with the official numbers, bookmarks and references, fields to fill in. OpenDocument 1.3.
 *
 * For commands and publish/. The look is in templates/odt/. Same edition, same bytes. Not for redlines: those are
 * Word's (docx.h), and no command makes one here. */
#ifndef KEELING_ODT_H
#define KEELING_ODT_H

#include "base/diag.h"
#include "resolve/edition.h"

struct fonts;
struct templates;

/* What may be wished of an OpenDocument file; all zero for what is usual. */
struct odt_wishes {
	bool by_hand;        /* forms have room to write, and no fields */
	struct fonts *fonts; /* flowcharts are pixels too, for readers who can't show vectors; or NULL */
};

/* Appends the file to `out`. False, with a message in `diag` and nothing appended, when a template is missing or not
 * well formed, or when the package could not be made. */
bool odt_render(const struct edition *edition, const struct odt_wishes *wishes, const struct templates *templates,
		GByteArray *out, struct diag *diag);

#endif
