/* SPDX-License-Identifier: MIT
 * What the parts of a PDF file look like while it is made: shared by format/pdf*.c and nobody else. */
#ifndef KEELING_PDF_PARTS_H
#define KEELING_PDF_PARTS_H

#include "format/pdf.h"

#define NOTHING G_MAXUINT32

/* What stands in an element: another element, a marked piece of a page, or an annotation. A chain by `next`. */
enum kid_kind { KID_ELEMENT, KID_MARK, KID_ANNOTATION };

struct kid {
	enum kid_kind kind;
	uint32_t value; /* the element, the mark's number on its page, the annotation */
	uint32_t page;
	uint32_t drawn, drawn_end; /* of a mark: where its words stand in what was drawn */
	uint32_t next;             /* in the table of kids, or NOTHING */
};

struct element {
	const char *type;
	uint32_t parent;
	uint32_t first, last; /* kids, or NOTHING */
	uint32_t attributes;  /* the first of a chain, or NOTHING */
};

struct attribute {
	enum pdf_attribute name;
	char *text;
	uint32_t next;
};

struct sheet_of_paper {
	double width, height;
	GString *content;
	GArray *marks;       /* of uint32_t: the element of each mark */
	GArray *annotations; /* of uint32_t */
};

struct annotation {
	uint32_t element, page;
	struct pdf_area area;
	uint32_t field; /* whose place it is, or NOTHING: a link */
	uint32_t look;  /* of a field to write in: which of these it is */
	char *address;  /* or NULL: a place in this file */
	uint32_t to;
	double y;
	char *words; /* where a link leads; what a box says when it is ticked, or NULL */
};

struct form_field {
	enum pdf_field_type type;
	bool required, boxes;
	unsigned longest;
	double size;
	char *tip;
	char **options;  /* or NULL */
	uint32_t node;   /* its place in the tree of names */
	GArray *widgets; /* of uint32_t: annotations */
};

/* A field, or what the fields hold in common whose names begin alike; a chain by `next`. */
struct field_node {
	char *part; /* of the name, without dots */
	uint32_t parent, first, last, next;
	uint32_t field; /* or NOTHING */
};

struct outline_entry {
	unsigned level;
	char *title;
	uint32_t page;
	double y;
};

struct pdf {
	char *title, *language, *author, *subject, *document, *version, *day, *producer;
	struct fonts *fonts;
	struct font_use *use;
	GArray *elements;    /* of struct element; 0 stands for the tree's root */
	GArray *kids;        /* of struct kid */
	GArray *attributes;  /* of struct attribute */
	GPtrArray *pages;    /* of struct sheet_of_paper * */
	GArray *annotations; /* of struct annotation */
	GArray *outline;     /* of struct outline_entry */
	GArray *fields;      /* of struct form_field */
	GArray *nodes;       /* of struct field_node; 0 holds them all */
	GHashTable *names;   /* whole name to node, as a number */
	uint32_t looks;      /* places of fields to write in */
	GString *drawn;      /* the words of all marks */
	uint32_t kid;        /* the mark that is open, or NOTHING */
	bool marked;
	struct pdf_colour colour; /* what the page's content last set */
	unsigned face;            /* the same for text */
	double size;
	double skip;                 /* thousandths to move before the next glyph */
	bool row, string;            /* a row of glyphs is open in the text; a string in the row */
	struct sheet_of_paper *page; /* the one that is drawn now */
};

/* pdf.c: on the page that is drawn now, as a part of its element. */
uint32_t pdf_annotation(struct pdf *pdf, struct annotation annotation);

/* pdf_fields.c */
void pdf_fields_new(struct pdf *pdf);
void pdf_fields_free(struct pdf *pdf);

static inline bool field_is_written(enum pdf_field_type type)
{
	return type <= PDF_FIELD_LIST;
}

/* A number as PDF writes it: at most three decimals, never an exponent, never the locale's comma. */
void pdf_number(GString *out, double number);
void pdf_count(GString *out, unsigned number);

#endif
