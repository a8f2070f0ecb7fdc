/* SPDX-License-Identifier: MIT
 * Forms bound together: one tagged PDF with a cover, contents and page numbers that run through. For publish/. */
#ifndef KEELING_PAGES_PACK_H
#define KEELING_PAGES_PACK_H

#include "render/pages/pages.h"

/* A form in a pack. */
struct bound_form {
	const struct edition *edition;
	const struct node *part; /* the appendix */
	const char *title;       /* 'Appendix B: Declaration of interests' */
	unsigned first, pages;   /* filled in: its first page, from 1, and how many it takes */
};

/* What stands on the cover. */
struct pack_cover {
	const char *title; /* or NULL: that they are forms to print and fill in */
	const char *area;  /* the service area that they are for, at the head of each page too; or NULL */
};

/* Appends the file; the cover is in the language of the forms, or of the constitution where they have several, and then
 * each form that is in another is marked with its own. Where `duplex`, each form begins on
 * a fresh sheet printed on both sides: an empty page says that it is empty. The number of pages, or 0 where no file
 * could be made. */
unsigned pages_bind(struct bound_form *forms, unsigned count, bool duplex, const struct pack_cover *cover,
		    const struct paper *paper, struct fonts *fonts, GByteArray *out, struct diag *diag);

#endif
