/* SPDX-License-Identifier: MIT
 * The file's objects, one after the other; pdf_body.c puts their bytes together. */
#include "format/pdf.h"

#include "format/pdf_font.h"
#include "format/pdf_objects.h"

#include <string.h>

void pdf_string(GString *out, const char *text)
{
	bool plain = true;
	for (const char *p = text; *p && plain; p++)
		plain = *p >= ' ' && *p <= '~';
	if (plain) {
		g_string_append_c(out, '(');
		for (const char *p = text; *p; p++) {
			if (strchr("()\\", *p))
				g_string_append_c(out, '\\');
			g_string_append_c(out, *p);
		}
		g_string_append_c(out, ')');
		return;
	}
	glong units = 0;
	gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &units, NULL);
	g_string_append(out, "<FEFF");
	for (glong i = 0; wide && i < units; i++)
		g_string_append_printf(out, "%04X", wide[i]);
	g_string_append_c(out, '>');
	g_free(wide);
}

void entry_text(GString *out, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	g_string_append(out, key);
	pdf_string(out, text);
}

/* ---- catalogue and properties ---------------------------------------------------------------------------------- */

static void write_catalog(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	g_string_append_printf(file->out,
			       "<</Type/Catalog/Pages %d 0 R/StructTreeRoot %d 0 R/Metadata %d 0 R"
			       "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>",
			       PAGES, TREE, METADATA);
	entry_text(file->out, "/Lang", pdf->language);
	if (pdf->outline->len)
		g_string_append_printf(file->out, "/Outlines %d 0 R/PageMode/UseOutlines", OUTLINE);
	if (file->typed)
		g_string_append_printf(file->out, "/AcroForm %u 0 R", file->form);
	g_string_append(file->out, ">>");
}

/* YYYY-MM-DD as PDF writes a day. */
static void entry_day(GString *out, const char *key, const char *day)
{
	if (day && strlen(day) == 10)
		g_string_append_printf(out, "%s(D:%.4s%.2s%.2s)", key, day, day + 5, day + 8);
}

static void write_information(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	g_string_append(file->out, "<<");
	entry_text(file->out, "/Title", pdf->title);
	entry_text(file->out, "/Author", pdf->author);
	entry_text(file->out, "/Subject", pdf->subject);
	entry_text(file->out, "/KeelingDocument", pdf->document);
	entry_text(file->out, "/KeelingVersion", pdf->version);
	entry_text(file->out, "/Producer", pdf->producer);
	entry_day(file->out, "/CreationDate", pdf->day);
	g_string_append(file->out, ">>");
}

static void property(GString *out, const char *before, const char *text, const char *after)
{
	if (!text || !*text)
		return;
	char *escaped = g_markup_escape_text(text, -1);
	g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
	g_free(escaped);
}

static void write_metadata(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	GString *xmp =
		g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
			     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
			     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
			     "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
			     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
			     " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
			     "<pdfuaid:part>1</pdfuaid:part>\n");
	property(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", pdf->title,
		 "</rdf:li></rdf:Alt></dc:title>");
	property(xmp, "<dc:language><rdf:Bag><rdf:li>", pdf->language, "</rdf:li></rdf:Bag></dc:language>");
	property(xmp, "<dc:creator><rdf:Seq><rdf:li>", pdf->author, "</rdf:li></rdf:Seq></dc:creator>");
	property(xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", pdf->subject,
		 "</rdf:li></rdf:Alt></dc:description>");
	property(xmp, "<xmp:CreateDate>", pdf->day, "</xmp:CreateDate>");
	property(xmp, "<pdf:Producer>", pdf->producer, "</pdf:Producer>");
	g_string_append(xmp, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
	body_stream_plain(&file->body, "/Type/Metadata/Subtype/XML", xmp->str, xmp->len);
	g_string_free(xmp, TRUE);
}

/* ---- the structure --------------------------------------------------------------------------------------------- */

static void write_pages(struct file *file)
{
	g_string_append_printf(file->out, "<</Type/Pages/Count %u/Kids[", file->pdf->pages->len);
	for (guint i = 0; i < file->pdf->pages->len; i++)
		entry_object(file->out, "", page_object(i));
	g_string_append(file->out, "]>>");
}

/* ---- pages and what hangs on them ------------------------------------------------------------------------------ */

static void write_resources(struct file *file)
{
	g_string_append(file->out, "<</Font<<");
	unsigned object = file->font;
	for (unsigned face = 0; face < fonts_count(file->pdf->fonts); face++) {
		if (!file->programs[face])
			continue;
		g_string_append_printf(file->out, "/F%u %u 0 R", face, object);
		object += FONT_OBJECTS;
	}
	g_string_append(file->out, ">>>>");
}

