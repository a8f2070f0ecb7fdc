/* SPDX-License-Identifier: MIT
 * The cells of a row, or of the heads of a table, as a comparison sees them. Within explain/. */
#ifndef KEELING_EXPLAIN_CELLS_H
#define KEELING_EXPLAIN_CELLS_H

#include "compare/units/units.h"

/* Their words, of char *; the caption of a table comes first, "" for none. The caller unrefs it. */
GPtrArray *cells_of(const struct side *side, uint32_t unit);

/* Those of one list that the other has not. The caller unrefs it. */
GPtrArray *cells_alone(const GPtrArray *cells, const GPtrArray *other);

#endif
