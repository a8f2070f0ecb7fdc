/* SPDX-License-Identifier: MIT
 * What is drawn on a page: words, lines and areas. */
#include "format/pdf.h"

#include "base/append.h"
#include "format/pdf_parts.h"

#include <math.h>

#define ROUND 1 /* how lines meet */

void pdf_count(GString *out, unsigned number)
{
	char digits[16];
	unsigned at = sizeof digits;
	do
		digits[--at] = (char)('0' + number % 10);
	while (number /= 10);
	append_bytes(out, digits + at, sizeof digits - at);
}

void pdf_number(GString *out, double number)
{
	g_assert(fabs(number) < 1e9);
	long long whole = llround(number * 1000);
	if (whole < 0) {
		g_string_append_c(out, '-');
		whole = -whole;
	}
	pdf_count(out, (unsigned)(whole / 1000));
	int rest = (int)(whole % 1000);
	if (!rest)
		return;
	char decimals[4] = {(char)('0' + rest / 100), (char)('0' + rest / 10 % 10), (char)('0' + rest % 10), '\0'};
	for (int i = 2; i > 0 && decimals[i] == '0'; i--)
		decimals[i] = '\0';
	g_string_append_c(out, '.');
	g_string_append(out, decimals);
}

static GString *content(struct pdf *pdf)
{
	g_assert(pdf->page);
	return pdf->page->content;
}

static void numbers(struct pdf *pdf, const double *values, unsigned count, const char *command)
{
	GString *out = content(pdf);
	for (unsigned i = 0; i < count; i++) {
		pdf_number(out, values[i]);
		g_string_append_c(out, ' ');
	}
	g_string_append(out, command);
	g_string_append_c(out, '\n');
}

/* A point as the page counts it: upward from the bottom. */
static void point(struct pdf *pdf, struct pdf_point at, const char *command)
{
	numbers(pdf, (double[]){at.x, pdf->page->height - at.y}, 2, command);
}

/* ---- text ------------------------------------------------------------------------------------------------------ */

void pdf_text_begin(struct pdf *pdf, double x, double y)
{
	g_assert(pdf->marked);
	g_string_append(content(pdf), "BT ");
	point(pdf, (struct pdf_point){x, y}, "Td");
	pdf->face = FONT_NONE;
	pdf->size = 0;
	pdf->skip = 0;
	pdf->row = pdf->string = false;
}

static void string_close(struct pdf *pdf)
{
	if (pdf->string)
		g_string_append_c(content(pdf), ')');
	pdf->string = false;
}

static void row_close(struct pdf *pdf)
{
	string_close(pdf);
	if (pdf->row)
		g_string_append(content(pdf), "]TJ\n");
	pdf->row = false;
}

static void row_open(struct pdf *pdf, unsigned face, double size)
{
	if (face == pdf->face && size == pdf->size) {
		if (!pdf->row)
			g_string_append_c(content(pdf), '[');
		pdf->row = true;
		return;
	}
	row_close(pdf);
	g_string_append_printf(content(pdf), "/F%u ", face);
	numbers(pdf, (double[]){size}, 1, "Tf");
	/* What is still to be moved was counted in the old size. */
	pdf->skip = pdf->size > 0 ? pdf->skip * pdf->size / size : pdf->skip;
	pdf->face = face;
	pdf->size = size;
	g_string_append_c(content(pdf), '[');
	pdf->row = true;
}

static void row_move(struct pdf *pdf)
{
	if (fabs(pdf->skip) < 0.5)
		return;
	string_close(pdf);
	pdf_number(content(pdf), -round(pdf->skip));
	pdf->skip = 0;
}

/* A byte of a string: brackets, the backslash and the end of a line would be taken for something else. */
static void string_byte(GString *out, unsigned byte)
{
	if (byte == '(' || byte == ')' || byte == '\\')
		g_string_append_c(out, '\\');
	if (byte == '\r')
		g_string_append(out, "\\r");
	else
		g_string_append_c(out, (char)byte);
}

void pdf_text(struct pdf *pdf, const struct shape *shape, double size)
{
	font_use_add(pdf->use, shape);
	row_open(pdf, shape->face, size);
	GString *out = content(pdf);
	for (unsigned i = 0; i < shape->count; i++) {
		const struct glyph *glyph = &shape->glyphs[i];
		pdf->skip += glyph->before;
		row_move(pdf);
		if (!pdf->string)
			g_string_append_c(out, '(');
		pdf->string = true;
		string_byte(out, glyph->id >> 8);
		string_byte(out, glyph->id & 255u);
		g_string_append_len(pdf->drawn, shape->text + glyph->start, glyph->length);
		pdf->skip += glyph->after;
	}
}

