/* SPDX-License-Identifier: MIT
 * Which fields of a printed form stand beside each other. Numbers only, so that it can be tested alone; all measures
 * are points. For pages_rows.c and pages_options.c. */
#ifndef KEELING_FORM_ROWS_H
#define KEELING_FORM_ROWS_H

#include <math.h>

#define ROWS_MOST 4u        /* fields on a line */
#define ROWS_LONG 3u        /* the same where not all of them are short */
#define ROWS_UNFIT HUGE_VAL /* a field does not fit in that part of a line */

/* How high a field gets alone on its line, and as one of two, three and four alike on it; as a narrow field beside one
 * that takes the rest of the line, and as that one. Only fields of one kind stand alike beside each other. */
struct need {
	unsigned kind;
	double height[ROWS_MOST];
	double narrow, rest;
};

/* How the fields on a line share it. */
enum rows_split { ROWS_ALIKE, ROWS_NARROW_FIRST, ROWS_NARROW_LAST };

struct rows_line {
	unsigned count;
	enum rows_split split;
};

/* Shares fields out among lines, in their order, so that all lines together are as low as can be; of several such ways
 * the evenest (four short fields: two and two, not three and one), and of those the one that begins fuller. lines[i]
 * becomes the line that begins with field i; those of the fields that begin no line mean nothing. `gap` is that
 * between lines. */
void rows_share(const struct need *needs, unsigned count, double gap, struct rows_line *lines);

/* The width of each of `count` fields that share a line alike. */
double rows_width(unsigned count, double width, double gap);

/* Options row by row under each other in columns, each as wide as its widest: as few rows as fit, and no more columns
 * than those need. `widths` are those of the options, `gap` that between columns; `columns` gets the width of each of
 * the columns, whose number is returned. One column where even two are too wide. */
unsigned rows_options(const double *widths, unsigned count, double width, double gap, double *columns);

#endif
