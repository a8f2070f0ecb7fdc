/* SPDX-License-Identifier: MIT
 * Styles of the text's own part. OpenDocument formats nothing by hand: a paragraph that stands otherwise than its style
 * says, or that begins a page, has a style of its own beneath it; so has each table, and each width of a column. */
#include "render/odt/odt_part.h"

#include <stdlib.h>

void measure_append(GString *out, int twentieths)
{
	int size = abs(twentieths);
	g_string_append_printf(out, "%s%d", twentieths < 0 ? "-" : "", size / 20);
	if (size % 20)
		g_string_append_printf(out, ".%02d", size % 20 * 5);
	XML(out, "pt");
}

static void measure_attribute(GString *out, const char *name, int twentieths)
{
	g_string_append_printf(out, " %s=\"", name);
	measure_append(out, twentieths);
	g_string_append_c(out, '"');
}

static const char *page_name(enum odt_page page)
{
	static const char *const names[] = {
		[PAGE_SAME] = NULL,
		[PAGE_FIRST] = "FirstPage",
		[PAGE_UPRIGHT] = "Standard",
		[PAGE_TURNED] = "Landscape",
	};
	return names[page];
}

/* The style that says `text`, from its attributes on: one that is there, or a new one. Takes the text. */
static const char *style_name(struct odt *odt, const char *prefix, GString *text)
{
	const char *known = g_hash_table_lookup(odt->styles, text->str);
	if (!known) {
		char name[24];
		g_snprintf(name, sizeof name, "%s%u", prefix, g_hash_table_size(odt->styles) + 1);
		known = g_string_chunk_insert(odt->names, name);
		g_hash_table_insert(odt->styles, g_string_chunk_insert(odt->names, text->str), (gpointer)known);
		g_string_append_printf(odt->automatic, "<style:style style:name=\"%s\"%s</style:style>", known,
				       text->str);
	}
	g_string_free(text, TRUE);
	return known;
}

static void page_attribute(GString *text, enum odt_page page)
{
	if (page != PAGE_SAME)
		g_string_append_printf(text, " style:master-page-name=\"%s\"", page_name(page));
}

const char *style_paragraph(struct odt *odt, const char *named, const struct indent *indent, enum odt_page page)
{
	if (!indent && page == PAGE_SAME)
		return named;
	GString *text = g_string_new(NULL);
	g_string_append_printf(text, " style:family=\"paragraph\" style:parent-style-name=\"%s\"", named);
	page_attribute(text, page);
	g_string_append_c(text, '>');
	if (indent) {
		XML(text, "<style:paragraph-properties");
		measure_attribute(text, "fo:margin-left", indent->left);
		measure_attribute(text, "fo:text-indent", -indent->hanging);
		XML(text, "/>");
	}
	return style_name(odt, "P", text);
}

const char *style_table(struct odt *odt, unsigned width, unsigned edge, enum odt_page page)
{
	GString *text = g_string_new(" style:family=\"table\"");
	page_attribute(text, page);
	XML(text, "><style:table-properties");
	measure_attribute(text, "style:width", (int)width);
	measure_attribute(text, "fo:margin-left", (int)edge);
	XML(text,
	    " fo:margin-top=\"0pt\" fo:margin-bottom=\"7pt\" table:align=\"left\" table:border-model=\"collapsing\" "
	    "style:may-break-between-rows=\"true\"/>");
	return style_name(odt, "T", text);
}

const char *style_column(struct odt *odt, unsigned width)
{
	GString *text = g_string_new(" style:family=\"table-column\"><style:table-column-properties");
	measure_attribute(text, "style:column-width", (int)width);
	XML(text, "/>");
	return style_name(odt, "C", text);
}

/* ---- pages ---------------------------------------------------------------------------------------------------- */

void page_turn(struct odt *odt, bool turned)
{
	odt->turned = turned;
}

enum odt_page page_take(struct odt *odt)
{
	bool begun = odt->begun, same = odt->turned == odt->on_turned;
	odt->begun = true;
	odt->on_turned = odt->turned;
	if (!begun)
		return PAGE_FIRST;
	return same ? PAGE_SAME : odt->turned ? PAGE_TURNED : PAGE_UPRIGHT;
}

unsigned odt_width(const struct odt *odt)
{
	const struct docx_page *page = &odt->house->measures.page;
	unsigned width = odt->turned ? odt->house->turned : page->width - page->left - page->right;
	return width > odt->site.edge + 1000 ? width - odt->site.edge : 1000;
}