static void write_page(struct file *file, guint number)
{
	const struct sheet_of_paper *page = file->pdf->pages->pdata[number];
	g_string_append_printf(file->out,
			       "<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %u 0 R/StructParents %u", PAGES,
			       RESOURCES, page_object(number) + 1, number);
	g_string_append(file->out, "/Tabs/S/MediaBox[0 0 ");
	pdf_number(file->out, page->width);
	g_string_append_c(file->out, ' ');
	pdf_number(file->out, page->height);
	g_string_append_c(file->out, ']');
	if (page->annotations->len) {
		g_string_append(file->out, "/Annots[");
		for (guint i = 0; i < page->annotations->len; i++)
			entry_object(file->out, "", file->annotation + g_array_index(page->annotations, uint32_t, i));
		g_string_append_c(file->out, ']');
	}
	g_string_append(file->out, ">>");
}

static void write_place(struct file *file, uint32_t number, double y)
{
	const struct sheet_of_paper *page = file->pdf->pages->pdata[number];
	g_string_append_printf(file->out, "/Dest[%u 0 R/XYZ 0 ", page_object(number));
	pdf_number(file->out, MIN(page->height, page->height - y));
	g_string_append(file->out, " null]");
}

static void write_link(struct file *file, const struct annotation *link)
{
	g_string_append(file->out, "/Subtype/Link/Border[0 0 0]");
	entry_text(file->out, "/Contents", link->words);
	if (!link->address) {
		write_place(file, link->to, link->y);
		return;
	}
	g_string_append(file->out, "/A<</S/URI");
	char *address = g_uri_escape_string(link->address, "!#$%&'()*+,/:;=?@[]~", FALSE);
	entry_text(file->out, "/URI", address);
	g_free(address);
	g_string_append(file->out, ">>");
}

static void write_annotation(struct file *file, guint number)
{
	const struct annotation *annotation = &g_array_index(file->pdf->annotations, struct annotation, number);
	const struct sheet_of_paper *page = file->pdf->pages->pdata[annotation->page];
	const struct pdf_area *area = &annotation->area;
	const double corners[] = {area->x, page->height - area->y - area->height, area->x + area->width,
				  page->height - area->y};
	g_string_append(file->out, "<</Type/Annot/F 4/StructParent ");
	pdf_count(file->out, file->pdf->pages->len + number);
	g_string_append(file->out, "/Rect[");
	for (unsigned i = 0; i < G_N_ELEMENTS(corners); i++) {
		pdf_number(file->out, corners[i]);
		g_string_append_c(file->out, ' ');
	}
	g_string_append_c(file->out, ']');
	if (annotation->field == NOTHING)
		write_link(file, annotation);
	else
		write_widget(file, annotation);
	g_string_append(file->out, ">>");
}

/* ---- the outline ----------------------------------------------------------------------------------------------- */

static const struct outline_entry *outline_get(const struct pdf *pdf, guint i)
{
	return &g_array_index(pdf->outline, struct outline_entry, i);
}

/* The neighbours of each entry. */
static void outline_link(struct file *file)
{
	const GArray *outline = file->pdf->outline;
	file->kin = g_new(struct kin, outline->len);
	GArray *open = g_array_new(FALSE, FALSE, sizeof(guint)); /* entries above the next, each of a higher level */
	for (guint i = 0; i < outline->len; i++) {
		unsigned level = outline_get(file->pdf, i)->level;
		struct kin *kin = &file->kin[i];
		*kin = (struct kin){NO_ENTRY, NO_ENTRY, NO_ENTRY};
		while (open->len && outline_get(file->pdf, g_array_index(open, guint, open->len - 1))->level >= level) {
			guint earlier = g_array_index(open, guint, open->len - 1);
			if (outline_get(file->pdf, earlier)->level == level)
				kin->before = earlier;
			g_array_set_size(open, open->len - 1);
		}
		if (kin->before != NO_ENTRY)
			file->kin[kin->before].after = i;
		if (open->len)
			kin->parent = g_array_index(open, guint, open->len - 1);
		g_array_append_val(open, i);
	}
	g_array_unref(open);
}

/* The entries of a level that follow each other under one entry: how many, and the last of them. */
static guint outline_run(const struct file *file, guint first, guint *last)
{
	guint count = 0;
	for (guint i = first; i < file->pdf->outline->len; i = file->kin[i].after) {
		*last = i;
		count++;
	}
	return count;
}

static void write_outline(struct file *file)
{
	guint last = 0, count = outline_run(file, 0, &last);
	g_string_append(file->out, "<</Type/Outlines");
	if (count)
		g_string_append_printf(file->out, "/First %u 0 R/Last %u 0 R/Count %u", file->entry, file->entry + last,
				       count);
	g_string_append(file->out, ">>");
}

