/* SPDX-License-Identifier: MIT
 * Pages, upright and turned: Word keeps their measures at the end of the text that stands on them. */
#include "render/docx/docx_part.h"

bool section_turned(const struct docx *docx)
{
	return docx->landscape && !docx->ending;
}

unsigned text_width(const struct docx *docx)
{
	const struct docx_page *page = &docx->house->page;
	unsigned width = section_turned(docx) ? page->height - 2 * page->right : page->width - page->left - page->right;
	return width > docx->site.edge + 1000 ? width - docx->site.edge : 1000;
}

static void references_write(const struct docx *docx, GString *out)
{
	g_string_append_printf(out,
			       "<w:headerReference w:type=\"default\" r:id=\"rId%d\"/>"
			       "<w:headerReference w:type=\"first\" r:id=\"rId%d\"/>"
			       "<w:footerReference w:type=\"default\" r:id=\"rId%d\"/>",
			       RELATION_HEADER, RELATION_HEADER_FIRST, RELATION_FOOTER);
	if (shell_is_there(docx, SHELL_FOOTER_FIRST))
		XML(out, "<w:footerReference w:type=\"first\" r:id=\"" RELATION_FOOTER_FIRST "\"/>");
	else
		g_string_append_printf(out, "<w:footerReference w:type=\"first\" r:id=\"rId%d\"/>", RELATION_FOOTER);
	if (shell_is_there(docx, SHELL_HEADER_EVEN))
		XML(out, "<w:headerReference w:type=\"even\" r:id=\"" RELATION_HEADER_EVEN "\"/>");
	if (shell_is_there(docx, SHELL_FOOTER_EVEN))
		XML(out, "<w:footerReference w:type=\"even\" r:id=\"" RELATION_FOOTER_EVEN "\"/>");
}

/* The first section names header and footer; the others take them over. */
static void section_write(struct docx *docx)
{
	const struct docx_page *page = &docx->house->page;
	bool turned = docx->landscape, first = docx->sections++ == 0;
	GString *out = docx->out;
	XML(out, "<w:sectPr>");
	if (first || docx->revision.by) /* the first may be one that goes */
		references_write(docx, out);
	g_string_append_printf(out, "<w:pgSz w:w=\"%u\" w:h=\"%u\"%s/>", turned ? page->height : page->width,
			       turned ? page->width : page->height, turned ? " w:orient=\"landscape\"" : "");
	g_string_append_printf(out,
			       "<w:pgMar w:top=\"%u\" w:right=\"%u\" w:bottom=\"%u\" w:left=\"%u\" w:header=\"%u\" "
			       "w:footer=\"%u\" w:gutter=\"0\"/>",
			       page->top, page->right, page->bottom, turned ? page->right : page->left, page->header,
			       page->footer);
	if (first)
		XML(out, "<w:titlePg/>");
	XML(out, "</w:sectPr>");
}

void section_settle(struct docx *docx)
{
	if (!docx->ending)
		return;
	docx->ending = false;
	enum mark outer = docx->revision.block;
	docx->revision.block = docx->ending_mark;
	revision_before(docx, "TableEnd");
	XML(docx->out, "<w:p><w:pPr>");
	gsize start = docx->out->len;
	XML(docx->out, "<w:pStyle w:val=\"TableEnd\"/>");
	if (docx->revision.by)
		revision_properties(docx, start, NULL);
	docx->revision.block = outer;
	section_write(docx);
	XML(docx->out, "</w:pPr></w:p>");
	docx->landscape = !docx->landscape;
}

void section_turn(struct docx *docx, bool landscape)
{
	if (docx->ending && docx->landscape == landscape) {
		/* Turned back and forth with nothing between. */
		docx->ending = false;
		return;
	}
	section_settle(docx);
	docx->ending = docx->landscape != landscape;
	docx->ending_mark = docx->revision.block;
	if (landscape)
		section_settle(docx); /* measures of what comes depend on it */
}

void section_last(struct docx *docx)
{
	docx->ending = false;
	section_write(docx);
}
