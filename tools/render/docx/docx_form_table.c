/* SPDX-License-Identifier: MIT
 * Tables to fill in: rows, of which Word adds more, and the place to sign. */
#include "render/docx/docx_form.h"

#include <string.h>

/* ---- tables to fill in ---------------------------------------------------------------------------------------- */

/* Room for a hand to write a line, and to sign: 10 and 15 mm. */
#define ROOM_LINE 567
#define ROOM_SIGNATURE 850

static void high_row_start(struct docx *docx, unsigned height)
{
	g_string_append_printf(docx->out, "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"%u\" w:hRule=\"atLeast\"/>",
			       height);
	row_mark(docx);
	XML(docx->out, "</w:trPr>");
}

/* `of`: the column that it is a cell of, which may have come or gone; NULL for none. */
static void blank_cell(struct docx *docx, unsigned width, enum control control, const struct node *of, const char *name,
		       const char *tag, struct data_place place)
{
	enum mark row = docx->revision.block;
	struct docx_outer outer = revision_enter(docx, of);
	cell_start(docx, width, NULL, row);
	paragraph_start(docx, "TableText");
	money_sign(docx, of);
	control_write(docx, control, of, name, tag, place);
	paragraph_end(docx);
	cell_end(docx);
	revision_leave(docx, outer);
}

/* ---- rows ----------------------------------------------------------------------------------------------------- */

/* Around a row: a control with which Word adds another like it, all of them in one that is bound to the data. */
static void repeat_start(struct docx *docx, const struct field_name *name)
{
	if (!name->place)
		return;
	XML(docx->out, "<w:sdt><w:sdtPr>");
	control_name(docx, name->words->str, name->tag);
	data_bind_rows(docx, name->place);
	XML(docx->out, "<w15:repeatingSection/></w:sdtPr><w:sdtContent>");
}

static void repeated_start(struct docx *docx, const struct field_name *name)
{
	if (name->place)
		g_string_append_printf(docx->out,
				       "<w:sdt><w:sdtPr><w:id w:val=\"%u\"/><w15:repeatingSectionItem/></w:sdtPr>"
				       "<w:sdtContent>",
				       ++docx->control_id);
}

static void repeat_end(struct docx *docx, const struct field_name *name)
{
	if (name->place)
		XML(docx->out, "</w:sdtContent></w:sdt>");
}

static void cells_blank(struct docx *docx, const struct node *field, const struct field_name *name,
			const GPtrArray *heads, const unsigned *widths, unsigned row)
{
	guint place = 0, number = 0;
	for (const struct node *column = field->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		enum field_type type = column->field->type;
		/* What was taken out is not counted. */
		number += mark_is_new(edition_marking(docx->edition, column)->mark);
		char *tag = entry_cell_name(docx->edition, field, row, number);
		char *label =
			entry_label_cell(docx->words, name->words->str, heads->pdata[place], row, ENTRY_LABEL_LONGEST);
		blank_cell(docx, widths[place], type == FIELD_TEXT ? CONTROL_LONG : control_for(type), column, label,
			   tag, (struct data_place){name->place, row, number});
		place++;
		g_free(label);
		g_free(tag);
	}
}

static void rows_blank(struct docx *docx, const struct node *field, const struct field_name *name,
		       const GPtrArray *heads, const unsigned *widths)
{
	repeat_start(docx, name);
	for (unsigned r = 1; r <= MAX(field->field->count, 1); r++) {
		repeated_start(docx, name);
		if (docx->by_hand)
			high_row_start(docx, ROOM_LINE);
		else
			row_start(docx, false);
		cells_blank(docx, field, name, heads, widths, r);
		row_end(docx);
		repeat_end(docx, name);
	}
	repeat_end(docx, name);
}

/* What can be chosen, which a list shows on screen only. */
static void head_options(struct docx *docx, const struct node *column)
{
	struct docx_outer outer;
	bool was = false, is = false;
	if (!column_tells_options(docx->edition, column))
		return;
	for (const struct node *option = option_first(column); option; option = option_next(option)) {
		enum mark mark = edition_marking(docx->edition, option)->mark;
		was = was || mark_is_old(mark);
		is = is || mark_is_new(mark);
	}
	said_start(docx, "FieldHint", was, is, &outer);
	options_words(docx, column, "");
	said_end(docx, outer);
}

