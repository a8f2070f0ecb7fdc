/* SPDX-License-Identifier: MIT */
#include "format/pdf_font.h"

#include "format/pdf_parts.h"

/* PDF's limit for one block of a character map. */
#define BLOCK_MOST 100u

static void font_main(GString *out, const struct font_program *program, unsigned first)
{
	g_string_append_printf(out,
			       "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
			       "/DescendantFonts[%u 0 R]/ToUnicode %u 0 R>>",
			       program->name, first + 1, first + 3);
}

/* Widths stand in runs of glyphs that follow each other: `first[width width]`. */
static void font_descendant(GString *out, const struct font_program *program, unsigned first)
{
	g_string_append_printf(out,
			       "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDToGIDMap/Identity/DW 0"
			       "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
			       "/FontDescriptor %u 0 R/W[",
			       program->name, first + 2);
	for (guint i = 0; i < program->glyphs->len; i++) {
		const struct font_glyph *glyph = &g_array_index(program->glyphs, struct font_glyph, i);
		if (!i || glyph[-1].id + 1 != glyph->id)
			g_string_append_printf(out, "%s%u[", i ? "]" : "", glyph->id);
		else
			g_string_append_c(out, ' ');
		pdf_number(out, glyph->width);
	}
	g_string_append(out, program->glyphs->len ? "]]>>" : "]>>");
}

static void font_descriptor(GString *out, const struct font_program *program, unsigned first)
{
	const int symbolic = 4, fixed = 1;
	g_string_append_printf(out,
			       "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0"
			       "/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %u 0 R>>",
			       program->name, symbolic | (program->fixed ? fixed : 0), program->box[0], program->box[1],
			       program->box[2], program->box[3], program->ascent, program->descent, program->capital,
			       program->bold ? 140 : 80, first + 4);
}

/* Which words each glyph stands for, so that the text can be searched, copied and read out. */
static void font_unicode(struct body *body, const struct font_program *program)
{
	GString *map = g_string_new("/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
				    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
				    "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
				    "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
	for (guint i = 0; i < program->glyphs->len; i++) {
		const struct font_glyph *glyph = &g_array_index(program->glyphs, struct font_glyph, i);
		if (i % BLOCK_MOST == 0)
			g_string_append_printf(map, "%u beginbfchar\n", MIN(program->glyphs->len - i, BLOCK_MOST));
		g_string_append_printf(map, "<%04X><", glyph->id);
		glong units = 0;
		gunichar2 *text = g_utf8_to_utf16(glyph->text, glyph->length, NULL, &units, NULL);
		for (glong k = 0; text && k < units; k++)
			g_string_append_printf(map, "%04X", text[k]);
		if (units == 0)
			g_string_append(map, "200B"); /* a part of what an earlier glyph stands for */
		g_free(text);
		g_string_append(map, ">\n");
		if (i % BLOCK_MOST == BLOCK_MOST - 1 || i + 1 == program->glyphs->len)
			g_string_append(map, "endbfchar\n");
	}
	g_string_append(map, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	body_stream(body, "", map->str, map->len);
	g_string_free(map, TRUE);
}

static void font_file(struct body *body, const struct font_program *program)
{
	gsize length;
	const void *bytes = g_bytes_get_data(program->bytes, &length);
	char *entries = g_strdup_printf("/Length1 %" G_GSIZE_FORMAT, length);
	body_stream(body, entries, bytes, length);
	g_free(entries);
}

void pdf_font(struct body *body, const struct font_program *program, unsigned first)
{
	static void (*const texts[])(GString *, const struct font_program *, unsigned) = {font_main, font_descendant,
											  font_descriptor};
	for (unsigned i = 0; i < G_N_ELEMENTS(texts); i++) {
		body_open(body);
		texts[i](body->text, program, first);
		body_close(body);
	}
	font_unicode(body, program);
	font_file(body, program);
}
