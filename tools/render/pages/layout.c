/* SPDX-License-Identifier: MIT */
#include "render/pages/layout.h"

#include <string.h>

/* ---- tags, stretches, strips, marks ------------------------------------------------------------------------------ */

uint32_t layout_tag(struct layout *layout, uint32_t parent, const char *type)
{
	if (layout->dry)
		return NONE;
	struct tag tag = {.parent = parent, .type = type};
	g_array_append_val(layout->tags, tag);
	return layout->tags->len - 1;
}

struct tag *layout_tag_get(const struct layout *layout, uint32_t tag)
{
	return &g_array_index(layout->tags, struct tag, tag);
}

uint32_t layout_stretch(struct layout *layout, uint32_t tag)
{
	if (layout->dry)
		return NONE;
	struct stretch stretch = {.tag = tag, .tint = layout->at.tint};
	g_array_append_val(layout->stretches, stretch);
	return layout->stretches->len - 1;
}

struct stretch *layout_stretch_get(const struct layout *layout, uint32_t stretch)
{
	return &g_array_index(layout->stretches, struct stretch, stretch);
}

void layout_anchor(struct layout *layout, const struct node *node)
{
	g_array_append_val(layout->waiting, node->index);
}

struct strip *layout_strip(struct layout *layout, double gap, double height)
{
	struct strip strip = {
		.gap = (float)MAX(gap, layout->after),
		.height = (float)height,
		.mark = layout->marks->len,
		.keep = layout->at.keep,
		.shade = layout->shade,
		.turned = layout->turned,
		.bar = layout->bar,
	};
	layout->after = 0;
	g_array_append_val(layout->strips, strip);
	for (guint i = 0; !layout->cell && i < layout->waiting->len; i++) {
		uint32_t *anchor = &layout->anchors[g_array_index(layout->waiting, uint32_t, i)];
		*anchor = *anchor ? *anchor : layout->strips->len;
	}
	if (!layout->cell)
		g_array_set_size(layout->waiting, 0);
	return layout_strip_last(layout);
}

struct strip *layout_strip_last(const struct layout *layout)
{
	return &g_array_index(layout->strips, struct strip, layout->strips->len - 1);
}

void layout_stack(GArray *strips, float y)
{
	for (guint i = 0; i < strips->len; i++) {
		struct strip *strip = &g_array_index(strips, struct strip, i);
		y += i ? strip->gap : 0;
		strip->top = y;
		y += strip->height;
	}
}

void layout_mark(struct layout *layout, struct mark mark)
{
	g_array_append_val(layout->marks, mark);
	layout_strip_last(layout)->marks++;
}

/* ---- words and lines ------------------------------------------------------------------------------------------- */

struct style layout_style(const struct layout *layout, enum font_role role, double size)
{
	double leading = layout->leading;
	/* Large type needs less room between lines. */
	if (size > layout->paper->heading)
		leading = 1 + (leading - 1) * 0.6;
	return (struct style){.role = role, .size = size, .leading = size * leading};
}

uint32_t layout_line(struct layout *layout, uint32_t tag, const char *words)
{
	struct measure *measure = layout->measure;
	measure_begin(measure, false);
	measure_text(measure, &layout->at.style, layout_stretch(layout, tag), words, (struct place){0});
	measure_end(measure);
	struct lines lines = measure_lines(measure, G_MAXFLOAT, 0);
	if (lines.count)
		return lines.first;
	struct line empty = {.height = (float)layout->at.style.leading};
	g_array_append_val(measure->lines, empty);
	return measure->lines->len - 1;
}

void layout_indent(struct layout *layout, double by)
{
	by = MIN(by, MAX(0, layout->at.width - 10 * layout->at.style.size));
	layout->at.x += by;
	layout->at.width -= by;
}

void layout_label(struct layout *layout, uint32_t tag, const char *words, double x)
{
	/* The space parts the number from the words where the page is read out or searched. */
	char *text = g_strconcat(words, "\xC2\xA0", NULL);
	layout->label = layout_line(layout, tag, text) + 1;
	layout->label_x = x;
	g_free(text);
}

/* How much further in a first line begins because the label reaches into it. */
static double label_room(const struct layout *layout)
{
	if (!layout->label)
		return 0;
	double end = layout->label_x + (double)measure_line(layout->measure, layout->label - 1)->width;
	return MAX(0, end - layout->at.x);
}

static void label_mark(struct layout *layout, double base)
{
	if (!layout->label)
		return;
	layout_mark(layout, (struct mark){.kind = MARK_LINE,
					  .what = layout->label - 1,
					  .x = (float)layout->label_x,
					  .y = (float)base});
	layout->label = 0;
}

