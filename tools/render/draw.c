/* SPDX-License-Identifier: MIT
 * Pages to the file. On each page first what is no text (artifacts), then the text with its elements, then the words at
 * the page's edges. */
#include "render/layout.h"

#include "format/pdf.h"
#include "render/draw_chart.h"

#include <string.h>

/* A link's words on one line: where they begin, and whose they are. */
struct run_of_link {
	uint32_t stretch; /* NONE: none is open */
	double start;
};

struct drawing {
	struct layout *layout;
	struct pdf *pdf;
	uint32_t page;
	uint32_t open;      /* the tag whose words are being drawn; NONE: none */
	bool artifact;      /* all that is drawn is one */
	bool text;          /* a row of words is open */
	GArray *underlines; /* of struct pdf_area */
};

static struct pdf_colour colour_of(const struct layout *layout, enum tint tint)
{
	const struct paper *paper = layout->paper;
	const struct paper_colour colours[] = {
		[TINT_INK] = paper->ink,     [TINT_SOFT] = paper->soft,   [TINT_LINE] = paper->line,
		[TINT_FAINT] = paper->faint, [TINT_SHADE] = paper->shade, [TINT_ACCENT] = paper->accent,
	};
	return (struct pdf_colour){colours[tint].red, colours[tint].green, colours[tint].blue};
}

/* The y of a strip on its page. */
static double strip_top(const struct layout *layout, const struct strip *strip)
{
	return layout->paper->top + (double)strip->top;
}

/* ---- elements -------------------------------------------------------------------------------------------------- */

static unsigned element_of(struct drawing *drawing, uint32_t number)
{
	if (number == NONE)
		return PDF_ROOT;
	struct tag *tag = layout_tag_get(drawing->layout, number);
	if (tag->element)
		return tag->element;
	unsigned parent = element_of(drawing, tag->parent);
	tag->element = pdf_element(drawing->pdf, parent, tag->type);
	if (tag->scope)
		pdf_attribute(drawing->pdf, tag->element, PDF_SCOPE, tag->scope);
	if (tag->numbering)
		pdf_attribute(drawing->pdf, tag->element, PDF_NUMBERING, tag->numbering);
	if (tag->alt)
		pdf_attribute(drawing->pdf, tag->element, PDF_ALT, tag->alt);
	return tag->element;
}

static void row_end(struct drawing *drawing)
{
	if (drawing->text)
		pdf_text_end(drawing->pdf);
	drawing->text = false;
}

static void tag_close(struct drawing *drawing)
{
	row_end(drawing);
	if (drawing->open)
		pdf_unmark(drawing->pdf);
	drawing->open = NONE;
}

/* What is drawn from here on belongs to the tag. */
static void tag_open(struct drawing *drawing, uint32_t tag)
{
	if (drawing->artifact || drawing->open == tag)
		return;
	tag_close(drawing);
	pdf_mark(drawing->pdf, element_of(drawing, tag));
	drawing->open = tag;
}

/* ---- links ----------------------------------------------------------------------------------------------------- */

static void link_to(struct drawing *drawing, const struct stretch *stretch, struct pdf_area area)
{
	struct layout *layout = drawing->layout;
	unsigned element = layout_tag_get(layout, stretch->tag)->element;
	if (stretch->address) {
		pdf_link_address(drawing->pdf, element, area, stretch->address, stretch->words);
		struct pdf_area line = {area.x, area.y + area.height * 0.86, area.width, 0.5};
		g_array_append_val(drawing->underlines, line);
		return;
	}
	uint32_t anchor = layout->anchors[stretch->target->index];
	uint32_t page = 0;
	double y = 0;
	if (anchor) {
		const struct strip *strip = &g_array_index(layout->strips, struct strip, anchor - 1);
		page = strip->page;
		y = MAX(0, strip_top(layout, strip) - 6);
	}
	pdf_link_page(drawing->pdf, element, area, page, y, stretch->words);
}

static bool is_link(const struct stretch *stretch)
{
	return stretch->address || stretch->target;
}

/* Ends the link at `end` where another stretch (or nothing) follows, at x. */
static void link_step(struct drawing *drawing, struct run_of_link *run, uint32_t next, double end, double x,
		      double base, double size)
{
	if (drawing->artifact || run->stretch == next)
		return;
	if (run->stretch)
		link_to(drawing, layout_stretch_get(drawing->layout, run->stretch),
			(struct pdf_area){run->start, base - size * 0.95, end - run->start, size * 1.25});
	run->stretch = is_link(layout_stretch_get(drawing->layout, next)) ? next : NONE;
	run->start = x;
}

