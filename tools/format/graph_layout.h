/* SPDX-License-Identifier: MIT
 * The child's half of a flowchart: parses and lays out with Graphviz, and answers in lines of text, fields parted by
 * tabs, strings escaped as by g_strescape(), numbers with two decimals:
 *
 *   error  syntax|size|attribute  line in the source, 0 for none  words
 *   chart  width  height
 *   node   shape  x y w h  name
 *   edge   tail  head  arrow  arrow-back  tip x y  tip-back x y  x y ...
 *   line   x y width  text         of the node or edge before it
 *   end
 *
 * For format/graph.c only, within child_run(): it changes the locale and descriptors of its process. */
#ifndef KEELING_GRAPH_LAYOUT_H
#define KEELING_GRAPH_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

struct graph_job {
	const char *dot;
	bool layout; /* false: parse and count only */
};

/* Loads Graphviz, in the parent: so it is loaded once, and a fault is told. False with words at the end of `fault`. */
bool graph_layout_ready(GString *fault);

/* `job` is a struct graph_job. */
void graph_layout(void *job, GString *answer);

#endif
