/* SPDX-License-Identifier: MIT
 * What the DOT text of a flowchart may say, held against it before Graphviz sees a byte: size, nesting, one graph
 * only, names and values of attributes. Its syntax beyond that is Graphviz's to judge. For format/graph*.c only. */
#ifndef KEELING_GRAPH_SOURCE_H
#define KEELING_GRAPH_SOURCE_H

#include "base/diag.h"

#include <stdbool.h>

/* True when nothing was found; else each finding is in `diag`, at its line (the first is place.line + 1). */
bool graph_source_check(const char *dot, struct place place, struct diag *diag);

#endif
