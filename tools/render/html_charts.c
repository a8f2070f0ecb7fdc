/* SPDX-License-Identifier: MIT
 * Flowcharts as pictures of our own making: every mark of the SVG is written here, none comes from Graphviz. */
#include "format/graph.h"
#include "render/html_internal.h"

#define ROUNDING "8"
#define PIXELS_PER_POINT (96.0 / 72.0)

/* A measure with at most two decimals; no locale, no negative zero. */
static void put_number(GString *out, double value)
{
	char buffer[G_ASCII_DTOSTR_BUF_SIZE];
	g_ascii_formatd(buffer, sizeof buffer, "%.1f", value);
	if (g_str_has_suffix(buffer, ".0"))
		buffer[strlen(buffer) - 2] = '\0';
	g_string_append(out, strcmp(buffer, "-0") ? buffer : "0");
}

static void put_pair(GString *out, struct chart_point point)
{
	put_number(out, point.x);
	g_string_append_c(out, ',');
	put_number(out, point.y);
}

static void put_attribute(GString *out, const char *name, double value)
{
	g_string_append_c(out, ' ');
	g_string_append(out, name);
	HTML_PUT(out, "=\"");
	put_number(out, value);
	HTML_PUT(out, "\"");
}

static void put_polygon(GString *out, const char *class, const struct chart_point *corners, unsigned n)
{
	HTML_PUT(out, "<polygon class=\"");
	g_string_append(out, class);
	HTML_PUT(out, "\" points=\"");
	for (unsigned i = 0; i < n; i++) {
		if (i)
			g_string_append_c(out, ' ');
		put_pair(out, corners[i]);
	}
	HTML_PUT(out, "\"/>\n");
}

static void put_lines(GString *out, const GPtrArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const struct chart_line *line = lines->pdata[i];
		HTML_PUT(out, "<text");
		put_attribute(out, "x", line->x);
		put_attribute(out, "y", line->y);
		HTML_PUT(out, ">");
		html_text(out, line->text);
		HTML_PUT(out, "</text>\n");
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
		HTML_PUT(out, "<ellipse class=\"box\"");
		put_attribute(out, "cx", node->x + node->w / 2);
		put_attribute(out, "cy", node->y + node->h / 2);
		put_attribute(out, "rx", node->w / 2);
		put_attribute(out, "ry", node->h / 2);
		HTML_PUT(out, "/>\n");
		break;
	case CHART_BOX:
	case CHART_ROUNDED:
		HTML_PUT(out, "<rect class=\"box\"");
		put_attribute(out, "x", node->x);
		put_attribute(out, "y", node->y);
		put_attribute(out, "width", node->w);
		put_attribute(out, "height", node->h);
		if (node->shape == CHART_ROUNDED)
			HTML_PUT(out, " rx=\"" ROUNDING "\"");
		HTML_PUT(out, "/>\n");
		break;
	}
	put_lines(out, node->lines);
}

static void put_edge(GString *out, const struct chart_edge *edge)
{
	const struct chart_point *points = (const struct chart_point *)(const void *)edge->points->data;
	guint n = edge->points->len;
	struct chart_point corners[3];
	HTML_PUT(out, "<path class=\"line\" d=\"M");
	put_pair(out, points[0]);
	for (guint i = 1; i < n; i++) {
		g_string_append_c(out, i == 1 ? 'C' : ' ');
		put_pair(out, points[i]);
	}
	HTML_PUT(out, "\"/>\n");
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

static void put_picture(struct html *html, const struct chart *chart, unsigned number)
{
	GString *out = html->out;
	double width = chart->width + 2, height = chart->height + 2;
	g_string_append_printf(out, "<svg role=\"img\" aria-labelledby=\"_%schart%u_t _%schart%u_d\" viewBox=\"-1 -1 ",
			       html->prefix, number, html->prefix, number);
	put_number(out, width);
	g_string_append_c(out, ' ');
	put_number(out, height);
	HTML_PUT(out, "\"");
	put_attribute(out, "width", width * PIXELS_PER_POINT);
	put_attribute(out, "height", height * PIXELS_PER_POINT);
	HTML_PUT(out, " fill=\"none\" stroke=\"currentColor\" text-anchor=\"middle\"");
	g_string_append_printf(out, " font-size=\"%d\">\n<title id=\"_%schart%u_t\">", (int)CHART_FONT_SIZE,
			       html->prefix, number);
	html_word(html, "flowchart");
	g_string_append_printf(out, "</title>\n<desc id=\"_%schart%u_d\">", html->prefix, number);
	html_word(html, "flowchart-below");
	HTML_PUT(out, "</desc>\n");
	for (guint i = 0; i < chart->edges->len; i++)
		put_edge(out, chart->edges->pdata[i]);
	for (guint i = 0; i < chart->nodes->len; i++)
		put_node(out, chart->nodes->pdata[i]);
	HTML_PUT(out, "</svg>\n");
}

static bool has_step(const struct node *chart, const char *step)
{
	g_auto(GStrv) each = g_strsplit(chart->words ? chart->words : "", "; ", -1);
	bool found = false;
	for (char **other = each; *other && !found; other++)
		found = !strcmp(g_strstrip(*other), step);
	return found;
}

/* One of a chart that was drawn anew is marked only where the other drawing has none such. */
static void put_step(struct html *html, const struct node *chart, const char *step)
{
	const struct marking *marking = edition_marking(html->edition, chart);
	bool came = marking->mark == MARK_INSERTED, gone = marking->mark == MARK_REMOVED;
	bool marked =
		(came || gone) && html->side == HTML_BOTH && !(marking->partner && has_step(marking->partner, step));
	HTML_PUT(html->out, "<li>");
	if (marked)
		g_string_append(html->out, came ? "<ins>" : "<del>");
	html_text(html->out, step);
	if (marked)
		g_string_append(html->out, came ? "</ins>" : "</del>");
	HTML_PUT(html->out, "</li>\n");
}

/* The steps that the author wrote, one to a line. */
static void put_steps(struct html *html, const struct node *chart)
{
	HTML_PUT(html->out, "<div class=\"steps\">\n<p>");
	html_word(html, "flowchart-in-words");
	HTML_PUT(html->out, "</p>\n<ol>\n");
	g_auto(GStrv) each = g_strsplit(chart->words, "; ", -1);
	for (char **step = each; *step; step++)
		put_step(html, chart, g_strstrip(*step));
	HTML_PUT(html->out, "</ol>\n</div>\n");
}

bool html_flowchart_enter(void *data, const struct node *node)
{
	struct html *html = data;
	struct chart *chart = chart_layout(node->text, node->place, html->diag);
	HTML_PUT(html->out, "<figure");
	html_class(html, node, "chart");
	html_id(html, node);
	HTML_PUT(html->out, ">\n");
	html_change(html, node);
	if (chart)
		put_picture(html, chart, ++html->charts);
	chart_free(chart);
	if (node->words && *node->words)
		put_steps(html, node);
	HTML_PUT(html->out, "</figure>\n");
	return false;
}
