/* SPDX-License-Identifier: MIT
 * Pages to the file. On each page first what is no text (artifacts), then the text with its elements, then the words at
 * the page's edges. */
#include "render/pages/draw_parts.h"

struct pdf_colour colour_of(const struct layout *layout, enum tint tint)
{
	const struct paper *paper = layout->paper;
	const struct paper_colour colours[] = {
		[TINT_INK] = paper->ink,     [TINT_SOFT] = paper->soft,   [TINT_LINE] = paper->line,
		[TINT_FAINT] = paper->faint, [TINT_SHADE] = paper->shade, [TINT_ACCENT] = paper->accent,
	};
	return (struct pdf_colour){colours[tint].red, colours[tint].green, colours[tint].blue};
}

double strip_top(const struct layout *layout, const struct strip *strip)
{
	return layout->paper->top + (double)strip->top;
}

/* ---- lines and areas ------------------------------------------------------------------------------------------- */

static void shape_mark(struct drawing *drawing, const struct mark *mark, double top)
{
	double x = (double)mark->x, y = top + (double)mark->y, width = (double)mark->width,
	       height = (double)mark->height;
	if (mark->weight <= 0)
		return;
	pdf_colour(drawing->pdf, colour_of(drawing->layout, mark->tint));
	if (mark->kind == MARK_RULE)
		pdf_line(drawing->pdf, (struct pdf_point){x, y}, (struct pdf_point){x + width, y + height},
			 (double)mark->weight);
	else if (mark->kind == MARK_FRAME)
		pdf_frame(drawing->pdf, x, y, width, height, (double)mark->radius, (double)mark->weight);
	else if (mark->kind == MARK_BLANK)
		pdf_line(drawing->pdf, (struct pdf_point){x, y + height}, (struct pdf_point){x + width, y + height},
			 (double)mark->weight);
}

/* Shade and bar reach up to the strip before where that has them too. */
static void strip_back(struct drawing *drawing, const struct strip *strip, const struct strip *before)
{
	struct layout *layout = drawing->layout;
	const struct paper *paper = layout->paper;
	const double out = 8;
	double top = strip_top(layout, strip), end = top + (double)strip->height;
	if (strip->shade) {
		double from = before && before->shade ? strip_top(layout, before) + (double)before->height - 0.2 : top;
		pdf_colour(drawing->pdf, colour_of(layout, TINT_SHADE));
		pdf_area(drawing->pdf, paper->left - out, from, drawing->width - paper->left - paper->right + 2 * out,
			 end - from);
	}
	if (strip->bar > 0) {
		bool joined = before && before->bar > 0;
		double from = joined ? strip_top(layout, before) + (double)before->height - 0.2 : top;
		pdf_colour(drawing->pdf, colour_of(layout, TINT_FAINT));
		pdf_area(drawing->pdf, (double)strip->bar - 1.5, from, 3, end - from);
	}
}

static void shapes_draw(struct drawing *drawing, const struct page *page)
{
	struct layout *layout = drawing->layout;
	const struct strip *strips = &g_array_index(layout->strips, struct strip, page->first), *before = NULL;
	pdf_artifact(drawing->pdf, PDF_LAYOUT);
	for (uint32_t i = 0; i < page->count; i++) {
		strip_back(drawing, &strips[i], before);
		before = &strips[i];
	}
	for (uint32_t i = 0; i < page->count; i++)
		for (uint32_t k = 0; k < strips[i].marks; k++)
			shape_mark(drawing, &g_array_index(layout->marks, struct mark, strips[i].mark + k),
				   strip_top(layout, &strips[i]));
	pdf_unmark(drawing->pdf);
}

/* The head of a table that goes on from the page before: for the eye only, as it was read out once. */
static void head_draw(struct drawing *drawing, uint32_t number)
{
	struct layout *layout = drawing->layout;
	const struct strip *head = &g_array_index(layout->strips, struct strip, number);
	pdf_artifact(drawing->pdf, PDF_LAYOUT);
	drawing->artifact = true;
	for (uint32_t i = 0; i < head->marks; i++) {
		const struct mark *mark = &g_array_index(layout->marks, struct mark, head->mark + i);
		shape_mark(drawing, mark, layout->paper->top);
		if (mark->kind == MARK_LINE)
			line_draw(drawing, mark->what, (double)mark->x, layout->paper->top + (double)mark->y);
	}
	drawing->artifact = false;
	pdf_unmark(drawing->pdf);
}

