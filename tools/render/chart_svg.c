/* SPDX-License-Identifier: MIT */
#include "render/chart_svg.h"

#include "format/graph.h"
#include "format/xml.h"

#include <string.h>

#define ROUNDING "8"

void svg_number(GString *out, double value)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(buffer, sizeof buffer, "%.1f", value);
	if (g_str_has_suffix(buffer, ".0"))
		buffer[strlen(buffer) - 2] = '\0';
	g_string_append(out, strcmp(buffer, "-0") ? buffer : "0");
}

static void put_pair(GString *out, struct chart_point point)
{
	svg_number(out, point.x);
	g_string_append_c(out, ',');
	svg_number(out, point.y);
}

void svg_attribute(GString *out, const char *name, double value)
{
	g_string_append_c(out, ' ');
	g_string_append(out, name);
	XML(out, "=\"");
	svg_number(out, value);
	XML(out, "\"");
}

static void put_polygon(GString *out, const char *class, const struct chart_point *corners, unsigned n)
{
	XML(out, "<polygon class=\"");
	g_string_append(out, class);
	XML(out, "\" points=\"");
	for (unsigned i = 0; i < n; i++) {
		if (i)
			g_string_append_c(out, ' ');
		put_pair(out, corners[i]);
	}
	XML(out, "\"/>\n");
}

static void put_lines(GString *out, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct chart_line *line = lines->pdata[i];
		XML(out, "<text");
		svg_attribute(out, "x", line->x);
		svg_attribute(out, "y", line->y);
		XML(out, ">");
		xml_text(out, line->text);
		XML(out, "</text>\n");
	}
}

static void put_node(GString *out, const struct chart_node *node)
{
	struct chart_point corners[4];
	switch (node->shape) {
	case CHART_DIAMOND:
		chart_diamond(node, corners);
		put_polygon(out, "box", corners, 4);
		break;
	case CHART_ELLIPSE:
		XML(out, "<ellipse class=\"box\"");
		svg_attribute(out, "cx", node->x + node->w / 2);
		svg_attribute(out, "cy", node->y + node->h / 2);
		svg_attribute(out, "rx", node->w / 2);
		svg_attribute(out, "ry", node->h / 2);
		XML(out, "/>\n");
		break;
	case CHART_BOX:
	case CHART_ROUNDED:
		XML(out, "<rect class=\"box\"");
		svg_attribute(out, "x", node->x);
		svg_attribute(out, "y", node->y);
		svg_attribute(out, "width", node->w);
		svg_attribute(out, "height", node->h);
		if (node->shape == CHART_ROUNDED)
			XML(out, " rx=\"" ROUNDING "\"");
		XML(out, "/>\n");
		break;
	}
	put_lines(out, node->lines);
}

static void put_edge(GString *out, const struct chart_edge *edge)
{
	const struct chart_point *points = (const struct chart_point *)(const void *)edge->points->data;
	guint n = edge->points->len;
	struct chart_point corners[3];
	XML(out, "<path class=\"line\" d=\"M");
	put_pair(out, points[0]);
	for (guint i = 1; i < n; i++) {
		g_string_append_c(out, i == 1 ? 'C' : ' ');
		put_pair(out, points[i]);
	}
	XML(out, "\"/>\n");
	if (edge->arrow) {
		chart_arrow(points[n - 1], edge->tip, corners);
		put_polygon(out, "tip", corners, 3);
	}
	if (edge->arrow_back) {
		chart_arrow(points[0], edge->tip_back, corners);
		put_polygon(out, "tip", corners, 3);
	}
	put_lines(out, edge->lines);
}

void svg_marks(GString *out, const struct chart *chart)
{
	for (guint i = 0; i < chart->edges->len; i++)
		put_edge(out, chart->edges->pdata[i]);
	for (guint i = 0; i < chart->nodes->len; i++)
		put_node(out, chart->nodes->pdata[i]);
}

/* ---- a picture that stands alone ------------------------------------------------------------------------------- */

#define INK "#12344d"
#define PAPER "#f3f5f7"
#define WORDS "#1a1a1a"

void svg_file(GString *out, const struct chart *chart, const char *title)
{
	double width = chart->width + 2, height = chart->height + 2;
	XML(out,
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1 -1 ");
	svg_number(out, width);
	g_string_append_c(out, ' ');
	svg_number(out, height);
	XML(out, "\" width=\"");
	svg_number(out, width);
	XML(out, "pt\" height=\"");
	svg_number(out, height);
	g_string_append_printf(out,
			       "pt\" font-family=\"Liberation Sans, Arial, sans-serif\" font-size=\"%d\" "
			       "text-anchor=\"middle\" fill=\"none\" stroke=\"" INK "\">\n<title>",
			       (int)CHART_FONT_SIZE);
	xml_text(out, title);
	XML(out, "</title>\n<style>.box { fill: " PAPER " } .tip { fill: " INK " } text { fill: " WORDS
		 "; stroke: none }</style>\n");
	svg_marks(out, chart);
	XML(out, "</svg>\n");
}
