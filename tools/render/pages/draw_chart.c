/* SPDX-License-Identifier: MIT */
#include "render/pages/draw_chart.h"

#include "format/graph.h"

struct picture {
	struct drawing *drawing;
	const struct layout *layout;
	struct pdf *pdf;
	uint32_t stretch;
	double x, y, scale;
};

static struct pdf_point point_of(const struct picture *picture, struct chart_point point)
{
	return (struct pdf_point){picture->x + point.x * picture->scale, picture->y + point.y * picture->scale};
}

static void colour_set(const struct picture *picture, const struct paper_colour *colour)
{
	pdf_colour(picture->pdf, (struct pdf_colour){colour->red, colour->green, colour->blue});
}

static void words_draw(const struct picture *picture, const GPtrArray *lines)
{
	struct measure *measure = picture->layout->measure;
	double size = CHART_FONT_SIZE * picture->scale;
	const struct style style = {.role = FONT_REGULAR, .size = size, .leading = size};
	for (guint i = 0; i < lines->len; i++) {
		const struct chart_line *line = lines->pdata[i];
		measure_begin(measure, false);
		measure_text(measure, &style, picture->stretch, line->text, (struct place){0});
		measure_end(measure);
		struct lines set = measure_lines(measure, G_MAXFLOAT, 0);
		struct pdf_point at = point_of(picture, (struct chart_point){line->x, line->y});
		if (set.count)
			line_draw(picture->drawing, set.first,
				  at.x - (double)measure_line(measure, set.first)->width / 2, at.y);
	}
}

static void node_draw(const struct picture *picture, const struct chart_node *node)
{
	struct chart_point corners[4];
	struct pdf_point points[4];
	struct pdf_point at = point_of(picture, (struct chart_point){node->x, node->y});
	double width = node->w * picture->scale, height = node->h * picture->scale;
	colour_set(picture, &picture->layout->paper->line);
	switch (node->shape) {
	case CHART_DIAMOND:
		chart_diamond(node, corners);
		for (unsigned i = 0; i < G_N_ELEMENTS(corners); i++)
			points[i] = point_of(picture, corners[i]);
		pdf_polygon(picture->pdf, points, G_N_ELEMENTS(points), false, 1);
		break;
	case CHART_ELLIPSE:
		pdf_ellipse(picture->pdf, at.x, at.y, width, height, 1);
		break;
	case CHART_BOX:
	case CHART_ROUNDED:
		pdf_frame(picture->pdf, at.x, at.y, width, height,
			  node->shape == CHART_ROUNDED ? 8 * picture->scale : 0, 1);
		break;
	}
	words_draw(picture, node->lines);
}

static void arrow_draw(const struct picture *picture, struct chart_point base, struct chart_point tip)
{
	struct chart_point corners[3];
	struct pdf_point points[3];
	chart_arrow(base, tip, corners);
	for (unsigned i = 0; i < G_N_ELEMENTS(corners); i++)
		points[i] = point_of(picture, corners[i]);
	pdf_polygon(picture->pdf, points, G_N_ELEMENTS(points), true, 0);
}

static void edge_draw(const struct picture *picture, const struct chart_edge *edge)
{
	guint count = edge->points->len;
	struct pdf_point *points = g_new(struct pdf_point, MAX(count, 1));
	const struct chart_point *first = (const struct chart_point *)(const void *)edge->points->data;
	for (guint i = 0; i < count; i++)
		points[i] = point_of(picture, first[i]);
	colour_set(picture, &picture->layout->paper->line);
	pdf_curve(picture->pdf, points, count, 1);
	if (edge->arrow && count)
		arrow_draw(picture, first[count - 1], edge->tip);
	if (edge->arrow_back && count)
		arrow_draw(picture, first[0], edge->tip_back);
	g_free(points);
	words_draw(picture, edge->lines);
}

void draw_chart(struct drawing *drawing, const struct chart *chart, uint32_t stretch, double x, double y, double width)
{
	struct picture picture = {
		.drawing = drawing, .layout = drawing->layout, .pdf = drawing->pdf, .stretch = stretch};
	picture.x = x;
	picture.y = y;
	picture.scale = width / chart->width;
	for (guint i = 0; i < chart->edges->len; i++)
		edge_draw(&picture, chart->edges->pdata[i]);
	for (guint i = 0; i < chart->nodes->len; i++)
		node_draw(&picture, chart->nodes->pdata[i]);
}
