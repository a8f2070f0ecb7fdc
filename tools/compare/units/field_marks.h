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
/* ' (signature, role, required)', ' (rows, count: 6)': what a field is, behind the label; appended. How much room there
 * is on paper stands there also where the source leaves it to the usual: else one would not see what it was. */
void field_facts_shown(const struct words *words, const struct field *field, GString *out);
/* How long such facts are at the beginning of a text, in the source's own words and without the blank; 0 for none. */
size_t field_facts_length(const char *text);
/* '[date:] ' before the words of a column; the caller frees it. */
char *field_column_shown(const struct words *words, enum field_type type);
/* ' options: ', from "options"; as before. */
char *field_mark_shown(const struct words *words, const char *mark);

#endif
