/* SPDX-License-Identifier: MIT
 * Tables to fill in: rows, and the place to sign. */
#include "render/odt/odt_form.h"

#include "render/words_plain.h"

/* The room beside and above what is filled in within a cell. */
#define CELL_ROOM 250u
/* What the sign before a sum takes. */
#define SIGN_ROOM 300u

/* How high a box is to sign in. */
#define SIGN_HIGH 700u

/* What can be chosen, which a list shows on screen only. */
static void head_options(struct odt *odt, const struct node *column)
{
	if (!column_tells_options(odt->edition, column))
		return;
	odt_paragraph_start(odt, "FieldHint");
	odt_options(odt, column, "");
	odt_paragraph_end(odt);
}

static void head_cell(struct odt *odt, const struct node *words, const char *text, enum field_type type)
{
	const char *order = words_order(odt->words, type);
	odt_cell_start(odt, "FormHead", 1, 1);
	odt_paragraph_start(odt, "TableHead");
	if (words)
		odt_inlines(odt, words);
	else
		odt_text(odt, text);
	odt_paragraph_end(odt);
	if (words)
		head_options(odt, words);
	if (order)
		odt_paragraph_words(odt, "FieldHint", order);
	odt_cell_end(odt);
}

static void blank_cell(struct odt *odt, const struct odt_entry *entry)
{
	odt_cell_start(odt, "FormCell", 1, 1);
	odt_paragraph_start(odt, "TableText");
	odt_money_sign(odt, entry->column);
	odt_control(odt, entry);
	odt_paragraph_end(odt);
	odt_cell_end(odt);
}

/* The table around heads and cells, in whose cells paragraphs stand as in any other table. */
static struct odt_site frame_start(struct odt *odt, const unsigned *widths, unsigned columns, const char *words)
{
	odt_table_start(odt, widths, columns, words);
	struct odt_site outer = odt->site;
	odt->site = (struct odt_site){.style = "TableText", .cell = true};
	return outer;
}

static void frame_end(struct odt *odt, struct odt_site outer)
{
	odt->site = outer;
	odt_table_end(odt);
}

/* ---- rows ----------------------------------------------------------------------------------------------------- */

static unsigned cell_room(unsigned width, enum field_type type)
{
	unsigned taken = CELL_ROOM + (type == FIELD_MONEY ? SIGN_ROOM : 0);
	return width > taken + CELL_ROOM ? width - taken : width;
}

/* One row to fill in; a screen reader says the column and the row. */
static void row_blank(struct odt *odt, const struct node *field, const GPtrArray *heads, const unsigned *widths,
		      const char *words, unsigned row)
{
	guint place = 0;
	odt_row_start(odt, odt->by_hand ? "RowLine" : "Row");
	for (const struct node *column = field->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		enum odt_control control = odt_control_for(column->field->type);
		char *name = entry_cell_name(odt->edition, field, row, place + 1);
		char *label = entry_label_cell(odt->words, words, heads->pdata[place], row, ENTRY_LABEL_LONGEST);
		struct odt_entry entry = {.control = column->field->type == FIELD_TEXT ? ODT_CONTROL_LONG : control,
					  .field = field,
					  .column = column,
					  .type = column->field->type,
					  .name = name,
					  .label = label,
					  .width = cell_room(widths[place], column->field->type),
					  .height = ODT_LINE_HIGH};
		blank_cell(odt, &entry);
		place++;
		g_free(label);
		g_free(name);
	}
	odt_row_end(odt);
}

static void rows_table(struct odt *odt, const struct node *field, const GPtrArray *heads, const char *words)
{
	unsigned *widths = head_widths(heads, odt_width(odt));
	struct odt_site outer = frame_start(odt, widths, heads->len, words);
	odt_heads_start(odt);
	odt_row_start(odt, "Row");
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			head_cell(odt, column, NULL, column->field->type);
	odt_row_end(odt);
	odt_heads_end(odt);
	for (unsigned row = 1; row <= MAX(field->field->count, 1); row++)
		row_blank(odt, field, heads, widths, words, row);
	frame_end(odt, outer);
	g_free(widths);
}

bool odt_rows_wide(const struct node *field)
{
	unsigned columns = 0;
	if (!field || field->field->type != FIELD_ROWS)
		return false;
	for (const struct node *node = field->first; node; node = node->next)
		columns += node->kind == NODE_COLUMN;
	return columns >= TABLE_WIDE;
}

void odt_rows(struct odt *odt, const struct node *field)
{
	GPtrArray *heads = g_ptr_array_new_with_free_func(g_free);
	char *label = odt_field_words(odt, field);
	for (const struct node *node = field->first; node; node = node->next) {
		if (node->kind != NODE_COLUMN)
			continue;
		GString *words = g_string_new(NULL);
		words_plain(odt->edition, node, words);
		g_ptr_array_add(heads, g_string_free(words, FALSE));
	}
	bool turn = odt_rows_wide(field) && !odt->turned && !odt->site.cell;
	if (turn)
		page_turn(odt, true);
	odt_field_label(odt, field);
	if (heads->len)
		rows_table(odt, field, heads, label);
	if (turn)
		page_turn(odt, false);
	g_ptr_array_unref(heads);
	g_free(label);
}

/* ---- signatures ----------------------------------------------------------------------------------------------- */

static void signs_heads(struct odt *odt, const struct node *field)
{
	odt_heads_start(odt);
	odt_row_start(odt, "Row");
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++)
		if (entry_signs(field, sign))
			head_cell(odt, NULL, word(odt->words, entry_sign_key(sign)),
				  sign == SIGN_DATE && !odt->by_hand ? FIELD_DATE : FIELD_TEXT);
	odt_row_end(odt);
	odt_heads_end(odt);
}

/* A name that is typed is a signature too. */
static void signs_cells(struct odt *odt, const struct node *field, const char *label, const unsigned *widths)
{
	static const enum field_type types[SIGNS] = {FIELD_SIGNATURE, FIELD_TEXT, FIELD_TEXT, FIELD_DATE};
	unsigned column = 0;
	odt_row_start(odt, "RowSignature");
	for (enum sign sign = SIGN_HERE; sign < SIGNS; sign++) {
		if (!entry_signs(field, sign))
			continue;
		char *name = entry_sign_name(odt->edition, field, sign);
		char *words =
			entry_label_in(odt->words, label, word(odt->words, entry_sign_key(sign)), ENTRY_LABEL_LONGEST);
		struct odt_entry entry = {.control = sign == SIGN_DATE ? ODT_CONTROL_DATE : ODT_CONTROL_LONG,
					  .field = field,
					  .type = types[sign],
					  .name = name,
					  .label = words,
					  .required = field->field->required,
					  .width = cell_room(widths[column++], FIELD_TEXT),
					  .height = sign == SIGN_DATE ? ODT_LINE_HIGH : SIGN_HIGH};
		blank_cell(odt, &entry);
		g_free(words);
		g_free(name);
	}
	odt_row_end(odt);
}

void odt_signature(struct odt *odt, const struct node *field)
{
	unsigned columns = entry_signs_count(field), *widths = equal_widths(columns, odt_width(odt));
	char *label = odt_field_words(odt, field);
	odt_field_label(odt, field);
	struct odt_site outer = frame_start(odt, widths, columns, label);
	signs_heads(odt, field);
	signs_cells(odt, field, label, widths);
	frame_end(odt, outer);
	g_free(label);
	g_free(widths);
}
