/* SPDX-License-Identifier: MIT
 * Flowcharts as a group of Word's own shapes, which stay sharp and can be worked on, and as a picture for readers who
 * don't know those; with the same in words beneath, as a numbered list and as the text that a screen reader says. */
#include "render/docx/docx_part.h"

#include "format/graph.h"
#include "render/chart_picture.h"

#include <string.h>

/* Word measures drawings in units of which a point has so many. */
#define UNITS 12700.0

/* The tallest drawing, as a share of the page's text; the rest is for the heading above. */
#define TALLEST 0.8

#define PICTURE_NAMESPACE "http://schemas.openxmlformats.org/drawingml/2006/picture"

#define INK "12344D"
#define PAPER "F3F5F7"

struct drawing {
	struct docx *docx;
	const struct chart *chart;
	double scale;
};

static long units(const struct drawing *drawing, double points)
{
	double value = points * drawing->scale * UNITS;
	return (long)(value < 0 ? value - 0.5 : value + 0.5);
}

/* ---- shapes --------------------------------------------------------------------------------------------------- */

static void shape_start(struct drawing *drawing, const char *name, double x, double y, double w, double h)
{
	struct docx *docx = drawing->docx;
	g_string_append_printf(docx->out, "<wps:wsp><wps:cNvPr id=\"%u\" name=\"%s\"/><wps:cNvSpPr/><wps:spPr><a:xfrm>",
			       ++docx->drawing_id, name);
	g_string_append_printf(docx->out, "<a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>",
			       units(drawing, x), units(drawing, y), units(drawing, w), units(drawing, h));
}

static void preset(struct drawing *drawing, const char *form)
{
	g_string_append_printf(drawing->docx->out, "<a:prstGeom prst=\"%s\"><a:avLst/></a:prstGeom>", form);
}

static void outline_write(struct drawing *drawing, bool arrow, bool arrow_back)
{
	GString *out = drawing->docx->out;
	XML(out, "<a:ln w=\"15875\"><a:solidFill><a:srgbClr val=\"" INK "\"/></a:solidFill>");
	if (arrow_back)
		XML(out, "<a:headEnd type=\"triangle\" w=\"med\" len=\"med\"/>");
	if (arrow)
		XML(out, "<a:tailEnd type=\"triangle\" w=\"med\" len=\"med\"/>");
	XML(out, "</a:ln>");
}

/* The lines of a label, as they were broken when they were measured. */
static void lines_write(struct drawing *drawing, const GPtrArray *lines)
{
	struct docx *docx = drawing->docx;
	unsigned size = (unsigned)(CHART_FONT_SIZE * 2 * drawing->scale + 0.5);
	XML(docx->out, "<wps:txbx><w:txbxContent><w:p><w:pPr><w:pStyle w:val=\"ChartText\"/></w:pPr>");
	for (guint i = 0; i < lines->len; i++) {
		const struct chart_line *line = lines->pdata[i];
		g_string_append_printf(docx->out,
				       "<w:r><w:rPr><w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/></w:rPr>%s<w:t>", size,
				       size, i ? "<w:br/>" : "");
		xml_text(docx->out, line->text);
		XML(docx->out, "</w:t></w:r>");
	}
	XML(docx->out, "</w:p></w:txbxContent></wps:txbx><wps:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" "
		       "bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></wps:bodyPr></wps:wsp>");
}

static void shape_end(struct drawing *drawing)
{
	XML(drawing->docx->out, "<wps:bodyPr/></wps:wsp>");
}

static void label_write(struct drawing *drawing, const GPtrArray *lines)
{
	double left = 0, right = 0, top = 0, bottom = 0;
	for (guint i = 0; i < lines->len; i++) {
		const struct chart_line *line = lines->pdata[i];
		left = i ? MIN(left, line->x - line->width / 2) : line->x - line->width / 2;
		right = i ? MAX(right, line->x + line->width / 2) : line->x + line->width / 2;
		top = i ? MIN(top, line->y) : line->y;
		bottom = MAX(bottom, line->y);
	}
	/* A little wider than measured, so that no program breaks the line again. */
	top -= CHART_FONT_SIZE;
	shape_start(drawing, "label", left - 4, top, right - left + 8,
		    bottom - top + CHART_LINE_HEIGHT - CHART_FONT_SIZE + 2);
	preset(drawing, "rect");
	XML(drawing->docx->out, "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>");
	lines_write(drawing, lines);
}

