/* SPDX-License-Identifier: MIT
 * What stands behind the label of a field where changes are told: 'Reason (choice, required) options: Paid, Unpaid'. It
 * is known by the words of the source's own format and shown in those of the document's language, which in English are
 * the same: `words` NULL is the format's own. For compare/ and explain/. */
#ifndef KEELING_COMPARE_FIELD_MARKS_H
#define KEELING_COMPARE_FIELD_MARKS_H

#include "model/node.h"
#include "model/words.h"

/* 'choice'. Belongs to the words, or is static. */
const char *field_type_shown(const struct words *words, enum field_type type);
/* ' (signature, role, required)': what a field is, behind the label; appended. */
void field_facts_shown(const struct words *words, const struct field *field, GString *out);
/* '[date:] ' before the words of a column; the caller frees it. */
char *field_column_shown(const struct words *words, enum field_type type);
/* ' options: ', from "options"; as before. */
char *field_mark_shown(const struct words *words, const char *mark);

#endif
