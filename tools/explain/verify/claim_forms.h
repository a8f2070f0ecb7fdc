/* SPDX-License-Identifier: MIT
 * Letters that forms have of their own in headings, 'Appendix B – Form A: Site visits', which are not those of the
 * appendices that they stand in. Within explain/. */
#ifndef KEELING_EXPLAIN_CLAIM_FORMS_H
#define KEELING_EXPLAIN_CLAIM_FORMS_H

#include "compare/changes.h"

/* The letter of a form to that of its appendix, in the new text or, where that has none of it, in the old. The caller
 * unrefs the table. */
GHashTable *claim_forms(const struct changes *changes);
/* Of struct claim_place *: 'Form A' is the appendix that has that form, if one has. */
void claim_forms_settle(GHashTable *forms, const GPtrArray *places);

#endif
