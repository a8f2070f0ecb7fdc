/* SPDX-License-Identifier: MIT
 * Boxes to tick: an answer, and some of many. */
#include "render/pages/form_parts.h"
#include "render/pages/form_rows.h"

#define ROWS_TOGETHER 8u /* so many rows of options are not parted by the end of a page */

double option_in(const struct layout *layout)
{
	return layout->paper->box + layout->at.style.size * 0.6;
}

/* The box before an option: a circle where one is chosen, a square where any are. */
static void box_mark(struct layout *layout, const struct node *field, struct blank blank, double x, double base)
{
	double box = layout->paper->box, y = base - layout->at.style.size * 0.36 - box / 2;
	struct mark mark = {.x = (float)x, .y = (float)y, .width = (float)box, .height = (float)box};
	blank_mark(layout, blank, mark);
	g_array_index(layout->marks, struct mark, layout->marks->len - 1).weight = 0; /* it is drawn by its frame */
	mark.kind = MARK_FRAME;
	mark.tint = TINT_LINE;
	mark.weight = 1;
	mark.radius = field->field->type == FIELD_CHOICE ? (float)box / 2 : 0;
	layout_mark(layout, mark);
}

static double option_width(struct layout *layout, const struct node *option)
{
	guint pieces = layout->measure->pieces->len;
	layout->dry = true;
	measure_begin(layout->measure, false);
	walk_children(option, layout->handlers, layout);
	measure_end(layout->measure);
	double width = measure_natural(layout->measure);
	g_array_set_size(layout->measure->pieces, pieces);
	layout->dry = false;
	return width;
}

/* The options of a field as columns. */
struct options {
	unsigned count, columns;
	double *widths, *column; /* of each option with its box; of each column */
	bool beside;             /* all on the line of the label */
};

static double options_gap(const struct layout *layout)
{
	return layout->at.style.size;
}

static void options_begin(struct options *options, struct layout *layout, const struct node *field, double label,
			  double width)
{
	GArray *widths = g_array_new(FALSE, FALSE, sizeof(double));
	double gap = options_gap(layout), all = 0;
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		double wide = option_width(layout, option) + option_in(layout);
		g_array_append_val(widths, wide);
		all += wide + gap;
	}
	options->count = widths->len;
	options->widths = (double *)(void *)g_array_free(widths, FALSE);
	options->column = g_new0(double, options->count + 1);
	options->beside = label + all <= width && !node_child(field, NODE_HINT);
	options->columns = rows_options(options->widths, options->count, width, gap, options->column);
}

static void options_end(struct options *options)
{
	g_free(options->widths);
	g_free(options->column);
}

static double option_height(const struct layout *layout)
{
	return MAX(layout->at.style.leading, layout->paper->box + 2);
}

static unsigned options_rows(const struct options *options)
{
	return options->columns ? (options->count + options->columns - 1) / options->columns : 0;
}

double options_height(struct layout *layout, const struct node *field, double label, double width, unsigned rows)
{
	struct options options;
	options_begin(&options, layout, field, label, width);
	unsigned needed = options_rows(&options);
	bool fits = needed <= rows;
	for (unsigned i = 0; i < options.count && rows != G_MAXUINT; i++)
		fits = fits && options.widths[i] <= width;
	double height = options.beside ? 0 : 2 + needed * option_height(layout);
	options_end(&options);
	return fits ? height : ROWS_UNFIT;
}

/* Words that stand beside others on a strip that is there already. */
static void option_beside(struct layout *layout, const struct node *option, uint32_t tag)
{
	layout->stretch = layout_stretch(layout, tag);
	measure_begin(layout->measure, false);
	walk_children(option, layout->handlers, layout);
	measure_end(layout->measure);
	struct lines lines = measure_lines(layout->measure, G_MAXFLOAT, 0);
	if (lines.count)
		layout_mark(layout, (struct mark){.kind = MARK_LINE,
						  .what = lines.first,
						  .x = (float)layout->at.x,
						  .y = measure_line(layout->measure, lines.first)->base});
}

/* How far the top of strip `first` lies above that of the last strip: a box is drawn with the last line of its words,
 * but stands beside the first. */
static double strips_up(const struct layout *layout, guint first)
{
	double up = 0;
	for (guint i = first; i + 1 < layout->strips->len; i++)
		up += (double)g_array_index(layout->strips, struct strip, i).height;
	return up;
}

