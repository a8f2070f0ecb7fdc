/* SPDX-License-Identifier: MIT
 * Named styles, header and footer, and the look of tables: the templates of the house with what the document says in
 * their slots. */
#include "render/odt/odt_part.h"

#include <string.h>

static void slot_numbers(const struct odt *odt, GString *out)
{
	odt_lists_write(odt, out);
}

static void slot_language(const struct odt *odt, GString *out)
{
	char *tag = particulars_language(odt->edition);
	char **parts = g_strsplit(tag, "-", 2);
	g_string_append_printf(out, "<style:text-properties fo:language=\"%s\" fo:country=\"%s\"/>", parts[0],
			       parts[1]);
	g_strfreev(parts);
	g_free(tag);
}

static void slot_title(const struct odt *odt, GString *out)
{
	xml_text(out, edition_title(odt->edition));
}

static void slot_council(const struct odt *odt, GString *out)
{
	const struct constitution *constitution = edition_constitution(odt->edition);
	if (constitution && constitution->council)
		xml_text(out, constitution->council);
}

static void slot_version(const struct odt *odt, GString *out)
{
	char *words = particulars_version(odt->words, edition_meta(odt->edition));
	if (words)
		xml_text(out, words);
	g_free(words);
}

static void slot_status(const struct odt *odt, GString *out)
{
	char *words = particulars_standing(odt->words, edition_meta(odt->edition));
	if (words)
		xml_text(out, words);
	g_free(words);
}

static void slot_draft(const struct odt *odt, GString *out)
{
	const struct meta *meta = edition_meta(odt->edition);
	if (!particulars_draft(meta))
		return;
	XML(out, "<text:p text:style-name=\"HeaderDraft\">");
	xml_text(out, word(odt->words, "draft-mark"));
	XML(out, "</text:p>");
}

/* 'Page {page} of {pages}', in whatever order the language has them. */
static void slot_page_of(const struct odt *odt, GString *out)
{
	char **pieces = g_strsplit(word(odt->words, "page-of"), "{", -1);
	for (char **piece = pieces; *piece; piece++) {
		char *rest = piece == pieces ? *piece : strchr(*piece, '}');
		if (piece != pieces && g_str_has_prefix(*piece, "page}"))
			XML(out, "<text:page-number text:select-page=\"current\">1</text:page-number>");
		else if (piece != pieces && g_str_has_prefix(*piece, "pages}"))
			XML(out, "<text:page-count>1</text:page-count>");
		if (rest)
			xml_text(out, piece == pieces ? rest : rest + 1);
	}
	g_strfreev(pieces);
}

static const struct {
	const char *name;
	void (*write)(const struct odt *odt, GString *out);
} slots[] = {
	{"numbers", slot_numbers}, {"language", slot_language}, {"title", slot_title}, {"council", slot_council},
	{"version", slot_version}, {"status", slot_status},     {"draft", slot_draft}, {"page-of", slot_page_of},
};

static void slot_fill(void *data, const char *slot, const char *style, GString *out)
{
	(void)style;
	for (size_t i = 0; i < G_N_ELEMENTS(slots); i++)
		if (!strcmp(slot, slots[i].name))
			slots[i].write(data, out);
}

void odt_styles_write(struct odt *odt, GString *out)
{
	slots_fill(odt->house->shells[ODT_STYLES], NULL, NULL, slot_fill, odt, out);
}

/* The whole part of content.xml that comes before the text: the fixed styles, and before their end those of this
 * text. */
void odt_automatic_write(struct odt *odt, GString *out)
{
	static const char end[] = "</office:automatic-styles>";
	GString *fixed = g_string_new(NULL);
	slots_fill(odt->house->shells[ODT_AUTOMATIC], NULL, NULL, slot_fill, odt, fixed);
	const char *start = strstr(fixed->str, "<office:automatic-styles"), *close = g_strrstr(fixed->str, end);
	if (start && close) {
		g_string_append_len(out, start, close - start);
		append_bytes(out, odt->automatic->str, odt->automatic->len);
		append_text(out, end);
	}
	g_string_free(fixed, TRUE);
}
