/* SPDX-License-Identifier: MIT
 * Tables: how wide each column is, and rows of cells as strips. */
#include "render/pages/columns.h"
#include "render/pages/form_parts.h"
#include "render/pages/grid.h"

#include <math.h>
#include <string.h>

/* ---- columns --------------------------------------------------------------------------------------------------- */

static double bullet_in(const struct layout *layout)
{
	return layout->at.style.size;
}

static void want_paragraph(struct layout *layout, const struct node *node, double in, struct want *want)
{
	guint pieces = layout->measure->pieces->len;
	measure_begin(layout->measure, false);
	walk_children(node, layout->handlers, layout);
	measure_end(layout->measure);
	want->least = MAX(want->least, in + measure_widest(layout->measure));
	want->most = MAX(want->most, in + measure_natural(layout->measure));
	g_array_set_size(layout->measure->pieces, pieces);
}

static void want_blocks(struct layout *layout, const struct node *parent, double in, struct want *want)
{
	for (const struct node *node = parent->first; node; node = node->next) {
		if (node->kind == NODE_BULLETS || node->kind == NODE_LIST)
			want_blocks(layout, node, in + bullet_in(layout), want);
		else if (node->kind == NODE_ITEM)
			want_blocks(layout, node, in, want);
		else
			want_paragraph(layout, node, in, want);
	}
}

/* ---- the grid -------------------------------------------------------------------------------------------------- */

void grid_begin(struct grid *grid, struct layout *layout, unsigned columns)
{
	*grid = (struct grid){.columns = columns, .pad = layout->paper->cell};
	grid->x = g_new0(double, columns + 1);
	grid->width = g_new0(double, columns + 1);
	grid->table = layout_tag(layout, layout->at.tag, "Table");
}

void grid_end(struct grid *grid)
{
	g_free(grid->x);
	g_free(grid->width);
}

static void grid_place(struct grid *grid, double x)
{
	for (unsigned i = 0; i < grid->columns; i++) {
		grid->x[i] = x;
		x += grid->width[i];
	}
	grid->x[grid->columns] = x;
}

/* Rules of a row: one below, and upright ones where the grid has them. */
void grid_rules(struct layout *layout, const struct grid *grid, double height, bool head, bool last)
{
	float left = (float)grid->x[0], width = (float)(grid->x[grid->columns] - grid->x[0]);
	if (last)
		layout_mark(layout, (struct mark){.kind = MARK_RULE,
						  .tint = head || grid->ruled ? TINT_LINE : TINT_FAINT,
						  .x = left,
						  .y = (float)height,
						  .width = width,
						  .weight = head ? 1.25f : 0.75f});
	for (unsigned i = 0; grid->ruled && i <= grid->columns; i++)
		layout_mark(layout, (struct mark){.kind = MARK_RULE,
						  .tint = TINT_LINE,
						  .x = (float)grid->x[i],
						  .height = (float)height,
						  .weight = 0.75f});
}

/* A strip of a row whose marks are still to come. */
void grid_strip(struct layout *layout, struct grid *grid, double height, bool head)
{
	struct strip *strip = layout_strip(layout, 0, height);
	if (head) {
		strip->keep = true;
		grid->head = layout->strips->len;
	} else {
		strip->head = grid->head;
	}
}

/* ---- cells ----------------------------------------------------------------------------------------------------- */

/* What can be chosen in a column, below its head, for those who write by hand. */
static void head_options(struct layout *layout, const struct node *column)
{
	struct place_on before = layout->at;
	const char *between = "";
	unsigned strong = layout->strong;
	layout->strong = 0;
	layout->stretch = layout_stretch(layout, layout_tag(layout, layout->at.tag, "P"));
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	layout->after = 0;
	measure_begin(layout->measure, false);
	for (const struct node *option = option_first(column); option; option = option_next(option)) {
		measure_text(layout->measure, &layout->at.style, layout->stretch, between, option->place);
		walk_children(option, layout->handlers, layout);
		between = "; ";
	}
	measure_end(layout->measure);
	layout_lines(layout, 0);
	layout->strong = strong;
	layout->at = before;
}

/* The content of a cell (NULL: none): strips of its own, whose tops count from the top of the row. */
static GArray *cell_set(struct layout *layout, const struct grid *grid, unsigned column, const struct node *cell,
			uint32_t tag, enum align align)
{
	struct place_on before = layout->at;
	GArray *strips = layout->strips, *own = g_array_new(FALSE, TRUE, sizeof(struct strip));
	layout->strips = own;
	layout->cell = true;
	layout->after = 0;
	layout->at.x = grid->x[column] + (column || grid->ruled ? grid->pad : 0);
	layout->at.width = grid->x[column] + grid->width[column] - grid->pad - layout->at.x;
	layout->at.tag = tag;
	layout->at.align = align;
	layout->at.gap = layout->at.style.size * 0.4;
	if (cell && cell->kind == NODE_COLUMN) {
		layout->at.direct = true;
		layout_paragraph(layout, cell, "P", 0);
		if (column_tells_options(layout->edition, cell))
			head_options(layout, cell);
	} else if (cell) {
		layout->at.direct = cell->first && cell->first == cell->last && cell->first->kind == NODE_PARAGRAPH;
		layout_blocks(layout, cell);
	}
	if (!own->len) {
		layout_strip(layout, 0, layout->at.style.leading);
		layout_mark(layout, (struct mark){.kind = MARK_EMPTY, .stretch = layout_stretch(layout, tag)});
	}
	layout->cell = false;
	layout->strips = strips;
	layout->after = 0;
	layout->at = before;
	layout_stack(own, (float)grid->pad);
	return own;
}

