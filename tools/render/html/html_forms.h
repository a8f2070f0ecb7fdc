/* SPDX-License-Identifier: MIT
 * What the parts of a form on a web page share: for html_form.c, html_forms.c, html_controls.c, html_wanted.c and
 * html_inlines.c.
 *
 * What is filled in has the entry's name (resolve/entries.h): the element around it says it as data-entry, with the
 * entry's type as data-type, for the script that saves a form and for whoever reads a page back. */
#ifndef KEELING_HTML_FORMS_H
#define KEELING_HTML_FORMS_H

#include "render/html/html_internal.h"
#include "resolve/entries.h"

/* A control, or a few that are one entry. */
struct control {
	char *name;            /* of the entry; control_end() frees it */
	enum field_type type;  /* of the entry */
	const struct node *of; /* FIELD, or COLUMN in a table: its limit and lines */
	const char *hint;      /* name of the field whose hint describes it, or NULL */
	const char *token;     /* what a browser may fill in by itself ('name'), or NULL */
	char *label;           /* for people who can't see it, where no label stands beside it; or NULL: escaped */
	bool required;
};

/* Of a field that is one entry; `name` is taken. */
struct control control_of(struct html *html, const struct node *field, char *name);
void control_end(struct control *control);
/* What a browser may fill in where that is asked ('name'), or NULL. */
const char *control_token(const struct html *html, const char *asked);

/* The id of a control: '_field-NAME', and of what belongs to it '_field-NAME_PART'; and the same as ' id="..."'. */
void control_part(struct html *html, const char *name, const char *part);
void control_id(struct html *html, const char *name, const char *part);

/* ' required' of a control that is to be filled in. */
void control_required(struct html *html);

/* The control alone; its label stands where the caller puts it. Days are three fields, see control_day(). */
void control_put(struct html *html, const struct control *control);
/* Day, month and year, each with its label. */
void control_day(struct html *html, const struct control *control);
/* A box or button with its words after it; `option` counts from 1, 0 for a lone tick. */
void control_box(struct html *html, const struct control *control, const struct node *words, unsigned option);
/* A list to choose from. */
void control_list(struct html *html, const struct control *control, const struct node *field);

/* ---- html_forms.c ---- */

/* A field with all that belongs to it. */
void html_field(struct html *html, const struct node *field);

/* ---- html_wanted.c: what the script that says what is missing has to know of a field ---- */

/* Around the fields of a form: their conditions name each other. */
void html_asked_begin(struct html *html, const struct node *form);
void html_asked_end(struct html *html);
/* ' data-required="NAME"' of a required field of several entries, one of which has to be filled in. */
void html_wanted(struct html *html, const struct node *field);
/* ' data-if="ENTRIES"' of a field that is asked only if one of these is filled in, with data-answers where one of them
 * has to be the answer. */
void html_condition(struct html *html, const struct node *field);

#endif
