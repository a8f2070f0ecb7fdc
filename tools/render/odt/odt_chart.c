/* SPDX-License-Identifier: MIT
 * Flowcharts as a vector picture, and as pixels for readers who can't show vectors; with the same in words beneath, as
 * a numbered list and as the text that a screen reader says. */
#include "format/graph.h"
#include "render/chart_picture.h"
#include "render/chart_svg.h"
#include "render/odt/odt_part.h"

/* The tallest drawing, as a share of the page's text; the rest is for the heading above. */
#define TALLEST 0.8

#define MARGIN 2.0 /* points, which the picture adds to the chart on both sides together */

static double fitting_scale(const struct odt *odt, const struct chart *chart)
{
	const struct docx_page *page = &odt->house->measures.page;
	unsigned height = odt->turned ? page->width : page->height;
	double wide = odt_width(odt) / 20.0 / (chart->width + MARGIN);
	double tall = (height - page->top - page->bottom) / 20.0 * TALLEST / (chart->height + MARGIN);
	return MIN(1.0, MIN(wide, tall));
}

/* Takes the bytes; the name of the picture within the package. */
static const char *picture_add(struct odt *odt, const char *ending, const char *type, GByteArray *bytes)
{
	struct odt_picture *picture = g_new(struct odt_picture, 1);
	*picture = (struct odt_picture){g_strdup_printf("Pictures/flowchart-%u.%s", odt->pictures->len + 1, ending),
					type, bytes};
	g_ptr_array_add(odt->pictures, picture);
	return picture->name;
}

static void image_write(struct odt *odt, const char *name, const char *type)
{
	g_string_append_printf(odt->out,
			       "<draw:image xlink:href=\"%s\" xlink:type=\"simple\" xlink:show=\"embed\" "
			       "xlink:actuate=\"onLoad\" draw:mime-type=\"%s\"/>",
			       name, type);
}

/* The first that a reader can show is shown. */
static void images_write(struct odt *odt, const struct chart *chart, double scale)
{
	static const char svg[] = "image/svg+xml", png[] = "image/png";
	GString *text = g_string_new(NULL);
	svg_file(text, chart, word(odt->words, "flowchart"));
	GByteArray *vectors = g_byte_array_new(), *pixels = g_byte_array_new();
	g_byte_array_append(vectors, (const guint8 *)text->str, (guint)text->len);
	g_string_free(text, TRUE);
	image_write(odt, picture_add(odt, "svg", svg, vectors), svg);
	if (odt->fonts && chart_picture(chart, odt->fonts, scale, pixels))
		image_write(odt, picture_add(odt, "png", png, pixels), png);
	else
		g_byte_array_unref(pixels);
}

static void drawing_write(struct odt *odt, const struct chart *chart, const char *words)
{
	GString *out = odt->out;
	double scale = fitting_scale(odt, chart);
	g_string_append_printf(out,
			       "<draw:frame draw:style-name=\"Chart\" draw:name=\"Flowchart%u\" "
			       "text:anchor-type=\"as-char\" draw:z-index=\"0\" svg:width=\"",
			       odt->pictures->len + 1);
	measure_append(out, (int)((chart->width + MARGIN) * scale * 20 + 0.5));
	XML(out, "\" svg:height=\"");
	measure_append(out, (int)((chart->height + MARGIN) * scale * 20 + 0.5));
	XML(out, "\">");
	images_write(odt, chart, scale);
	XML(out, "<svg:title>");
	xml_text(out, word(odt->words, "flowchart"));
	XML(out, "</svg:title>");
	if (*words) {
		XML(out, "<svg:desc>");
		xml_text(out, words);
		XML(out, "</svg:desc>");
	}
	XML(out, "</draw:frame>");
}

static void steps_write(struct odt *odt, const char *words)
{
	char **steps = g_strsplit(words, "; ", -1);
	unsigned use = list_ordinary(odt->plan, &odt->house->measures, odt->site.edge, 0, 1);
	struct odt_lead lead = {.style = "ListNumber", .instance = use ? odt_instance_new(odt) : 0};
	lead.list = use ? g_array_index(odt->plan->uses, struct list_use, use - 1).list : 0;
	odt_paragraph_words(odt, "Caption", word(odt->words, "flowchart-in-words"));
	for (char **step = steps; *step; step++) {
		odt_paragraph_lead(odt, &lead);
		odt_text(odt, *step);
		odt_paragraph_end(odt);
	}
	g_strfreev(steps);
}

void odt_chart(struct odt *odt, const struct node *node)
{
	const char *words = node->words ? node->words : "";
	struct chart *chart = chart_layout(node->text, node->place, NULL);
	odt_paragraph_start(odt, "Figure");
	odt_bookmark(odt, node);
	if (chart && chart->width > 0 && chart->height > 0)
		drawing_write(odt, chart, words);
	odt_paragraph_end(odt);
	if (*words)
		steps_write(odt, words);
	chart_free(chart);
}
