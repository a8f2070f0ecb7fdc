/* SPDX-License-Identifier: MIT */
#include "render/pages.h"

#include "format/graph.h"
#include "render/layout.h"

#include <string.h>

/* A last page of a form that is filled by less of it is worth saving. */
#define PAGE_LITTLE 0.35
#define SQUEEZED_LEADING 0.97

/* ---- headings -------------------------------------------------------------------------------------------------- */

/* How deep a section's headings start: those of an appendix in a whole document lie below its title. */
static unsigned heading_level(const struct layout *layout, const struct node *node)
{
	const struct node *part = node_part(node);
	bool inside = part->kind == NODE_APPENDIX && part != layout->part;
	return node->level + 1u + (inside ? 1 : 0);
}

static void heading_set(struct layout *layout, const struct node *node, uint32_t tag, double size)
{
	struct place_on before = layout->at;
	const struct node *title = node_child(node, NODE_TITLE);
	const char *number = edition_number(layout->edition, node);
	layout->at.style = layout_style(layout, FONT_BOLD, size);
	layout->at.tag = tag;
	layout->at.direct = true;
	layout->at.keep = true;
	layout->strong++;
	if (*number)
		layout_label(layout, tag, number, layout->at.x - layout->paper->number);
	if (title)
		layout_paragraph(layout, title, "P", size * 1.5);
	layout_label_flush(layout);
	layout->strong--;
	layout->at = before;
	layout->after = size * 0.4;
}

static bool section_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	unsigned level = heading_level(layout, node);
	if (node->kind == NODE_SECTION)
		layout->at.tag = layout_tag(layout, layout->at.tag, "Sect");
	uint32_t tag = layout_heading(layout, level);
	unsigned own = layout->heading;
	heading_set(layout, node, tag, node->kind == NODE_SECTION ? layout->paper->section : layout->paper->heading);
	layout_blocks(layout, node);
	layout->at = before;
	layout->heading = own;
	return false;
}

static bool appendix_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	layout->at.tag = layout_tag(layout, layout->at.tag, "Sect");
	if (node->meta->language && strcmp(node->meta->language, edition_language(layout->edition)) != 0)
		layout_tag_get(layout, layout->at.tag)->language = node->meta->language;
	layout->heading = 1;
	pages_appendix_title(layout, node);
	layout_blocks(layout, node);
	layout->at = before;
	return false;
}

/* ---- clauses, lists, definitions ------------------------------------------------------------------------------- */

/* An item of a list: its label at `x`, its blocks `in` further in than x. */
static void item_set(struct layout *layout, const struct node *node, const char *label, double x, double in)
{
	struct place_on before = layout->at;
	uint32_t item = layout_tag(layout, layout->at.tag, "LI");
	uint32_t mark = *label ? layout_tag(layout, item, "Lbl") : NONE;
	uint32_t body = layout_tag(layout, item, "LBody");
	if (*label && !layout->dry)
		layout_label(layout, mark, label, x);
	layout_indent(layout, x + in - layout->at.x);
	layout->at.tag = body;
	layout->at.direct = node->first && node->first == node->last && node->first->kind == NODE_PARAGRAPH;
	layout_blocks(layout, node);
	layout_label_flush(layout);
	layout->at = before;
}

/* Room for the widest number among the clauses that stand together, so that their text has one edge. */
static double numbers_room(struct layout *layout, const struct node *node)
{
	double room = layout->paper->indent;
	for (const struct node *clause = node->parent->first; clause; clause = clause->next) {
		if (clause->kind != NODE_CLAUSE)
			continue;
		const char *number = edition_number(layout->edition, clause);
		if (!*number || !fonts_count(layout->measure->fonts))
			continue;
		const struct shape *shape = fonts_shape(layout->measure->fonts, FONT_REGULAR, number, strlen(number));
		room = MAX(room, (shape->width + 0.5) * layout->at.style.size);
	}
	return MIN(room, layout->at.width / 4);
}

static bool clause_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	const char *number = edition_number(layout->edition, node);
	double hang = layout->at.x - layout->paper->left;
	if (node->parent->kind != NODE_CLAUSE && hang > 0) {
		item_set(layout, node, number, layout->at.x - hang, hang);
		return false;
	}
	item_set(layout, node, number, layout->at.x, numbers_room(layout, node));
	return false;
}

