/* SPDX-License-Identifier: MIT
 * What a field of a form offers: options, and the columns of a table to fill in, each with options of its own. Within
 * explain/details*.c. */
#ifndef KEELING_EXPLAIN_DETAILS_LISTS_H
#define KEELING_EXPLAIN_DETAILS_LISTS_H

#include "explain/details/details_telling.h"

/* The first provision of a side. */
const struct provision *change_provision(const struct change *change, bool is_new);
/* The field that a side is; NULL for anything else. */
const struct field *change_field(const struct change *change, bool is_new);

/* Takes out what kind of answer a column takes, '[number:] '. */
void field_kinds_remove(const struct change *change, bool is_new, GString *text);
/* 'a line of text', of the kind 'text'. */
const char *answer_said(const struct saying *saying, enum field_type type);
/* What kind of answer the columns take, where that is another. */
void field_columns_told(const struct saying *saying, const struct change *change, struct telling *telling);

#endif
