/* SPDX-License-Identifier: MIT */
#include "render/pages/pages_pack.h"

#include "render/pages/layout.h"
#include "resolve/conserve.h"

#include <string.h>

struct binding {
	const struct words *words; /* of the cover */
	struct bound_form *forms;
	unsigned count;
	bool duplex;
	const char *title, *area;      /* `area`: whose service area it is, in words; or NULL */
	struct layout cover, *layouts; /* a layout a form */
	unsigned pages;
};

/* ---- the cover ------------------------------------------------------------------------------------------------- */

/* A paragraph; `gap` above it. */
static void cover_words(struct layout *layout, const char *type, enum font_role role, double size, enum tint tint,
			const char *words, double gap)
{
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, role, size);
	layout->at.tint = tint;
	layout->after = 0;
	layout_words(layout, type, words, gap);
	layout->at = before;
}

static void cover_rule(struct layout *layout)
{
	layout->after = 0;
	layout_strip(layout, layout->paper->title * 0.4, 2);
	layout_mark(layout, (struct mark){.kind = MARK_RULE,
					  .tint = TINT_ACCENT,
					  .x = (float)layout->at.x,
					  .y = 1,
					  .width = (float)layout->at.width,
					  .weight = 2});
}

/* The language of a form where it is not that of the words around it; else NULL. */
static const char *language_other(const struct words *around, const struct bound_form *form)
{
	const char *language = edition_language(form->edition);
	return strcmp(language, around->language) != 0 ? language : NULL;
}

/* The words of the cover. */
static const struct words *words_of_all(const struct bound_form *forms, unsigned count)
{
	const struct words *words = edition_words(forms[0].edition);
	for (unsigned i = 1; i < count; i++)
		if (language_other(words, &forms[i]))
			return edition_words_around(forms[0].edition);
	return words;
}

/* The title, which leads to the form, its page at the right, and below it what version it is. */
static void cover_line(struct layout *layout, const struct bound_form *form, const char *version, uint32_t contents)
{
	struct place_on before = layout->at;
	const double room = 3 * layout->at.style.size;
	uint32_t link =
		layout_tag(layout, layout_tag(layout, layout_tag(layout, contents, "TOCI"), "Reference"), "Link");
	layout_tag_get(layout, link)->language = language_other(layout->words, form);
	uint32_t stretch = layout_stretch(layout, link);
	layout_stretch_get(layout, stretch)->page = form->first;
	layout_stretch_get(layout, stretch)->words = form->title;
	layout->at.width -= room;
	layout->at.keep = true;
	measure_begin(layout->measure, false);
	measure_text(layout->measure, &layout->at.style, stretch, form->title, (struct place){0});
	measure_end(layout->measure);
	layout_lines(layout, layout->at.style.size * 0.8);
	char *number = g_strdup_printf(" %u", form->first); /* a space parts it from the title for those who hear it */
	uint32_t line = layout_line(layout, link, number);
	double width = (double)measure_line(layout->measure, line)->width;
	layout_mark(layout, (struct mark){.kind = MARK_LINE,
					  .what = line,
					  .x = (float)(before.x + before.width - width),
					  .y = measure_line(layout->measure, line)->base});
	g_free(number);
	layout->at = before;
	layout->at.tag = link;
	cover_words(layout, NULL, FONT_REGULAR, layout->paper->small, TINT_SOFT, version, 0);
	layout->at = before;
}

static void cover_fill(struct binding *binding)
{
	struct layout *layout = &binding->cover;
	const struct paper *paper = layout->paper;
	const struct constitution *constitution = edition_constitution(layout->edition);
	char count[16];
	g_snprintf(count, sizeof count, "%u", binding->pages);
	char *pages = word_fill(layout->words, "pack-pages", "pages", count, NULL);
	layout->head_left = g_strdup("");
	layout->head_right = g_strdup("");
	layout->foot_left = g_strdup(binding->title);
	layout->at.x = paper->left;
	layout->at.width = paper->width - paper->left - paper->right;
	if (constitution)
		cover_words(layout, "P", FONT_REGULAR, paper->heading, TINT_SOFT, constitution->council, 0);
	cover_words(layout, "H1", FONT_BOLD, paper->title, TINT_INK, binding->title, paper->heading * 0.4);
	if (binding->area)
		cover_words(layout, "P", FONT_BOLD, paper->heading, TINT_INK, binding->area, paper->heading * 0.4);
	cover_words(layout, "P", FONT_REGULAR, paper->body, TINT_INK, pages, paper->heading * 0.4);
	cover_rule(layout);
	cover_words(layout, "H2", FONT_BOLD, paper->section, TINT_INK, word(layout->words, "contents"),
		    paper->section * 1.2);
	uint32_t contents = layout_tag(layout, layout->at.tag, "TOC");
	for (unsigned i = 0; i < binding->count; i++)
		cover_line(layout, &binding->forms[i], binding->layouts[i].foot_left, contents);
	arrange(layout->strips, layout->room, layout->room_turned, layout->pages);
	g_free(pages);
}

static void cover_make(struct binding *binding, const struct paper *paper, struct fonts *fonts, struct diag *diag)
{
	const struct edition *edition = binding->forms[0].edition;
	binding->cover = (struct layout){.edition = edition,
					 .part = edition_root(edition),
					 .words = binding->words,
					 .paper = paper,
					 .diag = diag};
	binding->cover.bound.element = 1;
	layout_begin(&binding->cover, fonts);
	cover_fill(binding);
}

