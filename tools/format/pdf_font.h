/* SPDX-License-Identifier: MIT
 * The objects of an embedded font, for pdf_f*.c and nobody else. */
#ifndef KEELING_PDF_FONT_H
#define KEELING_PDF_FONT_H

#include "format/font.h"
#include "format/pdf_body.h"

/* A font takes so many objects, one after the other: font, descendant, descriptor, ToUnicode, program. */
#define FONT_OBJECTS 5u

/* The first of them has the number `first`. */
void pdf_font(struct body *body, const struct font_program *program, unsigned first);

#endif
