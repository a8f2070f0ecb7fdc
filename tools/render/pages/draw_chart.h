/* SPDX-License-Identifier: MIT
 * A flowchart on a page, as lines, shapes and words. For draw_words.c. */
#ifndef KEELING_DRAW_CHART_H
#define KEELING_DRAW_CHART_H

#include "render/pages/draw_parts.h"

/* Draws the chart with its top left corner at x, y, as wide as asked; its words belong to the stretch. */
void draw_chart(struct drawing *drawing, const struct chart *chart, uint32_t stretch, double x, double y, double width);

#endif
