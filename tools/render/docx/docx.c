/* SPDX-License-Identifier: MIT
 * Puts a Word file together:
 *
 *   [Content_Types].xml            docx_relations.c   the kind of each part
 *   _rels/.rels                    docx_relations.c   where the document and its properties are
 *   word/document.xml              docx_body.c        the text, with
 *                                    docx_front.c       status, title, facts, contents
 *                                    docx_paragraph.c   paragraphs and bookmarks
 *                                    docx_inline.c      words, links, references as fields
 *                                    docx_table.c       tables
 *                                    docx_form.c        forms, with
 *                                      docx_control.c     content controls
 *                                      docx_form_table.c  rows, signatures
 *                                    docx_chart.c       flowcharts as shapes
 *                                    docx_section.c     pages, upright and turned
 *                                    docx_revision.c    of a redline: what came and went, with
 *                                      docx_moves.c       what moved
 *                                      docx_twins.c       words that went and came again
 *                                      docx_ends.c        ends of paragraphs
 *   word/_rels/document.xml.rels   docx_relations.c   the parts below, and addresses of links
 *   word/styles.xml                templates/docx, docx_house.c and docx_shell.c
 *   word/numbering.xml             docx_list.c and docx_inner.c plan the numbers,
 *                                  docx_numbering.c writes them
 *   word/settings.xml, fontTable.xml, header.xml, header-first.xml, footer.xml
 *                                  templates/docx, docx_house.c and docx_shell.c
 *   word/comments.xml              docx_comments.c    of a redline: the reasons
 *   word/media/flowchart-1.png     chart_picture.c    flowcharts as pictures
 *   word/theme/, word/media/, footer-first.xml, header-even.xml, footer-even.xml
 *                                  docx_reference.c   of a council's own file, whose look is taken over
 *   word/glossary/                 docx_control.c     what empty controls say
 *   customXml/                     docx_data.c        what is filled into forms
 *   docProps/core.xml, app.xml, custom.xml
 *                                  docx_properties.c  title, version, status, dates */
#include "render/docx/docx.h"

#include "format/package.h"
#include "render/docx/docx_part.h"
#include "render/docx/docx_reference.h"

enum part {
	PART_TYPES,
	PART_PACKAGE_RELATIONS,
	PART_DOCUMENT,
	PART_DOCUMENT_RELATIONS,
	PART_STYLES,
	PART_NUMBERING,
	PART_SETTINGS,
	PART_FONTS,
	PART_HEADER,
	PART_HEADER_FIRST,
	PART_FOOTER,
	PART_FOOTER_FIRST,
	PART_HEADER_EVEN,
	PART_FOOTER_EVEN,
	PART_CORE,
	PART_APPLICATION,
	PART_CUSTOM,
	PART_COMMENTS,
	PART_DATA,
	PART_DATA_PROPERTIES,
	PART_DATA_RELATIONS,
	PART_GLOSSARY,
	PART_GLOSSARY_STYLES,
	PART_GLOSSARY_RELATIONS,
	PARTS
};

static const char *const part_names[PARTS] = {
	[PART_TYPES] = "[Content_Types].xml",
	[PART_PACKAGE_RELATIONS] = "_rels/.rels",
	[PART_DOCUMENT] = "word/document.xml",
	[PART_DOCUMENT_RELATIONS] = "word/_rels/document.xml.rels",
	[PART_STYLES] = "word/styles.xml",
	[PART_NUMBERING] = "word/numbering.xml",
	[PART_SETTINGS] = "word/settings.xml",
	[PART_FONTS] = "word/fontTable.xml",
	[PART_HEADER] = "word/header.xml",
	[PART_HEADER_FIRST] = "word/header-first.xml",
	[PART_FOOTER] = "word/footer.xml",
	[PART_FOOTER_FIRST] = "word/footer-first.xml",
	[PART_HEADER_EVEN] = "word/header-even.xml",
	[PART_FOOTER_EVEN] = "word/footer-even.xml",
	[PART_CORE] = "docProps/core.xml",
	[PART_APPLICATION] = "docProps/app.xml",
	[PART_CUSTOM] = "docProps/custom.xml",
	[PART_COMMENTS] = "word/comments.xml",
	[PART_DATA] = "customXml/item1.xml",
	[PART_DATA_PROPERTIES] = "customXml/itemProps1.xml",
	[PART_DATA_RELATIONS] = "customXml/_rels/item1.xml.rels",
	[PART_GLOSSARY] = "word/glossary/document.xml",
	[PART_GLOSSARY_STYLES] = "word/glossary/styles.xml",
	[PART_GLOSSARY_RELATIONS] = "word/glossary/_rels/document.xml.rels",
};

