/* SPDX-License-Identifier: MIT
 * What kind each part is, and which part belongs to which: [Content_Types].xml and the .rels. */
#include "render/docx/docx_part.h"
#include "render/docx/docx_reference.h"

#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* What only a council's own file may have. */
static const struct {
	enum docx_shell shell;
	const char *id, *kind, *part;
} edges[] = {
	{SHELL_FOOTER_FIRST, RELATION_FOOTER_FIRST, "footer", "footer-first.xml"},
	{SHELL_HEADER_EVEN, RELATION_HEADER_EVEN, "header", "header-even.xml"},
	{SHELL_FOOTER_EVEN, RELATION_FOOTER_EVEN, "footer", "footer-even.xml"},
};

void content_types_write(const struct docx *docx, GString *out)
{
	static const struct {
		const char *part, *type;
	} types[] = {
		{"word/document.xml", WORD "document.main+xml"},
		{"word/styles.xml", WORD "styles+xml"},
		{"word/numbering.xml", WORD "numbering+xml"},
		{"word/settings.xml", WORD "settings+xml"},
		{"word/fontTable.xml", WORD "fontTable+xml"},
		{"word/header.xml", WORD "header+xml"},
		{"word/header-first.xml", WORD "header+xml"},
		{"word/footer.xml", WORD "footer+xml"},
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
		{"docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"},
	};
	XML(out, XML_HEAD "<Types xmlns=\"" PACKAGE "content-types\"><Default Extension=\"rels\" "
			  "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
			  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
	for (size_t i = 0; i < G_N_ELEMENTS(types); i++)
		g_string_append_printf(out, "<Override PartName=\"/%s\" ContentType=\"%s\"/>", types[i].part,
				       types[i].type);
	for (size_t i = 0; i < G_N_ELEMENTS(edges); i++)
		if (shell_is_there(docx, edges[i].shell))
			g_string_append_printf(out, "<Override PartName=\"/word/%s\" ContentType=\"" WORD "%s+xml\"/>",
					       edges[i].part, edges[i].kind);
	if (docx->revision.comments)
		XML(out, "<Override PartName=\"/word/comments.xml\" ContentType=\"" WORD "comments+xml\"/>");
	if (docx->pictures->len)
		XML(out, "<Default Extension=\"png\" ContentType=\"image/png\"/>");
	if (data_is_there(docx))
		XML(out, "<Override PartName=\"/customXml/itemProps1.xml\" "
			 "ContentType=\"application/vnd.openxmlformats-officedocument.customXmlProperties+xml\"/>");
	if (glossary_is_there(docx))
		XML(out, "<Override PartName=\"/word/glossary/document.xml\" ContentType=\"" WORD
			 "document.glossary+xml\"/><Override PartName=\"/word/glossary/styles.xml\" ContentType=\"" WORD
			 "styles+xml\"/>");
	if (docx->house->reference)
		docx_reference_types(docx->house->reference, out);
	XML(out, "</Types>");
}

static void relation(GString *out, unsigned id, const char *type, const char *target)
{
	g_string_append_printf(out, "<Relationship Id=\"rId%u\" Type=\"%s\" Target=\"%s\"/>", id, type, target);
}

void package_relations_write(GString *out)
{
	XML(out, XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
	relation(out, 1, RELATIONSHIPS "/officeDocument", "word/document.xml");
	relation(out, 2, PACKAGE "relationships/metadata/core-properties", "docProps/core.xml");
	relation(out, 3, RELATIONSHIPS "/extended-properties", "docProps/app.xml");
	relation(out, 4, RELATIONSHIPS "/custom-properties", "docProps/custom.xml");
	XML(out, "</Relationships>");
}

void document_relations_write(const struct docx *docx, GString *out)
{
	XML(out, XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
	relation(out, RELATION_STYLES, RELATIONSHIPS "/styles", "styles.xml");
	relation(out, RELATION_NUMBERING, RELATIONSHIPS "/numbering", "numbering.xml");
	relation(out, RELATION_SETTINGS, RELATIONSHIPS "/settings", "settings.xml");
	relation(out, RELATION_FONTS, RELATIONSHIPS "/fontTable", "fontTable.xml");
	relation(out, RELATION_HEADER, RELATIONSHIPS "/header", "header.xml");
	relation(out, RELATION_HEADER_FIRST, RELATIONSHIPS "/header", "header-first.xml");
	relation(out, RELATION_FOOTER, RELATIONSHIPS "/footer", "footer.xml");
	for (size_t i = 0; i < G_N_ELEMENTS(edges); i++)
		if (shell_is_there(docx, edges[i].shell))
			g_string_append_printf(out,
					       "<Relationship Id=\"%s\" Type=\"" RELATIONSHIPS "/%s\" Target=\"%s\"/>",
					       edges[i].id, edges[i].kind, edges[i].part);
	for (unsigned i = 0; i < docx->links->len; i++) {
		g_string_append_printf(out, "<Relationship Id=\"rId%u\" Type=\"" RELATIONSHIPS "/hyperlink\" Target=\"",
				       RELATION_LINKS + i);
		xml_value(out, docx->links->pdata[i]);
		XML(out, "\" TargetMode=\"External\"/>");
	}
	for (unsigned i = 1; i <= docx->pictures->len; i++)
		g_string_append_printf(out,
				       "<Relationship Id=\"" RELATION_PICTURE "\" Type=\"" RELATIONSHIPS
				       "/image\" Target=\"" PICTURE_PART "\"/>",
				       i, i);
	unsigned next = RELATION_LINKS + docx->links->len;
	if (docx->revision.comments)
		relation(out, next++, RELATIONSHIPS "/comments", "comments.xml");
	if (data_is_there(docx))
		relation(out, next++, RELATIONSHIPS "/customXml", "../customXml/item1.xml");
	if (glossary_is_there(docx))
		relation(out, next++, RELATIONSHIPS "/glossaryDocument", "glossary/document.xml");
	if (docx->house->reference && docx_reference_theme(docx->house->reference))
		relation(out, next, RELATIONSHIPS "/theme", "theme/theme1.xml");
	XML(out, "</Relationships>");
}

/* A part that leads to one other. */
static void lone_relation(GString *out, const char *type, const char *target)
{
	XML(out, XML_HEAD "<Relationships xmlns=\"" PACKAGE "relationships\">");
	relation(out, 1, type, target);
	XML(out, "</Relationships>");
}

void data_relations_write(const struct docx *docx, GString *out)
{
	if (data_is_there(docx))
		lone_relation(out, RELATIONSHIPS "/customXmlProps", "itemProps1.xml");
}

void glossary_relations_write(const struct docx *docx, GString *out)
{
	if (glossary_is_there(docx))
		lone_relation(out, RELATIONSHIPS "/styles", "styles.xml");
}

/* Whether a byte may not stand in an address as it is. */
static bool is_unfit(const char *address, const char *p)
{
	if ((unsigned char)*p <= ' ' || (unsigned char)*p >= 0x7f || strchr("\"<>\\^`{|}", *p))
		return true;
	if (*p == '%')
		return !g_ascii_isxdigit(p[1]) || !g_ascii_isxdigit(p[2]);
	if (*p == '#')
		return strchr(address, '#') != p;
	if (*p == '[' || *p == ']') {
		/* They belong to an address of numbers, 'http://[::1]/', and nowhere else. */
		const char *host = strstr(address, "://[");
		const char *end = host ? strchr(host, ']') : NULL;
		return !end || (p != host + 3 && p != end);
	}
	return false;
}

/* The address as Word takes it: what may not stand in one is percent-encoded. */
static char *address_encode(const char *address)
{
	GString *out = g_string_new(NULL);
	for (const char *p = address; *p; p++) {
		if (is_unfit(address, p))
			g_string_append_printf(out, "%%%02X", (unsigned char)*p);
		else
			g_string_append_c(out, *p);
	}
	return g_string_free(out, FALSE);
}

unsigned link_relation(struct docx *docx, const char *address)
{
	unsigned place = GPOINTER_TO_UINT(g_hash_table_lookup(docx->link_ids, address));
	if (!place) {
		g_ptr_array_add(docx->links, address_encode(address));
		place = docx->links->len;
		g_hash_table_insert(docx->link_ids, g_strdup(address), GUINT_TO_POINTER(place));
	}
	return RELATION_LINKS + place - 1;
}
