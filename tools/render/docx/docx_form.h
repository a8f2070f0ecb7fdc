/* SPDX-License-Identifier: MIT
 * What the parts of a form in a Word file share: for docx_form.c, docx_form_table.c, docx_control.c and docx_data.c.
 *
 * A control carries the id of its field (w:tag) and its label (w:alias), and is bound to an element of the data part,
 * so that what was filled in can be read, or filled in, by a program that knows nothing of Word:
 *
 *   <forms xmlns="urn:keeling:forms" document="officer-code" version="3.0">
 *     <form id="form-gifts" title="Gifts and hospitality">
 *       <field id="c-name" type="text" label="Full name" required="true"><value/></field>
 *       <field id="c-kind" type="choice" label="Kind"><option>Gift</option><option>Hospitality</option><value/></field>
 *       <field id="c-whom" type="choices" label="Whom"><option>Me</option><option>Others</option>
 *         <value>false</value><value>false</value></field>    one an option
 *       <field id="c-rows" type="rows" label="Interests"><column>Body</column><column>Role</column>
 *         <row><value/><value/></row></field>                 one a column
 *       <field id="c-sign" type="signature" label="Employee"><value/><value/><value/></field>
 *                             signature, name and post where they are asked for, date
 *     </form>
 *   </forms>
 *
 * Dates are 2027-02-18, ticks true or false, choices the words of the option. A box of several has the tag of its
 * field and a number ('c-whom-2'), a cell that and its column ('c-rows-1-2'). */
#ifndef KEELING_DOCX_FORM_H
#define KEELING_DOCX_FORM_H

#include "render/docx/docx_part.h"
#include "resolve/entries.h"

enum control {
	CONTROL_TEXT,
	CONTROL_LONG,
	CONTROL_DATE,
	CONTROL_TIME,
	CONTROL_MONEY,
	CONTROL_NUMBER,
	CONTROL_CHOICE,
	CONTROL_SIGNATURE,
	CONTROL_TICK,
	CONTROLS
};

/* Where in the data a control's value is, each counted from 1: field 0 for nowhere, row 0 for none. */
struct data_place {
	unsigned field, row, value;
};

/* The name and the tag of a field, and its place among the form's in the data. */
struct field_name {
	GString *words;
	const char *tag;
	unsigned place;
};

/* ---- docx_data.c ---------------------------------------------------------------------------------------------- */

void data_form_start(struct docx *docx, const struct node *form);
void data_form_end(struct docx *docx);
/* Adds a field that is filled in; its place, or 0 where nothing is kept (no form is open, a redline, paper). */
unsigned data_field(struct docx *docx, const struct node *field, const char *tag, const char *label);
/* What binds a control to its value; nothing at place 0. */
void data_bind(struct docx *docx, struct data_place place);
/* The same for all the rows of a field. */
void data_bind_rows(struct docx *docx, unsigned field);

/* ---- docx_control.c ------------------------------------------------------------------------------------------- */

/* What is asked for by a type of field that takes one line. */
enum control control_for(enum field_type type);
/* A control within a paragraph. `name` is what a screen reader says, `tag` what a program reads; `field` has the
 * options of a choice. On paper: a box to tick, or nothing. */
void control_write(struct docx *docx, enum control control, const struct node *field, const char *name, const char *tag,
		   struct data_place place);
/* What a control's properties begin with: its name, its tag and its id. */
void control_name(struct docx *docx, const char *name, const char *tag);

/* ---- docx_form.c ---------------------------------------------------------------------------------------------- */

struct field_name field_name(struct docx *docx, const struct node *field);
void field_label(struct docx *docx, const struct node *field);
/* Before the room for a sum, in a field or a column; nothing for any other, or NULL. */
void money_sign(struct docx *docx, const struct node *field);
/* The options of a field or a column in words, with '; ' between them and `first` before the first. */
void options_words(struct docx *docx, const struct node *of, const char *first);
/* For a pen: in what order a date or a time is written. On screen a control says what it takes. */
void order_write(struct docx *docx, const char *style, enum field_type type);
/* Around a paragraph of ours within the block at hand, which stands in the old text, in the new one, or in both. */
void said_start(struct docx *docx, const char *style, bool was, bool is, struct docx_outer *outer);
void said_end(struct docx *docx, struct docx_outer outer);
/* A style for the field's place: what the office fills in is shaded. */
const char *site_style(const struct docx *docx, const char *style, const char *office);

/* ---- docx_form_table.c ---------------------------------------------------------------------------------------- */

void rows_write(struct docx *docx, const struct node *field);
/* True where the field stands on a page that is turned for it. */
bool rows_turn(const struct docx *docx, const struct node *field);
void signature_write(struct docx *docx, const struct node *field);

#endif
