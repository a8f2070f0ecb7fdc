/* SPDX-License-Identifier: MIT
 * Each edge of an outline leaves in its row how much of each pixel lies to its right; summed along the row that is how
 * much of each pixel is covered. */
#include "format/raster.h"

#include "format/deflate.h"

#include <math.h>
#include <string.h>

struct raster {
	unsigned width, height, stride; /* of a row of `edges`: two more than the width */
	float *edges;
	guint8 *grey;
	struct {
		unsigned left, right, top,
			bottom; /* what edges have touched since the last fill; the ends lie behind */
	} touched;
};

static void touched_clear(struct raster *raster)
{
	raster->touched.left = raster->width;
	raster->touched.top = raster->height;
	raster->touched.right = raster->touched.bottom = 0;
}

struct raster *raster_new(unsigned width, unsigned height)
{
	struct raster *raster = g_new(struct raster, 1);
	*raster = (struct raster){.width = width, .height = height, .stride = width + 2};
	raster->edges = g_new0(float, (gsize)raster->stride *height);
	raster->grey = g_malloc((gsize)width * height);
	memset(raster->grey, 255, (gsize)width * height);
	touched_clear(raster);
	return raster;
}

void raster_free(struct raster *raster)
{
	if (!raster)
		return;
	g_free(raster->edges);
	g_free(raster->grey);
	g_free(raster);
}

/* ---- outlines --------------------------------------------------------------------------------------------------- */

/* The part of an edge within one row: from x to `next`, of the height `cover` (below zero where it runs upward). */
static void row_cover(float *row, double x, double next, double cover)
{
	double left = MIN(x, next), right = MAX(x, next), first = floor(left), last = ceil(right);
	unsigned from = (unsigned)first, to = (unsigned)last;
	if (to <= from + 1) {
		double rest = 0.5 * (left + right) - first;
		row[from] += (float)(cover * (1 - rest));
		row[from + 1] += (float)(cover * rest);
		return;
	}
	double slope = 1 / (right - left), whole = 0;
	for (unsigned i = from; i < to; i++) {
		/* What of the pixel lies right of the edge, seen from where the edge enters it. */
		double enter = fmax(left, i), leave = fmin(right, i + 1.0);
		double part = (leave - enter) * slope, middle = 0.5 * (enter + leave) - i;
		row[i] += (float)(cover * part * (1 - middle) + whole);
		whole = cover * part * middle;
	}
	row[to] += (float)whole;
}

static void edge_add(struct raster *raster, struct raster_point from, struct raster_point to)
{
	double way = from.y < to.y ? 1 : -1, most = raster->width;
	if (from.y > to.y) {
		struct raster_point swap = from;
		from = to;
		to = swap;
	}
	double top = fmax(from.y, 0), bottom = fmin(to.y, raster->height);
	if (top >= bottom)
		return;
	double slope = (to.x - from.x) / (to.y - from.y);
	double left = CLAMP(fmin(from.x, to.x), 0, most), right = CLAMP(fmax(from.x, to.x), 0, most);
	raster->touched.left = MIN(raster->touched.left, (unsigned)left);
	raster->touched.right = MAX(raster->touched.right, MIN((unsigned)right + 2, raster->width));
	raster->touched.top = MIN(raster->touched.top, (unsigned)top);
	raster->touched.bottom = MAX(raster->touched.bottom, (unsigned)ceil(bottom));
	for (unsigned y = (unsigned)top; y < bottom; y++) {
		double upper = MAX(top, y), lower = MIN(bottom, y + 1.0);
		double x = from.x + (upper - from.y) * slope, next = from.x + (lower - from.y) * slope;
		row_cover(raster->edges + (gsize)y * raster->stride, CLAMP(x, 0, most), CLAMP(next, 0, most),
			  way * (lower - upper));
	}
}

void raster_polygon(struct raster *raster, const struct raster_point *points, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		edge_add(raster, points[i], points[(i + 1) % count]);
}

