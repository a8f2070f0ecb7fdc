/* SPDX-License-Identifier: MIT
 * What the parts of a printed form share: for pages_form.c and pages_options.c, and nobody else. */
#ifndef KEELING_FORM_PARTS_H
#define KEELING_FORM_PARTS_H

#include "render/layout.h"

/* The plain words of a label or option; "" for NULL. */
char *plain_label(struct layout *layout, const struct node *node);
/* Measures the words of a label, then '(required)' where the field is. */
void label_words(struct layout *layout, const struct node *field, bool bold);
void label_set(struct layout *layout, const struct node *field);
void hint_set(struct layout *layout, const struct node *field);
/* Room to write in on the last strip. */
void blank_mark(struct layout *layout, struct blank blank, struct mark mark);

/* pages_options.c: fields with boxes to tick. */
void set_options(struct layout *layout, const struct node *field);
void set_tick(struct layout *layout, const struct node *field);

#endif
