/* SPDX-License-Identifier: MIT
 * The tables of two Word files as grids of cells: which table of an edited file is which of the file as it was written,
 * and where its columns came or went, which row and column. For publish/round*.c and their test. */
#ifndef KEELING_ROUND_GRID_H
#define KEELING_ROUND_GRID_H

#include "publish/back/round_lines.h"

/* A table: the lines in it. */
struct grid {
	guint at, count;        /* its lines, `count` from the place `at` on */
	unsigned rows, columns; /* 0 where not all rows have as many cells, or another table or a note stands in it */
};

/* Of each table of a file, in the order of their numbers; an array of struct grid, which the caller unrefs. */
GArray *grids_of(const GArray *lines);

/* For each table of the old file its place among those of the new one, by what stands in them, or LINE_NONE; the caller
 * frees it. */
guint *grids_pair(const GArray *old_lines, const GArray *old, const GArray *new_lines, const GArray *new);

/* The lines of a cell, counted from 0: the place of the first; how many there are. */
guint grid_cell(const GArray *lines, const struct grid *grid, unsigned row, unsigned column, guint *count);
bool cell_has_words(const GArray *lines, const struct grid *grid, unsigned row, unsigned column);

/* For each row of a table its place in another of the same head, or LINE_NONE; the caller frees it. NULL where the
 * heads differ. */
guint *grid_rows(const GArray *old_lines, const struct grid *old, const GArray *new_lines, const struct grid *new);
/* Whether two cells, or two rows of tables with as many columns, say the same. */
bool cells_alike(const GArray *lines, const struct grid *grid, unsigned row, const GArray *others,
		 const struct grid *other, unsigned other_row, unsigned column);
bool rows_alike(const GArray *lines, const struct grid *grid, unsigned row, const GArray *others,
		const struct grid *other, unsigned other_row);

/* Of a table in which columns came or went: for each row and column of the old one its place in the new one, or
 * LINE_NONE. */
struct grid_map {
	guint *rows, *columns;
};

/* False where no column came or went, or it is not sure which; else the caller clears it. A row has a place where it
 * has words in one of the columns that stay, and the one there too, or neither has any. */
bool grid_map(const GArray *old_lines, const struct grid *old, const GArray *new_lines, const struct grid *new,
	      struct grid_map *map);
void grid_map_clear(struct grid_map *map);

#endif
