/* SPDX-License-Identifier: MIT
 * What the parts of a form in an OpenDocument file share. A field is a control of the format's own, tied to the text as
 * a large letter is; it has the name of its entry (resolve/entries.h) and says its label. Where the form is for pen and
 * paper there is room to write instead. For odt_form*.c and odt_control.c. */
#ifndef KEELING_ODT_FORM_H
#define KEELING_ODT_FORM_H

#include "render/odt/odt_part.h"
#include "resolve/entries.h"

enum odt_control { ODT_CONTROL_TEXT, ODT_CONTROL_LONG, ODT_CONTROL_DATE, ODT_CONTROL_CHOICE, ODT_CONTROL_TICK };

/* A control to be written. */
struct odt_entry {
	enum odt_control control;
	const struct node *field;  /* or blank: its limit, its hint */
	const struct node *column; /* of rows, which has the options of a cell; or NULL */
	enum field_type type;      /* of what is filled in */
	const char *name, *label;  /* what a program calls it; what stands beside it, and what part of that it is */
	bool required;
	unsigned width, height; /* of the box that is filled in */
};

/* The height of a line to fill in, and that of a box with so many lines. */
#define ODT_LINE_HIGH 400u
unsigned odt_lines_high(unsigned lines);

/* odt_control.c: what is asked for by a type of field that takes one answer. */
enum odt_control odt_control_for(enum field_type type);
/* The control, within a paragraph. On paper: a box to tick, or nothing. */
void odt_control(struct odt *odt, const struct odt_entry *entry);
void odt_form_begin(struct odt *odt, const char *name);
void odt_form_end(struct odt *odt);

/* odt_form.c */
/* A style for the field's place: what the office fills in is shaded. */
const char *odt_field_style(const struct odt *odt, const char *style, const char *office);
void odt_field_label(struct odt *odt, const struct node *field);
/* The options of a field or a column in words, with '; ' between them and `first` before the first. */
void odt_options(struct odt *odt, const struct node *of, const char *first);
/* Before the room for a sum, in a field or a column; nothing for any other, or NULL. */
void odt_money_sign(struct odt *odt, const struct node *field);
/* The words of a field's label. The caller frees them. */
char *odt_field_words(const struct odt *odt, const struct node *field);

/* odt_form_table.c: tables to fill in, and the place to sign. */
/* Whether a field is a table that has a page turned on its side; NULL: false. */
bool odt_rows_wide(const struct node *field);
void odt_rows(struct odt *odt, const struct node *field);
void odt_signature(struct odt *odt, const struct node *field);

#endif
