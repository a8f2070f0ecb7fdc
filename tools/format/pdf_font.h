/* SPDX-License-Identifier: MIT
 * The objects of an embedded font, as text for pdf_file.c and nobody else. */
#ifndef KEELING_PDF_FONT_H
#define KEELING_PDF_FONT_H

#include "format/deflate.h"
#include "format/font.h"

/* A font takes so many objects, one after the other: font, descendant, descriptor, ToUnicode, program. */
#define FONT_OBJECTS 5u

/* The body of object `part` (0 to FONT_OBJECTS - 1) of a font whose first object is number `first`. */
void pdf_font_object(GString *out, struct deflate *deflate, const struct font_program *program, unsigned first,
		     unsigned part);

/* A stream as it is, or made smaller: qpdf takes both over as they are. */
void pdf_stream(GString *out, const char *entries, const void *bytes, size_t length);
void pdf_stream_small(GString *out, struct deflate *deflate, const char *entries, const void *bytes, size_t length);

#endif