/* ---- words ----------------------------------------------------------------------------------------------------- */

static void line_draw(struct drawing *drawing, uint32_t number, double x, double base);

static void blank_draw(struct drawing *drawing, const struct stretch *stretch, const struct piece *piece, double x,
		       double base)
{
	struct layout *layout = drawing->layout;
	row_end(drawing);
	struct blank *blank = &g_array_index(layout->blanks, struct blank, stretch->blank - 1);
	blank->page = drawing->page;
	blank->area = (struct pdf_area){x, base + 2 - layout->paper->blank, (double)piece->width, layout->paper->blank};
	struct pdf_area line = {x, base + 2, (double)piece->width, 0.75};
	g_array_append_val(drawing->underlines, line);
	if (stretch->caption)
		line_draw(drawing, stretch->caption - 1, x, base + 2 + layout->paper->small);
	row_end(drawing);
}

static void piece_draw(struct drawing *drawing, const struct piece *piece, double x, double base)
{
	const struct stretch *stretch = layout_stretch_get(drawing->layout, piece->span);
	if (!drawing->text)
		pdf_text_begin(drawing->pdf, x, base);
	drawing->text = true;
	pdf_colour(drawing->pdf, colour_of(drawing->layout, stretch->tint));
	pdf_text(drawing->pdf, piece->shape, (double)piece->size);
	if (piece->flags & PIECE_SPACE) {
		struct fonts *fonts = drawing->layout->measure->fonts;
		pdf_text(drawing->pdf, fonts_shape(fonts, piece->shape->face, " ", 1), (double)piece->size);
	}
}

static void line_draw(struct drawing *drawing, uint32_t number, double x, double base)
{
	const struct layout *layout = drawing->layout;
	struct line line = *measure_line(layout->measure, number);
	struct run_of_link link = {0};
	double end = x, size = 0; /* where the last words ended, without the space after them */
	for (uint32_t i = 0; i < line.count; i++) {
		struct piece piece = *measure_piece(layout->measure, line.first + i);
		const struct stretch *stretch = layout_stretch_get(layout, piece.span);
		link_step(drawing, &link, piece.span, end, x, base, size);
		tag_open(drawing, stretch->tag);
		size = (double)piece.size;
		if (piece.shape)
			piece_draw(drawing, &piece, x, base);
		else
			blank_draw(drawing, stretch, &piece, x, base);
		x += (double)piece.width;
		end = x;
		if (piece.flags & PIECE_SPACE)
			x += (double)piece.space;
	}
	link_step(drawing, &link, NONE, end, x, base, size);
	row_end(drawing);
}

/* The number of the page on which a node begins. */
static void page_number_draw(struct drawing *drawing, const struct mark *mark, double top)
{
	struct layout *layout = drawing->layout;
	const struct stretch *stretch = layout_stretch_get(layout, mark->stretch);
	uint32_t anchor = layout->anchors[mark->what];
	unsigned page = anchor ? g_array_index(layout->strips, struct strip, anchor - 1).page + 1 : 1;
	char *words = g_strdup_printf("%u", page);
	const struct shape *shape = fonts_shape(layout->measure->fonts, FONT_REGULAR, words, strlen(words));
	double size = layout->at.style.size, x = (double)(mark->x + mark->width) - shape->width * size;
	tag_open(drawing, stretch->tag);
	pdf_text_begin(drawing->pdf, x, top + (double)mark->y);
	pdf_colour(drawing->pdf, colour_of(layout, TINT_INK));
	pdf_text(drawing->pdf, shape, size);
	pdf_text_end(drawing->pdf);
	g_free(words);
}

static void words_mark(struct drawing *drawing, const struct mark *mark, double top)
{
	struct layout *layout = drawing->layout;
	double x = (double)mark->x, y = top + (double)mark->y;
	struct blank *blank;
	switch (mark->kind) {
	case MARK_LINE:
		line_draw(drawing, mark->what, x, y);
		break;
	case MARK_PAGE:
		page_number_draw(drawing, mark, top);
		break;
	case MARK_CHART:
		tag_open(drawing, layout_stretch_get(layout, mark->stretch)->tag);
		draw_chart(layout, drawing->pdf, layout->charts->pdata[mark->what], x, y, (double)mark->width);
		break;
	case MARK_BLANK:
		blank = &g_array_index(layout->blanks, struct blank, mark->what);
		blank->page = drawing->page;
		blank->area = (struct pdf_area){x, y, (double)mark->width, (double)mark->height};
		if (mark->stretch)
			element_of(drawing, layout_stretch_get(layout, mark->stretch)->tag);
		break;
	case MARK_EMPTY:
		element_of(drawing, layout_stretch_get(layout, mark->stretch)->tag);
		break;
	case MARK_RULE:
	case MARK_FRAME:
		break;
	}
}

