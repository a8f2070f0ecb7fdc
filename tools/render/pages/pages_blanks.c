/* SPDX-License-Identifier: MIT
 * Tables to fill in: a head, and blank rows below it. Many rows that are short stand in two or three tables beside each
 * other, each with a head of its own. */
#include "render/pages/form_parts.h"
#include "render/pages/grid.h"

#define ROWS_TOGETHER 4u /* so many rows are not parted by the end of a page */
#define BANDS_FROM 6u    /* so many rows are worth more tables than one */
#define BANDS_MOST 3u
/* What a column of such a table has at the least, in parts of a short field: for words, and for a time or a number. */
#define BAND_WORDS 0.6
#define BAND_SHORT 0.45

static unsigned children_of(const struct node *node, enum node_kind kind)
{
	unsigned count = 0;
	for (const struct node *child = node->first; child; child = child->next)
		count += child->kind == kind;
	return count;
}

/* A box to tick at the left of its cell, halfway up. */
static void box_in(struct layout *layout, double pad, struct mark *mark)
{
	float box = (float)layout->paper->box;
	mark->x += (float)pad;
	mark->y = (mark->height - box) / 2;
	mark->width = mark->height = box;
	struct mark frame = *mark;
	frame.kind = MARK_FRAME;
	frame.tint = TINT_LINE;
	frame.weight = 1;
	layout_mark(layout, frame);
}

/* The sign of money at the left of its cell, on the line that a hand writes on. */
static void unit_in(struct layout *layout, double pad, uint32_t cell, struct mark *mark)
{
	uint32_t line = unit_line(layout, cell);
	double room = pad + unit_width(layout, line);
	unit_mark(layout, line, (double)mark->x + pad);
	mark->x += (float)room;
	mark->width -= (float)room;
}

static void blank_row(struct layout *layout, struct grid *grid, const struct node *field, unsigned number)
{
	grid->body = grid->body ? grid->body : layout_tag(layout, grid->table, "TBody");
	uint32_t row = layout_tag(layout, grid->body, "TR");
	double height = layout->paper->blank;
	grid_strip(layout, grid, height, false);
	for (unsigned i = 0; i < grid->columns; i++) {
		struct blank blank = {.entry = entry_of(layout, field, number * grid->columns + i)};
		struct mark mark = {.kind = MARK_BLANK,
				    .what = layout->blanks->len,
				    .x = (float)grid->x[i],
				    .width = (float)grid->width[i],
				    .height = (float)height};
		uint32_t cell = grid_cell_tag(layout, row, false);
		if (blank.entry->type == FIELD_MONEY)
			unit_in(layout, grid->pad, cell, &mark);
		blank_new(layout, blank, cell);
		if (blank.entry->type == FIELD_TICK)
			box_in(layout, grid->pad, &mark);
		layout_mark(layout, mark);
	}
	grid_rules(layout, grid, height, false, true);
}

static void head_row(struct layout *layout, struct grid *grid, const struct node *field)
{
	double after = layout->after;
	guint first = layout->strips->len;
	grid_row(layout, grid, node_child(field, NODE_COLUMN), NULL, true);
	g_array_index(layout->strips, struct strip, first).gap = (float)after;
	layout_mark(layout, (struct mark){.kind = MARK_RULE,
					  .tint = TINT_LINE,
					  .x = (float)grid->x[0],
					  .width = (float)(grid->x[grid->columns] - grid->x[0]),
					  .weight = 0.75f});
}

/* ---- tables side by side ---------------------------------------------------------------------------------------- */

static bool is_for_words(const struct node *column)
{
	return column->field->type <= FIELD_LONG || column->field->type == FIELD_CHOICE;
}

static double band_width(const struct layout *layout, unsigned bands)
{
	return (layout->at.width - layout->paper->column_gap * (bands - 1)) / bands;
}

/* How many tables: many short rows in one would leave most of each line empty. Each column has to have room for what it
 * asks for. */
static unsigned bands_of(struct layout *layout, const struct grid *grid, const struct node *field)
{
	unsigned words = 0, bands = BANDS_MOST;
	double least = 0;
	for (const struct node *column = field->first; column; column = column->next) {
		if (column->kind != NODE_COLUMN)
			continue;
		words += is_for_words(column);
		least += layout->paper->short_least * (is_for_words(column) ? BAND_WORDS : BAND_SHORT);
	}
	if (layout->cell || words > 1 || field->field->count < BANDS_FROM)
		return 1;
	least = MAX(least, grid_least(layout, grid, field));
	while (bands > 1 && band_width(layout, bands) < least)
		bands--;
	return bands;
}

