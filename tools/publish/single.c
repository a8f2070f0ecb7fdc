/* SPDX-License-Identifier: MIT */
#include "publish/single.h"
#include "base/letters.h"
#include "format/package.h"
#include "read/paper.h"
#include "render/akn/akn.h"
#include "render/html/html.h"
#include "render/markdown/markdown.h"
#include "render/odt/odt.h"
#include "render/pages/pages.h"
#include "resolve/conserve.h"

#include <string.h>

static const char *const names[FORMATS] = {"html", "docx", "odt", "pdf", "markdown", "json", "tree", "akn"};

enum format format_find(const char *name)
{
	for (int i = 0; i < FORMATS; i++)
		if (!strcmp(names[i], name))
			return (enum format)i;
	return FORMATS;
}

bool format_is_text(enum format format)
{
	return format != FORMAT_DOCX && format != FORMAT_ODT && format != FORMAT_PDF;
}

bool format_is_office(enum format format)
{
	return format == FORMAT_DOCX || format == FORMAT_ODT;
}

struct press {
	struct paper *paper;
	struct fonts *fonts;
};

struct press *press_new(const struct templates *templates, struct diag *diag)
{
	struct press *press = g_new0(struct press, 1);
	press->paper = paper_read(templates, diag);
	press->fonts = press->paper ? pages_fonts(press->paper, diag) : NULL;
	if (press->fonts)
		return press;
	press_free(press);
	return NULL;
}

struct press *press_new_if(const struct templates *templates, struct diag *diag)
{
	struct diag *said = diag_new();
	struct press *press = press_new(templates, said);
	for (size_t i = 0; i < diag_count(said); i++) {
		const struct message *message = diag_get(said, i);
		if (message->level == LEVEL_FAILURE && message->code != CODE_FONT)
			diag_add(diag, message->code, message->place, "%s", message->words);
	}
	diag_free(said);
	return press;
}

struct press *press_new_sideways(const struct templates *templates, struct diag *diag)
{
	struct press *press = press_new(templates, diag);
	if (!press)
		return NULL;
	double width = press->paper->width;
	press->paper->width = press->paper->height;
	press->paper->height = width;
	press->paper->blank *= 2;
	return press;
}

void press_free(struct press *press)
{
	if (!press)
		return;
	fonts_free(press->fonts);
	paper_free(press->paper);
	g_free(press);
}

GPtrArray *press_fonts(const struct press *press)
{
	return fonts_paths(press->fonts);
}

bool press_print(struct press *press, const struct edition *edition, const struct node *part, GByteArray *out,
		 struct diag *diag)
{
	return pages_render(edition, part, press->paper, press->fonts, out, diag);
}

unsigned press_bind(struct press *press, struct bound_form *forms, unsigned count, bool duplex,
		    const struct pack_cover *cover, GByteArray *out, struct diag *diag)
{
	return pages_bind(forms, count, duplex, cover, press->paper, press->fonts, out, diag);
}

static bool pdf_render(const struct edition *edition, const struct templates *templates, GByteArray *out,
		       struct diag *diag)
{
	struct press *press = press_new(templates, diag);
	bool fine = press && press_print(press, edition, edition_root(edition), out, diag);
	press_free(press);
	return fine;
}

static bool has_chart(const struct node *node)
{
	for (const struct node *child = node->first; child && !node_is_inline(child); child = child->next)
		if (child->kind == NODE_FLOWCHART || has_chart(child))
			return true;
	return false;
}

/* Without fonts a flowchart is shapes or vectors, and words: no reason to make no file. False with a message when
 * something else is in the way. */
static bool chart_press(const struct edition *edition, const struct templates *templates, struct press **press,
			struct diag *diag)
{
	size_t before = diag_count(diag);
	*press = has_chart(edition_root(edition)) ? press_new_if(templates, diag) : NULL;
	return *press || diag_count(diag) == before;
}

/* The file as those who open it have it: taken out of its package, its words held against those of the edition. */
static bool office_read_back(const struct edition *edition, const GByteArray *out, guint from, struct diag *diag,
			     enum format format)
{
	bool word = format == FORMAT_DOCX;
	const char *part = word ? "word/document.xml" : "content.xml", *file = word ? "Word file" : "OpenDocument file";
	GByteArray *text = package_back(out->data + from, out->len - from, part);
	if (!text) {
		diag_add(diag, CODE_OUTPUT, edition_root(edition)->place,
			 "the %s that was made of this can't be read again; that is a mistake in this program: please "
			 "report it",
			 file);
		return false;
	}
	g_autoptr(GString) letters = g_string_sized_new(text->len / 2);
	letters_of_markup((const char *)text->data, text->len, word ? "w:t" : NULL, letters);
	g_byte_array_unref(text);
	return conserve_check(edition, edition_root(edition), letters, file, diag);
}

bool single_word(const struct edition *edition, struct docx_wishes wishes, const struct templates *templates,
		 GByteArray *out, struct diag *diag)
{
	struct press *press;
	if (!chart_press(edition, templates, &press, diag))
		return false;
	wishes.fonts = press ? press->fonts : NULL;
	guint before = out->len;
	bool made = docx_render_as(edition, &wishes, templates, out, diag);
	press_free(press);
	return made && office_read_back(edition, out, before, diag, FORMAT_DOCX);
}

static bool single_open(const struct edition *edition, bool by_hand, const struct templates *templates, GByteArray *out,
			struct diag *diag)
{
	struct press *press;
	if (!chart_press(edition, templates, &press, diag))
		return false;
	const struct odt_wishes wishes = {.by_hand = by_hand, .fonts = press ? press->fonts : NULL};
	guint before = out->len;
	bool made = odt_render(edition, &wishes, templates, out, diag);
	press_free(press);
	return made && office_read_back(edition, out, before, diag, FORMAT_ODT);
}

bool single_office(const struct edition *edition, enum format format, bool by_hand, const struct templates *templates,
		   GByteArray *out, struct diag *diag)
{
	if (format == FORMAT_ODT)
		return single_open(edition, by_hand, templates, out, diag);
	return single_word(edition, (struct docx_wishes){.by_hand = by_hand}, templates, out, diag);
}

bool single_redline(const struct edition *redline, struct docx_revising revising, const struct templates *templates,
		    GByteArray *out, struct diag *diag)
{
	struct press *press;
	if (!chart_press(redline, templates, &press, diag))
		return false;
	revising.fonts = press ? press->fonts : NULL;
	bool made = docx_render_redline(redline, &revising, templates, out, diag);
	press_free(press);
	return made;
}

bool single_text(const struct edition *edition, enum format format, const struct templates *templates, GString *out,
		 struct diag *diag)
{
	if (format == FORMAT_HTML)
		return html_render(edition, templates, out, diag);
	if (format == FORMAT_MARKDOWN)
		markdown_render(edition, out);
	else if (format == FORMAT_JSON)
		edition_json(edition, out);
	else if (format == FORMAT_AKN)
		akn_render(edition, NULL, NULL, out);
	else
		edition_tree(edition, out);
	return true;
}

bool single_render(const struct edition *edition, enum format format, const struct templates *templates,
		   GByteArray *out, struct diag *diag)
{
	if (format_is_office(format))
		return single_office(edition, format, false, templates, out, diag);
	if (!format_is_text(format))
		return pdf_render(edition, templates, out, diag);
	GString *text = g_string_new(NULL);
	bool fine = single_text(edition, format, templates, text, diag);
	g_byte_array_append(out, (const guint8 *)text->str, (guint)text->len);
	g_string_free(text, TRUE);
	return fine;
}