/* ---- the pages of all ------------------------------------------------------------------------------------------ */

static unsigned padded(const struct binding *binding, unsigned pages)
{
	return binding->duplex ? pages + pages % 2 : pages;
}

/* Where each form begins after a cover of so many pages. */
static void pages_count(struct binding *binding, unsigned cover)
{
	unsigned page = padded(binding, cover);
	for (unsigned i = 0; i < binding->count; i++) {
		binding->forms[i].first = page + 1;
		binding->forms[i].pages = binding->layouts[i].pages->len;
		page += padded(binding, binding->forms[i].pages);
	}
	binding->pages = page;
}

static void part_draw(struct binding *binding, struct layout *layout, struct pdf *pdf, unsigned document,
		      unsigned first)
{
	layout->bound.element = document;
	layout->bound.first = first;
	layout->bound.of = binding->pages;
	draw(layout, pdf);
	if (binding->duplex && layout->pages->len % 2)
		draw_empty(layout, pdf);
}

/* Forms of one document say so, that they are known when they come back filled in. */
static const struct meta *meta_of_all(const struct binding *binding)
{
	const struct edition *edition = binding->forms[0].edition;
	for (unsigned i = 1; i < binding->count; i++)
		if (binding->forms[i].edition != edition)
			return NULL;
	return edition_meta(edition);
}

/* Whether the words of each form are in it. */
static bool binding_whole(const struct binding *binding, const struct pdf *pdf, struct diag *diag)
{
	g_autoptr(GString) letters = pages_letters(pdf);
	bool whole = true, told = diag_worst(diag) >= LEVEL_ERROR;
	for (unsigned i = 0; i < binding->count && whole && !told; i++)
		whole = conserve_check(binding->forms[i].edition, binding->forms[i].part, letters, "pack of forms",
				       diag);
	return whole;
}

static bool binding_draw(struct binding *binding, struct fonts *fonts, GByteArray *out, struct diag *diag)
{
	const struct edition *edition = binding->forms[0].edition;
	const struct constitution *constitution = edition_constitution(edition);
	const struct meta *meta = meta_of_all(binding);
	char *title =
		binding->area ? g_strdup_printf("%s: %s", binding->title, binding->area) : g_strdup(binding->title);
	struct pdf *pdf = pdf_new(
		&(struct pdf_info){
			.title = title,
			.language = binding->words->language,
			.author = constitution ? constitution->council : NULL,
			.document = meta ? meta->id : NULL,
			.version = meta ? meta->version : NULL,
			.producer = "Keeling",
		},
		fonts);
	g_free(title);
	unsigned document = pdf_element(pdf, PDF_ROOT, "Document");
	part_draw(binding, &binding->cover, pdf, document, 0);
	for (unsigned i = 0; i < binding->count; i++) {
		const char *language = language_other(binding->words, &binding->forms[i]);
		unsigned part = language ? pdf_element(pdf, document, "Part") : document;
		if (language)
			pdf_attribute(pdf, part, PDF_LANGUAGE, language);
		binding->layouts[i].bound.title = binding->forms[i].title;
		part_draw(binding, &binding->layouts[i], pdf, part, binding->forms[i].first - 1);
	}
	GString *fault = g_string_new(NULL);
	bool whole = binding_whole(binding, pdf, diag), fine = whole && pdf_write(pdf, out, fault);
	if (whole && !fine)
		diag_add(diag, CODE_OUTPUT, (struct place){0}, "the pack of forms could not be written as PDF: %s",
			 fault->str);
	g_string_free(fault, TRUE);
	pdf_free(pdf);
	return fine;
}

/* At the head of each page, where a form has nothing else. */
static void area_add(struct layout *layout, const char *area)
{
	if (!area)
		return;
	g_free(layout->head_left);
	layout->head_left = g_strdup(area);
}

unsigned pages_bind(struct bound_form *forms, unsigned count, bool duplex, const struct pack_cover *cover,
		    const struct paper *paper, struct fonts *fonts, GByteArray *out, struct diag *diag)
{
	const struct words *words = words_of_all(forms, count);
	char *area = cover->area ? word_fill(words, "pack-area", "area", cover->area, NULL) : NULL;
	struct binding binding = {.words = words,
				  .forms = forms,
				  .count = count,
				  .duplex = duplex,
				  .title = cover->title ? cover->title : word(words, "pack-title"),
				  .area = area};
	struct diag *said = diag_new(); /* all was said when each form was printed alone */
	binding.layouts = g_new0(struct layout, count);
	for (unsigned i = 0; i < count; i++) {
		binding.layouts[i] = (struct layout){
			.edition = forms[i].edition, .part = forms[i].part, .paper = paper, .diag = said};
		binding.layouts[i].bound.element = 1; /* there is one above it */
		layout_run(&binding.layouts[i], fonts);
		area_add(&binding.layouts[i], area);
	}
	/* The cover tells where the forms begin, and they begin where it ends. */
	pages_count(&binding, 1);
	cover_make(&binding, paper, fonts, said);
	if (binding.cover.pages->len > 1) {
		pages_count(&binding, binding.cover.pages->len);
		layout_end(&binding.cover);
		cover_make(&binding, paper, fonts, said);
	}
	bool fine = binding_draw(&binding, fonts, out, diag);
	layout_end(&binding.cover);
	for (unsigned i = 0; i < count; i++)
		layout_end(&binding.layouts[i]);
	g_free(binding.layouts);
	diag_free(said);
	g_free(area);
	return fine ? binding.pages : 0;
}