void pdf_text_skip(struct pdf *pdf, double points)
{
	g_assert(pdf->size > 0);
	pdf->skip += points * 1000 / pdf->size;
}

void pdf_text_end(struct pdf *pdf)
{
	row_close(pdf);
	g_string_append(content(pdf), "ET\n");
}

/* ---- lines and areas ------------------------------------------------------------------------------------------- */

void pdf_colour(struct pdf *pdf, struct pdf_colour colour)
{
	if (colour.red == pdf->colour.red && colour.green == pdf->colour.green && colour.blue == pdf->colour.blue)
		return;
	row_close(pdf);
	pdf->colour = colour;
	numbers(pdf, (double[]){colour.red, colour.green, colour.blue}, 3, "rg");
	numbers(pdf, (double[]){colour.red, colour.green, colour.blue}, 3, "RG");
}

void pdf_line(struct pdf *pdf, struct pdf_point from, struct pdf_point to, double width)
{
	numbers(pdf, (double[]){width}, 1, "w");
	point(pdf, from, "m");
	point(pdf, to, "l");
	g_string_append(content(pdf), "S\n");
}

void pdf_area(struct pdf *pdf, double x, double y, double width, double height)
{
	numbers(pdf, (double[]){x, pdf->page->height - y - height, width, height}, 4, "re");
	g_string_append(content(pdf), "f\n");
}

static void curve_to(struct pdf *pdf, struct pdf_point a, struct pdf_point b, struct pdf_point end)
{
	double height = pdf->page->height;
	numbers(pdf, (double[]){a.x, height - a.y, b.x, height - b.y, end.x, height - end.y}, 6, "c");
}

/* A box whose corners are quarters of an ellipse. */
static void round_box(struct pdf *pdf, double x, double y, double width, double height, struct pdf_point corner)
{
	const double handle = 0.4477; /* how far from the corner the handles stand, in parts of its size */
	double a = corner.x, d = corner.y, ha = a * handle, hd = d * handle, right = x + width, low = y + height;
	point(pdf, (struct pdf_point){x + a, y}, "m");
	point(pdf, (struct pdf_point){right - a, y}, "l");
	curve_to(pdf, (struct pdf_point){right - ha, y}, (struct pdf_point){right, y + hd},
		 (struct pdf_point){right, y + d});
	point(pdf, (struct pdf_point){right, low - d}, "l");
	curve_to(pdf, (struct pdf_point){right, low - hd}, (struct pdf_point){right - ha, low},
		 (struct pdf_point){right - a, low});
	point(pdf, (struct pdf_point){x + a, low}, "l");
	curve_to(pdf, (struct pdf_point){x + ha, low}, (struct pdf_point){x, low - hd}, (struct pdf_point){x, low - d});
	point(pdf, (struct pdf_point){x, y + d}, "l");
	curve_to(pdf, (struct pdf_point){x, y + hd}, (struct pdf_point){x + ha, y}, (struct pdf_point){x + a, y});
	g_string_append(content(pdf), "s\n");
}

void pdf_frame(struct pdf *pdf, double x, double y, double width, double height, double radius, double thickness)
{
	numbers(pdf, (double[]){thickness}, 1, "w");
	if (radius > 0) {
		double r = MIN(radius, MIN(width, height) / 2);
		round_box(pdf, x, y, width, height, (struct pdf_point){r, r});
		return;
	}
	numbers(pdf, (double[]){x, pdf->page->height - y - height, width, height}, 4, "re");
	g_string_append(content(pdf), "S\n");
}

void pdf_ellipse(struct pdf *pdf, double x, double y, double width, double height, double thickness)
{
	numbers(pdf, (double[]){thickness}, 1, "w");
	round_box(pdf, x, y, width, height, (struct pdf_point){width / 2, height / 2});
}

void pdf_curve(struct pdf *pdf, const struct pdf_point *points, size_t count, double thickness)
{
	if (count < 4)
		return;
	numbers(pdf, (double[]){thickness}, 1, "w");
	point(pdf, points[0], "m");
	for (size_t i = 1; i + 2 < count; i += 3)
		curve_to(pdf, points[i], points[i + 1], points[i + 2]);
	g_string_append(content(pdf), "S\n");
}

void pdf_polygon(struct pdf *pdf, const struct pdf_point *points, size_t count, bool filled, double thickness)
{
	if (count < 2)
		return;
	if (!filled) {
		numbers(pdf, (double[]){thickness}, 1, "w");
		numbers(pdf, (double[]){ROUND}, 1, "j"); /* sharp corners would reach out as spikes */
	}
	for (size_t i = 0; i < count; i++)
		point(pdf, points[i], i ? "l" : "m");
	g_string_append(content(pdf), filled ? "f\n" : "s\n");
}
