/* SPDX-License-Identifier: MIT
 * The parts that say what the file is: its properties, which a file manager and a document system show without opening
 * it, and the list of its parts. No clock: a document dates from the day on which it was adopted. */
#include "render/odt/odt_part.h"

static void day_element(GString *out, const char *name, const char *day)
{
	g_string_append_printf(out, "<%s>", name);
	xml_text(out, day);
	g_string_append_printf(out, "T00:00:00</%s>", name);
}

static void property(GString *out, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append_printf(out, "<meta:user-defined meta:name=\"%s\" meta:value-type=\"string\">", name);
	xml_text(out, text);
	XML(out, "</meta:user-defined>");
}

static void properties_write(const struct meta *meta, GString *out)
{
	property(out, "Document", meta->id);
	property(out, "Version", meta->version);
	property(out, "Status", meta->status_given ? doc_status_name(meta->status) : NULL);
	property(out, "Adopted", meta->adopted);
	property(out, "Effective", meta->effective);
	property(out, "Superseded", meta->replaced);
	property(out, "Review", meta->review);
	property(out, "Owner", meta->owner);
}

void odt_meta_write(const struct odt *odt, GString *out)
{
	const struct meta *meta = edition_meta(odt->edition);
	const struct constitution *constitution = edition_constitution(odt->edition);
	char *language = particulars_language(odt->edition);
	XML(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		 "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
		 "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
		 "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>"
		 "<meta:generator>Keeling</meta:generator>");
	xml_text_element(out, "dc:title", edition_title(odt->edition));
	xml_text_element(out, "dc:subject",
			 meta->citation ? meta->citation
			 : constitution ? constitution->title
					: NULL);
	xml_text_element(out, "meta:initial-creator", constitution ? constitution->council : NULL);
	xml_text_element(out, "dc:creator", constitution ? constitution->council : NULL);
	day_element(out, "meta:creation-date", particulars_day(meta));
	day_element(out, "dc:date", particulars_day(meta));
	xml_text_element(out, "dc:language", language);
	properties_write(meta, out);
	XML(out, "</office:meta></office:document-meta>");
	g_free(language);
}

static void entry(GString *out, const char *name, const char *type)
{
	g_string_append_printf(out, "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>", name,
			       type);
}

void odt_manifest_write(const struct odt *odt, GString *out)
{
	XML(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		 "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
		 "manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
		 "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/>");
	entry(out, "content.xml", "text/xml");
	entry(out, "styles.xml", "text/xml");
	entry(out, "meta.xml", "text/xml");
	for (guint i = 0; i < odt->pictures->len; i++) {
		const struct odt_picture *picture = odt->pictures->pdata[i];
		entry(out, picture->name, picture->type);
	}
	XML(out, "</manifest:manifest>");
}
