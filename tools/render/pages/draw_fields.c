/* SPDX-License-Identifier: MIT
 * Blanks become fields that can be filled in on screen, each where its place in the text is. */
#include "render/pages/draw_parts.h"
#include "render/pages/form_parts.h"
#include "render/words_plain.h"

/* What is short has a size of its own; that in a table is small. */
#define LINE_SIZE 11.0
#define CELL_SIZE 9.0

static bool has_boxes(const struct entry *entry)
{
	return !entry->row && entry->type == FIELD_TEXT && entry->field->field->boxes;
}

/* Words may take a second line: a reader of PDF makes them smaller until they fit, while in a field of one line those
 * that are long stay cut off, or short ones get too large for it. */
static enum pdf_field_type field_kind(const struct entry *entry)
{
	switch (entry->type) {
	case FIELD_LONG:
		return PDF_FIELD_LINES;
	case FIELD_CHOICE:
		return entry->row || option_count(entry->field) > OPTIONS_FEW ? PDF_FIELD_LIST : PDF_FIELD_RADIO;
	case FIELD_TICK:
		return PDF_FIELD_TICK;
	case FIELD_SIGNATURE: /* a name that is typed: one for certificates is filled in by few programs */
		return PDF_FIELD_LINES;
	default:
		return entry->type == FIELD_TEXT && !has_boxes(entry) ? PDF_FIELD_LINES : PDF_FIELD_TEXT;
	}
}

/* The words of all options, and none for a choice that may be taken back; the caller frees the array. */
static GPtrArray *options_of(const struct layout *layout, const struct entry *entry)
{
	GPtrArray *options = g_ptr_array_new_with_free_func(g_free);
	const struct node *of = entry->piece ? entry->piece : entry->field;
	if (!entry->required)
		g_ptr_array_add(options, g_strdup(""));
	for (const struct node *option = option_first(of); option; option = option_next(option)) {
		GString *words = g_string_new(NULL);
		edition_plain(layout->edition, option, words);
		g_ptr_array_add(options, g_string_free(words, FALSE));
	}
	g_ptr_array_add(options, NULL);
	return options;
}

static uint32_t field_new(struct drawing *drawing, const struct blank *blank)
{
	const struct entry *entry = blank->entry;
	GPtrArray *options = options_of(drawing->layout, entry);
	/* That an answer is required, a reader of PDF says by itself. */
	char *tip = words_tip(drawing->layout->edition, entry->label, entry->field, entry->type, false);
	char *name = blank->piece ? entry_piece_name(entry->name, blank->piece + 1) : g_strdup(entry->name);
	struct pdf_field field = {
		.type = field_kind(entry),
		.name = name,
		.tip = tip,
		.required = entry->required && !blank->piece,
		.longest = entry->row || entry->type == FIELD_SIGNATURE ? 0 : entry->field->field->limit,
		.boxes = has_boxes(entry),
	};
	if (field.type != PDF_FIELD_LINES)
		field.size = entry->row ? CELL_SIZE : LINE_SIZE;
	if (field.type == PDF_FIELD_LIST)
		field.options = (const char *const *)options->pdata;
	uint32_t number = pdf_field(drawing->pdf, &field);
	g_free(name);
	g_free(tip);
	g_ptr_array_unref(options);
	return number;
}

/* What a box says when it is ticked; NULL for what is no box. */
static const char *state_of(const struct blank *blank, enum pdf_field_type kind)
{
	return kind == PDF_FIELD_RADIO ? blank->words : kind == PDF_FIELD_TICK ? "Yes" : NULL;
}

void field_draw(struct drawing *drawing, struct blank *blank, struct pdf_area area)
{
	blank->page = drawing->page;
	blank->area = area;
	if (!blank->entry)
		return;
	tag_close(drawing);
	unsigned element = element_of(drawing, blank->tag);
	enum pdf_field_type kind = field_kind(blank->entry);
	/* The buttons of a choice follow each other. */
	bool goes_on = kind == PDF_FIELD_RADIO && drawing->choice == blank->entry;
	drawing->field = goes_on ? drawing->field : field_new(drawing, blank);
	drawing->choice = blank->entry;
	if (kind == PDF_FIELD_RADIO)
		pdf_attribute(drawing->pdf, element, PDF_ALT, blank->words);
	pdf_widget(drawing->pdf, drawing->field, element, area, state_of(blank, kind));
}
