/* SPDX-License-Identifier: MIT
 * The house style of Word files: the readable parts in templates/docx, checked, with what the other parts have to know
 * of them (how far styles are indented, how large the page is), and their slots filled in. (slots.h). */
#ifndef KEELING_DOCX_HOUSE_H
#define KEELING_DOCX_HOUSE_H

#include "base/diag.h"
#include "render/docx/slots.h"

#include <glib.h>
#include <stdbool.h>

struct templates;
struct docx_reference;

enum docx_shell {
	SHELL_STYLES,
	SHELL_SETTINGS,
	SHELL_FONTS,
	SHELL_PAGE,
	SHELL_HEADER,
	SHELL_HEADER_FIRST,
	SHELL_FOOTER,
	SHELLS_OF_HOUSE,
	/* Those that only a reference may have; else NULL. */
	SHELL_FOOTER_FIRST = SHELLS_OF_HOUSE,
	SHELL_HEADER_EVEN,
	SHELL_FOOTER_EVEN,
	DOCX_SHELLS
};

/* In twentieths of a point; `hanging` is how far the first line begins before `left`. */
struct indent {
	int left, hanging;
};

/* In twentieths of a point. */
struct docx_page {
	unsigned width, height, top, right, bottom, left, header, footer;
};

struct docx_house {
	char *shells[DOCX_SHELLS];
	GHashTable *indents; /* style id to struct indent *: every style that there is, also with 0, 0 */
	GHashTable *looks;   /* style id to how its numbers are marked, the content of a w:rPr: with a reference */
	const struct docx_reference *reference; /* the file whose look was taken over (docx_reference.h), or NULL */
	struct docx_page page;
};

/* NULL, with a message, when a part is missing, not well formed, or lacks a style that the tools use. Where a reference
 * is kept with the templates, the look is its. */
struct docx_house *docx_house_new(const struct templates *templates, struct diag *diag);
/* The same from texts in the order of the enum, which it takes. */
struct docx_house *docx_house_from(char *texts[DOCX_SHELLS], struct diag *diag);
/* Whether a part is as it came with the tools: then it isn't parsed, for the tests have done that. */
bool docx_shell_is_shipped(enum docx_shell shell, const char *text);
void docx_house_free(struct docx_house *house); /* NULL is fine */

/* The indent of a style. */
struct indent docx_house_indent(const struct docx_house *house, const char *style);

/* The indent of headings: that of their style, or without one as far in the margin as clauses hang. */
struct indent docx_house_heading(const struct docx_house *house, const char *style);

/* Appends a shell with its slots filled. */
void docx_house_fill(const struct docx_house *house, enum docx_shell shell, slot_fill_function *fill, void *data,
		     GString *out);

#endif
