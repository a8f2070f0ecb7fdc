/* SPDX-License-Identifier: MIT
 * Lists in an OpenDocument text. A numbered paragraph stands in an item of its list; what comes between two clauses may
 * end the list, which is taken up again afterwards and counts on (text:continue-list): so nothing between clauses
 * breaks a count. The plan of numbers is that of Word files (docx_list.h). For render/odt*.c. */
#ifndef KEELING_ODT_LIST_H
#define KEELING_ODT_LIST_H

#include "resolve/edition.h"

struct list_plan;
struct odt;
struct odt_lead;

/* The list that is open, and which have begun. */
struct odt_lists {
	unsigned open;            /* its instance; 0 for none */
	unsigned depth;           /* its levels that are open */
	const struct node *owner; /* what its innermost item belongs to */
	int edge;                 /* where the text of that item stands */
	unsigned given;           /* the last instance given to bullets and ordinary lists */
	GHashTable *begun;        /* instances that have been written */
};

/* The list of a use of the plan; a list that none counts on. */
unsigned odt_instance(unsigned use);
unsigned odt_instance_new(struct odt *odt);

/* An item for the paragraph of a lead, which is counted. */
void odt_item_start(struct odt *odt, const struct odt_lead *lead);
/* Ends all that is open. */
void odt_lists_stop(struct odt *odt);

/* The lists of the plan, as named styles. */
void odt_lists_write(const struct odt *odt, GString *out);

/* What a reference that asks for a node's number shows of it ('number-no-superior', 'number-all-superior'), of those
 * that `words` end with; NULL where none does. The format is put in *format; the caller frees the number. */
char *odt_number_shown(const struct odt *odt, const struct node *node, const char *words, const char **format);

#endif
