/* SPDX-License-Identifier: MIT */
#include "format/pdf.h"

#include "format/pdf_parts.h"

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

struct pdf *pdf_new(const struct pdf_info *info, struct fonts *fonts)
{
	struct pdf *pdf = g_new0(struct pdf, 1);
	pdf->title = g_strdup(info->title);
	pdf->language = g_strdup(info->language);
	pdf->author = g_strdup(info->author);
	pdf->subject = g_strdup(info->subject);
	pdf->document = g_strdup(info->document);
	pdf->version = g_strdup(info->version);
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
	pdf->drawn = g_string_new(NULL);
	pdf->kid = NOTHING;
	pdf_fields_new(pdf);
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
	pdf_fields_free(pdf);
	g_string_free(pdf->drawn, TRUE);
	g_free(pdf->title);
	g_free(pdf->language);
	g_free(pdf->author);
	g_free(pdf->subject);
	g_free(pdf->document);
	g_free(pdf->version);
	g_free(pdf->day);
	g_free(pdf->producer);
	g_free(pdf);
}

/* ---- structure ------------------------------------------------------------------------------------------------- */

static void pdf_kid(struct pdf *pdf, uint32_t number, struct kid kid)
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

void pdf_mark(struct pdf *pdf, unsigned number)
{
	g_assert(!pdf->marked && number != PDF_ROOT);
	const struct element *element = &g_array_index(pdf->elements, struct element, number);
	uint32_t mark = pdf->page->marks->len, owner = number;
	g_string_append_printf(pdf->page->content, "/%s<</MCID %u>>BDC\n", element->type, mark);
	g_array_append_val(pdf->page->marks, owner);
	uint32_t drawn = (uint32_t)pdf->drawn->len;
	pdf->kid = pdf->kids->len;
	pdf_kid(pdf, number,
		(struct kid){.kind = KID_MARK,
			     .value = mark,
			     .page = pdf->pages->len - 1,
			     .drawn = drawn,
			     .drawn_end = drawn});
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
	g_string_append(pdf->page->content, words[kind]);
	pdf->marked = true;
}

void pdf_unmark(struct pdf *pdf)
{
	g_assert(pdf->marked);
	g_string_append(pdf->page->content, "EMC\n");
	if (pdf->kid != NOTHING)
		g_array_index(pdf->kids, struct kid, pdf->kid).drawn_end = (uint32_t)pdf->drawn->len;
	pdf->kid = NOTHING;
	pdf->marked = false;
}

static void drawn_add(const struct pdf *pdf, uint32_t number, GString *out)
{
	uint32_t at = g_array_index(pdf->elements, struct element, number).first;
	for (const struct kid *kid; at != NOTHING; at = kid->next) {
		kid = &g_array_index(pdf->kids, struct kid, at);
		if (kid->kind == KID_ELEMENT)
			drawn_add(pdf, kid->value, out);
		else if (kid->kind == KID_MARK)
			g_string_append_len(out, pdf->drawn->str + kid->drawn, kid->drawn_end - kid->drawn);
	}
}

void pdf_drawn(const struct pdf *pdf, GString *out)
{
	drawn_add(pdf, PDF_ROOT, out);
}

/* ---- links and the outline ------------------------------------------------------------------------------------- */

uint32_t pdf_annotation(struct pdf *pdf, struct annotation annotation)
{
	uint32_t number = pdf->annotations->len;
	annotation.page = pdf->pages->len - 1;
	g_array_append_val(pdf->annotations, annotation);
	g_array_append_val(pdf->page->annotations, number);
	pdf_kid(pdf, annotation.element,
		(struct kid){.kind = KID_ANNOTATION, .value = number, .page = annotation.page});
	return number;
}

void pdf_link_address(struct pdf *pdf, unsigned element, struct pdf_area area, const char *address, const char *words)
{
	pdf_annotation(pdf, (struct annotation){
				    .element = element,
				    .area = area,
				    .field = NOTHING,
				    .address = g_strdup(address),
				    .words = g_strdup(words),
			    });
}

void pdf_link_page(struct pdf *pdf, unsigned element, struct pdf_area area, unsigned page, double y, const char *words)
{
	pdf_annotation(pdf, (struct annotation){
				    .element = element,
				    .area = area,
				    .field = NOTHING,
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
