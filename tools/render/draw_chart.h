/* SPDX-License-Identifier: MIT
 * A flowchart on a page, as lines, shapes and words. For draw.c. */
#ifndef KEELING_DRAW_CHART_H
#define KEELING_DRAW_CHART_H

#include "format/pdf.h"
#include "render/layout.h"

/* Draws the chart with its top left corner at x, y, as wide as asked. */
void draw_chart(const struct layout *layout, struct pdf *pdf, const struct chart *chart, double x, double y,
		double width);

#endif
