/* SPDX-License-Identifier: MIT
 * The slots of a template: a processing instruction, <?keeling name?>, where the tools put something of the document's
 * own. For docx_house.c and odt_house.c. */
#ifndef KEELING_SLOTS_H
#define KEELING_SLOTS_H

#include <glib.h>

/* What fills a slot; `style` is the id of the style around it, or NULL. A slot of an unknown name is left empty. */
typedef void slot_fill_function(void *data, const char *slot, const char *style, GString *out);

/* Appends a template, known to be well formed, without its comments and the space between its elements, its slots
 * filled. A style is an `element` ('w:style') with its id in `attribute` ('w:styleId'); both NULL where that doesn't
 * matter. */
void slots_fill(const char *text, const char *element, const char *attribute, slot_fill_function *fill, void *data,
		GString *out);

#endif
