/* SPDX-License-Identifier: MIT
 * From an edition to a file: the sheet, the layout from its front to its pages, and the PDF. */
#include "render/pages/pages.h"

#include "base/letters.h"
#include "format/graph.h"
#include "render/pages/layout.h"
#include "resolve/conserve.h"

#include <string.h>

/* A last page of a form that is filled by less of it is worth saving. */
#define PAGE_LITTLE 0.5
#define SQUEEZED_LEADING 0.94
/* Below a blank in a sentence stands what it asks for: the next line keeps away from it, in any form. */
#define CAPTION_LEADING 1.3

struct fonts *pages_fonts(const struct paper *paper, struct diag *diag)
{
	const struct font_files files = {
		.folders = (const char *const *)paper->font_folders,
		.roles = {paper->font_regular, paper->font_bold, paper->font_code},
		.others = (const char *const *)paper->font_others,
	};
	return fonts_new(&files, (struct place){.file = paper->source}, diag);
}

static bool has_number(const struct layout *layout, const struct node *node)
{
	for (const struct node *child = node->first; child; child = child->next)
		if (*edition_number(layout->edition, child) || has_number(layout, child))
			return true;
	return false;
}

static GArray *table_new(guint size)
{
	return g_array_new(FALSE, TRUE, size);
}

static void entry_clear(void *pointer)
{
	g_free(((struct listed *)pointer)->words);
}

/* A form by itself has narrower margins than a document, and type of one size. */
static void sheet_set(struct layout *layout)
{
	struct paper *sheet = &layout->sheet;
	*sheet = *layout->paper;
	if (layout->part->kind == NODE_APPENDIX) {
		sheet->top = sheet->form_top;
		sheet->bottom = sheet->form_bottom;
		sheet->left = sheet->right = sheet->form_side;
		sheet->body = sheet->form;
		sheet->cell = sheet->form_cell;
		sheet->leading = (sheet->leading + sheet->form_leading) / 2;
	}
	if (layout->squeeze) {
		sheet->form_gap *= sheet->form_squeeze;
		sheet->group_gap *= sheet->form_squeeze;
		sheet->form_leading = MAX(1, sheet->form_leading * SQUEEZED_LEADING);
		sheet->leading = sheet->form_leading;
	}
	layout->paper = sheet;
	layout->leading = sheet->leading;
}

void layout_begin(struct layout *layout, struct fonts *fonts)
{
	sheet_set(layout);
	const struct paper *paper = layout->paper;
	layout->handlers = pages_handlers;
	if (!layout->words)
		layout->words = edition_words(layout->edition);
	layout->arena = arena_new();
	layout->measure = measure_new(fonts, edition_language(layout->edition), layout->diag);
	layout->measure->blank_above = paper->blank;
	layout->measure->blank_below = paper->small * MAX(paper->leading, CAPTION_LEADING);
	layout->strips = table_new(sizeof(struct strip));
	layout->marks = table_new(sizeof(struct mark));
	layout->tags = table_new(sizeof(struct tag));
	layout->stretches = table_new(sizeof(struct stretch));
	layout->blanks = table_new(sizeof(struct blank));
	layout->pages = table_new(sizeof(struct page));
	layout->entries = table_new(sizeof(struct listed));
	g_array_set_clear_func(layout->entries, entry_clear);
	layout->charts = g_ptr_array_new_with_free_func((GDestroyNotify)chart_free);
	layout->forms = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	layout->asked = g_hash_table_new(NULL, NULL);
	layout->waiting = table_new(sizeof(uint32_t));
	layout->anchors = g_new0(uint32_t, edition_doc(layout->edition)->nodes);
	g_array_set_size(layout->tags, 1); /* the first of each means nothing */
	g_array_set_size(layout->stretches, 1);
	layout->room = paper->height - paper->top - paper->bottom;
	layout->room_turned = paper->width - paper->top - paper->bottom;
	/* A form, which has no numbers, needs no column for them. */
	double column = has_number(layout, layout->part) ? paper->number : 0;
	layout->at.x = paper->left + column;
	layout->at.width = paper->width - paper->right - layout->at.x;
	layout->at.style = layout_style(layout, FONT_REGULAR, paper->body);
	layout->at.gap = paper->body * 0.6;
	layout->at.tag = layout_tag(layout, NONE, layout->bound.element ? "Part" : "Document");
}

