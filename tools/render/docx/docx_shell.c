/* SPDX-License-Identifier: MIT
 * Styles, settings, header and footer: the templates of the house with what the document says in their slots. */
#include "render/docx/docx_part.h"

#include <string.h>

char *language_tag(const struct docx *docx)
{
	return particulars_language(docx->edition);
}

char *status_words(const struct docx *docx, const struct meta *meta)
{
	return particulars_status(docx->words, meta);
}

/* ---- slots ---------------------------------------------------------------------------------------------------- */

static void words_write(GString *out, const char *words)
{
	XML(out, "<w:r><w:t xml:space=\"preserve\">");
	xml_text(out, words);
	XML(out, "</w:t></w:r>");
}

static void slot_number(struct docx *docx, const char *style, GString *out)
{
	unsigned use, level;
	if (!style || !list_tied(docx->plan, style, &use, &level))
		return;
	g_string_append_printf(out, "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>", level, use);
}

static void slot_language(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	char *tag = language_tag(docx);
	g_string_append_printf(out, "<w:lang w:val=\"%s\" w:eastAsia=\"%s\" w:bidi=\"ar-SA\"/>", tag, tag);
	g_free(tag);
}

static void slot_theme_language(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	char *tag = language_tag(docx);
	g_string_append_printf(out, "<w:themeFontLang w:val=\"%s\"/>", tag);
	g_free(tag);
}

static void slot_title(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	words_write(out, edition_title(docx->edition));
}

static void slot_council(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	const struct constitution *constitution = edition_constitution(docx->edition);
	if (constitution && constitution->council)
		words_write(out, constitution->council);
}

static void slot_version(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	char *words = particulars_version(docx->words, edition_meta(docx->edition));
	if (words)
		words_write(out, words);
	g_free(words);
}

static void slot_status(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	char *words = particulars_standing(docx->words, edition_meta(docx->edition));
	if (words)
		words_write(out, words);
	g_free(words);
}

static void slot_draft(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	if (!particulars_draft(edition_meta(docx->edition)))
		return;
	XML(out, "<w:p><w:pPr><w:pStyle w:val=\"HeaderDraft\"/></w:pPr>");
	words_write(out, word(docx->words, "draft-mark"));
	XML(out, "</w:p>");
}

/* A redline says what it compares at the top of each page: it is in neither text, so it is no part of the text. */
static char *comparison_words(const struct docx *docx)
{
	const struct edition *before = edition_before(docx->edition), *after = edition_after(docx->edition);
	const char *was = before ? edition_meta(before)->version : NULL;
	const char *now = after ? edition_meta(after)->version : NULL;
	if (!was || !now || !strcmp(was, now))
		return g_strdup(word(docx->words, "comparison"));
	return word_fill(docx->words, "comparison-of", "new", now, "old", was, NULL);
}

static void slot_comparison(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	if (!docx->revision.by)
		return;
	char *words = comparison_words(docx);
	XML(out, "<w:p><w:pPr><w:pStyle w:val=\"HeaderDraft\"/></w:pPr>");
	words_write(out, words);
	XML(out, "</w:p>");
	g_free(words);
}

static void slot_revisions(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	if (docx->revision.by)
		XML(out, "<w:trackRevisions/>");
}

/* Even pages look otherwise where a council's file says so. */
static void slot_even_pages(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	if (shell_is_there(docx, SHELL_HEADER_EVEN) || shell_is_there(docx, SHELL_FOOTER_EVEN))
		XML(out, "<w:evenAndOddHeaders/>");
}

static void slot_comments(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	if (docx->revision.by)
		XML(out,
		    "<w:style w:type=\"paragraph\" w:styleId=\"CommentText\"><w:name w:val=\"annotation text\"/>"
		    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:spacing w:before=\"0\" w:after=\"60\" w:line=\"240\" "
		    "w:lineRule=\"auto\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr></w:style>"
		    "<w:style w:type=\"character\" w:styleId=\"CommentReference\"><w:name w:val=\"annotation "
		    "reference\"/><w:rPr><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/></w:rPr></w:style>");
}

static void number_field(GString *out, const char *name)
{
	g_string_append_printf(
		out,
		"<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> "
		"%s </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1"
		"</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
		name);
}

/* 'Page {page} of {pages}', in whatever order the language has them. */
static void slot_page_of(struct docx *docx, const char *style, GString *out)
{
	(void)style;
	const char *text = word(docx->words, "page-of");
	while (*text) {
		bool page = g_str_has_prefix(text, "{page}"), pages = g_str_has_prefix(text, "{pages}");
		if (page || pages) {
			number_field(out, page ? "PAGE" : "NUMPAGES");
			text = strchr(text, '}') + 1;
			continue;
		}
		size_t length = strcspn(text + 1, "{") + 1;
		char *words = g_strndup(text, length);
		words_write(out, words);
		g_free(words);
		text += length;
	}
}

static const struct {
	const char *name;
	void (*write)(struct docx *docx, const char *style, GString *out);
} slots[] = {
	{"number", slot_number},         {"language", slot_language},   {"theme-language", slot_theme_language},
	{"title", slot_title},           {"council", slot_council},     {"version", slot_version},
	{"status", slot_status},         {"draft", slot_draft},         {"page-of", slot_page_of},
	{"comparison", slot_comparison}, {"revisions", slot_revisions}, {"comments", slot_comments},
	{"even-pages", slot_even_pages},
};

static void slot_fill(void *data, const char *slot, const char *style, GString *out)
{
	for (size_t i = 0; i < G_N_ELEMENTS(slots); i++)
		if (!strcmp(slot, slots[i].name))
			slots[i].write(data, style, out);
}

bool shell_is_there(const struct docx *docx, enum docx_shell shell)
{
	return docx->house->shells[shell] != NULL;
}

void shell_write(struct docx *docx, enum docx_shell shell, GString *out)
{
	if (shell_is_there(docx, shell))
		docx_house_fill(docx->house, shell, slot_fill, docx, out);
}
