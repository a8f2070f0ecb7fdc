/* SPDX-License-Identifier: MIT
 * Columns of one table, in the sources and in a Word file that comes back. For publish/round_columns*.c only. */
#ifndef KEELING_ROUND_COLUMNS_H
#define KEELING_ROUND_COLUMNS_H

#include "publish/back/round_internal.h"

struct columning {
	struct rounding *rounding;
	const struct grid *old, *new; /* of the sources, and of the file */
	struct grid_map map;          /* from the one to the other */
	const bool *own;              /* the rows that the sources alone have, and keep; or NULL */
	/* Found by columns_put(): */
	const struct node *table;
	const char *path;
	const GString *text;
};

/* Makes the columns of the sources those of the file, in the rows that stay, and settles the lines in them. False, and
 * nothing done, where the sources or their cells can't hold that. */
bool columns_put(struct columning *columning);

/* The lines of two tables that are one get partners anew, cell by cell. */
void cells_pair(GArray *old, const struct grid *was, GArray *new, const struct grid *now, const struct grid_map *map);

/* Whether every paragraph in a table has a partner: then no column came or went. */
bool cells_have_partners(const GArray *lines);

#endif
