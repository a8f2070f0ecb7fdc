/* SPDX-License-Identifier: MIT
 * Puts an OpenDocument text together:
 *
 *   mimetype               first, and as it is, so that the kind of the file shows without unpacking it
 *   content.xml            odt_body.c      the text, with
 *                            odt_front.c       status, title, facts, contents
 *                            odt_paragraph.c   paragraphs and bookmarks
 *                            odt_list.c        the lists in which numbers are counted
 *                            odt_inline.c      words, links, references
 *                            odt_block.c       bullets, lists, definitions, notes, code
 *                            odt_table.c       tables
 *                            odt_form.c        forms, with
 *                              odt_control.c     their controls
 *                              odt_form_table.c  rows, signatures
 *                            odt_chart.c       flowcharts
 *                          odt_style.c     styles that only this text needs
 *   styles.xml             templates/odt and odt_shell.c; the lists of the plan of numbers (docx_list.h) in odt_list.c
 *   meta.xml               odt_meta.c      title, version, status, dates
 *   Pictures/              odt_chart.c     flowcharts, as vectors and as pixels
 *   META-INF/manifest.xml  odt_meta.c      the list of these parts */
#include "render/odt/odt.h"

#include "format/package.h"
#include "render/odt/odt_part.h"
#include "resolve/redline.h"

#define MIMETYPE "application/vnd.oasis.opendocument.text"

enum part { PART_CONTENT, PART_STYLES, PART_META, PART_MANIFEST, PARTS };

static const char *const part_names[PARTS] = {
	[PART_CONTENT] = "content.xml",
	[PART_STYLES] = "styles.xml",
	[PART_META] = "meta.xml",
	[PART_MANIFEST] = "META-INF/manifest.xml",
};

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"

static void content_write(struct odt *odt, GString *out)
{
	XML(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		 "<office:document-content xmlns:office=\"" OASIS "office:1.0\" xmlns:style=\"" OASIS
		 "style:1.0\" xmlns:text=\"" OASIS "text:1.0\" xmlns:table=\"" OASIS "table:1.0\" xmlns:draw=\"" OASIS
		 "drawing:1.0\" xmlns:fo=\"" OASIS "xsl-fo-compatible:1.0\" xmlns:svg=\"" OASIS
		 "svg-compatible:1.0\" xmlns:form=\"" OASIS "form:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
		 "xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\">");
	odt_automatic_write(odt, out);
	XML(out, "<office:body><office:text>");
	if (odt->forms.text->len) {
		XML(out, "<office:forms form:automatic-focus=\"false\" form:apply-design-mode=\"false\">");
		append_bytes(out, odt->forms.text->str, odt->forms.text->len);
		XML(out, "</office:forms>");
	}
	append_bytes(out, odt->out->str, odt->out->len);
	XML(out, "</office:text></office:body></office:document-content>");
}

static bool parts_pack(const struct odt *odt, GString *const parts[PARTS], GByteArray *out, struct diag *diag)
{
	struct package *package = package_new();
	package_add(package, "mimetype", MIMETYPE, sizeof MIMETYPE - 1);
	for (int i = 0; i < PARTS; i++)
		package_add(package, part_names[i], parts[i]->str, parts[i]->len);
	for (guint i = 0; i < odt->pictures->len; i++) {
		const struct odt_picture *picture = odt->pictures->pdata[i];
		package_add(package, picture->name, picture->bytes->data, picture->bytes->len);
	}
	bool done = package_finish(package, out);
	if (!done)
		diag_add(diag, CODE_OUTPUT, (struct place){edition_meta(odt->edition)->source, 0, 0},
			 "the OpenDocument file could not be made: %s", package_problem(package));
	package_free(package);
	return done;
}

static void picture_free(void *data)
{
	struct odt_picture *picture = data;
	g_free(picture->name);
	g_byte_array_unref(picture->bytes);
	g_free(picture);
}

/* About how large the text becomes: room that is not used costs nothing. */
static gsize text_size(const struct edition *edition)
{
	enum { BYTES_A_NODE = 100 };
	return 4096 + (gsize)edition_doc(edition)->nodes * BYTES_A_NODE;
}

static void odt_begin(struct odt *odt, const struct edition *edition, const struct odt_house *house)
{
	odt->edition = edition;
	odt->words = edition_words(edition);
	odt->house = house;
	odt->plan = list_plan_new(edition, &house->measures, LIST_OF_ODF);
	odt->names = g_string_chunk_new(4096);
	odt->bookmarks = bookmarks_new(edition, odt->names);
	odt->out = g_string_sized_new(text_size(edition));
	odt->automatic = g_string_new(NULL);
	odt->styles = g_hash_table_new(g_str_hash, g_str_equal);
	odt->lists.begun = g_hash_table_new(g_direct_hash, g_direct_equal);
	odt->waiting_marks = g_string_new(NULL);
	odt->forms.text = g_string_new(NULL);
	odt->pictures = g_ptr_array_new_with_free_func(picture_free);
}

static void odt_end(struct odt *odt)
{
	g_ptr_array_unref(odt->pictures);
	g_string_free(odt->forms.text, TRUE);
	g_string_free(odt->waiting_marks, TRUE);
	g_hash_table_unref(odt->lists.begun);
	g_hash_table_unref(odt->styles);
	g_string_free(odt->automatic, TRUE);
	g_string_free(odt->out, TRUE);
	g_free((gpointer)odt->bookmarks);
	g_string_chunk_free(odt->names);
	list_plan_free(odt->plan);
}

/* The text comes first: which styles, lists and pictures it needs is said in the others. */
static bool render(struct odt *odt, GByteArray *out, struct diag *diag)
{
	GString *parts[PARTS];
	odt_body(odt);
	for (int i = 0; i < PARTS; i++)
		parts[i] = g_string_sized_new(i == PART_CONTENT ? odt->out->len + 4096 : 1024);
	content_write(odt, parts[PART_CONTENT]);
	odt_styles_write(odt, parts[PART_STYLES]);
	odt_meta_write(odt, parts[PART_META]);
	odt_manifest_write(odt, parts[PART_MANIFEST]);
	bool done = parts_pack(odt, parts, out, diag);
	for (int i = 0; i < PARTS; i++)
		g_string_free(parts[i], TRUE);
	return done;
}

bool odt_render(const struct edition *edition, const struct odt_wishes *wishes, const struct templates *templates,
		GByteArray *out, struct diag *diag)
{
	g_assert(!edition_is_redline(edition));
	struct odt_house *house = odt_house_new(templates, diag);
	if (!house)
		return false;
	struct odt odt = {.by_hand = wishes->by_hand, .fonts = wishes->fonts};
	odt_begin(&odt, edition, house);
	bool done = render(&odt, out, diag);
	odt_end(&odt);
	odt_house_free(house);
	return done;
}