/* Rows `from` up to `to` with a head of their own, as strips whose tops count from the first. */
static GArray *band_set(struct layout *layout, const struct node *field, unsigned from, unsigned to)
{
	GArray *strips = layout->strips, *own = g_array_new(FALSE, TRUE, sizeof(struct strip));
	struct grid grid;
	layout->strips = own;
	layout->after = 0;
	grid_begin(&grid, layout, children_of(field, NODE_COLUMN));
	grid.ruled = true;
	grid_fit(layout, &grid, field);
	head_row(layout, &grid, field);
	for (unsigned i = from; i < to; i++)
		blank_row(layout, &grid, field, i);
	grid_end(&grid);
	layout->strips = strips;
	layout_stack(own, 0);
	return own;
}

/* The marks of the strips, again, behind all others: those of one strip follow each other. */
static void band_pour(struct layout *layout, const GArray *strips)
{
	for (guint i = 0; i < strips->len; i++) {
		const struct strip *strip = &g_array_index(strips, struct strip, i);
		for (uint32_t k = 0; k < strip->marks; k++) {
			struct mark mark = g_array_index(layout->marks, struct mark, strip->mark + k);
			mark.y += strip->top;
			layout_mark(layout, mark);
		}
	}
}

/* The first rows at the left, the next to the right of them: all on one strip. */
static void bands_set(struct layout *layout, const struct node *field, unsigned bands)
{
	struct place_on before = layout->at;
	unsigned count = field->field->count, each = (count + bands - 1) / bands;
	GArray *tables[BANDS_MOST];
	layout->at.width = band_width(layout, bands);
	for (unsigned i = 0; i < bands; i++) {
		tables[i] = band_set(layout, field, MIN(i * each, count), MIN((i + 1) * each, count));
		layout->at.x += layout->at.width + layout->paper->column_gap;
	}
	layout->at = before;
	layout->after = 3;
	layout_strip(layout, 0, strips_height(tables[0]));
	for (unsigned i = 0; i < bands; i++) {
		band_pour(layout, tables[i]);
		g_array_unref(tables[i]);
	}
}

/* ---- one below the other ----------------------------------------------------------------------------------------- */

/* No row stands alone, and a few rows stay on one page. */
static void rows_set(struct layout *layout, struct grid *grid, const struct node *field)
{
	unsigned count = MAX(field->field->count, 1);
	head_row(layout, grid, field);
	for (unsigned i = 0; i < count; i++) {
		blank_row(layout, grid, field, i);
		layout_strip_last(layout)->keep = i + 1 < count && (count <= ROWS_TOGETHER || !i || i + 2 == count);
	}
}

/* The label stands on the table's page, turned or not. */
static void table_set(struct layout *layout, const struct node *field, struct style style)
{
	struct grid grid;
	grid_begin(&grid, layout, children_of(field, NODE_COLUMN));
	grid.ruled = true;
	grid_fit(layout, &grid, field);
	struct style own = layout->at.style;
	layout->at.style = style;
	label_set(layout, field, true);
	layout->at.style = own;
	layout->at.keep = false;
	layout->after = 3;
	rows_set(layout, &grid, field);
	grid_end(&grid);
	layout->measure->quiet = layout->turned = false;
}

void grid_fields(struct layout *layout, const struct node *field)
{
	struct place_on before = layout->at;
	const struct grid probe = {.columns = children_of(field, NODE_COLUMN), .pad = layout->paper->cell};
	if (!probe.columns)
		return;
	layout->at.style = layout_style(layout, FONT_REGULAR, MAX(layout->paper->table, 11));
	unsigned bands = bands_of(layout, &probe, field);
	if (bands > 1) {
		struct style own = layout->at.style;
		layout->at.style = before.style;
		label_set(layout, field, true);
		layout->at.style = own;
		bands_set(layout, field, bands);
	} else {
		table_set(layout, field, before.style);
	}
	layout->at = before;
	layout->after = layout->at.gap * 1.4;
}
