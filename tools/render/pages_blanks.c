/* SPDX-License-Identifier: MIT
 * Tables to fill in: a head, and blank rows below it. Where many rows are short, one half of them stands beside the
 * other, each a table with a head of its own. */
#include "render/form_parts.h"
#include "render/grid.h"

#define ROWS_TOGETHER 4u /* so many rows are not parted by the end of a page */
#define BANDS_FROM 6u    /* so many rows are worth two tables */

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
		blank_new(layout, blank, grid_cell_tag(layout, row, false));
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

/* ---- two tables side by side ------------------------------------------------------------------------------------- */

/* Many short rows would leave most of a line empty. */
static bool is_short(const struct node *field)
{
	unsigned words = 0;
	for (const struct node *column = field->first; column; column = column->next)
		if (column->kind == NODE_COLUMN)
			words += column->field->type <= FIELD_LONG || column->field->type == FIELD_CHOICE;
	return words <= 1 && field->field->count >= BANDS_FROM;
}

/* How wide each of the two is. */
static double band_width(const struct layout *layout)
{
	return (layout->at.width - layout->paper->column_gap) / 2;
}

/* True where each column of half the width has room for what it asks for. */
static bool has_bands(struct layout *layout, const struct grid *grid, const struct node *field)
{
	return !layout->cell && is_short(field) &&
	       grid->columns * layout->paper->short_least * 0.75 <= band_width(layout) &&
	       grid_least(layout, grid, field) <= band_width(layout);
}

/* Rows `from` up to `to` with a head of their own, as strips whose tops count from the first. */
static GArray *band_set(struct layout *layout, const struct node *field, double x, unsigned from, unsigned to)
{
	struct place_on before = layout->at;
	GArray *strips = layout->strips, *own = g_array_new(FALSE, TRUE, sizeof(struct strip));
	struct grid grid;
	layout->strips = own;
	layout->at.width = band_width(layout);
	layout->at.x = x;
	layout->after = 0;
	grid_begin(&grid, layout, children_of(field, NODE_COLUMN));
	grid.ruled = true;
	grid_fit(layout, &grid, field);
	head_row(layout, &grid, field);
	for (unsigned i = from; i < to; i++)
		blank_row(layout, &grid, field, i);
	grid_end(&grid);
	layout->strips = strips;
	layout->at = before;
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

/* The first half of the rows at the left, the others at the right: both on one strip. */
static void bands_set(struct layout *layout, const struct node *field)
{
	unsigned count = field->field->count, half = (count + 1) / 2;
	double right = layout->at.x + band_width(layout) + layout->paper->column_gap;
	GArray *left = band_set(layout, field, layout->at.x, 0, half);
	GArray *other = band_set(layout, field, right, half, count);
	layout->after = 3;
	layout_strip(layout, 0, strips_height(left));
	band_pour(layout, left);
	band_pour(layout, other);
	g_array_unref(other);
	g_array_unref(left);
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
	if (has_bands(layout, &probe, field)) {
		struct style own = layout->at.style;
		layout->at.style = before.style;
		label_set(layout, field, true);
		layout->at.style = own;
		bands_set(layout, field);
	} else {
		table_set(layout, field, before.style);
	}
	layout->at = before;
	layout->after = layout->at.gap * 1.4;
}
