/* SPDX-License-Identifier: MIT */
#include "render/pages/form_rows.h"

#include <glib.h>
#include <string.h>

/* So little that it counts only between ways that are equally high. */
#define UNEVEN 0.001

double rows_width(unsigned count, double width, double gap)
{
	return (width - gap * (count - 1)) / count;
}

static double line_height(const struct need *needs, struct rows_line line)
{
	double height = 0;
	if (line.split == ROWS_NARROW_FIRST)
		return MAX(needs[0].narrow, needs[1].rest);
	if (line.split == ROWS_NARROW_LAST)
		return MAX(needs[0].rest, needs[1].narrow);
	for (unsigned i = 0; i < line.count; i++)
		height = needs[i].kind == needs[0].kind ? MAX(height, needs[i].height[line.count - 1]) : ROWS_UNFIT;
	return height;
}

void rows_share(const struct need *needs, unsigned count, double gap, struct rows_line *lines)
{
	static const struct rows_line ways[] = {{2, ROWS_NARROW_FIRST}, {2, ROWS_NARROW_LAST}, {1, ROWS_ALIKE},
						{2, ROWS_ALIKE},        {3, ROWS_ALIKE},       {4, ROWS_ALIKE}};
	/* best[i]: the height of all lines from field i on. */
	double *best = g_new0(double, count + 1);
	for (unsigned i = count; i-- > 0;) {
		best[i] = ROWS_UNFIT;
		lines[i] = (struct rows_line){1, ROWS_ALIKE};
		for (unsigned k = 0; k < G_N_ELEMENTS(ways); k++) {
			unsigned n = ways[k].count;
			if (n > count - i)
				continue;
			double height = line_height(needs + i, ways[k]) + gap + UNEVEN * n * n + best[i + n];
			if (isinf(height) || height > best[i] + UNEVEN / 1000)
				continue;
			best[i] = height;
			lines[i] = ways[k];
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

/* More columns than this can't stand beside each other, however narrow; at least 1. */
static unsigned columns_most(const double *widths, unsigned count, double width, double gap)
{
	double least = count ? widths[0] : 0;
	for (unsigned i = 1; i < count; i++)
		least = MIN(least, widths[i]);
	double most = least + gap > 0 ? (width + gap) / (least + gap) + 1 : count;
	return most < count ? (unsigned)MAX(most, 1) : MAX(count, 1);
}

unsigned rows_options(const double *widths, unsigned count, double width, double gap, double *columns)
{
	unsigned most = columns_most(widths, count, width, gap), before = 0;
	for (unsigned rows = MAX(count / most, 1); rows < count; rows++) {
		unsigned number = (count + rows - 1) / rows;
		if (number == before)
			continue;
		before = number;
		if (columns_fill(widths, count, number, columns) + gap * (number - 1) <= width)
			return number;
	}
	columns[0] = width;
	return 1;
}
