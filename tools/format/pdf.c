/* SPDX-License-Identifier: MIT */
#include "format/pdf.h"

#include "format/pdf_parts.h"

#include <math.h>

/* ---- making and freeing ---------------------------------------------------------------------------------------- */

static void page_free(void *pointer)
{
	struct sheet_of_paper *page = pointer;
	g_string_free(page->content, TRUE);
	g_array_unref(page->marks);
	g_array_unref(page->annotations);
	g_free(page);
}

static void attribute_clear(void *pointer)
{
	g_free(((struct attribute *)pointer)->text);
}

static void annotation_clear(void *pointer)
{
	struct annotation *annotation = pointer;
	g_free(annotation->address);
	g_free(annotation->words);
}

static void entry_clear(void *pointer)
{
	g_free(((struct outline_entry *)pointer)->title);
}

static GArray *array_new(guint size, GDestroyNotify clear)
{
	GArray *array = g_array_new(FALSE, TRUE, size);
	if (clear)
		g_array_set_clear_func(array, clear);
	return array;
}

struct pdf *pdf_new(const struct pdf_info *info, const struct fonts *fonts)
{
	struct pdf *pdf = g_new0(struct pdf, 1);
	pdf->title = g_strdup(info->title);
	pdf->language = g_strdup(info->language);
	pdf->author = g_strdup(info->author);
	pdf->subject = g_strdup(info->subject);
	pdf->day = g_strdup(info->day);
	pdf->producer = g_strdup(info->producer);
	pdf->fonts = fonts;
	pdf->use = font_use_new(fonts);
	pdf->elements = array_new(sizeof(struct element), NULL);
	pdf->kids = array_new(sizeof(struct kid), NULL);
	pdf->attributes = array_new(sizeof(struct attribute), attribute_clear);
	pdf->pages = g_ptr_array_new_with_free_func(page_free);
	pdf->annotations = array_new(sizeof(struct annotation), annotation_clear);
	pdf->outline = array_new(sizeof(struct outline_entry), entry_clear);
	struct element root = {.parent = NOTHING, .first = NOTHING, .last = NOTHING, .attributes = NOTHING};
	g_array_append_val(pdf->elements, root);
	return pdf;
}

void pdf_free(struct pdf *pdf)
{
	if (!pdf)
		return;
	font_use_free(pdf->use);
	g_array_unref(pdf->elements);
	g_array_unref(pdf->kids);
	g_array_unref(pdf->attributes);
	g_ptr_array_unref(pdf->pages);
	g_array_unref(pdf->annotations);
	g_array_unref(pdf->outline);
	g_free(pdf->title);
	g_free(pdf->language);
	g_free(pdf->author);
	g_free(pdf->subject);
	g_free(pdf->day);
	g_free(pdf->producer);
	g_free(pdf);
}

/* ---- structure ------------------------------------------------------------------------------------------------- */

void pdf_kid(struct pdf *pdf, uint32_t number, struct kid kid)
{
	struct element *element = &g_array_index(pdf->elements, struct element, number);
	kid.next = NOTHING;
	if (element->last == NOTHING)
		element->first = pdf->kids->len;
	else
		g_array_index(pdf->kids, struct kid, element->last).next = pdf->kids->len;
	element->last = pdf->kids->len;
	g_array_append_val(pdf->kids, kid);
}

unsigned pdf_element(struct pdf *pdf, unsigned parent, const char *type)
{
	g_assert(parent < pdf->elements->len);
	struct element element = {
		.type = type, .parent = parent, .first = NOTHING, .last = NOTHING, .attributes = NOTHING};
	uint32_t number = pdf->elements->len;
	g_array_append_val(pdf->elements, element);
	pdf_kid(pdf, parent, (struct kid){.kind = KID_ELEMENT, .value = number});
	return number;
}

void pdf_attribute(struct pdf *pdf, unsigned number, enum pdf_attribute name, const char *text)
{
	struct element *element = &g_array_index(pdf->elements, struct element, number);
	struct attribute attribute = {.name = name, .text = g_strdup(text), .next = element->attributes};
	element->attributes = pdf->attributes->len;
	g_array_append_val(pdf->attributes, attribute);
}

/* ---- content --------------------------------------------------------------------------------------------------- */