static bool list_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	uint32_t list = layout_tag(layout, layout->at.tag, "L");
	if (!layout->dry)
		layout_tag_get(layout, list)->numbering = node->kind == NODE_LIST ? "Decimal" : "Disc";
	layout->at.align = ALIGN_NONE; /* in a centred column too, bullets stand below each other */
	if (node->tight)
		layout->at.gap *= 0.4;
	if (node->kind == NODE_BULLETS)
		layout->at.gap *= 0.7;
	double in = layout->cell ? layout->at.style.size : layout->paper->indent * 0.75;
	for (const struct node *item = node->first; item; item = item->next) {
		bool bullet = node->kind == NODE_BULLETS;
		layout->at.tag = list;
		layout_anchor(layout, item);
		item_set(layout, item, bullet ? "\xE2\x80\xA2" : edition_number(layout->edition, item), layout->at.x,
			 bullet ? in : layout->paper->indent);
	}
	layout->at = before;
	layout->after = MAX(layout->after, layout->at.gap);
	return false;
}

static bool definition_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	struct place_on before = layout->at;
	uint32_t item = layout_tag(layout, layout->at.tag, "LI");
	uint32_t body = NONE;
	for (const struct node *child = node->first; child; child = child->next) {
		layout->at = before;
		if (child->kind == NODE_TERM) {
			layout->at.tag = layout_tag(layout, item, "Lbl");
			layout->at.direct = layout->at.keep = true;
			layout->strong++;
			layout_paragraph(layout, child, "P", layout->at.gap);
			layout->strong--;
			layout->after = layout->at.gap * 0.2;
			continue;
		}
		body = body ? body : layout_tag(layout, item, "LBody");
		layout->at.tag = body;
		layout_indent(layout, layout->paper->indent);
		layout->at.gap *= 0.4;
		layout_blocks(layout, child);
	}
	layout->at = before;
	layout->after = MAX(layout->after, layout->at.gap);
	return false;
}

static bool definitions_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	uint32_t outside = layout->at.tag, list = layout_tag(layout, layout->at.tag, "L");
	for (const struct node *child = node->first; child; child = child->next) {
		layout->at.tag = list;
		layout_anchor(layout, child);
		walk(child, layout->handlers, layout);
	}
	layout->at.tag = outside;
	return false;
}

/* ---- paragraphs and the like ----------------------------------------------------------------------------------- */

static bool paragraph_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_paragraph(layout, node, "P", layout->at.gap);
	return false;
}

/* A note has a bar at its side. */
static bool note_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	struct place_on before = layout->at;
	float bar = layout->bar;
	double in = layout->paper->indent * 0.6;
	layout->at.tag = layout_tag(layout, layout->at.tag, "Div");
	if (!layout->cell)
		layout->bar = (float)layout->at.x + 1.5f;
	layout_indent(layout, in);
	layout_blocks(layout, node);
	layout->bar = bar;
	layout->at = before;
	return false;
}

static bool code_block_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	struct place_on before = layout->at;
	layout->at.style = layout_style(layout, FONT_CODE, layout->paper->small);
	size_t length = strlen(node->text);
	while (length && node->text[length - 1] == '\n')
		length--;
	char *text = g_strndup(node->text, length);
	uint32_t tag = layout_tag(layout, layout_tag(layout, layout->at.tag, "P"), "Code");
	measure_begin(layout->measure, true);
	measure_text(layout->measure, &layout->at.style, layout_stretch(layout, tag), text, node->place);
	measure_end(layout->measure);
	layout_lines(layout, before.gap);
	g_free(text);
	layout->at = before;
	return false;
}

static bool rule_enter(void *out, const struct node *node)
{
	struct layout *layout = out;
	(void)node;
	layout_label_flush(layout);
	if (layout->dry)
		return false;
	layout_strip(layout, layout->at.gap * 1.5, 1);
	layout_mark(layout, (struct mark){.kind = MARK_RULE,
					  .tint = TINT_FAINT,
					  .x = (float)layout->at.x,
					  .width = (float)layout->at.width,
					  .weight = 0.75f});
	layout->after = layout->at.gap * 1.5;
	return false;
}

/* ---- the table of handlers ------------------------------------------------------------------------------------- */

static const struct handler handlers[NODE_KINDS] = {
	[NODE_APPENDIX] = {appendix_enter, NULL},
	[NODE_SECTION] = {section_enter, NULL},
	[NODE_SUBHEADING] = {section_enter, NULL},
	[NODE_CLAUSE] = {clause_enter, NULL},
	[NODE_PARAGRAPH] = {paragraph_enter, NULL},
	[NODE_BULLETS] = {list_enter, NULL},
	[NODE_LIST] = {list_enter, NULL},
	[NODE_TABLE] = {pages_table, NULL},
	[NODE_DEFINITIONS] = {definitions_enter, NULL},
	[NODE_DEFINITION] = {definition_enter, NULL},
	[NODE_NOTE] = {note_enter, NULL},
	[NODE_FORM] = {pages_form, NULL},
	[NODE_FIELD] = {pages_field, NULL},
	[NODE_FLOWCHART] = {pages_chart, NULL},
	[NODE_CODE_BLOCK] = {code_block_enter, NULL},
	[NODE_RULE] = {rule_enter, NULL},
	[NODE_TEXT] = {inline_text, NULL},
	[NODE_EMPH] = {inline_strong, inline_strong_end},
	[NODE_STRONG] = {inline_strong, inline_strong_end},
	[NODE_CODE] = {inline_code, NULL},
	[NODE_LINK] = {inline_link, NULL},
	[NODE_REFERENCE] = {inline_reference, NULL},
	[NODE_VALUE] = {inline_reference, NULL},
	[NODE_POLICY] = {inline_reference, NULL},
	[NODE_BLANK] = {inline_blank, NULL},
	[NODE_BREAK] = {inline_break, NULL},
};

