/* SPDX-License-Identifier: MIT
 * The objects of an embedded font, as text for pdf_file.c and nobody else. */
#ifndef KEELING_PDF_FONT_H
#define KEELING_PDF_FONT_H

#include "format/font.h"

/* A font takes so many objects, one after the other: font, descendant, descriptor, ToUnicode, program. */
#define FONT_OBJECTS 5u

/* The body of object `part` (0 to FONT_OBJECTS - 1) of a font whose first object is number `first`. */
void pdf_font_object(GString *out, const struct font_program *program, unsigned first, unsigned part);

/* The start of a stream object whose body has `length` bytes, and its end. */
void pdf_stream(GString *out, const char *entries, const char *bytes, size_t length);

#endif
