/* SPDX-License-Identifier: MIT
 * The layouts of a style, which report_parts.c calls one after the other. Each puts what it has to say under `parent`,
 * and is false where that is nothing. Within publish/:
 *
 *   report_tables.c   facts in tables and lines
 *   report_prose.c    texts and recommendations
 *   report_lists.c    lists, priorities, appendices, the overview
 *   report_own.c      the author's own overview in its place */
#ifndef KEELING_REPORT_LAYOUTS_H
#define KEELING_REPORT_LAYOUTS_H

#include "publish/reports/report_fill.h"

bool table_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool lines_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool boxes_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool run_in_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool titled_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool text_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool clauses_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool say_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool clause_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool recommendations_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool list_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool appendices_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool priorities_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool overview_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool own_overview_part(struct filling *filling, struct node *parent, const struct yaml *part);
bool since_part(struct filling *filling, struct node *parent, const struct yaml *part);

/* ---- shared ---- */

/* What a part says of a key as it stands, or NULL. */
const char *part_said(const struct yaml *part, const char *key);
/* The words of a pattern that a part has under a key; "" for none. The caller frees it. */
char *pattern_at(struct filling *filling, const struct yaml *part, const char *key);
/* The label in bold at the start of a paragraph; with `more`, a blank behind it. */
void label_put(struct filling *filling, struct node *paragraph, const char *label, bool more);

#endif
