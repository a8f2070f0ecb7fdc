/* SPDX-License-Identifier: MIT
 * Pictures: how much of a pixel is covered, and a file that begins and ends as a PNG does. */
#include "test.h"

#include "format/raster.h"

#include <string.h>

/* The same picture is the same file, so that pictures can be compared without a reader. */
static GByteArray *picture(void (*draw)(struct raster *raster))
{
	struct raster *raster = raster_new(8, 8);
	draw(raster);
	GByteArray *out = g_byte_array_new();
	GString *fault = g_string_new(NULL);
	assert_true(raster_png(raster, out, fault));
	assert_string_equal(fault->str, "");
	g_string_free(fault, TRUE);
	raster_free(raster);
	return out;
}

static void square(struct raster *raster)
{
	const struct raster_point points[] = {{2, 2}, {6, 2}, {6, 6}, {2, 6}};
	raster_polygon(raster, points, G_N_ELEMENTS(points));
	raster_fill(raster, 0);
}

/* The same square from two triangles that share an edge. */
static void triangles(struct raster *raster)
{
	const struct raster_point one[] = {{2, 2}, {6, 2}, {6, 6}}, two[] = {{2, 2}, {6, 6}, {2, 6}};
	raster_polygon(raster, one, G_N_ELEMENTS(one));
	raster_polygon(raster, two, G_N_ELEMENTS(two));
	raster_fill(raster, 0);
}

/* A frame: the hole runs the other way round, and is white again. */
static void frame(struct raster *raster)
{
	const struct raster_point outer[] = {{2, 2}, {6, 2}, {6, 6}, {2, 6}},
				  inner[] = {{3, 3}, {3, 5}, {5, 5}, {5, 3}};
	raster_polygon(raster, outer, G_N_ELEMENTS(outer));
	raster_polygon(raster, inner, G_N_ELEMENTS(inner));
	raster_fill(raster, 0);
}

static void square_and_white_within(struct raster *raster)
{
	const struct raster_point inner[] = {{3, 3}, {3, 5}, {5, 5}, {5, 3}};
	square(raster);
	raster_polygon(raster, inner, G_N_ELEMENTS(inner));
	raster_fill(raster, 255);
}

static void outside(struct raster *raster)
{
	const struct raster_point points[] = {{-20, -20}, {20, -20}, {20, -1}, {-20, -1}};
	raster_polygon(raster, points, G_N_ELEMENTS(points));
	raster_fill(raster, 0);
}

static void nothing(struct raster *raster)
{
	(void)raster;
}

static void same(void (*one)(struct raster *raster), void (*other)(struct raster *raster), bool equal)
{
	GByteArray *a = picture(one), *b = picture(other);
	assert_int_equal(a->len == b->len && !memcmp(a->data, b->data, a->len), equal);
	g_byte_array_unref(a);
	g_byte_array_unref(b);
}

static void what_is_covered(void **state)
{
	(void)state;
	same(square, triangles, true);
	same(frame, square_and_white_within, true);
	same(square, frame, false);
	same(outside, nothing, true);
}

static void begins_and_ends_as_a_png(void **state)
{
	(void)state;
	GByteArray *out = picture(square);
	assert_memory_equal(out->data, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x04\0", 26);
	assert_memory_equal(out->data + out->len - 12, "\0\0\0\0IEND\xae\x42\x60\x82", 12);
	g_byte_array_unref(out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_covered),
		cmocka_unit_test(begins_and_ends_as_a_png),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