/* ---- lines and areas ------------------------------------------------------------------------------------------- */

static void shape_mark(struct drawing *drawing, const struct mark *mark, double top)
{
	double x = (double)mark->x, y = top + (double)mark->y, width = (double)mark->width, height = (double)mark->height;
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
	const double out = 8;
	double top = strip_top(layout, strip), end = top + (double)strip->height;
	if (strip->shade) {
		double from = before && before->shade ? strip_top(layout, before) + (double)before->height - 0.2 : top;
		pdf_colour(drawing->pdf, colour_of(layout, TINT_SHADE));
		pdf_area(drawing->pdf, layout->at.x - out, from, layout->at.width + 2 * out, end - from);
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

enum side { SIDE_LEFT, SIDE_RIGHT };

/* Words at the head or foot of the page in at most `width`; the width that they take. */
static double edge_draw(struct drawing *drawing, const char *words, enum font_role role, enum side side, double base,
			double width)
{
	struct layout *layout = drawing->layout;
	const struct paper *paper = layout->paper;
	struct style style = layout_style(layout, role, paper->small);
	uint32_t stretch = layout_stretch(layout, NONE);
	layout_stretch_get(layout, stretch)->tint = role == FONT_BOLD ? TINT_INK : TINT_SOFT;
	measure_begin(layout->measure, false);
	measure_text(layout->measure, &style, stretch, words, (struct place){0});
	measure_end(layout->measure);
	struct lines lines = measure_lines(layout->measure, width, 0);
	double widest = 0;
	for (uint32_t i = 0; i < lines.count; i++) {
		double taken = (double)measure_line(layout->measure, lines.first + i)->width;
		double x = side == SIDE_LEFT ? paper->left : paper->width - paper->right - taken;
		line_draw(drawing, lines.first + i, x, base + i * style.leading);
		widest = MAX(widest, taken);
	}
	return widest;
}

static void edges_draw(struct drawing *drawing)
{
	struct layout *layout = drawing->layout;
	const struct paper *paper = layout->paper;
	double width = paper->width - paper->left - paper->right, base = paper->height - paper->foot;
	char page[16], pages[16];
	g_snprintf(page, sizeof page, "%u", drawing->page + 1);
	g_snprintf(pages, sizeof pages, "%u", layout->pages->len);
	char *number = word_fill(layout->words, "page-of", "page", page, "pages", pages, NULL);
	drawing->artifact = true;
	if (*layout->head_left || *layout->head_right) {
		pdf_artifact(drawing->pdf, PDF_HEADER);
		double taken = edge_draw(drawing, layout->head_right, FONT_BOLD, SIDE_RIGHT, paper->head, width);
		if (drawing->page)
			edge_draw(drawing, layout->head_left, FONT_REGULAR, SIDE_LEFT, paper->head, width - taken);
		pdf_unmark(drawing->pdf);
	}
	pdf_artifact(drawing->pdf, PDF_FOOTER);
	pdf_colour(drawing->pdf, colour_of(layout, TINT_FAINT));
	double line = base - paper->small * 1.5;
	pdf_line(drawing->pdf, (struct pdf_point){paper->left, line}, (struct pdf_point){paper->left + width, line}, 0.5);
	double taken = edge_draw(drawing, number, FONT_REGULAR, SIDE_RIGHT, base, width);
	edge_draw(drawing, layout->foot_left, FONT_REGULAR, SIDE_LEFT, base, width - taken - paper->indent);
	pdf_unmark(drawing->pdf);
	drawing->artifact = false;
	g_free(number);
}

/* ---- all pages ------------------------------------------------------------------------------------------------- */

static void page_draw(struct drawing *drawing, const struct page *page)
{
	struct layout *layout = drawing->layout;
	pdf_page(drawing->pdf, layout->paper->width, layout->paper->height);
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
	for (guint i = 0; i < layout->entries->len; i++) {
		const struct entry *entry = &g_array_index(layout->entries, struct entry, i);
		uint32_t anchor = layout->anchors[entry->node->index];
		const struct strip *strip =
			anchor ? &g_array_index(layout->strips, struct strip, anchor - 1) : NULL;
		pdf_outline(drawing->pdf, entry->level, entry->words, strip ? strip->page : 0,
			    strip ? MAX(0, strip_top(layout, strip) - 6) : 0);
	}
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
