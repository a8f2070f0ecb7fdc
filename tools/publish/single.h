/* SPDX-License-Identifier: MIT
 * One document as one file. For `keeling-build --to`, and for what a whole constitution is made of. */
#ifndef KEELING_SINGLE_H
#define KEELING_SINGLE_H

#include "base/templates.h"
#include "render/docx/docx.h"
#include "render/pages/pages_pack.h"
#include "resolve/edition.h"

enum format {
	FORMAT_HTML,
	FORMAT_DOCX,
	FORMAT_ODT,
	FORMAT_PDF,
	FORMAT_MARKDOWN,
	FORMAT_JSON,
	FORMAT_TREE,
	FORMAT_AKN,
	FORMATS
};

/* 'html', 'docx'...; FORMATS when it is none of them. */
enum format format_find(const char *name);

/* Appends the document to `out`. False with a message when it can't be made; mistakes in the source that only printing
 * finds (a character without a glyph) are in `diag` too. */
bool single_render(const struct edition *edition, enum format format, const struct templates *templates,
		   GByteArray *out, struct diag *diag);

/* The same for the formats that are text: a page of many megabytes is not copied once more. */
bool single_text(const struct edition *edition, enum format format, const struct templates *templates, GString *out,
		 struct diag *diag);
bool format_is_text(enum format format);

/* The same for a word processor's formats: DOCX and ODT; `by_hand` with room to write in forms instead of fields. */
bool single_office(const struct edition *edition, enum format format, bool by_hand, const struct templates *templates,
		   GByteArray *out, struct diag *diag);
bool format_is_office(enum format format);
/* The same as a Word file, as wished; and as one with tracked changes. The fonts for its flowcharts are found here. */
bool single_word(const struct edition *edition, struct docx_wishes wishes, const struct templates *templates,
		 GByteArray *out, struct diag *diag);
bool single_redline(const struct edition *redline, struct docx_revising revising, const struct templates *templates,
		    GByteArray *out, struct diag *diag);

/* What PDF files are printed with; make one for all. NULL with messages. */
struct press;
struct press *press_new(const struct templates *templates, struct diag *diag);
/* The same where it is done without if fonts are missing: no word on those. Only what else is in the way is told. */
struct press *press_new_if(const struct templates *templates, struct diag *diag);
/* The same on paper turned sideways, with room for two lines wherever there is room to write: for a register. */
struct press *press_new_sideways(const struct templates *templates, struct diag *diag);
void press_free(struct press *press); /* NULL is fine */
/* The paths of the fonts: of char *, owned; the caller unrefs it. */
GPtrArray *press_fonts(const struct press *press);
/* `part` is the root or an appendix. */
bool press_print(struct press *press, const struct edition *edition, const struct node *part, GByteArray *out,
		 struct diag *diag);
/* Forms as one file with a cover; the number of its pages, or 0 where it can't be made. */
unsigned press_bind(struct press *press, struct bound_form *forms, unsigned count, bool duplex,
		    const struct pack_cover *cover, GByteArray *out, struct diag *diag);

#endif