static void underlines_draw(struct drawing *drawing)
{
	if (!drawing->underlines->len)
		return;
	pdf_artifact(drawing->pdf, PDF_LAYOUT);
	pdf_colour(drawing->pdf, colour_of(drawing->layout, TINT_LINE));
	for (guint i = 0; i < drawing->underlines->len; i++) {
		const struct pdf_area *area = &g_array_index(drawing->underlines, struct pdf_area, i);
		pdf_area(drawing->pdf, area->x, area->y, area->width, area->height);
	}
	pdf_unmark(drawing->pdf);
	g_array_set_size(drawing->underlines, 0);
}

/* ---- the edges of a page --------------------------------------------------------------------------------------- */

/* No title is so long that it needs more; what is over stands on the first page. */
#define EDGE_LINES 2u

enum side { SIDE_LEFT, SIDE_RIGHT };

/* Words at the head or foot of the page in at most `width`, read out where they have a tag; the width that they take.
 */
static double edge_draw(struct drawing *drawing, uint32_t tag, const char *words, enum font_role role, enum side side,
			double base, double width)
{
	struct layout *layout = drawing->layout;
	const struct paper *paper = layout->paper;
	struct style style = layout_style(layout, role, paper->small);
	uint32_t stretch = layout_stretch(layout, tag);
	layout_stretch_get(layout, stretch)->tint = role == FONT_BOLD ? TINT_INK : TINT_SOFT;
	measure_begin(layout->measure, false);
	measure_text(layout->measure, &style, stretch, words, (struct place){0});
	measure_end(layout->measure);
	struct lines lines = measure_lines(layout->measure, width, 0);
	double widest = 0;
	for (uint32_t i = 0; i < MIN(lines.count, EDGE_LINES); i++) {
		double taken = (double)measure_line(layout->measure, lines.first + i)->width;
		double x = side == SIDE_LEFT ? paper->left : drawing->width - paper->right - taken;
		line_draw(drawing, lines.first + i, x, base + i * style.leading);
		widest = MAX(widest, taken);
	}
	return widest;
}

/* Read out once, on the first page; on any other it is an artifact. Its width. */
static double said_draw(struct drawing *drawing, uint32_t tag, enum pdf_artifact artifact, const char *words,
			enum font_role role, enum side side, double base, double width)
{
	bool said = tag != NONE && !drawing->page;
	if (!said)
		pdf_artifact(drawing->pdf, artifact);
	drawing->artifact = !said;
	double taken = edge_draw(drawing, said ? tag : NONE, words, role, side, base, width);
	if (said)
		tag_close(drawing);
	else
		pdf_unmark(drawing->pdf);
	return taken;
}

static void head_edge_draw(struct drawing *drawing, double width)
{
	const struct layout *layout = drawing->layout;
	if (!*layout->head_left && !*layout->head_right)
		return;
	double at = layout->paper->head, taken = said_draw(drawing, layout->head_tag, PDF_HEADER, layout->head_right,
							   FONT_BOLD, SIDE_RIGHT, at, width);
	if (drawing->page || layout->bound.of)
		said_draw(drawing, NONE, PDF_HEADER, layout->head_left, FONT_REGULAR, SIDE_LEFT, at, width - taken);
}

