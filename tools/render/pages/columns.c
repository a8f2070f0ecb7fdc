/* SPDX-License-Identifier: MIT */
#include "render/pages/columns.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* A column is narrow that would like less than this part of an equal share. */
#define NARROW 0.6

/* Gives each narrow column all that it would like; what is left over. */
static double share_narrow(const struct want *wants, unsigned count, double width, double *out)
{
	unsigned open = count;
	memset(out, 0, count * sizeof *out);
	for (bool more = true; more && open;) {
		double fair = width / open * NARROW;
		more = false;
		for (unsigned i = 0; i < count; i++) {
			if (out[i] > 0 || wants[i].most > fair)
				continue;
			out[i] = wants[i].most;
			width -= out[i];
			open--;
			more = true;
		}
	}
	return width;
}

void columns_share(const struct want *wants, unsigned count, double width, double *out)
{
	double least = 0, most = 0, all = 0;
	for (unsigned i = 0; i < count; i++)
		all += wants[i].most;
	double left = share_narrow(wants, count, width, out);
	for (unsigned i = 0; i < count; i++) {
		least += out[i] > 0 ? 0 : wants[i].least;
		most += out[i] > 0 ? 0 : wants[i].most;
	}
	if (all <= width) { /* every column has all it would like: the rest is shared alike */
		for (unsigned i = 0; i < count; i++)
			out[i] = wants[i].most + (width - all) / count;
		return;
	}
	if (least > left) { /* narrow columns have to give way */
		memset(out, 0, count * sizeof *out);
		left = width;
		least = most = 0;
		for (unsigned i = 0; i < count; i++) {
			least += wants[i].least;
			most += wants[i].most;
		}
	}
	for (unsigned i = 0; i < count; i++) {
		if (out[i] > 0)
			continue;
		if (least >= left)
			out[i] = left * wants[i].least / least;
		else
			out[i] = wants[i].least + (left - least) * (wants[i].most - wants[i].least) / (most - least);
	}
}

/* All columns alike, but those wider whose widest word needs it. False where words have to be cut. */
static bool columns_level(const struct want *wants, unsigned count, double width, double *out)
{
	unsigned open = count;
	memset(out, 0, count * sizeof *out);
	for (bool more = true; more && open;) {
		double level = width / open;
		more = false;
		for (unsigned i = 0; i < count; i++) {
			if (out[i] > 0 || wants[i].least <= level)
				continue;
			out[i] = wants[i].least;
			width -= out[i];
			open--;
			more = true;
		}
	}
	for (unsigned i = 0; open && i < count; i++)
		out[i] = out[i] > 0 ? out[i] : width / open;
	return open > 0 && width > 0;
}

void columns_write(const struct want *wants, unsigned count, double width, double *out)
{
	double *level = g_new(double, count);
	columns_share(wants, count, width, out);
	if (columns_level(wants, count, width, level))
		for (unsigned i = 0; i < count; i++)
			out[i] = (out[i] + level[i]) / 2;
	g_free(level);
}
