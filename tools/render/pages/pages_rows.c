/* SPDX-License-Identifier: MIT
 * The fields of a form as lines of a grid: short ones beside each other, a date beside what takes the rest of the line,
 * all else over the whole width. They are read and tagged from left to right, line by line; a line stays whole. */
#include "render/pages/form_parts.h"
#include "render/pages/form_rows.h"

#include <string.h>

#define BOX_LEAST 0.6 /* the width of a box for a character, in parts of its height */

/* What a field's label and hint take in a width. */
struct head {
	double label, hint;
};

/* The height of the label and of the hint, which stand on one line where there is room. A label folds once at most. */
static double head_height(const struct layout *layout, const struct head *head, double width)
{
	double leading = layout->at.style.leading, small = layout->paper->small * layout->leading;
	double lines = head->label <= width ? 1 : 2;
	if (head->label * 0.6 > width || head->hint > width)
		return ROWS_UNFIT;
	bool beside = head->hint <= 0 || head->label + head->hint + layout->at.style.size * 0.7 <= width;
	return lines * leading + (beside ? 0 : small);
}

/* Beside others, options stand in few rows: one in a third of the line, two in half of it. */
static unsigned option_rows(const struct layout *layout, double width)
{
	return width < layout->at.width * 0.4 ? 1 : width < layout->at.width * 0.6 ? 2 : G_MAXUINT;
}

/* Four stand on a line only where all of them are short. */
static bool is_short(const struct node *field)
{
	return field->field->type >= FIELD_DATE && field->field->type <= FIELD_NUMBER;
}

/* The height of a field in a width that it shares with others, or alone. */
static double field_height(struct layout *layout, const struct node *field, const struct head *head, double width)
{
	const struct paper *paper = layout->paper;
	double height = head_height(layout, head, width);
	switch (field->field->type) {
	case FIELD_TEXT:
		if (field->field->boxes && width < field->field->limit * paper->blank * BOX_LEAST)
			return ROWS_UNFIT;
		return width >= (layout->shade ? paper->short_least : paper->text_least) ? height + paper->blank
											 : ROWS_UNFIT;
	case FIELD_DATE:
	case FIELD_TIME:
	case FIELD_MONEY:
	case FIELD_NUMBER:
		return width >= paper->short_least ? height + paper->blank : ROWS_UNFIT;
	case FIELD_CHOICE:
	case FIELD_CHOICES:
		return height + options_height(layout, field, head->label, width, option_rows(layout, width));
	case FIELD_TICK:
		width -= option_in(layout);
		return head->label <= width ? head_height(layout, head, width) : ROWS_UNFIT;
	default:
		return ROWS_UNFIT;
	}
}

/* The width that a narrow field leaves of a line. */
static double rest_width(const struct layout *layout)
{
	return layout->at.width - layout->paper->short_least - layout->paper->column_gap;
}

/* Alone on its line a field always fits; how high it is there matters only for those that could stand beside others. */
static struct need need_of(struct layout *layout, const struct node *field)
{
	if (field->field->type == FIELD_SIGNATURE)
		return (struct need){
			.kind = 1,
			.height = {signature_height(layout, field, layout->at.width),
				   signature_height(layout, field,
						    rows_width(2, layout->at.width, layout->paper->column_gap)),
				   ROWS_UNFIT, ROWS_UNFIT},
			.narrow = ROWS_UNFIT,
			.rest = signature_height(layout, field, rest_width(layout))};
	bool bold = field->field->type != FIELD_TICK;
	struct head head = {.label = label_width(layout, field, bold), .hint = hint_width(layout, field)};
	struct need need = {.narrow = ROWS_UNFIT, .rest = field_height(layout, field, &head, rest_width(layout))};
	if (is_short(field))
		need.narrow = field_height(layout, field, &head, layout->paper->short_least);
	for (unsigned i = 0; i < ROWS_MOST; i++)
		need.height[i] = i < ROWS_LONG || is_short(field)
					 ? field_height(layout, field, &head,
							rows_width(i + 1, layout->at.width, layout->paper->column_gap))
					 : ROWS_UNFIT;
	if (isinf(need.height[0]))
		need.height[0] = layout->paper->blank;
	return need;
}