/* Moves the marks of the strips from `from` that end above `limit` onto the last strip; the strip after them. The
 * marks were made before and are copied, so that those of one strip follow each other. */
static guint cell_pour(struct layout *layout, const GArray *strips, guint from, double limit, double lift)
{
	guint i = from;
	for (; i < strips->len; i++) {
		const struct strip *strip = &g_array_index(strips, struct strip, i);
		if ((double)strip->top + (double)strip->height - lift > limit + 0.01 && i > from)
			break;
		for (uint32_t k = 0; k < strip->marks; k++) {
			struct mark mark = g_array_index(layout->marks, struct mark, strip->mark + k);
			mark.y += strip->top - (float)lift;
			layout_mark(layout, mark);
		}
	}
	return i;
}

static double cell_end(const GArray *strips, guint count)
{
	if (!count)
		return 0;
	const struct strip *last = &g_array_index(strips, struct strip, count - 1);
	return (double)last->top + (double)last->height;
}

/* A row that is higher than a page: in slices of some lines, so that each page is filled. */
static void row_slices(struct layout *layout, struct grid *grid, GPtrArray *cells)
{
	double slice = layout->at.style.leading * 4;
	guint *from = g_new0(guint, cells->len);
	for (bool more = true; more;) {
		double height = 0;
		more = false;
		grid_strip(layout, grid, 0, false);
		for (guint i = 0; i < cells->len; i++) {
			const GArray *strips = cells->pdata[i];
			double lift = from[i] ? cell_end(strips, from[i]) : 0;
			from[i] = cell_pour(layout, strips, from[i], slice, lift);
			height = MAX(height, cell_end(strips, from[i]) - lift);
			more = more || from[i] < strips->len;
		}
		height += more ? 0 : grid->pad;
		layout_strip_last(layout)->height = (float)height;
		grid_rules(layout, grid, height, false, !more);
	}
	g_free(from);
}

static void row_set(struct layout *layout, struct grid *grid, GPtrArray *cells, bool head, double least)
{
	double height = 0;
	for (guint i = 0; i < cells->len; i++) {
		const GArray *strips = cells->pdata[i];
		height = MAX(height, cell_end(strips, strips->len));
	}
	height = MAX(height + grid->pad, least);
	double top = grid->head ? (double)g_array_index(layout->strips, struct strip, grid->head - 1).height : 0;
	/* A head that fills half a page is not one to repeat. */
	head = head && height < layout->room / 2;
	if (height > layout->room - top) {
		row_slices(layout, grid, cells);
		return;
	}
	grid_strip(layout, grid, height, head);
	for (guint i = 0; i < cells->len; i++)
		cell_pour(layout, cells->pdata[i], 0, G_MAXFLOAT, 0);
	grid_rules(layout, grid, height, head, true);
}

/* A cell's element. */
uint32_t grid_cell_tag(struct layout *layout, uint32_t row, bool head)
{
	uint32_t tag = layout_tag(layout, row, head ? "TH" : "TD");
	if (head)
		layout_tag_get(layout, tag)->scope = "Column";
	return tag;
}

void grid_row(struct layout *layout, struct grid *grid, const struct node *first, const struct columns *columns,
	      bool head)
{
	struct place_on before = layout->at;
	if (head || !grid->body)
		grid->body = layout_tag(layout, grid->table, head ? "THead" : "TBody");
	uint32_t row = layout_tag(layout, grid->body, "TR");
	grid->body = head ? NONE : grid->body;
	GPtrArray *cells = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
	layout->strong += head;
	const struct node *cell = first;
	for (unsigned i = 0; i < grid->columns; i++) {
		uint32_t tag = grid_cell_tag(layout, row, head);
		enum align align = columns && i < columns->count ? columns->align[i] : ALIGN_NONE;
		g_ptr_array_add(cells, cell_set(layout, grid, i, cell, tag, align));
		while (cell && (cell = cell->next) && cell->kind != first->kind)
			continue;
	}
	layout->strong -= head;
	row_set(layout, grid, cells, head, 0);
	g_ptr_array_unref(cells);
	layout->at = before;
}

/* ---- a table of a document ------------------------------------------------------------------------------------- */

/* A column to fill in has its head's words, and room for more where words are asked for. */
static void want_column(struct layout *layout, const struct node *column, struct want *want)
{
	want_paragraph(layout, column, 0, want);
	if (column->field->type <= FIELD_LONG)
		want->most = MAX(want->most, layout->paper->short_least);
}