void layout_end(struct layout *layout)
{
	measure_free(layout->measure);
	g_array_unref(layout->strips);
	g_array_unref(layout->marks);
	g_array_unref(layout->tags);
	g_array_unref(layout->stretches);
	g_array_unref(layout->blanks);
	g_array_unref(layout->pages);
	g_array_unref(layout->entries);
	g_ptr_array_unref(layout->charts);
	g_array_unref(layout->waiting);
	g_ptr_array_unref(layout->forms);
	g_hash_table_unref(layout->asked);
	g_free(layout->anchors);
	g_free(layout->head_left);
	g_free(layout->head_right);
	g_free(layout->foot_left);
	arena_free(layout->arena);
}

void layout_fill(struct layout *layout)
{
	pages_edges(layout);
	layout_anchor(layout, layout->part);
	pages_front(layout, layout->part);
	pages_outline(layout);
	if (layout->part->kind == NODE_DOCUMENT)
		pages_contents(layout);
	layout_blocks(layout, layout->part);
	layout_label_flush(layout);
	arrange(layout->strips, layout->room, layout->room_turned, layout->pages);
}

/* The title that the file has in lists of files and at the head of its window. */
static char *file_title(const struct layout *layout)
{
	if (layout->part->kind == NODE_DOCUMENT)
		return g_strdup(edition_title(layout->edition));
	return g_strdup(layout->part->meta->title);
}

static struct pdf *pdf_begin(const struct layout *layout, struct fonts *fonts)
{
	const struct meta *meta = edition_meta(layout->edition);
	const struct constitution *constitution = edition_constitution(layout->edition);
	char *title = file_title(layout);
	const struct pdf_info info = {
		.title = title,
		.language = edition_language(layout->edition),
		.author = constitution ? constitution->council : NULL,
		.subject = layout->part->kind == NODE_APPENDIX ? edition_title(layout->edition) : NULL,
		.document = meta->id,
		.version = meta->version,
		.day = meta->status == DOC_DRAFT ? NULL
		       : meta->adopted           ? meta->adopted
						 : meta->effective,
		.producer = "Keeling",
	};
	struct pdf *pdf = pdf_new(&info, fonts);
	g_free(title);
	return pdf;
}

/* True where so little stands on the last page that it might do without. */
static bool ends_early(const struct layout *layout)
{
	const struct strip *last = &g_array_index(layout->strips, struct strip, MAX(layout->strips->len, 1) - 1);
	return layout->part->kind == NODE_APPENDIX && layout->pages->len > 1 && layout->paper->form_squeeze < 1 &&
	       (double)(last->top + last->height) < layout->room * PAGE_LITTLE;
}

void layout_run(struct layout *layout, struct fonts *fonts)
{
	struct layout again = *layout;
	layout_begin(layout, fonts);
	layout_fill(layout);
	if (!ends_early(layout))
		return;
	struct diag *said = diag_new(); /* all has been said the first time */
	again.squeeze = true;
	again.diag = said;
	layout_begin(&again, fonts);
	layout_fill(&again);
	bool saved = again.pages->len < layout->pages->len;
	layout_end(saved ? layout : &again);
	if (saved) {
		again.diag = layout->diag;
		again.measure->diag = layout->diag;
		*layout = again;
		layout->paper = &layout->sheet;
	}
	diag_free(said);
}

GString *pages_letters(const struct pdf *pdf)
{
	g_autoptr(GString) drawn = g_string_new(NULL);
	pdf_drawn(pdf, drawn);
	GString *letters = g_string_sized_new(drawn->len);
	letters_add(drawn->str, drawn->len, letters);
	return letters;
}

/* `out` NULL: it is drawn and its words are proved, and that is all. */
static bool file_write(struct layout *layout, struct fonts *fonts, GByteArray *out)
{
	struct pdf *pdf = pdf_begin(layout, fonts);
	draw(layout, pdf);
	GString *fault = g_string_new(NULL);
	g_autoptr(GString) letters = pages_letters(pdf);
	bool told = diag_worst(layout->diag) >= LEVEL_ERROR; /* of a character that can't be printed, say */
	bool whole = told || conserve_check(layout->edition, layout->part, letters, "PDF file", layout->diag);
	bool fine = whole && (!out || pdf_write(pdf, out, fault));
	if (whole && !fine)
		diag_add(layout->diag, CODE_OUTPUT, layout->part->place, "the pages could not be written as PDF: %s",
			 fault->str);
	g_string_free(fault, TRUE);
	pdf_free(pdf);
	return fine;
}

bool pages_render(const struct edition *edition, const struct node *part, const struct paper *paper,
		  struct fonts *fonts, GByteArray *out, struct diag *diag)
{
	struct layout layout = {.edition = edition, .part = part, .paper = paper, .diag = diag};
	layout_run(&layout, fonts);
	bool fine = file_write(&layout, fonts, out);
	layout_end(&layout);
	return fine;
}
