/* SPDX-License-Identifier: MIT
 * Labels and hints of the fields of a form, and the room to write in. */
#include "render/pages/form_parts.h"
#include "render/words_plain.h"

char *plain_label(struct layout *layout, const struct node *node)
{
	GString *words = g_string_new(NULL);
	if (node)
		edition_plain(layout->edition, node, words);
	char *text = arena_text(layout->arena, words->str);
	g_string_free(words, TRUE);
	return text;
}

/* Measures the words of a label, then '(required)' where the field is. */
static void label_words(struct layout *layout, const struct node *field, bool bold)
{
	const struct node *label = node_child(field, NODE_LABEL);
	layout->strong += bold;
	if (label)
		walk_children(label, layout->handlers, layout);
	layout->strong -= bold;
	if (field->field->required) {
		char *words = g_strdup_printf(" (%s)", word(layout->words, "required"));
		measure_text(layout->measure, &layout->at.style, layout->stretch, words, field->place);
		g_free(words);
	}
}

/* Measures the author's hint, and in what order a date or time is written. */
static void hint_words(struct layout *layout, const struct node *field)
{
	const struct node *hint = node_child(field, NODE_HINT);
	const char *order = words_order(layout->words, field->field->type);
	struct style style = layout->at.style;
	layout->at.style = layout_style(layout, FONT_REGULAR, layout->paper->small);
	if (hint)
		walk_children(hint, layout->handlers, layout);
	if (order)
		measure_text(layout->measure, &layout->at.style, layout->stretch, " ", field->place);
	if (order)
		measure_text(layout->measure, &layout->at.style, layout->stretch, order, field->place);
	layout->at.style = style;
}

/* The width of what was measured from `pieces` on, which is forgotten. */
static double width_end(struct layout *layout, guint pieces)
{
	measure_end(layout->measure);
	double width = measure_natural(layout->measure);
	g_array_set_size(layout->measure->pieces, pieces);
	layout->dry = false;
	return width;
}

double label_width(struct layout *layout, const struct node *field, bool bold)
{
	guint pieces = layout->measure->pieces->len;
	layout->dry = true;
	measure_begin(layout->measure, false);
	label_words(layout, field, bold);
	return width_end(layout, pieces);
}

double hint_width(struct layout *layout, const struct node *field)
{
	guint pieces = layout->measure->pieces->len;
	layout->dry = true;
	measure_begin(layout->measure, false);
	hint_words(layout, field);
	return width_end(layout, pieces);
}

static void words_begin(struct layout *layout)
{
	measure_begin(layout->measure, false);
	layout->stretch = layout_stretch(layout, layout_tag(layout, layout->at.tag, "P"));
}

static void words_end(struct layout *layout, double gap)
{
	measure_end(layout->measure);
	layout_lines(layout, gap);
	layout->after = 0;
}

void label_set(struct layout *layout, const struct node *field, bool bold)
{
	struct place_on before = layout->at;
	double label = label_width(layout, field, bold), hint = hint_width(layout, field);
	bool beside = label > 0 && hint > 0 && label + hint + before.style.size * 0.7 <= before.width;
	words_begin(layout);
	label_words(layout, field, bold);
	layout->at.tint = TINT_SOFT;
	if (beside) {
		measure_text(layout->measure, &before.style, layout->stretch, " \xC2\xA0", field->place);
		layout->stretch = layout_stretch(layout, layout_tag(layout, layout->at.tag, "P"));
	} else {
		words_end(layout, before.gap);
		words_begin(layout);
	}
	hint_words(layout, field);
	words_end(layout, beside ? before.gap : 0);
	layout->at = before;
	layout->after = 1;
}

void sentence_set(struct layout *layout, const struct node *field)
{
	struct place_on before = layout->at;
	guint first = layout->strips->len;
	words_begin(layout);
	uint32_t stretches = layout->stretches->len;
	label_words(layout, field, false);
	measure_end(layout->measure);
	layout_lines(layout, layout->at.gap);
	layout_captions(layout, stretches);
	if (node_child(field, NODE_HINT)) {
		if (layout->strips->len > first)
			layout_strip_last(layout)->keep = true;
		layout->after = 0;
		layout->at.tint = TINT_SOFT;
		words_begin(layout);
		hint_words(layout, field);
		words_end(layout, 0);
	}
	layout->at = before;
}

uint32_t label_line(struct layout *layout, const struct node *field)
{
	words_begin(layout);
	label_words(layout, field, true);
	measure_end(layout->measure);
	struct lines lines = measure_lines(layout->measure, G_MAXFLOAT, 0);
	return lines.count ? lines.first : layout_line(layout, layout->at.tag, "");
}
