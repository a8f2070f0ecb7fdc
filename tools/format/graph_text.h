/* SPDX-License-Identifier: MIT
 * Labels of flowcharts: their text as people see it, its width, and its lines. For format/graph*.c only. */
#ifndef KEELING_GRAPH_TEXT_H
#define KEELING_GRAPH_TEXT_H

#include <glib.h>

/* The width of a text in points, as Liberation Sans or Arial at CHART_FONT_SIZE. A table of our own, so that a chart
 * is the same on every machine whatever fonts it has. */
double graph_text_width(const char *text);

/* A label of DOT as lines no wider than `width` where the words allow it: '\n', '\l' and '\r' end a line, '\N' is
 * the name of the node, the five named entities are characters. The array owns its strings. */
GPtrArray *graph_text_lines(const char *label, const char *name, double width);

#endif