static void node_write(struct drawing *drawing, const struct chart_node *node)
{
	static const char *const forms[] = {
		[CHART_BOX] = "rect",
		[CHART_ROUNDED] = "roundRect",
		[CHART_DIAMOND] = "diamond",
		[CHART_ELLIPSE] = "ellipse",
	};
	shape_start(drawing, "box", node->x, node->y, node->w, node->h);
	preset(drawing, forms[node->shape]);
	XML(drawing->docx->out, "<a:solidFill><a:srgbClr val=\"" PAPER "\"/></a:solidFill>");
	outline_write(drawing, false, false);
	XML(drawing->docx->out, "</wps:spPr>");
	shape_end(drawing);
	/* The words lie over the shape: within a diamond there would be room for half of them. */
	if (node->lines->len)
		label_write(drawing, node->lines);
}

/* ---- lines between them --------------------------------------------------------------------------------------- */

static void point_write(struct drawing *drawing, const struct chart_point *point)
{
	g_string_append_printf(drawing->docx->out, "<a:pt x=\"%ld\" y=\"%ld\"/>", units(drawing, point->x),
			       units(drawing, point->y));
}

static void path_write(struct drawing *drawing, const struct chart_edge *edge)
{
	GString *out = drawing->docx->out;
	const struct chart_point *points = (const struct chart_point *)(const void *)edge->points->data;
	g_string_append_printf(out,
			       "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" "
			       "b=\"b\"/><a:pathLst><a:path w=\"%ld\" h=\"%ld\" fill=\"none\"><a:moveTo>",
			       units(drawing, drawing->chart->width), units(drawing, drawing->chart->height));
	point_write(drawing, edge->arrow_back ? &edge->tip_back : &points[0]);
	XML(out, "</a:moveTo>");
	if (edge->arrow_back) {
		XML(out, "<a:lnTo>");
		point_write(drawing, &points[0]);
		XML(out, "</a:lnTo>");
	}
	for (guint i = 1; i + 2 < edge->points->len; i += 3) {
		XML(out, "<a:cubicBezTo>");
		for (guint j = i; j < i + 3; j++)
			point_write(drawing, &points[j]);
		XML(out, "</a:cubicBezTo>");
	}
	if (edge->arrow) {
		XML(out, "<a:lnTo>");
		point_write(drawing, &edge->tip);
		XML(out, "</a:lnTo>");
	}
	XML(out, "</a:path></a:pathLst></a:custGeom>");
}

static void edge_write(struct drawing *drawing, const struct chart_edge *edge)
{
	if (edge->points->len) {
		shape_start(drawing, "line", 0, 0, drawing->chart->width, drawing->chart->height);
		path_write(drawing, edge);
		XML(drawing->docx->out, "<a:noFill/>");
		outline_write(drawing, edge->arrow, edge->arrow_back);
		XML(drawing->docx->out, "</wps:spPr>");
		shape_end(drawing);
	}
	if (edge->lines->len)
		label_write(drawing, edge->lines);
}

/* ---- the drawing ---------------------------------------------------------------------------------------------- */

static double fitting_scale(struct docx *docx, const struct chart *chart)
{
	const struct docx_page *page = &docx->house->page;
	unsigned height = section_turned(docx) ? page->width : page->height;
	double wide = text_width(docx) / 20.0 / chart->width;
	double tall = (height - page->top - page->bottom) / 20.0 * TALLEST / chart->height;
	return MIN(1.0, MIN(wide, tall));
}