/* ---- a line of fields ------------------------------------------------------------------------------------------ */

/* Strips of a field's own, their tops counted from its first. */
static GArray *cell_set(struct layout *layout, const struct node *field, double x, double width)
{
	struct place_on before = layout->at;
	GArray *strips = layout->strips, *own = g_array_new(FALSE, TRUE, sizeof(struct strip));
	layout->strips = own;
	layout->cell = true;
	layout->after = 0;
	layout->at.x = x;
	layout->at.width = width;
	layout_anchor(layout, field);
	walk(field, layout->handlers, layout);
	layout->cell = false;
	layout->strips = strips;
	layout->at = before;
	layout_stack(own, 0);
	return own;
}

double strips_height(const GArray *strips)
{
	if (!strips->len)
		return 0;
	const struct strip *last = &g_array_index(strips, struct strip, strips->len - 1);
	return (double)(last->top + last->height);
}

void strips_lower(struct layout *layout, const GArray *strips, double by)
{
	for (guint i = 0; i < strips->len; i++) {
		const struct strip *strip = &g_array_index(strips, struct strip, i);
		for (uint32_t k = 0; k < strip->marks; k++)
			g_array_index(layout->marks, struct mark, strip->mark + k).y += strip->top + (float)by;
	}
}

/* True for what is aligned by its end, so that blanks stand on one line however long their labels are. */
static bool ends_level(const struct node *const *fields, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (fields[i]->field->type == FIELD_CHOICE || fields[i]->field->type == FIELD_CHOICES)
			return false;
	return true;
}

static double field_width(const struct layout *layout, struct rows_line line, unsigned number)
{
	if (line.split == ROWS_ALIKE)
		return rows_width(line.count, layout->at.width, layout->paper->column_gap);
	bool narrow = number == (line.split == ROWS_NARROW_FIRST ? 0 : 1);
	return narrow ? layout->paper->short_least : rest_width(layout);
}

/* The marks of the fields follow each other already: one strip takes them all. */
static void line_set(struct layout *layout, const struct node *const *fields, struct rows_line line)
{
	double height = 0, above = layout->after, x = layout->at.x;
	unsigned count = line.count;
	GArray *cells[ROWS_MOST];
	uint32_t first = layout->marks->len;
	for (unsigned i = 0; i < count; i++) {
		double width = field_width(layout, line, i);
		cells[i] = cell_set(layout, fields[i], x, width);
		height = MAX(height, strips_height(cells[i]));
		x += width + layout->paper->column_gap;
	}
	bool level = ends_level(fields, count);
	for (unsigned i = 0; i < count; i++) {
		strips_lower(layout, cells[i], level ? height - strips_height(cells[i]) : 0);
		g_array_unref(cells[i]);
	}
	layout->after = above;
	struct strip *strip = layout_strip(layout, layout->paper->form_gap, height);
	strip->mark = first;
	strip->marks = layout->marks->len - first;
	layout->after = layout->paper->form_gap;
}

void fields_set(struct layout *layout, const struct node *parent)
{
	GPtrArray *fields = g_ptr_array_new();
	for (const struct node *field = parent->first; field; field = field->next)
		if (field->kind == NODE_FIELD)
			g_ptr_array_add(fields, (void *)field);
	const struct node *const *all = (const struct node *const *)fields->pdata;
	struct need *needs = g_new(struct need, fields->len + 1);
	struct rows_line *lines = g_new(struct rows_line, fields->len + 1);
	for (guint i = 0; i < fields->len; i++)
		needs[i] = need_of(layout, all[i]);
	rows_share(needs, fields->len, layout->paper->form_gap, lines);
	for (guint at = 0; at < fields->len; at += lines[at].count) {
		if (lines[at].count > 1) {
			line_set(layout, all + at, lines[at]);
			continue;
		}
		layout_anchor(layout, all[at]);
		walk(all[at], layout->handlers, layout);
	}
	g_free(lines);
	g_free(needs);
	g_ptr_array_unref(fields);
}