/* `words`: of a column, or NULL where there is only `text`. */
static void cell_words(struct docx *docx, unsigned width, const struct node *words, const char *text)
{
	enum mark row = docx->revision.block;
	struct docx_outer outer = revision_enter(docx, words);
	cell_start(docx, width, NULL, row);
	paragraph_start(docx, "TableHead");
	if (words)
		inlines(docx, words);
	else
		run_text(docx, text);
	paragraph_end(docx);
	if (words) {
		head_options(docx, words);
		order_write(docx, "FieldHint", words->field->type);
	}
	cell_end(docx);
	revision_leave(docx, outer);
}

static void rows_table(struct docx *docx, const struct node *field, const struct field_name *name,
		       const GPtrArray *heads)
{
	unsigned *widths = head_widths(heads, text_width(docx)), i = 0;
	table_start(docx, "FormTable", widths, heads->len, false, name->words->str);
	struct docx_site outer = docx->site;
	docx->site = (struct docx_site){.style = "TableText", .cell = true};
	row_start(docx, true);
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			cell_words(docx, widths[i++], column, "");
	row_end(docx);
	rows_blank(docx, field, name, heads, widths);
	docx->site = outer;
	table_end(docx);
	g_free(widths);
}

bool rows_turn(const struct docx *docx, const struct node *field)
{
	unsigned columns = 0;
	for (const struct node *node = field->first; node; node = node->next)
		columns += node->kind == NODE_COLUMN;
	return columns >= TABLE_WIDE && !section_turned(docx) && !docx->site.cell;
}

void rows_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	GPtrArray *heads = g_ptr_array_new_with_free_func(g_free);
	for (const struct node *node = field->first; node; node = node->next) {
		if (node->kind != NODE_COLUMN)
			continue;
		GString *words = g_string_new(NULL);
		inlines_plain(docx, node, words);
		g_ptr_array_add(heads, g_string_free(words, FALSE));
	}
	bool turn = rows_turn(docx, field);
	if (turn)
		section_turn(docx, true);
	field_label(docx, field);
	if (heads->len)
		rows_table(docx, field, &name, heads);
	if (turn)
		section_turn(docx, false);
	g_ptr_array_unref(heads);
	g_string_free(name.words, TRUE);
}

/* ---- signatures ----------------------------------------------------------------------------------------------- */

/* How each line of a signature is filled in. */
static enum control sign_control(enum sign sign)
{
	return sign == SIGN_HERE ? CONTROL_SIGNATURE : sign == SIGN_DATE ? CONTROL_DATE : CONTROL_TEXT;
}

static void signature_cells(struct docx *docx, const struct node *field, const struct field_name *name,
			    const unsigned *widths)
{
	unsigned value = 0;
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++) {
		if (!entry_signs(field, sign))
			continue;
		char *tag = entry_sign_name(docx->edition, field, sign);
		char *label = entry_label_in(docx->words, name->words->str, word(docx->words, entry_sign_key(sign)),
					     ENTRY_LABEL_LONGEST);
		blank_cell(docx, widths[value], sign_control(sign), NULL, label, tag,
			   (struct data_place){name->place, 0, value + 1});
		value++;
		g_free(label);
		g_free(tag);
	}
}

static void signature_heads(struct docx *docx, const struct node *field, const unsigned *widths)
{
	unsigned column = 0;
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++)
		if (entry_signs(field, sign))
			cell_words(docx, widths[column++], NULL, word(docx->words, entry_sign_key(sign)));
}

void signature_write(struct docx *docx, const struct node *field)
{
	struct field_name name = field_name(docx, field);
	unsigned columns = entry_signs_count(field);
	unsigned *widths = equal_widths(columns, text_width(docx));
	field_label(docx, field);
	table_start(docx, "FormTable", widths, columns, false, name.words->str);
	struct docx_site outer = docx->site;
	docx->site = (struct docx_site){.style = "TableText", .cell = true};
	row_start(docx, true);
	signature_heads(docx, field, widths);
	row_end(docx);
	high_row_start(docx, ROOM_SIGNATURE);
	signature_cells(docx, field, &name, widths);
	row_end(docx);
	docx->site = outer;
	table_end(docx);
	g_free(widths);
	g_string_free(name.words, TRUE);
}