/* A label with no words after it, because a table or a chart comes first, has a line of its own. */
void layout_label_flush(struct layout *layout)
{
	if (!layout->label)
		return;
	struct line line = *measure_line(layout->measure, layout->label - 1);
	layout_strip(layout, layout->at.gap, (double)line.height)->keep = true;
	label_mark(layout, (double)line.base);
}

static void line_mark(struct layout *layout, uint32_t number, double indent)
{
	const struct line *line = measure_line(layout->measure, number);
	double x = layout->at.x + indent, spare = layout->at.width - indent - (double)line->width;
	if (layout->at.align == ALIGN_RIGHT)
		x += MAX(spare, 0);
	else if (layout->at.align == ALIGN_CENTRE)
		x += MAX(spare, 0) / 2;
	layout_mark(layout, (struct mark){.kind = MARK_LINE, .what = number, .x = (float)x, .y = line->base});
}

void layout_lines(struct layout *layout, double gap)
{
	if (layout->dry)
		return;
	double indent = label_room(layout);
	struct lines lines = measure_lines(layout->measure, layout->at.width, indent);
	for (uint32_t i = 0; i < lines.count; i++) {
		struct line line = *measure_line(layout->measure, lines.first + i);
		struct strip *strip = layout_strip(layout, i ? 0 : gap, (double)line.height);
		/* Neither the first line nor the last stands alone on its page. */
		if (lines.count > 1 && (i == 0 || i == lines.count - 2))
			strip->keep = true;
		if (!i)
			label_mark(layout, (double)line.base);
		line_mark(layout, lines.first + i, i ? 0 : indent);
	}
	layout->after = MAX(layout->after, gap);
}

void layout_words(struct layout *layout, const char *type, const char *words, double gap)
{
	uint32_t tag = type ? layout_tag(layout, layout->at.tag, type) : layout->at.tag;
	measure_begin(layout->measure, false);
	measure_text(layout->measure, &layout->at.style, layout_stretch(layout, tag), words, (struct place){0});
	measure_end(layout->measure);
	layout_lines(layout, gap);
}

void layout_captions(struct layout *layout, uint32_t stretches)
{
	struct style style = layout->at.style;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	for (uint32_t i = stretches; i < layout->stretches->len; i++) {
		struct stretch stretch = *layout_stretch_get(layout, i);
		if (!stretch.blank)
			continue;
		const char *name = g_array_index(layout->blanks, struct blank, stretch.blank - 1).words;
		uint32_t line = *name ? layout_line(layout, stretch.tag, name) + 1 : NONE;
		layout_stretch_get(layout, i)->caption = line;
	}
	layout->at.style = style;
}

void layout_paragraph(struct layout *layout, const struct node *node, const char *type, double gap)
{
	uint32_t tag = layout->at.direct ? layout->at.tag : layout_tag(layout, layout->at.tag, type);
	layout->at.direct = false;
	layout->stretch = layout_stretch(layout, tag);
	uint32_t stretches = layout->stretches->len;
	measure_begin(layout->measure, false);
	walk_children(node, layout->handlers, layout);
	measure_end(layout->measure);
	if (layout->dry)
		return;
	layout_lines(layout, gap);
	layout_captions(layout, stretches);
}

uint32_t layout_heading(struct layout *layout, unsigned level)
{
	static const char *const types[] = {"H1", "H2", "H3", "H4", "H5", "H6"};
	level = CLAMP(level, 1, MIN(layout->heading + 1, G_N_ELEMENTS(types)));
	layout->heading = level;
	return layout_tag(layout, layout->at.tag, types[level - 1]);
}

/* ---- the blocks under a node ----------------------------------------------------------------------------------- */

static const char *numbering_of(const char *number)
{
	const char *first = number + strcspn(number, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	if (g_ascii_isdigit(*first))
		return "Decimal";
	if (strchr("ivx", *first) && *first)
		return "LowerRoman";
	if (g_ascii_islower(*first))
		return "LowerAlpha";
	return g_ascii_isupper(*first) ? "UpperAlpha" : "None";
}

void layout_blocks(struct layout *layout, const struct node *parent)
{
	uint32_t outside = layout->at.tag, list = NONE;
	for (const struct node *child = parent->first; child; child = child->next) {
		if (child->kind == NODE_TITLE || child->kind == NODE_CAPTION)
			continue;
		if (child->kind != NODE_CLAUSE) {
			list = NONE;
		} else if (!list) {
			list = layout_tag(layout, outside, "L");
			if (!layout->dry)
				layout_tag_get(layout, list)->numbering =
					numbering_of(edition_number(layout->edition, child));
		}
		layout->at.tag = child->kind == NODE_CLAUSE ? list : outside;
		layout_anchor(layout, child);
		walk(child, layout->handlers, layout);
	}
	layout->at.tag = outside;
}
