/* SPDX-License-Identifier: MIT */
#include "render/chart_picture.h"

#include "format/font.h"
#include "format/graph.h"
#include "format/raster.h"

#include <math.h>
#include <string.h>

#define PIXELS 1.5 /* to the point: sharp enough to be read in print */
#define INK 51     /* lines, words, and what lies behind them */
#define WORDS 17
#define PAPER 238
#define LINE 1.25 /* points */
#define STEPS 16u /* straight lines for each curve, and for one of a letter */
#define LETTER_STEPS 4u
#define MARGIN 1.0

struct picture {
	struct raster *raster;
	struct fonts *fonts;
	double scale;      /* pixels to the point */
	GArray *outline;   /* of struct raster_point */
	double x, y, size; /* where a glyph stands, and pixels to its em */
};

static struct raster_point at(const struct picture *picture, double x, double y)
{
	return (struct raster_point){(x + MARGIN) * picture->scale, (y + MARGIN) * picture->scale};
}

static void outline_add(struct picture *picture, struct raster_point point)
{
	g_array_append_val(picture->outline, point);
}

static const struct raster_point *points_of(const struct picture *picture)
{
	return (const struct raster_point *)(const void *)picture->outline->data;
}

/* A cubic curve from the outline's last point. */
static void curve_add(struct picture *picture, unsigned steps, struct raster_point a, struct raster_point b,
		      struct raster_point end)
{
	struct raster_point start = g_array_index(picture->outline, struct raster_point, picture->outline->len - 1);
	for (unsigned i = 1; i <= steps; i++) {
		double t = (double)i / steps, u = 1 - t;
		double w0 = u * u * u, w1 = 3 * u * u * t, w2 = 3 * u * t * t, w3 = t * t * t;
		outline_add(picture, (struct raster_point){w0 * start.x + w1 * a.x + w2 * b.x + w3 * end.x,
							   w0 * start.y + w1 * a.y + w2 * b.y + w3 * end.y});
	}
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

static struct raster_point on_page(const struct picture *picture, double x, double y)
{
	return (struct raster_point){picture->x + x * picture->size, picture->y - y * picture->size};
}

static void pen_move(void *data, double x, double y)
{
	struct picture *picture = data;
	g_array_set_size(picture->outline, 0);
	outline_add(picture, on_page(picture, x, y));
}

static void pen_line(void *data, double x, double y)
{
	outline_add(data, on_page(data, x, y));
}

static void pen_curve(void *data, double x1, double y1, double x2, double y2, double x, double y)
{
	curve_add(data, LETTER_STEPS, on_page(data, x1, y1), on_page(data, x2, y2), on_page(data, x, y));
}

static void pen_close(void *data)
{
	struct picture *picture = data;
	raster_polygon(picture->raster, points_of(picture), picture->outline->len);
}

/* A character; how far the next one stands, in ems. */
static double letter_draw(struct picture *picture, const char *letter, size_t length)
{
	static const struct font_pen pen = {pen_move, pen_line, pen_curve, pen_close};
	unsigned face = fonts_face(picture->fonts, FONT_REGULAR, g_utf8_get_char(letter));
	if (face == FONT_NONE)
		return 0;
	const struct shape *shape = fonts_shape(picture->fonts, face, letter, length);
	for (unsigned i = 0; i < shape->count; i++)
		fonts_outline(picture->fonts, face, shape->glyphs[i].id, &pen, picture);
	return shape->width;
}

static void lines_draw(struct picture *picture, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct chart_line *line = lines->pdata[i];
		struct raster_point start = at(picture, line->x - line->width / 2, line->y);
		picture->x = start.x;
		picture->y = start.y;
		picture->size = CHART_FONT_SIZE * picture->scale;
		for (const char *letter = line->text, *next; *letter; letter = next) {
			next = g_utf8_next_char(letter);
			picture->x += letter_draw(picture, letter, (size_t)(next - letter)) * picture->size;
		}
	}
}

/* ---- boxes and lines -------------------------------------------------------------------------------------------- */

static void corners_add(struct picture *picture, const struct chart_point *corners, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		outline_add(picture, at(picture, corners[i].x, corners[i].y));
}

/* A quarter of an ellipse, from one side of its corner to the other. */
static void quarter_add(struct picture *picture, struct chart_point from, struct chart_point corner,
			struct chart_point to)
{
	const double round = 0.5523; /* how far the ends of the curve's handles lie towards the corner */
	outline_add(picture, at(picture, from.x, from.y));
	curve_add(picture, STEPS,
		  at(picture, from.x + (corner.x - from.x) * round, from.y + (corner.y - from.y) * round),
		  at(picture, to.x + (corner.x - to.x) * round, to.y + (corner.y - to.y) * round),
		  at(picture, to.x, to.y));
}

static void round_box_add(struct picture *picture, const struct chart_node *node, double rx, double ry)
{
	double l = node->x, t = node->y, r = node->x + node->w, b = node->y + node->h;
	quarter_add(picture, (struct chart_point){l, t + ry}, (struct chart_point){l, t},
		    (struct chart_point){l + rx, t});
	quarter_add(picture, (struct chart_point){r - rx, t}, (struct chart_point){r, t},
		    (struct chart_point){r, t + ry});
	quarter_add(picture, (struct chart_point){r, b - ry}, (struct chart_point){r, b},
		    (struct chart_point){r - rx, b});
	quarter_add(picture, (struct chart_point){l + rx, b}, (struct chart_point){l, b},
		    (struct chart_point){l, b - ry});
}

