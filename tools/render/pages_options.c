/* SPDX-License-Identifier: MIT
 * Boxes to tick: an answer, and some of many. */
#include "render/form_parts.h"

#define COLUMNS_MOST 3u

static double option_in(const struct layout *layout)
{
	return layout->paper->box + layout->at.style.size * 0.6;
}

/* The box before an option: a circle where one is chosen, a square where any are. */
static void box_mark(struct layout *layout, const struct node *field, uint32_t part, const char *name, double x,
		     double base)
{
	double box = layout->paper->box, y = base - layout->at.style.size * 0.36 - box / 2;
	struct blank blank = {.field = field, .type = field->field->type, .part = part, .name = name};
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

/* As many columns as the widest option allows. */
static unsigned option_columns(struct layout *layout, const struct node *field, unsigned count)
{
	double widest = 0;
	for (const struct node *option = field->first; option; option = option->next)
		if (option->kind == NODE_OPTION)
			widest = MAX(widest, option_width(layout, option));
	double need = widest + option_in(layout) + layout->at.style.size;
	unsigned columns = (unsigned)(layout->at.width / MAX(need, 1));
	/* Three short answers stand beside each other; more are easier to take in as two columns. */
	return CLAMP(columns, 1, count > COLUMNS_MOST ? 2 : MAX(count, 1));
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

static void option_set(struct layout *layout, const struct node *field, const struct node *option, uint32_t list,
		       unsigned number, unsigned columns)
{
	struct place_on before = layout->at;
	double width = layout->at.width / columns, x = layout->at.x + width * (number % columns);
	bool beside = number % columns != 0;
	guint first = layout->strips->len - beside;
	layout->at.tag = layout_tag(layout, layout_tag(layout, list, "LI"), "LBody");
	layout->at.direct = true;
	layout->at.x = x + option_in(layout);
	layout->at.width = width - option_in(layout);
	if (beside)
		option_beside(layout, option, layout->at.tag);
	else
		layout_paragraph(layout, option, "P", 3);
	layout->at = before;
	if (layout->strips->len <= first)
		return;
	struct strip *last = layout_strip_last(layout);
	last->height = MAX(last->height, (float)layout->paper->box + 3);
	double base = (double)g_array_index(layout->marks, struct mark,
					    g_array_index(layout->strips, struct strip, first).mark)
			      .y;
	box_mark(layout, field, number, plain_label(layout, option), x, base - strips_up(layout, first));
}

void set_options(struct layout *layout, const struct node *field)
{
	label_set(layout, field);
	uint32_t list = layout_tag(layout, layout->at.tag, "L");
	layout_tag_get(layout, list)->numbering = "None";
	unsigned count = 0, number = 0;
	for (const struct node *option = field->first; option; option = option->next)
		count += option->kind == NODE_OPTION;
	unsigned columns = option_columns(layout, field, count);
	layout->after = 2;
	for (const struct node *option = field->first; option; option = option->next)
		if (option->kind == NODE_OPTION)
			option_set(layout, field, option, list, number++, columns);
}

void set_tick(struct layout *layout, const struct node *field)
{
	struct place_on before = layout->at;
	guint first = layout->strips->len;
	layout->at.x += option_in(layout);
	layout->at.width -= option_in(layout);
	layout->stretch = layout_stretch(layout, layout_tag(layout, layout->at.tag, "P"));
	label_words(layout, field, false);
	uint32_t line = layout->measure->lines->len;
	layout_lines(layout, layout->at.gap);
	if (layout->strips->len > first) {
		double base = (double)measure_line(layout->measure, line)->base - strips_up(layout, first);
		box_mark(layout, field, 0, plain_label(layout, node_child(field, NODE_LABEL)), before.x, base);
	}
	hint_set(layout, field);
	layout->at = before;
}
