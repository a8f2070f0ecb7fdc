/* SPDX-License-Identifier: MIT
 * The house style of OpenDocument files: the readable parts in templates/odt, checked, with what the other parts have
 * to know of them: how far styles are indented, how large the pages are. */
#ifndef KEELING_ODT_HOUSE_H
#define KEELING_ODT_HOUSE_H

#include "base/diag.h"
#include "render/docx/docx_house.h"

struct templates;

enum odt_shell { ODT_STYLES, ODT_AUTOMATIC, ODT_SHELLS };

struct odt_house {
	char *shells[ODT_SHELLS];
	struct docx_house measures; /* indents and the upright page, as the plan of numbers asks for them: no shells */
	unsigned turned;            /* the width of text on a page turned on its side, in twentieths of a point */
};

/* NULL, with a message, when a part is missing, not well formed, or lacks a style that the tools use. */
struct odt_house *odt_house_new(const struct templates *templates, struct diag *diag);
/* The same from texts in the order of the enum, which it takes. */
struct odt_house *odt_house_from(char *texts[ODT_SHELLS], struct diag *diag);
/* Whether a part is as it came with the tools. */
bool odt_shell_is_shipped(enum odt_shell shell, const char *text);
void odt_house_free(struct odt_house *house); /* NULL is fine */

/* The indent of a style. */
struct indent odt_house_indent(const struct odt_house *house, const char *style);

/* '48.2pt', '1.7cm', '17mm', '0.5in' in twentieths of a point, up to the end of the number's unit; 0 for anything else.
 */
int odt_length(const char *text);

#endif
