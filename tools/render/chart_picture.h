/* SPDX-License-Identifier: MIT
 * A flowchart as a small grey picture, for readers who can't show the shapes of Word or OpenDocument. For
 * docx_chart.c and odt_chart.c. */
#ifndef KEELING_CHART_PICTURE_H
#define KEELING_CHART_PICTURE_H

#include <glib.h>
#include <stdbool.h>

struct chart;
struct fonts;

/* Appends a PNG of the chart, `scale` of its size. False where none can be made. */
bool chart_picture(const struct chart *chart, struct fonts *fonts, double scale, GByteArray *out);

#endif
