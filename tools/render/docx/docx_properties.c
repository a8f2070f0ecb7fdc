/* SPDX-License-Identifier: MIT
 * The parts in docProps: what a file manager and a document system show without opening the file. No clock: a
 * document dates from the day on which it was adopted. */
#include "render/docx/docx_part.h"
#include "resolve/digest.h"
#include "resolve/redline.h"

static void day_element(GString *out, const char *name, const char *day)
{
	g_string_append_printf(out, "<dcterms:%s xsi:type=\"dcterms:W3CDTF\">", name);
	xml_text(out, day);
	g_string_append_printf(out, "T00:00:00Z</dcterms:%s>", name);
}

void core_write(const struct docx *docx, GString *out)
{
	const struct meta *meta = edition_meta(docx->edition);
	const struct constitution *constitution = edition_constitution(docx->edition);
	const char *day = particulars_day(meta);
	char *language = language_tag(docx);
	g_autofree char *status = status_words(docx, meta);
	XML(out, XML_HEAD "<cp:coreProperties "
			  "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
			  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
			  "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
	xml_text_element(out, "dc:title", edition_title(docx->edition));
	xml_text_element(out, "dc:subject",
			 meta->citation ? meta->citation
			 : constitution ? constitution->title
					: NULL);
	xml_text_element(out, "dc:creator", constitution ? constitution->council : NULL);
	day_element(out, "created", day);
	day_element(out, "modified", day);
	xml_text_element(out, "dc:language", language);
	xml_text_element(out, "cp:version", meta->version);
	xml_text_element(out, "cp:contentStatus", status);
	XML(out, "</cp:coreProperties>");
	g_free(language);
}

void application_write(const struct docx *docx, GString *out)
{
	const struct constitution *constitution = edition_constitution(docx->edition);
	XML(out, XML_HEAD
	    "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">");
	xml_text_element(out, "Company", constitution ? constitution->council : NULL);
	xml_text_element(out, "Application", "Keeling");
	XML(out, "</Properties>");
}

static void property(GString *out, unsigned *id, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append_printf(
		out, "<property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"%u\" name=\"%s\">", ++*id, name);
	xml_text_element(out, "vt:lpwstr", text);
	XML(out, "</property>");
}

void custom_write(const struct docx *docx, GString *out)
{
	const struct meta *meta = edition_meta(docx->edition);
	unsigned id = 1; /* the first is 2 */
	XML(out,
	    XML_HEAD "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
		     "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">");
	property(out, &id, "Document", meta->id);
	property(out, &id, "Version", meta->version);
	property(out, &id, "Status", meta->status_given ? doc_status_name(meta->status) : NULL);
	property(out, &id, "Adopted", meta->adopted);
	property(out, &id, "Effective", meta->effective);
	property(out, &id, "Superseded", meta->replaced);
	property(out, &id, "Review", meta->review);
	property(out, &id, "Owner", meta->owner);
	/* Of a file that comes back: whether the sources still say what it was made of. A redline holds two texts. */
	bool redline = edition_is_redline(docx->edition);
	const struct edition *now = redline ? edition_after(docx->edition) : docx->edition;
	const struct edition *was = redline ? edition_before(docx->edition) : NULL;
	char *digest = now ? edition_words_digest(now) : NULL, *former = was ? edition_words_digest(was) : NULL;
	property(out, &id, "Digest", digest);
	property(out, &id, "Former Version", was ? edition_meta(was)->version : NULL);
	property(out, &id, "Former Digest", former);
	g_free(former);
	g_free(digest);
	XML(out, "</Properties>");
}
