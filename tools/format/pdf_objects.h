/* SPDX-License-Identifier: MIT
 * The numbers of a file's objects, for pdf_file.c and pdf_tree.c and nobody else. */
#ifndef KEELING_PDF_OBJECTS_H
#define KEELING_PDF_OBJECTS_H

#include "base/append.h"
#include "format/pdf_body.h"
#include "format/pdf_parts.h"

/* The first objects; what follows them is counted from struct file. */
enum { CATALOG = 1, INFORMATION, PAGES, TREE, PARENTS, RESOURCES, OUTLINE, METADATA, FIRST_PAGE };

/* The neighbours of an entry of the outline, by their numbers. */
#define NO_ENTRY G_MAXUINT
struct kin {
	guint parent, before, after;
};

/* The file as it is written, and the number of the first object of each kind. */
struct file {
	const struct pdf *pdf;
	struct body body;
	GString *out;                              /* the body's text */
	struct kin *kin;                           /* of each entry of the outline */
	unsigned annotation, element, entry, font; /* a page takes two objects: itself and its content */
	unsigned form, letters, node, look; /* where there are fields: the form, its font, its names, its looks */
	struct font_program **programs;     /* a face each; NULL where none is used */
	struct font_program *typed;         /* what fields are filled in with; NULL where there are none */
};

static inline unsigned page_object(uint32_t page)
{
	return FIRST_PAGE + 2 * page;
}

/* The tree's root for element 0. */
static inline unsigned element_object(const struct file *file, uint32_t element)
{
	return element ? file->element + element - 1 : TREE;
}

/* '/Key 12 0 R', or with no key a further item of a list. */
static inline void entry_object(GString *out, const char *key, unsigned object)
{
	append_text(out, key);
	append_bytes(out, " ", 1);
	pdf_count(out, object);
	append_text(out, " 0 R");
}

/* A string of text, which may be empty. */
void pdf_string(GString *out, const char *text);
/* '/Key (text)'; nothing where there is no text. */
void entry_text(GString *out, const char *key, const char *text);

/* pdf_tree.c: the bodies of objects of the structure. */
void write_tree(struct file *file);
void write_parents(struct file *file);
void write_element(struct file *file, uint32_t number);

/* How boxes look; the looks of fields to write in come after these. */
enum { LOOK_OFF, LOOK_CROSS, LOOK_DOT, BOX_LOOKS };

/* What fields call the font that they are filled in with. */
#define TYPED_NAME "Sans"

/* pdf_form.c: the face that fields are filled in with, with all letters that somebody may type; the form, a name or
 * field in it, what a widget has beyond any annotation, how boxes look and how the annotation does in which one writes.
 */
struct font_program *typed_program(const struct pdf *pdf);
void write_form(struct file *file);
void write_node(struct file *file, guint number);
void write_widget(struct file *file, const struct annotation *widget);
void write_box_look(struct file *file, guint number);
void write_text_look(struct file *file, guint annotation);

#endif
