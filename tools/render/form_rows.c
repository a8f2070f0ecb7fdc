/* SPDX-License-Identifier: MIT */
#include "render/form_rows.h"

#include <glib.h>
#include <string.h>

/* So little that it counts only between ways that are equally high. */
#define UNEVEN 0.001

double rows_width(unsigned count, double width, double gap)
{
	return (width - gap * (count - 1)) / count;
}

static double line_height(const struct need *needs, unsigned count)
{
	double height = 0;
	for (unsigned i = 0; i < count; i++)
		height = needs[i].kind == needs[0].kind ? MAX(height, needs[i].height[count - 1]) : ROWS_UNFIT;
	return height;
}

void rows_share(const struct need *needs, unsigned count, double gap, unsigned *takes)
{
	/* best[i]: the height of all lines from field i on. */
	double *best = g_new0(double, count + 1);
	for (unsigned i = count; i-- > 0;) {
		best[i] = ROWS_UNFIT;
		takes[i] = 1;
		for (unsigned n = 1; n <= MIN(ROWS_MOST, count - i); n++) {
			double height = line_height(needs + i, n) + gap + UNEVEN * n * n + best[i + n];
			if (height <= best[i] + UNEVEN / 1000) {
				best[i] = height;
				takes[i] = n;
			}
		}
	}
	g_free(best);
}

static double columns_fill(const double *widths, unsigned count, unsigned number, double *columns)
{
	double all = 0;
	memset(columns, 0, number * sizeof *columns);
	for (unsigned i = 0; i < count; i++)
		columns[i % number] = MAX(columns[i % number], widths[i]);
	for (unsigned i = 0; i < number; i++)
		all += columns[i];
	return all;
}

unsigned rows_options(const double *widths, unsigned count, double width, double gap, double *columns)
{
	for (unsigned rows = 1; rows < count; rows++) {
		unsigned number = (count + rows - 1) / rows;
		if (columns_fill(widths, count, number, columns) + gap * (number - 1) <= width)
			return number;
	}
	columns[0] = width;
	return 1;
}