/* What a drawing begins with: its size, and what it says for people who can't see it. */
static void inline_start(struct drawing *drawing, const char *words)
{
	struct docx *docx = drawing->docx;
	XML(docx->out, "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">");
	g_string_append_printf(
		docx->out, "<wp:extent cx=\"%ld\" cy=\"%ld\"/><wp:docPr id=\"%u\" name=\"flowchart\" descr=\"",
		units(drawing, drawing->chart->width), units(drawing, drawing->chart->height), ++docx->drawing_id);
	xml_value(docx->out, words);
	XML(docx->out, "\"/><wp:cNvGraphicFramePr/><a:graphic>");
}

/* The same as a picture, where there are fonts to make it with. */
static void picture_write(struct drawing *drawing, const char *words)
{
	struct docx *docx = drawing->docx;
	GByteArray *picture = g_byte_array_new();
	if (!docx->fonts || !chart_picture(drawing->chart, docx->fonts, drawing->scale, picture)) {
		g_byte_array_unref(picture);
		return;
	}
	g_ptr_array_add(docx->pictures, picture);
	inline_start(drawing, words);
	g_string_append_printf(
		docx->out,
		"<a:graphicData uri=\"" PICTURE_NAMESPACE "\"><pic:pic xmlns:pic=\"" PICTURE_NAMESPACE
		"\"><pic:nvPicPr>"
		"<pic:cNvPr id=\"%u\" name=\"flowchart\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip "
		"r:embed=\"" RELATION_PICTURE
		"\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
		"<a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
		"</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
		++docx->drawing_id, docx->pictures->len, units(drawing, drawing->chart->width),
		units(drawing, drawing->chart->height));
}

static void drawing_write(struct drawing *drawing, const char *words)
{
	struct docx *docx = drawing->docx;
	long width = units(drawing, drawing->chart->width), height = units(drawing, drawing->chart->height);
	run_mark(docx);
	XML(docx->out, "<w:r><mc:AlternateContent><mc:Choice Requires=\"wpg\">");
	inline_start(drawing, words);
	XML(docx->out,
	    "<a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup\"><wpg:wgp>"
	    "<wpg:cNvGrpSpPr/><wpg:grpSpPr>");
	g_string_append_printf(
		docx->out,
		"<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"%ld\" cy=\"%ld\"/><a:chOff x=\"0\" y=\"0\"/>"
		"<a:chExt cx=\"%ld\" cy=\"%ld\"/></a:xfrm></wpg:grpSpPr>",
		width, height, width, height);
	for (guint i = 0; i < drawing->chart->edges->len; i++)
		edge_write(drawing, drawing->chart->edges->pdata[i]);
	for (guint i = 0; i < drawing->chart->nodes->len; i++)
		node_write(drawing, drawing->chart->nodes->pdata[i]);
	XML(docx->out, "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>");
	picture_write(drawing, words);
	XML(docx->out, "</mc:Fallback></mc:AlternateContent>");
	run_close(docx);
}

static void steps_write(struct docx *docx, const char *words)
{
	char **steps = g_strsplit(words, "; ", -1);
	unsigned use = list_ordinary(docx->plan, docx->house, docx->site.edge, 0, 1);
	paragraph_words(docx, "Caption", word(docx->words, "flowchart-in-words"));
	for (char **step = steps; *step; step++) {
		struct docx_lead lead = {.style = "ListNumber", .use = use};
		paragraph_lead(docx, &lead);
		run_text(docx, *step);
		paragraph_end(docx);
	}
	g_strfreev(steps);
}

void chart_write(struct docx *docx, const struct node *node)
{
	const char *words = node->words ? node->words : "";
	struct chart *chart = chart_layout(node->text, node->place, docx->diag);
	/* One with a mistake in it stands there in words: the message says what, and who asks decides. */
	docx->lost = docx->lost || (!chart && diag_worst(docx->diag) == LEVEL_FAILURE);
	lead_settle(docx);
	paragraph_start(docx, "Figure");
	bookmark_start(docx, node);
	if (chart && chart->width > 0 && chart->height > 0) {
		struct drawing drawing = {docx, chart, fitting_scale(docx, chart)};
		drawing_write(&drawing, words);
	}
	paragraph_end(docx);
	if (*words)
		steps_write(docx, words);
	chart_free(chart);
}