static void foot_edge_draw(struct drawing *drawing, double width)
{
	struct layout *layout = drawing->layout;
	const struct paper *paper = layout->paper;
	double base = drawing->height - paper->foot, line = base - paper->small * 1.5;
	char page[16], pages[16];
	const struct bound *bound = &layout->bound;
	g_snprintf(page, sizeof page, "%u", bound->first + drawing->page + 1);
	g_snprintf(pages, sizeof pages, "%u", bound->of ? bound->of : layout->pages->len);
	char *number = word_fill(layout->words, "page-of", "page", page, "pages", pages, NULL);
	pdf_artifact(drawing->pdf, PDF_FOOTER);
	pdf_colour(drawing->pdf, colour_of(layout, TINT_FAINT));
	pdf_line(drawing->pdf, (struct pdf_point){paper->left, line}, (struct pdf_point){paper->left + width, line},
		 0.5);
	pdf_unmark(drawing->pdf);
	double taken = said_draw(drawing, NONE, PDF_FOOTER, number, FONT_REGULAR, SIDE_RIGHT, base, width);
	said_draw(drawing, layout->foot_tag, PDF_FOOTER, layout->foot_left, FONT_REGULAR, SIDE_LEFT, base,
		  width - taken - paper->indent);
	g_free(number);
}

static void edges_draw(struct drawing *drawing)
{
	double width = drawing->width - drawing->layout->paper->left - drawing->layout->paper->right;
	head_edge_draw(drawing, width);
	foot_edge_draw(drawing, width);
	drawing->artifact = false;
}

/* ---- all pages ------------------------------------------------------------------------------------------------- */

static void page_begin(struct drawing *drawing, bool turned)
{
	const struct paper *paper = drawing->layout->paper;
	drawing->width = turned ? paper->height : paper->width;
	drawing->height = turned ? paper->width : paper->height;
	pdf_page(drawing->pdf, drawing->width, drawing->height);
}

static void page_draw(struct drawing *drawing, const struct page *page)
{
	struct layout *layout = drawing->layout;
	page_begin(drawing, page->turned);
	/* They are drawn last, but read out first. */
	if (!drawing->page && layout->head_tag != NONE)
		element_of(drawing, layout->head_tag);
	if (!drawing->page && layout->foot_tag != NONE)
		element_of(drawing, layout->foot_tag);
	shapes_draw(drawing, page);
	if (page->head)
		head_draw(drawing, page->head - 1);
	for (uint32_t i = 0; i < page->count; i++) {
		const struct strip *strip = &g_array_index(layout->strips, struct strip, page->first + i);
		for (uint32_t k = 0; k < strip->marks; k++)
			words_mark(drawing, &g_array_index(layout->marks, struct mark, strip->mark + k),
				   strip_top(layout, strip));
	}
	tag_close(drawing);
	underlines_draw(drawing);
	edges_draw(drawing);
}

static void outline_draw(struct drawing *drawing)
{
	struct layout *layout = drawing->layout;
	unsigned below = layout->bound.title ? 1 : 0;
	if (below)
		pdf_outline(drawing->pdf, 1, layout->bound.title, layout->bound.first, 0);
	for (guint i = 0; i < layout->entries->len; i++) {
		const struct listed *entry = &g_array_index(layout->entries, struct listed, i);
		uint32_t anchor = layout->anchors[entry->node->index];
		const struct strip *strip = anchor ? &g_array_index(layout->strips, struct strip, anchor - 1) : NULL;
		pdf_outline(drawing->pdf, entry->level + below, entry->words,
			    layout->bound.first + (strip ? strip->page : 0),
			    strip ? MAX(0, strip_top(layout, strip) - 6) : 0);
	}
}

void draw_empty(struct layout *layout, struct pdf *pdf)
{
	struct drawing drawing = {.layout = layout, .pdf = pdf, .page = layout->pages->len, .artifact = true};
	const struct paper *paper = layout->paper;
	page_begin(&drawing, false);
	pdf_artifact(pdf, PDF_LAYOUT);
	edge_draw(&drawing, NONE, word(layout->words, "page-empty"), FONT_REGULAR, SIDE_LEFT, paper->top + paper->body,
		  paper->width - paper->left - paper->right);
	pdf_unmark(pdf);
	edges_draw(&drawing);
}

void draw(struct layout *layout, struct pdf *pdf)
{
	struct drawing drawing = {.layout = layout, .pdf = pdf};
	drawing.underlines = g_array_new(FALSE, FALSE, sizeof(struct pdf_area));
	for (guint i = 0; i < layout->pages->len; i++) {
		drawing.page = i;
		page_draw(&drawing, &g_array_index(layout->pages, struct page, i));
	}
	outline_draw(&drawing);
	g_array_unref(drawing.underlines);
}
