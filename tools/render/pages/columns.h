/* SPDX-License-Identifier: MIT
 * How the width of a table is shared out among its columns. For pages_table.c. */
#ifndef KEELING_COLUMNS_H
#define KEELING_COLUMNS_H

/* What a column's cells want: the widest word, which has to fit, and the longest paragraph, which would like to. */
struct want {
	double least, most;
};

/* Shares out the width: narrow columns first, the rest by what each has to have and would like to have. */
void columns_share(const struct want *wants, unsigned count, double width, double *out);

/* The same for columns to write in: halfway between that and columns that are all alike. */
void columns_write(const struct want *wants, unsigned count, double width, double *out);

#endif