/* What the columns of a table, or of a field with rows, want in the current size of type. */
static double wants_find(struct layout *layout, const struct grid *grid, const struct node *node, struct want *wants)
{
	unsigned strong = layout->strong, column = 0;
	layout->dry = true;
	memset(wants, 0, grid->columns * sizeof *wants);
	for (const struct node *child = node->first; child; child = child->next) {
		layout->strong = child->kind == NODE_COLUMN || child == node_child(node, NODE_ROW);
		if (child->kind == NODE_COLUMN && column < grid->columns)
			want_column(layout, child, &wants[column++]);
		column = child->kind == NODE_ROW ? 0 : column;
		for (const struct node *cell = child->kind == NODE_ROW ? child->first : NULL;
		     cell && column < grid->columns; cell = cell->next)
			want_blocks(layout, cell, 0, &wants[column++]);
	}
	layout->strong = strong;
	layout->dry = false;
	double least = 0;
	for (unsigned i = 0; i < grid->columns; i++) {
		wants[i].least += 2 * grid->pad;
		wants[i].most += 2 * grid->pad;
		least += wants[i].least;
	}
	return least;
}

double grid_least(struct layout *layout, const struct grid *grid, const struct node *node)
{
	struct want *wants = g_new0(struct want, grid->columns);
	double least = wants_find(layout, grid, node, wants);
	g_free(wants);
	return least;
}

/* Where a table stands, and how wide it is without a word cut. */
struct fit {
	double x, width, least;
	bool turned;
};

static void small_set(struct layout *layout, struct grid *grid)
{
	grid->pad *= 0.6;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
}

/* A table that is too wide for the text's edge reaches into the column of numbers; then its type gets smaller, to the
 * size of small type; then its page is turned. */
static struct fit fit_find(struct layout *layout, struct grid *grid, const struct node *node, struct want *wants)
{
	const struct paper *paper = layout->paper;
	double least = wants_find(layout, grid, node, wants);
	double reach = layout->at.x + layout->at.width - paper->left;
	bool wide = node->kind == NODE_TABLE && node->columns->wide;
	if (least <= layout->at.width && !wide)
		return (struct fit){layout->at.x, layout->at.width, least, false};
	if (least > reach && !wide) {
		small_set(layout, grid);
		least = wants_find(layout, grid, node, wants);
	}
	if (least <= reach && !wide)
		return (struct fit){paper->left, reach, least, false};
	return (struct fit){paper->left, paper->height - paper->left - paper->right, least, true};
}

/* What no page is wide enough for has its words cut. */
static void fit_report(struct layout *layout, const struct fit *fit, const struct node *node)
{
	if (fit->least <= fit->width + 0.01)
		return;
	diag_add(layout->diag, CODE_TABLE_WIDE, node->place,
		 "this table is %.0f mm too wide, even in small type on a page that is turned: its longest words are "
		 "divided. Give it fewer columns, or shorter words",
		 ceil((fit->least - fit->width) * 25.4 / 72));
}

void grid_fit(struct layout *layout, struct grid *grid, const struct node *node)
{
	struct want *wants = g_new0(struct want, grid->columns);
	struct fit fit = fit_find(layout, grid, node, wants);
	fit_report(layout, &fit, node);
	layout->measure->quiet = fit.least > fit.width; /* all has been said of its words */
	layout->turned = fit.turned;
	if (grid->ruled)
		columns_write(wants, grid->columns, fit.width, grid->width);
	else
		columns_share(wants, grid->columns, fit.width, grid->width);
	grid_place(grid, fit.x);
	g_free(wants);
}

static void caption_set(struct layout *layout, const struct grid *grid, const struct node *caption, struct style style)
{
	struct place_on before = layout->at;
	layout->at.style = style;
	layout->at.tag = layout_tag(layout, grid->table, "Caption");
	layout->at.direct = layout->at.keep = true;
	layout->strong++;
	layout_paragraph(layout, caption, "P", layout->at.gap);
	layout->strong--;
	layout->after = layout->at.gap * 0.3;
	layout->at = before;
}

bool pages_table(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	if (layout->dry || layout->cell || !node->columns || !node->columns->count)
		return false;
	struct place_on before = layout->at;
	const struct node *caption = node_child(node, NODE_CAPTION);
	struct grid grid;
	grid_begin(&grid, layout, node->columns->count);
	layout->after = MAX(layout->after, layout->at.gap);
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->table);
	grid_fit(layout, &grid, node);
	if (caption)
		caption_set(layout, &grid, caption, before.style);
	bool head = !node->columns->bare;
	double after = layout->after;
	for (const struct node *row = node->first; row; row = row->next) {
		if (row->kind != NODE_ROW)
			continue;
		guint first = layout->strips->len;
		layout_anchor(layout, row);
		grid_row(layout, &grid, row->first, node->columns, head);
		if (head)
			g_array_index(layout->strips, struct strip, first).gap = (float)after;
		head = false;
	}
	grid_end(&grid);
	layout->measure->quiet = layout->turned = false;
	layout->at = before;
	layout->after = layout->at.gap * 1.6;
	return false;
}
