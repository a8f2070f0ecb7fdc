/* SPDX-License-Identifier: MIT
 * A blank register, made of the same definition as the one that is kept: its tables to print on paper turned sideways
 * and to fill in by hand or on screen, and as CSV. For pack.c and keeling-forms. */
#ifndef KEELING_REGISTER_BLANK_H
#define KEELING_REGISTER_BLANK_H

#include "publish/forms/register_file.h"
#include "publish/single.h"

struct register_blank;

/* Borrows the plan. NULL with a message. */
struct register_blank *register_blank_new(const struct register_plan *plan, const struct templates *templates,
					  struct diag *diag);
void register_blank_free(gpointer blank); /* NULL is fine */
const struct register_plan *register_blank_plan(const struct register_blank *blank);

/* Appends the PDF, each table from a page of its own on, behind a cover; `area` may be NULL. Its pages, or 0 with a
 * message. */
unsigned register_blank_print(const struct register_blank *blank, struct press *sideways, bool duplex, const char *area,
			      GByteArray *out, struct diag *diag);

#endif
