/* SPDX-License-Identifier: MIT
 * Words on a page: each row belongs to an element of the structure, made when its first words are drawn. */
#include "render/pages/draw_chart.h"
#include "render/pages/draw_parts.h"

#include <math.h>
#include <string.h>

/* A link's words on one line: where they begin and end, and whose they are. */
struct run_of_link {
	uint32_t stretch; /* NONE: none is open */
	double start, end;
};

/* ---- elements -------------------------------------------------------------------------------------------------- */

unsigned element_of(struct drawing *drawing, uint32_t number)
{
	if (number == NONE)
		return drawing->layout->bound.element;
	struct tag *tag = layout_tag_get(drawing->layout, number);
	if (tag->element)
		return tag->element;
	unsigned parent = element_of(drawing, tag->parent);
	tag->element = pdf_element(drawing->pdf, parent, tag->type);
	if (tag->scope)
		pdf_attribute(drawing->pdf, tag->element, PDF_SCOPE, tag->scope);
	if (tag->numbering)
		pdf_attribute(drawing->pdf, tag->element, PDF_NUMBERING, tag->numbering);
	if (tag->language)
		pdf_attribute(drawing->pdf, tag->element, PDF_LANGUAGE, tag->language);
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

void tag_close(struct drawing *drawing)
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
	uint32_t anchor = stretch->target ? layout->anchors[stretch->target->index] : 0;
	uint32_t page = layout->bound.first;
	double y = 0;
	if (stretch->page)
		page = stretch->page - 1;
	if (anchor) {
		const struct strip *strip = &g_array_index(layout->strips, struct strip, anchor - 1);
		page += strip->page;
		y = MAX(0, strip_top(layout, strip) - 6);
	}
	pdf_link_page(drawing->pdf, element, area, page, y, stretch->words);
}

static bool is_link(const struct stretch *stretch)
{
	return stretch->address || stretch->target || stretch->page;
}

/* Ends the link where another stretch (or nothing) follows, with words from x to `end`. */
static void link_step(struct drawing *drawing, struct run_of_link *run, uint32_t next, double x, double end,
		      double base, double size)
{
	if (drawing->artifact)
		return;
	if (run->stretch == next) {
		run->start = MIN(run->start, x);
		run->end = MAX(run->end, end);
		return;
	}
	if (run->stretch)
		link_to(drawing, layout_stretch_get(drawing->layout, run->stretch),
			(struct pdf_area){run->start, base - size * 0.95, run->end - run->start, size * 1.25});
	run->stretch = is_link(layout_stretch_get(drawing->layout, next)) ? next : NONE;
	run->start = x;
	run->end = end;
}

/* ---- words ----------------------------------------------------------------------------------------------------- */

static void blank_draw(struct drawing *drawing, const struct stretch *stretch, const struct piece *piece, double x,
		       double base)
{
	struct layout *layout = drawing->layout;
	row_end(drawing);
	field_draw(drawing, &g_array_index(layout->blanks, struct blank, stretch->blank - 1),
		   (struct pdf_area){x, base + 2 - layout->paper->blank, (double)piece->width, layout->paper->blank});
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

static double piece_room(const struct piece *piece)
{
	return (double)piece->width + (piece->flags & PIECE_SPACE ? (double)piece->space : 0);
}

/* Words of another script than ours may stand among those from right to left only as figures. */
static bool is_among_leftward(const struct piece *piece)
{
	bool among = piece->shape;
	for (const char *at = among ? piece->shape->text : ""; *at && among; at = g_utf8_next_char(at))
		among = font_way(g_utf8_get_char(at)) != WAY_RIGHT || g_unichar_isdigit(g_utf8_get_char(at));
	return among;
}

/* How many pieces stand from right to left where the first of them does; none where it does not. */
static uint32_t leftward_count(const struct measure *measure, uint32_t first, uint32_t most)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < most; i++) {
		const struct piece *piece = measure_piece(measure, first + i);
		bool leftward = piece->shape && piece->shape->leftward;
		if (leftward)
			count = i + 1;
		else if (!count || !is_among_leftward(piece))
			break;
	}
	return count;
}

