/* SPDX-License-Identifier: MIT
 * Changes told: as JSON, for the terminal, as an overview and as a table for a committee. All is printed from the
 * changes alone, in the words of the new edition's language. For the commands. */
#ifndef KEELING_EXPLAIN_H
#define KEELING_EXPLAIN_H

#include "compare/changes.h"
#include "explain/reasons.h"
#include "explain/report.h"
#include "explain/transfers.h"

/* As design has it: {"format": 1, "old": ..., "changes": [...], "renumbered": [...], "counts": {...}}. */
void explain_json(const struct changes *changes, const struct reasons *reasons, GString *out);
/* A summary, then each change; with `colour` the words that differ in colour, else [-between-] {+marks+}. */
void explain_text(const struct changes *changes, bool colour, GString *out);
/* The lettered list of a committee report, with its account at the end. `patterns` are its sentences
 * (explain/overview/patterns.h); `transfers`, which may be NULL, what went to another document or came from one. The
 * caller frees it. */
struct report *explain_overview(const struct changes *changes, const struct reasons *reasons,
				const struct words *patterns, const struct transfers *transfers);
/* The same for a report, which may have appendices of its own: 'Appendix E of the Code'. `part` 'A' or 'B' tells one
 * authority's changes, 0 all. */
struct report *explain_overview_outside(const struct changes *changes, const struct reasons *reasons,
					const struct words *patterns, char part);
/* Old number, old text, new number, new text, reason: a row a change. The same of `patterns` and `part`. */
struct report *explain_table(const struct changes *changes, const struct reasons *reasons, const struct words *patterns,
			     char part);

#endif
