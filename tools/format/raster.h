/* SPDX-License-Identifier: MIT
 * A small grey picture: outlines are filled, with soft edges, and it becomes a PNG. For those who can't show a drawing.
 *
 * x runs to the right, y downward, in pixels. What is drawn between two fills has one grey. */
#ifndef KEELING_RASTER_H
#define KEELING_RASTER_H

#include <glib.h>
#include <stdbool.h>

struct raster;

struct raster_point {
	double x, y;
};

/* White all over. */
struct raster *raster_new(unsigned width, unsigned height);
void raster_free(struct raster *raster); /* NULL is fine */

/* An outline, closed by itself; a hole runs the other way round. */
void raster_polygon(struct raster *raster, const struct raster_point *points, unsigned count);
/* A line of that width from one to the next. */
void raster_stroke(struct raster *raster, const struct raster_point *points, unsigned count, double width);
/* Fills all outlines since the last fill: 0 is black, 255 white. */
void raster_fill(struct raster *raster, unsigned grey);

/* Appends the picture. False when it can't be compressed, with words at the end of `fault`. */
bool raster_png(const struct raster *raster, GByteArray *out, GString *fault);

#endif