/* Where an option stands. */
struct cell {
	unsigned number;
	double x, width;
	bool beside; /* another option, on the last strip */
};

static void option_set(struct layout *layout, const struct node *field, const struct node *option, uint32_t list,
		       const struct cell *cell)
{
	struct place_on before = layout->at;
	guint first = layout->strips->len - cell->beside;
	layout->at.tag = layout_tag(layout, layout_tag(layout, list, "LI"), "LBody");
	layout->at.direct = true;
	layout->at.x = cell->x + option_in(layout);
	layout->at.width = cell->width - option_in(layout);
	uint32_t line = layout->measure->lines->len;
	if (cell->beside)
		option_beside(layout, option, layout->at.tag);
	else
		layout_paragraph(layout, option, "P", 2);
	before.tag = layout->at.tag;
	layout->at = before;
	if (layout->strips->len <= first || layout->measure->lines->len <= line)
		return;
	struct strip *last = layout_strip_last(layout);
	last->height = MAX(last->height, (float)option_height(layout));
	double base = (double)measure_line(layout->measure, line)->base;
	struct blank blank = {.entry = entry_of(layout, field, cell->number), .words = plain_label(layout, option)};
	box_mark(layout, field, blank, cell->x, base - strips_up(layout, first));
}

/* Of many options one is written down, or chosen from a list on screen: all stand in words above the room for it. */
static void set_list(struct layout *layout, const struct node *field)
{
	struct place_on before = layout->at;
	label_set(layout, field, true);
	layout->stretch = layout_stretch(layout, layout_tag(layout, layout->at.tag, "P"));
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	measure_begin(layout->measure, false);
	measure_text(layout->measure, &layout->at.style, layout->stretch, word(layout->words, "choice-one-of"),
		     field->place);
	const char *parts = " ";
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		measure_text(layout->measure, &layout->at.style, layout->stretch, parts, option->place);
		walk_children(option, layout->handlers, layout);
		parts = "; ";
	}
	measure_end(layout->measure);
	layout_lines(layout, 0);
	layout->at = before;
	layout->after = 0;
	layout_strip(layout, 0, layout->paper->blank);
	blank_mark(layout, (struct blank){.entry = entry_of(layout, field, 0)},
		   (struct mark){.x = (float)layout->at.x,
				 .width = (float)layout->at.width,
				 .height = (float)layout->paper->blank});
}

void set_options(struct layout *layout, const struct node *field)
{
	if (field->field->type == FIELD_CHOICE && option_count(field) > OPTIONS_FEW) {
		set_list(layout, field);
		return;
	}
	struct options options;
	double label = label_width(layout, field, true), gap = options_gap(layout);
	options_begin(&options, layout, field, label, layout->at.width);
	guint first = layout->strips->len;
	label_set(layout, field, true);
	uint32_t list = layout_tag(layout, layout->at.tag, "L");
	layout_tag_get(layout, list)->numbering = "None";
	struct place_on before = layout->at;
	unsigned rows = options_rows(&options);
	struct cell cell = {.x = layout->at.x};
	double next = options.beside ? layout->at.x + label + gap : layout->at.x;
	layout->after = 2;
	for (const struct node *option = field->first; option; option = option->next) {
		if (option->kind != NODE_OPTION)
			continue;
		unsigned column = cell.number % options.columns, row = cell.number / options.columns;
		layout->at.keep = before.keep && (rows <= ROWS_TOGETHER || row < 2 || row + 2 >= rows);
		/* Beside what? A label or an option without words leaves no line to stand on. */
		cell.beside = (options.beside || column != 0) && layout->strips->len > first;
		cell.x = cell.beside ? next : layout->at.x;
		cell.width = options.column[column];
		next = cell.x + cell.width + gap;
		option_set(layout, field, option, list, &cell);
		cell.number++;
	}
	layout->at = before;
	options_end(&options);
}

void set_tick(struct layout *layout, const struct node *field)
{
	struct place_on before = layout->at;
	guint first = layout->strips->len;
	uint32_t line = layout->measure->lines->len;
	layout->at.x += option_in(layout);
	layout->at.width -= option_in(layout);
	label_set(layout, field, false);
	if (layout->strips->len > first) {
		double base = (double)measure_line(layout->measure, line)->base - strips_up(layout, first);
		box_mark(layout, field, (struct blank){.entry = entry_of(layout, field, 0)}, before.x, base);
	}
	layout->at = before;
}
