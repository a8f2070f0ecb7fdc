/* SPDX-License-Identifier: MIT
 * A PDF file with a structure tree (PDF/UA-1): pages are drawn one after the other, every mark either belongs to an
 * element of the structure or is an artifact, and the whole is written by qpdf, whose one door this is.
 *
 *   struct pdf *pdf = pdf_new(&info, fonts);
 *   unsigned root = pdf_element(pdf, PDF_ROOT, "Document"), p = pdf_element(pdf, root, "P");
 *   pdf_page(pdf, 595.28, 841.89);
 *   pdf_mark(pdf, p); pdf_text_begin(pdf, 70, 100); pdf_text(pdf, shape, 12); pdf_text_end(pdf); pdf_unmark(pdf);
 *   pdf_write(pdf, out, fault);
 *
 * All measures are points; y runs downward from the top of the page. Text is UTF-8. Same calls, same bytes: there is no
 * clock in it, and the file's ID comes from its contents. */
#ifndef KEELING_PDF_H
#define KEELING_PDF_H

#include "format/font.h"

#include <stdbool.h>

struct pdf;

/* What stands in the file's properties. Strings are copied; all but title and language may be NULL. */
struct pdf_info {
	const char *title;
	const char *language; /* 'en-GB' */
	const char *author;   /* the council */
	const char *subject;
	const char *document, *version; /* of what it was made from: by these a form that comes back filled is known */
	const char *day;                /* YYYY-MM-DD: the file's date */
	const char *producer;
};

/* Borrows the fonts. */
struct pdf *pdf_new(const struct pdf_info *info, const struct fonts *fonts);
void pdf_free(struct pdf *pdf); /* NULL is fine */

/* ---- structure ------------------------------------------------------------------------------------------------- */

#define PDF_ROOT 0u /* the parent of the first element, which is the Document */

/* A new element at the end of its parent. `type` is one of PDF 1.7's standard types and outlives the file. */
unsigned pdf_element(struct pdf *pdf, unsigned parent, const char *type);

/* Attributes of the element made last. */
enum pdf_attribute {
	PDF_ALT,    /* words in place of a figure */
	PDF_ACTUAL, /* the words that the marks stand for */
	PDF_LANGUAGE,
	PDF_SCOPE,     /* TH: 'Column', 'Row' or 'Both' */
	PDF_NUMBERING, /* L: 'Disc', 'Decimal', 'LowerAlpha', 'UpperAlpha', 'LowerRoman', 'UpperRoman', 'None' */
	PDF_ATTRIBUTES
};
void pdf_attribute(struct pdf *pdf, unsigned element, enum pdf_attribute attribute, const char *text);

/* ---- pages ----------------------------------------------------------------------------------------------------- */

struct pdf_colour {
	double red, green, blue; /* 0 to 1 */
};

struct pdf_point {
	double x, y;
};

void pdf_page(struct pdf *pdf, double width, double height);

/* What is drawn between these belongs to the element, or to nothing. They do not nest. */
enum pdf_artifact { PDF_LAYOUT, PDF_HEADER, PDF_FOOTER };
void pdf_mark(struct pdf *pdf, unsigned element);
void pdf_artifact(struct pdf *pdf, enum pdf_artifact kind);
void pdf_unmark(struct pdf *pdf);

/* Words in a row from a point on the base line. Between begin and end nothing but text and colour. */
void pdf_text_begin(struct pdf *pdf, double x, double y);
void pdf_text(struct pdf *pdf, const struct shape *shape, double size);
void pdf_text_skip(struct pdf *pdf, double points); /* moves on without drawing */
void pdf_text_end(struct pdf *pdf);

void pdf_colour(struct pdf *pdf, struct pdf_colour colour); /* of text, lines and areas from here on */
void pdf_line(struct pdf *pdf, struct pdf_point from, struct pdf_point to, double width);
void pdf_area(struct pdf *pdf, double x, double y, double width, double height);
void pdf_frame(struct pdf *pdf, double x, double y, double width, double height, double radius, double thickness);
void pdf_ellipse(struct pdf *pdf, double x, double y, double width, double height, double thickness);
/* A path: a start and then, for a curve, three points to each Bezier piece. */
void pdf_curve(struct pdf *pdf, const struct pdf_point *points, size_t count, double thickness);
void pdf_polygon(struct pdf *pdf, const struct pdf_point *points, size_t count, bool filled, double thickness);

/* ---- links and the outline ------------------------------------------------------------------------------------- */

struct pdf_area {
	double x, y, width, height;
};

/* A link on the current page, as a part of the element (a 'Link'); `words` say where it leads. */
void pdf_link_address(struct pdf *pdf, unsigned element, struct pdf_area area, const char *address, const char *words);
/* To a place in this file; pages count from 0. */
void pdf_link_page(struct pdf *pdf, unsigned element, struct pdf_area area, unsigned page, double y, const char *words);

/* An entry of the outline under the last one of a lesser level; levels count from 1. */
void pdf_outline(struct pdf *pdf, unsigned level, const char *title, unsigned page, double y);

/* ---- the file -------------------------------------------------------------------------------------------------- */

/* Appends the file to `out`. False, with qpdf's words in `fault`, when qpdf finds a fault in it. */
bool pdf_write(struct pdf *pdf, GByteArray *out, GString *fault);

/* True when qpdf can read all of the file without a warning; else its words are in `fault`. For tests. */
bool pdf_check(const GByteArray *file, GString *fault);

#endif
