/* SPDX-License-Identifier: MIT
 * A flowchart in SVG: every mark is written here, none comes from Graphviz. For html_charts.c and odt_chart.c. */
#ifndef KEELING_CHART_SVG_H
#define KEELING_CHART_SVG_H

#include <glib.h>

struct chart;

/* A measure with at most one decimal; no locale, no negative zero. And an attribute of that value. */
void svg_number(GString *out, double value);
void svg_attribute(GString *out, const char *name, double value);

/* The boxes (class 'box'), lines ('line'), their tips ('tip') and words, without the svg around them. */
void svg_marks(GString *out, const struct chart *chart);

/* A whole file, with its look. */
void svg_file(GString *out, const struct chart *chart, const char *title);

#endif
