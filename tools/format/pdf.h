/* SPDX-License-Identifier: MIT
 * A PDF file with a structure tree (PDF/UA-1): pages are drawn one after the other, every mark either belongs to an
 * element of the structure or is an artifact.
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
#include <stdint.h>

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
struct pdf *pdf_new(const struct pdf_info *info, struct fonts *fonts);
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

/* The words that were drawn, by their glyphs, in the order of the structure: what somebody hears who has the file read
 * aloud. Appended to `out`. */
void pdf_drawn(const struct pdf *pdf, GString *out);

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

/* ---- fields to fill in ----------------------------------------------------------------------------------------- */

enum pdf_field_type {
	PDF_FIELD_TEXT,
	PDF_FIELD_LINES, /* text of several lines */
	PDF_FIELD_LIST,  /* one of its options, from a list */
	PDF_FIELD_TICK,
	PDF_FIELD_RADIO /* one of its widgets, or none where it is not required */
};

/* Strings are copied. */
struct pdf_field {
	enum pdf_field_type type;
	const char *name; /* a dot parts it from the names of what holds it; no two fields have the same */
	const char *tip;  /* what it asks for, for those who hear it */
	bool required;
	unsigned longest;           /* so many characters at most; 0 for any */
	bool boxes;                 /* each of them in a box of its own: of PDF_FIELD_TEXT with `longest` */
	double size;                /* of what is written into it; 0: as large as all of it has room */
	const char *const *options; /* PDF_FIELD_LIST: NULL-terminated */
};

/* A new field; it has no place yet. */
uint32_t pdf_field(struct pdf *pdf, const struct pdf_field *field);
/* A place of the field on the current page, as all that stands in the element (a 'Form'). `state`: what a box says when
 * it is ticked; NULL for all other fields. Only a radio field has several places. */
void pdf_widget(struct pdf *pdf, uint32_t field, unsigned element, struct pdf_area area, const char *state);

/* What the file has for the state of a radio field's widget of these words, which is the `number`th of its places, from
 * 1: a long one is cut. The caller frees it. */
char *pdf_state(const char *words, unsigned number);

/* ---- the file -------------------------------------------------------------------------------------------------- */

/* Appends the file to `out`. False, and words on it at the end of `fault`, when a library is not there. */
bool pdf_write(struct pdf *pdf, GByteArray *out, GString *fault);

#endif
