/* SPDX-License-Identifier: MIT
 * Flowcharts as pictures of our own making (chart_svg.h), and the same in words. */
#include "format/graph.h"
#include "render/chart_svg.h"
#include "render/html/html_internal.h"

#define PIXELS_PER_POINT (96.0 / 72.0)

/* 'Flowchart: Declarations', by the heading that it stands under; 'Flowchart 2: Gifts' of the second on the page. */
static void put_name(struct html *html, const struct node *node, unsigned number)
{
	const struct node *above = node->parent;
	while (above && !node_child(above, NODE_TITLE))
		above = above->parent;
	html_word(html, "flowchart");
	if (number > 1)
		g_string_append_printf(html->out, " %u", number);
	if (!above)
		return;
	HTML_PUT(html->out, ": ");
	html_words(html, node_child(above, NODE_TITLE));
}

static void put_picture(struct html *html, const struct node *node, const struct chart *chart, unsigned number)
{
	GString *out = html->out;
	double width = chart->width + 2, height = chart->height + 2;
	g_string_append_printf(
		out,
		"<svg role=\"img\" aria-labelledby=\"_%schart%u_t\" aria-describedby=\"_%schart%u_d\" viewBox=\"-1 -1 ",
		html->prefix, number, html->prefix, number);
	svg_number(out, width);
	g_string_append_c(out, ' ');
	svg_number(out, height);
	HTML_PUT(out, "\"");
	svg_attribute(out, "width", width * PIXELS_PER_POINT);
	svg_attribute(out, "height", height * PIXELS_PER_POINT);
	HTML_PUT(out, " fill=\"none\" stroke=\"currentColor\" text-anchor=\"middle\"");
	g_string_append_printf(out, " font-size=\"%d\">\n<title id=\"_%schart%u_t\">", (int)CHART_FONT_SIZE,
			       html->prefix, number);
	put_name(html, node, number);
	g_string_append_printf(out, "</title>\n<desc id=\"_%schart%u_d\">", html->prefix, number);
	html_word(html, "flowchart-below");
	HTML_PUT(out, "</desc>\n");
	svg_marks(out, chart);
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
		put_picture(html, node, chart, ++html->charts);
	chart_free(chart);
	if (node->words && *node->words)
		put_steps(html, node);
	HTML_PUT(html->out, "</figure>\n");
	return false;
}