/* The body comes first: what it links to and counts is said in the others. */
static void parts_write(struct docx *docx, GString *parts[PARTS])
{
	body_write(docx);
	unused_styles_tie(docx);
	content_types_write(docx, parts[PART_TYPES]);
	package_relations_write(parts[PART_PACKAGE_RELATIONS]);
	document_relations_write(docx, parts[PART_DOCUMENT_RELATIONS]);
	shell_write(docx, SHELL_STYLES, parts[PART_STYLES]);
	list_write(docx->plan, parts[PART_NUMBERING]);
	shell_write(docx, SHELL_SETTINGS, parts[PART_SETTINGS]);
	shell_write(docx, SHELL_FONTS, parts[PART_FONTS]);
	shell_write(docx, SHELL_HEADER, parts[PART_HEADER]);
	shell_write(docx, SHELL_HEADER_FIRST, parts[PART_HEADER_FIRST]);
	shell_write(docx, SHELL_FOOTER, parts[PART_FOOTER]);
	shell_write(docx, SHELL_FOOTER_FIRST, parts[PART_FOOTER_FIRST]);
	shell_write(docx, SHELL_HEADER_EVEN, parts[PART_HEADER_EVEN]);
	shell_write(docx, SHELL_FOOTER_EVEN, parts[PART_FOOTER_EVEN]);
	core_write(docx, parts[PART_CORE]);
	application_write(docx, parts[PART_APPLICATION]);
	custom_write(docx, parts[PART_CUSTOM]);
	comments_write(docx, parts[PART_COMMENTS]);
	data_write(docx, parts[PART_DATA]);
	data_properties_write(docx, parts[PART_DATA_PROPERTIES]);
	data_relations_write(docx, parts[PART_DATA_RELATIONS]);
	glossary_write(docx, parts[PART_GLOSSARY]);
	glossary_styles_write(docx, parts[PART_GLOSSARY_STYLES]);
	glossary_relations_write(docx, parts[PART_GLOSSARY_RELATIONS]);
}

static void reference_pack(struct package *package, const struct docx_reference *reference)
{
	const GPtrArray *parts = reference ? docx_reference_parts(reference) : NULL;
	for (guint i = 0; parts && i < parts->len; i++) {
		const struct docx_part *part = parts->pdata[i];
		package_add(package, part->name, part->bytes->data, part->bytes->len);
	}
}

static void pictures_pack(struct package *package, const GPtrArray *pictures)
{
	for (guint i = 0; i < pictures->len; i++) {
		const GByteArray *picture = pictures->pdata[i];
		char *name = g_strdup_printf("word/" PICTURE_PART, i + 1);
		package_add(package, name, picture->data, picture->len);
		g_free(name);
	}
}

static bool parts_pack(const struct docx *docx, GString *const parts[PARTS], GByteArray *out, struct diag *diag)
{
	struct package *package = package_new();
	for (int i = 0; i < PARTS; i++)
		if (parts[i]->len)
			package_add(package, part_names[i], parts[i]->str, parts[i]->len);
	pictures_pack(package, docx->pictures);
	reference_pack(package, docx->house->reference);
	bool done = package_finish(package, out);
	if (!done)
		diag_add(diag, CODE_OUTPUT, (struct place){edition_meta(docx->edition)->source, 0, 0},
			 "the Word file could not be made: %s", package_problem(package));
	package_free(package);
	return done;
}

/* About how large the text becomes: room that is not used costs nothing, room that is made bit by bit is filled twice.
 */
static gsize document_size(const struct edition *edition)
{
	enum { BYTES_A_NODE = 100 };
	return 4096 + (gsize)edition_doc(edition)->nodes * BYTES_A_NODE;
}

static bool render(const struct edition *edition, const struct docx_revising *revising,
		   const struct docx_wishes *wishes, const struct docx_house *house, GByteArray *out, struct diag *diag)
{
	GString *parts[PARTS];
	for (int i = 0; i < PARTS; i++)
		parts[i] = g_string_sized_new(i == PART_DOCUMENT ? document_size(edition) : 1024);
	GStringChunk *names = g_string_chunk_new(4096);
	const char **bookmarks = bookmarks_new(edition, names);
	struct docx docx = {
		.edition = edition,
		.diag = diag,
		.cover = wishes->cover,
		.words = edition_words(edition),
		.house = house,
		.plan = list_plan_new(edition, house, LIST_OF_WORD),
		.bookmarks = bookmarks,
		.names = names,
		.out = parts[PART_DOCUMENT],
		.control_id = 1000,
		.by_hand = wishes->by_hand,
		.fonts = wishes->fonts,
		.pictures = g_ptr_array_new_with_free_func((GDestroyNotify)g_byte_array_unref),
		.data.text = g_string_new(NULL),
		.links = g_ptr_array_new_with_free_func(g_free),
		.link_ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
	};
	revision_begin(&docx, revising);
	parts_write(&docx, parts);
	revision_end(&docx);
	bool done = !docx.lost && parts_pack(&docx, parts, out, diag);
	g_string_free(docx.data.text, TRUE);
	g_ptr_array_unref(docx.pictures);
	g_hash_table_unref(docx.link_ids);
	g_ptr_array_unref(docx.links);
	list_plan_free(docx.plan);
	g_free(bookmarks);
	g_string_chunk_free(names);
	for (int i = 0; i < PARTS; i++)
		g_string_free(parts[i], TRUE);
	return done;
}

static bool render_in_house(const struct edition *edition, const struct docx_revising *revising,
			    const struct docx_wishes *wishes, const struct templates *templates, GByteArray *out,
			    struct diag *diag)
{
	struct docx_house *house = docx_house_new(templates, diag);
	if (!house)
		return false;
	bool done = render(edition, revising, wishes, house, out, diag);
	docx_house_free(house);
	return done;
}

bool docx_render_redline(const struct edition *redline, const struct docx_revising *revising,
			 const struct templates *templates, GByteArray *out, struct diag *diag)
{
	return render_in_house(redline, revising, &(struct docx_wishes){.fonts = revising->fonts}, templates, out,
			       diag);
}

bool docx_render_as(const struct edition *edition, const struct docx_wishes *wishes, const struct templates *templates,
		    GByteArray *out, struct diag *diag)
{
	return render_in_house(edition, NULL, wishes, templates, out, diag);
}

bool docx_render(const struct edition *edition, const struct templates *templates, GByteArray *out, struct diag *diag)
{
	return docx_render_as(edition, &(struct docx_wishes){0}, templates, out, diag);
}