void pdf_number(GString *out, double number)
{
	g_assert(fabs(number) < 1e9);
	long long whole = llround(number * 1000);
	if (whole < 0) {
		g_string_append_c(out, '-');
		whole = -whole;
	}
	char digits[32];
	int length = g_snprintf(digits, sizeof digits, "%lld", whole / 1000);
	g_string_append_len(out, digits, length);
	int rest = (int)(whole % 1000);
	if (!rest)
		return;
	char decimals[4] = {(char)('0' + rest / 100), (char)('0' + rest / 10 % 10), (char)('0' + rest % 10), '\0'};
	for (int i = 2; decimals[i] == '0'; i--)
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

void pdf_page(struct pdf *pdf, double width, double height)
{
	g_assert(!pdf->marked);
	pdf->page = g_new0(struct sheet_of_paper, 1);
	pdf->page->width = width;
	pdf->page->height = height;
	pdf->page->content = g_string_sized_new(4096);
	pdf->page->marks = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	pdf->page->annotations = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	g_ptr_array_add(pdf->pages, pdf->page);
	pdf->colour = (struct pdf_colour){0, 0, 0};
}

unsigned pdf_pages(const struct pdf *pdf)
{
	return pdf->pages->len;
}

void pdf_mark(struct pdf *pdf, unsigned number)
{
	g_assert(!pdf->marked && number != PDF_ROOT);
	const struct element *element = &g_array_index(pdf->elements, struct element, number);
	uint32_t mark = pdf->page->marks->len, owner = number;
	g_string_append_printf(content(pdf), "/%s<</MCID %u>>BDC\n", element->type, mark);
	g_array_append_val(pdf->page->marks, owner);
	pdf_kid(pdf, number, (struct kid){.kind = KID_MARK, .value = mark, .page = pdf->pages->len - 1});
	pdf->marked = true;
}

void pdf_artifact(struct pdf *pdf, enum pdf_artifact kind)
{
	static const char *const words[] = {
		"/Artifact<</Type/Layout>>BDC\n",
		"/Artifact<</Type/Pagination/Subtype/Header>>BDC\n",
		"/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n",
	};
	g_assert(!pdf->marked);
	g_string_append(content(pdf), words[kind]);
	pdf->marked = true;
}

void pdf_unmark(struct pdf *pdf)
{
	g_assert(pdf->marked);
	g_string_append(content(pdf), "EMC\n");
	pdf->marked = false;
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

void pdf_dash(struct pdf *pdf, double on, double off)
{
	GString *out = content(pdf);
	g_string_append_c(out, '[');
	if (on > 0) {
		pdf_number(out, on);
		g_string_append_c(out, ' ');
		pdf_number(out, off);
	}
	g_string_append(out, "]0 d\n");
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
	curve_to(pdf, (struct pdf_point){x + ha, low}, (struct pdf_point){x, low - hd},
		 (struct pdf_point){x, low - d});
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
	if (!filled)
		numbers(pdf, (double[]){thickness}, 1, "w");
	for (size_t i = 0; i < count; i++)
		point(pdf, points[i], i ? "l" : "m");
	g_string_append(content(pdf), filled ? "f\n" : "s\n");
}

/* ---- links and the outline ------------------------------------------------------------------------------------- */

static void link_add(struct pdf *pdf, struct annotation annotation)
{
	uint32_t number = pdf->annotations->len;
	annotation.page = pdf->pages->len - 1;
	g_array_append_val(pdf->annotations, annotation);
	g_array_append_val(pdf->page->annotations, number);
	pdf_kid(pdf, annotation.element,
		(struct kid){.kind = KID_ANNOTATION, .value = number, .page = annotation.page});
}

void pdf_link_address(struct pdf *pdf, unsigned element, struct pdf_area area, const char *address, const char *words)
{
	link_add(pdf, (struct annotation){
			      .element = element,
			      .area = area,
			      .address = g_strdup(address),
			      .words = g_strdup(words),
		      });
}

void pdf_link_page(struct pdf *pdf, unsigned element, struct pdf_area area, unsigned page, double y, const char *words)
{
	link_add(pdf, (struct annotation){
			      .element = element,
			      .area = area,
			      .to = page,
			      .y = y,
			      .words = g_strdup(words),
		      });
}

void pdf_outline(struct pdf *pdf, unsigned level, const char *title, unsigned page, double y)
{
	struct outline_entry entry = {.level = level, .title = g_strdup(title), .page = page, .y = y};
	g_array_append_val(pdf->outline, entry);
}
