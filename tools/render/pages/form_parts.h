/* SPDX-License-Identifier: MIT
 * What the parts of a printed form share: for pages_form.c, pages_rows.c and pages_options.c, and nobody else. */
#ifndef KEELING_FORM_PARTS_H
#define KEELING_FORM_PARTS_H

#include "render/pages/layout.h"

/* The plain words of a label or option; "" for NULL. */
char *plain_label(struct layout *layout, const struct node *node);
/* The label, then its hint in small type: on the same line where there is room for both, else below. */
void label_set(struct layout *layout, const struct node *field, bool bold);
/* A label that is a sentence, with the blanks in it, then its hint in small type below. */
void sentence_set(struct layout *layout, const struct node *field);
/* The label alone as one line, to be put on a mark. */
uint32_t label_line(struct layout *layout, const struct node *field);
/* What a field's label, and its hint, would take on one line; 0 for none. */
double label_width(struct layout *layout, const struct node *field, bool bold);
double hint_width(struct layout *layout, const struct node *field);

/* pages_entries.c: what a form asks for is gathered before its fields are set; `part` is an option of choices or a cell
 * of rows, from 0, or a line of a signature. */
void entries_begin(struct layout *layout, const struct node *form);
/* NULL for a blank that stands in no form. */
const struct entry *entry_of(const struct layout *layout, const struct node *field, unsigned part);
/* A blank whose Form stands in the parent; the last of the layout's blanks. */
void blank_new(struct layout *layout, struct blank blank, uint32_t parent);
/* Room to write in on the last strip. */
void blank_mark(struct layout *layout, struct blank blank, struct mark mark);

/* pages_form.c: what stands before the room for a sum: its line, the width that it takes, and its place on the last
 * strip, as high as a blank. */
uint32_t unit_line(struct layout *layout, uint32_t parent);
double unit_width(const struct layout *layout, uint32_t line);
void unit_mark(struct layout *layout, uint32_t line, double x);

/* pages_rows.c: strips that were set on their own, their tops counted from the first: how high they are together, and
 * their marks moved to where they stand on the strip that takes them all. */
double strips_height(const GArray *strips);
void strips_lower(struct layout *layout, const GArray *strips, double by);

/* pages_form.c: how high a signature gets in a width that it shares with others, or alone; HUGE_VAL where it does not
 * fit. */
double signature_height(struct layout *layout, const struct node *field, double width);

/* pages_rows.c: the fields under a node, short ones beside each other. */
void fields_set(struct layout *layout, const struct node *parent);

/* pages_options.c: fields with boxes to tick. */
void set_options(struct layout *layout, const struct node *field);
void set_tick(struct layout *layout, const struct node *field);
/* The room that a box takes before its words. */
double option_in(const struct layout *layout);
/* How high the options of a field are in the width, with its label (which takes `label` on one line, 0 for none)
 * before them where there is room; the label's own lines are not counted. HUGE_VAL for more than `rows` rows. */
double options_height(struct layout *layout, const struct node *field, double label, double width, unsigned rows);

#endif
