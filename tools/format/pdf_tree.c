/* SPDX-License-Identifier: MIT
 * The structure tree as objects, and the way back to it from the pages. */
#include "format/pdf_objects.h"

void write_tree(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	const struct element *root = &g_array_index(pdf->elements, struct element, 0);
	g_string_append_printf(file->out, "<</Type/StructTreeRoot/ParentTree %d 0 R/ParentTreeNextKey %u/K[", PARENTS,
			       pdf->pages->len + pdf->annotations->len);
	for (uint32_t at = root->first; at != NOTHING; at = g_array_index(pdf->kids, struct kid, at).next)
		entry_object(file->out, "", element_object(file, g_array_index(pdf->kids, struct kid, at).value));
	g_string_append(file->out, "]>>");
}

/* Back from marks and annotations to their elements: pages come first, annotations after them. */
void write_parents(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	g_string_append(file->out, "<</Nums[");
	for (guint i = 0; i < pdf->pages->len; i++) {
		const struct sheet_of_paper *page = pdf->pages->pdata[i];
		g_string_append_printf(file->out, "%u[", i);
		for (guint k = 0; k < page->marks->len; k++)
			entry_object(file->out, "", element_object(file, g_array_index(page->marks, uint32_t, k)));
		g_string_append(file->out, "]\n");
	}
	for (guint i = 0; i < pdf->annotations->len; i++) {
		pdf_count(file->out, pdf->pages->len + i);
		entry_object(file->out, "",
			     element_object(file, g_array_index(pdf->annotations, struct annotation, i).element));
		g_string_append_c(file->out, '\n');
	}
	g_string_append(file->out, "]>>");
}

static void write_attributes(struct file *file, const struct element *element)
{
	for (uint32_t at = element->attributes; at != NOTHING;) {
		const struct attribute *attribute = &g_array_index(file->pdf->attributes, struct attribute, at);
		switch (attribute->name) {
		case PDF_ALT:
			entry_text(file->out, "/Alt", attribute->text);
			break;
		case PDF_ACTUAL:
			entry_text(file->out, "/ActualText", attribute->text);
			break;
		case PDF_LANGUAGE:
			entry_text(file->out, "/Lang", attribute->text);
			break;
		case PDF_SCOPE:
			append_text(file->out, "/A<</O/Table/Scope/");
			append_text(file->out, attribute->text);
			append_text(file->out, ">>");
			break;
		case PDF_NUMBERING:
			append_text(file->out, "/A<</O/List/ListNumbering/");
			append_text(file->out, attribute->text);
			append_text(file->out, ">>");
			break;
		case PDF_ATTRIBUTES:
			g_assert_not_reached();
		}
		at = attribute->next;
	}
}

/* The page of an element's first own mark: marks on it need no page of their own. */
static uint32_t element_page(const struct pdf *pdf, const struct element *element)
{
	for (uint32_t at = element->first; at != NOTHING;) {
		const struct kid *kid = &g_array_index(pdf->kids, struct kid, at);
		if (kid->kind != KID_ELEMENT)
			return kid->page;
		at = kid->next;
	}
	return NOTHING;
}

static void write_kid(struct file *file, const struct kid *kid, uint32_t page)
{
	GString *out = file->out;
	if (kid->kind == KID_ELEMENT) {
		entry_object(out, "", element_object(file, kid->value));
	} else if (kid->kind == KID_ANNOTATION) {
		entry_object(out, "<</Type/OBJR/Obj", file->annotation + kid->value);
		if (kid->page != page)
			entry_object(out, "/Pg", page_object(kid->page));
		g_string_append(out, ">>");
	} else if (kid->page == page) {
		append_bytes(out, " ", 1);
		pdf_count(out, kid->value);
	} else {
		entry_object(out, "<</Type/MCR/Pg", page_object(kid->page));
		g_string_append(out, "/MCID ");
		pdf_count(out, kid->value);
		g_string_append(out, ">>");
	}
}

/* One kid needs no list. */
void write_element(struct file *file, uint32_t number)
{
	const struct pdf *pdf = file->pdf;
	const struct element *element = &g_array_index(pdf->elements, struct element, number);
	uint32_t page = element_page(pdf, element);
	bool several = element->first != element->last;
	append_text(file->out, "<</S/");
	append_text(file->out, element->type);
	entry_object(file->out, "/P", element_object(file, element->parent));
	if (page != NOTHING)
		entry_object(file->out, "/Pg", page_object(page));
	write_attributes(file, element);
	if (element->first != NOTHING)
		append_text(file->out, several ? "/K[" : "/K");
	for (uint32_t at = element->first; at != NOTHING; at = g_array_index(pdf->kids, struct kid, at).next)
		write_kid(file, &g_array_index(pdf->kids, struct kid, at), page);
	append_text(file->out, several ? "]>>" : ">>");
}