static void write_entry(struct file *file, guint number)
{
	const struct outline_entry *entry = outline_get(file->pdf, number);
	const struct kin *kin = &file->kin[number];
	guint child = number + 1, last = 0;
	g_string_append(file->out, "<</Title");
	pdf_string(file->out, entry->title);
	write_place(file, entry->page, entry->y);
	g_string_append_printf(file->out, "/Parent %u 0 R",
			       kin->parent != NO_ENTRY ? file->entry + kin->parent : OUTLINE);
	if (kin->before != NO_ENTRY)
		g_string_append_printf(file->out, "/Prev %u 0 R", file->entry + kin->before);
	if (kin->after != NO_ENTRY)
		g_string_append_printf(file->out, "/Next %u 0 R", file->entry + kin->after);
	if (child < file->pdf->outline->len && outline_get(file->pdf, child)->level > entry->level) {
		guint count = outline_run(file, child, &last);
		g_string_append_printf(file->out, "/First %u 0 R/Last %u 0 R/Count -%u", file->entry + child,
				       file->entry + last, count);
	}
	g_string_append(file->out, ">>");
}

/* ---- all of it ------------------------------------------------------------------------------------------------- */

static void object_simple(struct file *file, void (*write)(struct file *file))
{
	body_open(&file->body);
	write(file);
	body_close(&file->body);
}

static void object_numbered(struct file *file, void (*write)(struct file *file, guint number), guint number)
{
	body_open(&file->body);
	write(file, number);
	body_close(&file->body);
}

static void write_fields(struct file *file)
{
	const GArray *annotations = file->pdf->annotations;
	object_simple(file, write_form);
	pdf_font(&file->body, file->typed, file->letters);
	for (guint i = 0; i < file->pdf->nodes->len; i++)
		object_numbered(file, write_node, i);
	for (guint i = 0; i < BOX_LOOKS; i++)
		write_box_look(file, i);
	for (guint i = 0; i < annotations->len; i++) {
		uint32_t field = g_array_index(annotations, struct annotation, i).field;
		if (field != NOTHING &&
		    field_is_written(g_array_index(file->pdf->fields, struct form_field, field).type))
			write_text_look(file, i);
	}
}

static void write_fonts(struct file *file)
{
	unsigned first = file->font;
	for (unsigned face = 0; face < fonts_count(file->pdf->fonts); face++) {
		if (!file->programs[face])
			continue;
		pdf_font(&file->body, file->programs[face], first);
		first += FONT_OBJECTS;
	}
}

static void write_objects(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	static void (*const first[])(struct file *) = {write_catalog, write_information, write_pages,  write_tree,
						       write_parents, write_resources,   write_outline};
	for (unsigned i = 0; i < G_N_ELEMENTS(first); i++)
		object_simple(file, first[i]);
	write_metadata(file);
	for (guint i = 0; i < pdf->pages->len; i++) {
		object_numbered(file, write_page, i);
		const GString *content = ((const struct sheet_of_paper *)pdf->pages->pdata[i])->content;
		body_stream(&file->body, "", content->str, content->len);
	}
	for (guint i = 0; i < pdf->annotations->len; i++)
		object_numbered(file, write_annotation, i);
	for (guint i = 1; i < pdf->elements->len; i++)
		object_numbered(file, write_element, i);
	for (guint i = 0; i < pdf->outline->len; i++)
		object_numbered(file, write_entry, i);
	write_fonts(file);
	if (file->typed)
		write_fields(file);
}

/* The numbers of the objects, of each kind the first; how many they are. */
static unsigned file_count(struct file *file)
{
	const struct pdf *pdf = file->pdf;
	file->annotation = page_object(pdf->pages->len);
	file->element = file->annotation + pdf->annotations->len;
	file->entry = file->element + pdf->elements->len - 1;
	file->font = file->entry + pdf->outline->len;
	file->form = file->font;
	for (unsigned face = 0; face < fonts_count(pdf->fonts); face++)
		file->form += file->programs[face] ? FONT_OBJECTS : 0;
	if (!file->typed)
		return file->form - 1;
	file->letters = file->form + 1;
	file->node = file->letters + FONT_OBJECTS;
	file->look = file->node + pdf->nodes->len;
	return file->look + BOX_LOOKS + pdf->looks - 1;
}

bool pdf_write(struct pdf *pdf, GByteArray *out, GString *fault)
{
	g_assert(!pdf->marked && pdf->pages->len);
	struct deflate *deflate = deflate_new(fault);
	if (!deflate)
		return false;
	struct file file = {.pdf = pdf};
	unsigned faces = fonts_count(pdf->fonts);
	file.programs = g_new0(struct font_program *, faces);
	outline_link(&file);
	for (unsigned face = 0; face < faces; face++)
		file.programs[face] = font_program(pdf->use, face);
	file.typed = pdf->fields->len ? typed_program(pdf) : NULL;
	body_begin(&file.body, out, deflate, file_count(&file));
	file.out = file.body.text;
	write_objects(&file);
	char *entries = g_strdup_printf("/Root %d 0 R/Info %d 0 R", CATALOG, INFORMATION);
	body_end(&file.body, entries);
	g_free(entries);
	for (unsigned face = 0; face < faces; face++)
		font_program_free(file.programs[face]);
	g_free(file.programs);
	g_free(file.kin);
	font_program_free(file.typed);
	deflate_free(deflate);
	return true;
}