/* ---- the door -------------------------------------------------------------------------------------------------- */

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
	g_free(((struct entry *)pointer)->words);
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
	}
	layout->paper = sheet;
	layout->leading = sheet->leading;
}

void layout_begin(struct layout *layout, struct fonts *fonts)
{
	sheet_set(layout);
	const struct paper *paper = layout->paper;
	layout->handlers = handlers;
	layout->words = edition_words(layout->edition);
	layout->arena = arena_new();
	layout->measure = measure_new(fonts, edition_language(layout->edition), layout->diag);
	layout->measure->blank_above = paper->blank;
	layout->measure->blank_below = paper->small * paper->leading;
	layout->strips = table_new(sizeof(struct strip));
	layout->marks = table_new(sizeof(struct mark));
	layout->tags = table_new(sizeof(struct tag));
	layout->stretches = table_new(sizeof(struct stretch));
	layout->blanks = table_new(sizeof(struct blank));
	layout->pages = table_new(sizeof(struct page));
	layout->entries = table_new(sizeof(struct entry));
	g_array_set_clear_func(layout->entries, entry_clear);
	layout->charts = g_ptr_array_new_with_free_func((GDestroyNotify)chart_free);
	layout->waiting = table_new(sizeof(uint32_t));
	layout->anchors = g_new0(uint32_t, edition_doc(layout->edition)->nodes);
	g_array_set_size(layout->tags, 1); /* the first of each means nothing */
	g_array_set_size(layout->stretches, 1);
	layout->room = paper->height - paper->top - paper->bottom;
	/* A form, which has no numbers, needs no column for them. */
	double column = has_number(layout, layout->part) ? paper->number : 0;
	layout->at.x = paper->left + column;
	layout->at.width = paper->width - paper->right - layout->at.x;
	layout->at.style = layout_style(layout, FONT_REGULAR, paper->body);
	layout->at.gap = paper->body * 0.6;
	layout->at.tag = layout_tag(layout, NONE, "Document");
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
	if (layout->part->kind == NODE_DOCUMENT)
		pages_contents(layout);
	layout_blocks(layout, layout->part);
	layout_label_flush(layout);
	arrange(layout->strips, layout->room, layout->pages);
}

/* The title that the file has in lists of files and at the head of its window. */
static char *file_title(const struct layout *layout)
{
	if (layout->part->kind == NODE_DOCUMENT)
		return g_strdup(edition_title(layout->edition));
	return g_strdup(layout->part->meta->title);
}

static struct pdf *pdf_begin(const struct layout *layout, const struct fonts *fonts)
{
	const struct meta *meta = edition_meta(layout->edition);
	const struct constitution *constitution = edition_constitution(layout->edition);
	char *title = file_title(layout);
	const struct pdf_info info = {
		.title = title,
		.language = edition_language(layout->edition),
		.author = constitution ? constitution->council : NULL,
		.subject = layout->part->kind == NODE_APPENDIX ? edition_title(layout->edition) : NULL,
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

/* Lays the part out, and a form whose last page is nearly empty once more with smaller gaps. */
static void layout_run(struct layout *layout, struct fonts *fonts)
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

bool pages_render(const struct edition *edition, const struct node *part, const struct paper *paper,
		  struct fonts *fonts, GByteArray *out, struct diag *diag)
{
	struct layout layout = {.edition = edition, .part = part, .paper = paper, .diag = diag};
	layout_run(&layout, fonts);
	struct pdf *pdf = pdf_begin(&layout, fonts);
	draw(&layout, pdf);
	GString *fault = g_string_new(NULL);
	bool fine = pdf_write(pdf, out, fault);
	if (!fine)
		diag_add(diag, CODE_OUTPUT, part->place, "the pages could not be written as PDF: %s", fault->str);
	g_string_free(fault, TRUE);
	pdf_free(pdf);
	layout_end(&layout);
	return fine;
}