void raster_stroke(struct raster *raster, const struct raster_point *points, unsigned count, double width)
{
	for (unsigned i = 0; i + 1 < count; i++) {
		struct raster_point from = points[i], to = points[i + 1];
		double length = hypot(to.x - from.x, to.y - from.y);
		if (length <= 0)
			continue;
		double x = (to.x - from.x) / length * width / 2, y = (to.y - from.y) / length * width / 2;
		/* A little longer than the line, so that corners are whole. */
		const struct raster_point corners[] = {{from.x - x / 2 - y, from.y - y / 2 + x},
						       {to.x + x / 2 - y, to.y + y / 2 + x},
						       {to.x + x / 2 + y, to.y + y / 2 - x},
						       {from.x - x / 2 + y, from.y - y / 2 - x}};
		raster_polygon(raster, corners, G_N_ELEMENTS(corners));
	}
}

/* Less is what rounding left. */
#define LEAST 1e-4f

void raster_fill(struct raster *raster, unsigned grey)
{
	unsigned left = raster->touched.left, right = raster->touched.right;
	for (unsigned y = raster->touched.top; y < raster->touched.bottom; y++) {
		float *edges = raster->edges + (gsize)y * raster->stride;
		guint8 *row = raster->grey + (gsize)y * raster->width;
		float sum = 0;
		for (unsigned x = left; x < right; x++) {
			if (sum == 0 && edges[x] == 0)
				continue; /* most of a picture is white */
			sum += edges[x];
			float cover = MIN(fabsf(sum), 1.0f);
			if (cover < LEAST)
				sum = 0;
			row[x] = (guint8)((float)row[x] + ((float)grey - (float)row[x]) * cover + 0.5f);
		}
		memset(edges + left, 0, sizeof(float) * (raster->stride - left));
	}
	touched_clear(raster);
}

/* ---- PNG -------------------------------------------------------------------------------------------------------- */

static void number_put(GByteArray *out, guint32 number)
{
	guint32 bytes = GUINT32_TO_BE(number);
	g_byte_array_append(out, (const guint8 *)&bytes, sizeof bytes);
}

static void chunk_put(GByteArray *out, const struct deflate *deflate, const char *kind, const void *bytes, guint length)
{
	guint start = out->len + 4;
	number_put(out, length);
	g_byte_array_append(out, (const guint8 *)kind, 4);
	g_byte_array_append(out, bytes, length);
	number_put(out, deflate_sum(deflate, out->data + start, length + 4));
}

/* Each row behind the byte that says how it is put: as it is. Sixteen greys are enough for soft edges: two pixels to
 * the byte. */
static GByteArray *rows_put(const struct raster *raster)
{
	unsigned length = (raster->width + 1) / 2 + 1;
	GByteArray *rows = g_byte_array_sized_new(length * raster->height);
	g_byte_array_set_size(rows, length * raster->height);
	for (unsigned y = 0; y < raster->height; y++) {
		const guint8 *row = raster->grey + (gsize)y * raster->width;
		guint8 *out = rows->data + (gsize)y * length;
		*out++ = 0;
		for (unsigned x = 0; x < raster->width; x += 2) {
			unsigned second = x + 1 < raster->width ? row[x + 1] : 255;
			*out++ = (guint8)((row[x] + 8u) / 17u << 4 | (second + 8u) / 17u);
		}
	}
	return rows;
}

bool raster_png(const struct raster *raster, GByteArray *out, GString *fault)
{
	static const guint8 signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
			    form[] = {4, 0, 0, 0, 0}; /* bits, grey, and nothing unusual */
	struct deflate *deflate = deflate_new(fault);
	if (!deflate)
		return false;
	GByteArray *rows = rows_put(raster), *data = g_byte_array_new();
	number_put(data, raster->width);
	number_put(data, raster->height);
	g_byte_array_append(data, form, sizeof form);
	g_byte_array_append(out, signature, sizeof signature);
	chunk_put(out, deflate, "IHDR", data->data, data->len);
	g_byte_array_set_size(data, 0);
	deflate_zlib(deflate, rows->data, rows->len, data);
	chunk_put(out, deflate, "IDAT", data->data, data->len);
	chunk_put(out, deflate, "IEND", NULL, 0);
	g_byte_array_unref(data);
	g_byte_array_unref(rows);
	deflate_free(deflate);
	return true;
}