/* Where each piece of a line stands, from its start. The caller frees them. */
static double *places_of(const struct measure *measure, const struct line *line)
{
	double *places = g_new0(double, line->count + 1), x = 0;
	for (uint32_t i = 0; i < line->count;) {
		uint32_t leftward = leftward_count(measure, line->first + i, line->count - i), first = i;
		double start = x;
		for (uint32_t count = MAX(leftward, 1); i < first + count; i++) {
			places[i] = x;
			x += piece_room(measure_piece(measure, line->first + i));
		}
		if (!leftward)
			continue;
		const struct piece *last = measure_piece(measure, line->first + i - 1);
		double end = places[i - 1] + (double)last->width;
		for (uint32_t k = first; k < i; k++)
			places[k] = start + end - places[k] - (double)measure_piece(measure, line->first + k)->width;
	}
	return places;
}

void line_draw(struct drawing *drawing, uint32_t number, double x, double base)
{
	const struct layout *layout = drawing->layout;
	struct line line = *measure_line(layout->measure, number);
	struct run_of_link link = {0};
	double size = 0, pen = x, *places = places_of(layout->measure, &line);
	for (uint32_t i = 0; i < line.count; i++) {
		struct piece piece = *measure_piece(layout->measure, line.first + i);
		const struct stretch *stretch = layout_stretch_get(layout, piece.span);
		double at = x + places[i];
		link_step(drawing, &link, piece.span, at, at + (double)piece.width, base, size);
		tag_open(drawing, stretch->tag);
		size = (double)piece.size;
		if (fabs(at - pen) > 0.001)
			row_end(drawing);
		pen = at + piece_room(&piece);
		if (piece.shape)
			piece_draw(drawing, &piece, at, base);
		else
			blank_draw(drawing, stretch, &piece, at, base);
	}
	link_step(drawing, &link, NONE, 0, 0, base, size);
	row_end(drawing);
	g_free(places);
}

/* The number of the page on which a node begins. */
static void page_number_draw(struct drawing *drawing, const struct mark *mark, double top)
{
	struct layout *layout = drawing->layout;
	const struct stretch *stretch = layout_stretch_get(layout, mark->stretch);
	uint32_t anchor = layout->anchors[mark->what];
	unsigned page = anchor ? g_array_index(layout->strips, struct strip, anchor - 1).page + 1 : 1;
	char *words = g_strdup_printf(" %u", page); /* a space parts it from the title for those who hear it */
	const struct shape *shape = fonts_shape(layout->measure->fonts, FONT_REGULAR, words, strlen(words));
	double size = layout->at.style.size, x = (double)(mark->x + mark->width) - shape->width * size;
	tag_open(drawing, stretch->tag);
	pdf_text_begin(drawing->pdf, x, top + (double)mark->y);
	pdf_colour(drawing->pdf, colour_of(layout, TINT_INK));
	pdf_text(drawing->pdf, shape, size);
	pdf_text_end(drawing->pdf);
	g_free(words);
}

void words_mark(struct drawing *drawing, const struct mark *mark, double top)
{
	struct layout *layout = drawing->layout;
	double x = (double)mark->x, y = top + (double)mark->y;
	switch (mark->kind) {
	case MARK_LINE:
		line_draw(drawing, mark->what, x, y);
		break;
	case MARK_PAGE:
		page_number_draw(drawing, mark, top);
		break;
	case MARK_CHART:
		tag_open(drawing, layout_stretch_get(layout, mark->stretch)->tag);
		draw_chart(drawing, layout->charts->pdata[mark->what], mark->stretch, x, y, (double)mark->width);
		break;
	case MARK_BLANK:
		field_draw(drawing, &g_array_index(layout->blanks, struct blank, mark->what),
			   (struct pdf_area){x, y, (double)mark->width, (double)mark->height});
		break;
	case MARK_EMPTY:
		element_of(drawing, layout_stretch_get(layout, mark->stretch)->tag);
		break;
	case MARK_RULE:
	case MARK_FRAME:
		break;
	}
}