static void node_draw(struct picture *picture, const struct chart_node *node)
{
	const struct chart_point box[] = {{node->x, node->y},
					  {node->x + node->w, node->y},
					  {node->x + node->w, node->y + node->h},
					  {node->x, node->y + node->h}};
	struct chart_point diamond[4];
	g_array_set_size(picture->outline, 0);
	if (node->shape == CHART_BOX) {
		corners_add(picture, box, G_N_ELEMENTS(box));
	} else if (node->shape == CHART_DIAMOND) {
		chart_diamond(node, diamond);
		corners_add(picture, diamond, G_N_ELEMENTS(diamond));
	} else if (node->shape == CHART_ELLIPSE) {
		round_box_add(picture, node, node->w / 2, node->h / 2);
	} else {
		round_box_add(picture, node, 8, 8);
	}
	raster_polygon(picture->raster, points_of(picture), picture->outline->len);
	raster_fill(picture->raster, PAPER);
	struct raster_point first = points_of(picture)[0];
	outline_add(picture, first);
	raster_stroke(picture->raster, points_of(picture), picture->outline->len, LINE * picture->scale);
	raster_fill(picture->raster, INK);
}

static void arrow_draw(struct picture *picture, struct chart_point base, struct chart_point tip)
{
	struct chart_point corners[3];
	chart_arrow(base, tip, corners);
	g_array_set_size(picture->outline, 0);
	corners_add(picture, corners, G_N_ELEMENTS(corners));
	raster_polygon(picture->raster, points_of(picture), picture->outline->len);
	raster_fill(picture->raster, INK);
}

static const struct chart_point *points_along(const struct chart_edge *edge)
{
	return (const struct chart_point *)(const void *)edge->points->data;
}

static void edge_stroke(struct picture *picture, const struct chart_edge *edge)
{
	const struct chart_point *points = points_along(edge);
	if (!edge->points->len)
		return;
	g_array_set_size(picture->outline, 0);
	corners_add(picture, points, 1);
	for (guint i = 1; i + 2 < edge->points->len; i += 3)
		curve_add(picture, STEPS, at(picture, points[i].x, points[i].y),
			  at(picture, points[i + 1].x, points[i + 1].y), at(picture, points[i + 2].x, points[i + 2].y));
	raster_stroke(picture->raster, points_of(picture), picture->outline->len, LINE * picture->scale);
}

static void edge_arrows(struct picture *picture, const struct chart_edge *edge)
{
	guint count = edge->points->len;
	if (edge->arrow && count)
		arrow_draw(picture, points_along(edge)[count - 1], edge->tip);
	if (edge->arrow_back && count)
		arrow_draw(picture, points_along(edge)[0], edge->tip_back);
}

/* All lines at once, for each may cross the whole picture; then the arrows, then the boxes, and what they say. */
static void chart_draw(struct picture *picture, const struct chart *chart)
{
	for (guint i = 0; i < chart->edges->len; i++)
		edge_stroke(picture, chart->edges->pdata[i]);
	raster_fill(picture->raster, INK);
	for (guint i = 0; i < chart->edges->len; i++)
		edge_arrows(picture, chart->edges->pdata[i]);
	for (guint i = 0; i < chart->nodes->len; i++)
		node_draw(picture, chart->nodes->pdata[i]);
	for (guint i = 0; i < chart->edges->len; i++)
		lines_draw(picture, ((const struct chart_edge *)chart->edges->pdata[i])->lines);
	for (guint i = 0; i < chart->nodes->len; i++)
		lines_draw(picture, ((const struct chart_node *)chart->nodes->pdata[i])->lines);
	raster_fill(picture->raster, WORDS);
}

static bool picture_make(const struct chart *chart, struct fonts *fonts, double scale, GByteArray *out)
{
	double pixels = PIXELS * scale;
	struct picture picture = {.fonts = fonts, .scale = pixels};
	picture.raster = raster_new((unsigned)ceil((chart->width + 2 * MARGIN) * pixels),
				    (unsigned)ceil((chart->height + 2 * MARGIN) * pixels));
	picture.outline = g_array_new(FALSE, FALSE, sizeof(struct raster_point));
	chart_draw(&picture, chart);
	GString *fault = g_string_new(NULL);
	bool made = raster_png(picture.raster, out, fault);
	g_string_free(fault, TRUE);
	g_array_unref(picture.outline);
	raster_free(picture.raster);
	return made;
}

bool chart_picture(const struct chart *chart, struct fonts *fonts, double scale, GByteArray *out)
{
	g_autofree char *name = chart_picture_name(chart, scale);
	const GByteArray *known = chart->source ? chart_picture_known(name) : NULL;
	if (known) {
		g_byte_array_append(out, known->data, known->len);
		return true;
	}
	guint before = out->len;
	if (!picture_make(chart, fonts, scale, out))
		return false;
	if (chart->source)
		chart_picture_keep(name, out->data + before, out->len - before);
	return true;
}
