/* SPDX-License-Identifier: MIT
 * A flowchart: drawn, and said in words below. */
#include "format/graph.h"
#include "render/pages/layout.h"

/* What stands in the words between two steps. */
#define STEPS "; "
/* The smallest type in a chart that can be read in print. */
#define TYPE_LEAST 9.0

/* Measures the words of labels once, so that a character that no font has is said with its place. */
static void labels_check(struct layout *layout, const GPtrArray *lines, struct place place)
{
	guint pieces = layout->measure->pieces->len;
	for (guint i = 0; i < lines->len; i++) {
		measure_begin(layout->measure, false);
		measure_text(layout->measure, &layout->at.style, NONE,
			     ((const struct chart_line *)lines->pdata[i])->text, place);
		measure_end(layout->measure);
	}
	g_array_set_size(layout->measure->pieces, pieces);
}

/* A chart needs all the width there is: it reaches into the column of numbers. */
static double chart_room(const struct layout *layout)
{
	return layout->at.x + layout->at.width - layout->paper->left;
}

/* What is left of the page on which the strips so far end. */
static double room_left(struct layout *layout)
{
	GArray *pages = g_array_new(FALSE, TRUE, sizeof(struct page));
	arrange(layout->strips, layout->room, layout->room_turned, pages);
	g_array_unref(pages);
	double used =
		layout->strips->len ? (double)(layout_strip_last(layout)->top + layout_strip_last(layout)->height) : 0;
	return layout->room - used - MAX(layout->at.gap, layout->after);
}

/* How large the chart is drawn in a height; never larger than it is. */
static double chart_scale(const struct layout *layout, const struct chart *chart, double height)
{
	return MIN(1, MIN(chart_room(layout) / chart->width, MAX(height, 0) / chart->height));
}

static void chart_picture(struct layout *layout, const struct node *node, struct chart *chart, double scale)
{
	double left = layout->paper->left, width = chart_room(layout);
	uint32_t tag = layout_tag(layout, layout->at.tag, "Figure");
	layout_tag_get(layout, tag)->alt = node->words ? node->words : word(layout->words, "flowchart");
	uint32_t stretch = layout_stretch(layout, tag);
	g_ptr_array_add(layout->charts, chart);
	for (guint i = 0; i < chart->nodes->len; i++)
		labels_check(layout, ((const struct chart_node *)chart->nodes->pdata[i])->lines, node->place);
	for (guint i = 0; i < chart->edges->len; i++)
		labels_check(layout, ((const struct chart_edge *)chart->edges->pdata[i])->lines, node->place);
	layout_strip(layout, layout->at.gap, chart->height * scale);
	layout_mark(layout, (struct mark){.kind = MARK_CHART,
					  .what = layout->charts->len - 1,
					  .stretch = stretch,
					  .x = (float)(left + (width - chart->width * scale) / 2),
					  .width = (float)(chart->width * scale),
					  .height = (float)(chart->height * scale)});
	layout->after = layout->at.gap;
}

static void chart_words(struct layout *layout, const struct node *node)
{
	struct place_on before = layout->at;
	layout->at.keep = true;
	layout->at.style.role = FONT_BOLD;
	layout_words(layout, "P", word(layout->words, "flowchart-in-words"), before.gap);
	layout->at = before;
	uint32_t list = layout_tag(layout, layout->at.tag, "L");
	layout_tag_get(layout, list)->numbering = "Decimal";
	char **steps = g_strsplit(node->words, STEPS, -1);
	unsigned number = 0;
	for (char **step = steps; *step; step++) {
		char *words = g_strstrip(*step);
		if (!*words)
			continue;
		uint32_t item = layout_tag(layout, list, "LI"), label = layout_tag(layout, item, "Lbl");
		char *count = g_strdup_printf("%u.", ++number);
		layout->at.tag = layout_tag(layout, item, "LBody");
		layout_label(layout, label, count, before.x);
		layout->at.x = before.x + layout->paper->indent;
		layout->at.width = before.width - layout->paper->indent;
		layout_words(layout, NULL, words, before.gap * 0.5);
		g_free(count);
		layout->at = before;
	}
	g_strfreev(steps);
	layout->after = layout->at.gap;
}

bool pages_chart(void *out, const struct node *node)
{
	struct layout *layout = out;
	layout_label_flush(layout);
	if (layout->dry || layout->cell)
		return false;
	struct chart *chart = chart_layout(node->text, node->place, layout->diag);
	bool words = node->words && *node->words, drawn = chart && chart->width > 0 && chart->height > 0;
	double page = drawn ? chart_scale(layout, chart, layout->room * 0.98) : 0;
	double rest = drawn ? chart_scale(layout, chart, room_left(layout)) : 0;
	/* Where what is left of the page is too little, the words come first and the chart has the next page. */
	bool here = rest >= MIN(page, TYPE_LEAST / CHART_FONT_SIZE);
	if (words && !here)
		chart_words(layout, node);
	if (drawn)
		chart_picture(layout, node, chart, here ? rest : page);
	else
		chart_free(chart);
	if (words && here)
		chart_words(layout, node);
	return false;
}
