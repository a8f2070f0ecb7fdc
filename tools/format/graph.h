/* SPDX-License-Identifier: MIT
 * Flowcharts: the one door to Graphviz. DOT text goes in, boxes and lines come out as plain numbers, and each renderer
 * draws them with its own means, so that the chart looks the same on the page, in Word and in print.
 *
 * Nothing of Graphviz runs in this process: a source is first held against what a flowchart may say (names of
 * attributes, size, nesting), then laid out in a child process with little time and memory, which answers with text.
 * Whatever Graphviz does there, the caller gets a chart or NULL and a message.
 *
 * All measures are points (1/72 inch); x runs to the right, y downward, from the chart's top left corner.
 * Text is measured as Liberation Sans (or Arial, whose widths are the same) at CHART_FONT_SIZE and wrapped here:
 * draw each line centred on its x with its baseline at y. Colours, fonts and sizes asked for in the source are not
 * used: the look is the house's. */
#ifndef KEELING_GRAPH_H
#define KEELING_GRAPH_H

#include "base/diag.h"

#include <glib.h>
#include <stdbool.h>

#define CHART_FONT_SIZE 12.0
#define CHART_LINE_HEIGHT 15.0

/* No flowchart that a person can follow is larger. */
#define CHART_NODES_MOST 200u
#define CHART_EDGES_MOST 400u

enum chart_shape { CHART_BOX, CHART_ROUNDED, CHART_DIAMOND, CHART_ELLIPSE };

struct chart_point {
	double x, y;
};

/* A line of a label: x is its middle, y its baseline, width what it takes at CHART_FONT_SIZE. */
struct chart_line {
	char *text;
	double x, y, width;
};

struct chart_node {
	char *name; /* as in the source */
	enum chart_shape shape;
	double x, y, w, h; /* x, y: the top left corner of its box */
	GPtrArray *lines;  /* of struct chart_line *; may be empty */
};

struct chart_edge {
	unsigned tail, head;              /* places in the chart's nodes */
	GArray *points;                   /* of struct chart_point: a start, then three to each Bezier curve */
	bool arrow, arrow_back;           /* a head at the end; one at the start */
	struct chart_point tip, tip_back; /* its point; the line's own end is the middle of the head's base */
	GPtrArray *lines;                 /* of struct chart_line *: its label; may be empty */
};

struct chart {
	double width, height;
	GPtrArray *nodes; /* of struct chart_node *, in the order of the source */
	GPtrArray *edges; /* of struct chart_edge *, by tail, then in the order of the source */
	char *source;     /* its DOT text; NULL where it was not laid out */
};

/* Lays out the DOT text of a flowchart. `place` is that of the block's opening fence: the first line of `dot` stands
 * on the line after it. NULL when the source is refused or the layout failed, with messages in `diag`, which may
 * be NULL where they were given before. The caller frees the chart. */
struct chart *chart_layout(const char *dot, struct place place, struct diag *diag);
void chart_free(struct chart *chart); /* NULL is fine */

/* Everything that chart_layout() would refuse, without the layout: for keeling-check. True when nothing was found. */
bool chart_check(const char *dot, struct place place, struct diag *diag);

/* The chart in words, a line a node without a way onward and a line an edge, in the order of the source:
 * 'Declare', 'Declare -> Review: within 28 days'. Strings and array belong to the caller (g_ptr_array_unref).
 * For tests and dumps. */
GPtrArray *chart_steps(const struct chart *chart);

/* The words of a label on one line. The caller frees it. */
char *chart_label(const GPtrArray *lines);

/* The outline of a node's box as corners, and an arrow's head as a triangle, for those who draw. */
void chart_diamond(const struct chart_node *node, struct chart_point corners[4]);
void chart_arrow(struct chart_point base, struct chart_point tip, struct chart_point corners[3]);

/* How a drawing was arranged, as text: what an earlier run found; and all that is known, in any order. */
void chart_answer_know(const char *dot, const char *answer);
void chart_answers_each(void (*take)(const char *dot, const char *answer, void *data), void *data);

/* A picture of it, made at a scale, for the next that needs it in this run: by its source and the scale in words. What
 * was kept belongs to the run. */
char *chart_picture_name(const struct chart *chart, double scale);
const GByteArray *chart_picture_known(const char *name);
void chart_picture_keep(const char *name, const guint8 *bytes, size_t length);
/* All that are known, in any order. */
void chart_pictures_each(void (*take)(const char *name, const GByteArray *picture, void *data), void *data);

#endif
