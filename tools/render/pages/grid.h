/* SPDX-License-Identifier: MIT
 * A table on its way onto pages: where its columns stand, and rows of cells as strips. For pages_table.c, and for
 * pages_blanks.c, whose tables are to be filled in. */
#ifndef KEELING_GRID_H
#define KEELING_GRID_H

#include "render/pages/layout.h"

struct grid {
	uint32_t table, body; /* tags */
	unsigned columns;
	double *x, *width; /* of each column; x has one more, the right edge */
	double pad;
	bool ruled;    /* upright lines too */
	uint32_t head; /* the head's strip + 1 */
};

void grid_begin(struct grid *grid, struct layout *layout, unsigned columns);
void grid_end(struct grid *grid);

/* How wide a table, or a field with rows, is at the least without a word cut, in the current size of type. */
double grid_least(struct layout *layout, const struct grid *grid, const struct node *node);
/* Places the columns: where they do not fit, the type gets smaller and then the page is turned. */
void grid_fit(struct layout *layout, struct grid *grid, const struct node *node);

/* A row from its first cell on (a CELL or a COLUMN); `shape` says how a table's columns are aligned. */
void grid_row(struct layout *layout, struct grid *grid, const struct node *first, const struct columns *columns,
	      bool head);
/* The tag of a cell in a row; a strip of a row whose marks are still to come; the rules of a row: one below, and
 * upright ones where the grid has them. */
uint32_t grid_cell_tag(struct layout *layout, uint32_t row, bool head);
void grid_strip(struct layout *layout, struct grid *grid, double height, bool head);
void grid_rules(struct layout *layout, const struct grid *grid, double height, bool head, bool last);

#endif
